// At most five hits under the header's field while one types: the combobox of the ARIA practices, with a listbox.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
// @ts-check

import { sense } from "../support/needs-support.js";
import { give } from "./hand-over.js";
import { index } from "./load-records.js";

const MOST = 5;
const LEAST = 2;
const WAIT = 50;

/** @typedef {{title: string, kind: string, go: () => void}} Option */

/** @typedef {import("../support/needs-support.js").Lists} Lists */

/** Return true if the site has help lines. @param {Lists | Record<string, never>} support @returns {support is Lists} */
const isLists = (support) => "names" in support;

/** @param {HTMLFormElement} form @param {HTMLInputElement} field */
export async function suggest(form, field) {
  new Suggestions(form, field, await index(form.dataset.records ?? "")).listen();
}

class Suggestions {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} field @param {import("./search-index.js").Index} index */
  constructor(form, field, index) {
    this.form = form;
    this.field = field;
    this.index = index;
    const { support } = index.file;
    this.needsSupport = isLists(support) ? sense(support) : () => false;
    this.list = document.createElement("ul");
    this.list.id = "suggestions";
    this.list.className = "ui-suggestions";
    this.list.role = "listbox";
    this.list.ariaLabel = form.dataset.label ?? "";
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "ui-sr";
    this.status.role = "status";
    form.append(this.list, this.status);
    field.setAttribute("aria-controls", this.list.id);
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
  }

  listen() {
    const { field } = this;
    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.show(), WAIT);
    });
    field.addEventListener("blur", () => {
      clearTimeout(timer);
      this.close();
    });
    field.addEventListener("keydown", (event) => this.press(event.key) && event.preventDefault());
    if (document.activeElement === field && field.value) this.show();
  }

  /** Return true if a key was one of the list's. @param {string} key */
  press(key) {
    const { list, options, active } = this;
    const last = options.length - 1;
    if (key === "Escape" && !list.hidden) this.close();
    else if (key === "ArrowDown" && list.hidden && options.length) this.show();
    else if (key === "ArrowDown" && !list.hidden) this.activate(active === last ? -1 : active + 1);
    else if (key === "ArrowUp" && !list.hidden) this.activate(active === -1 ? last : active - 1);
    else if (key === "Enter" && !list.hidden && active >= 0) options[active].go();
    else return false;
    return true;
  }

  close() {
    this.list.hidden = true;
    this.field.ariaExpanded = "false";
    this.activate(-1);
  }

  /** @param {number} next */
  activate(next) {
    const { list, field } = this;
    list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = next;
    const chosen = list.children[next];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  }

  /** @param {string} text @returns {Option[]} */
  find(text) {
    const { form, index } = this;
    const { support = "", root = "" } = form.dataset;
    if (text.length < LEAST) return [];
    if (this.needsSupport(text)) return [{ title: support, kind: "", go: () => form.requestSubmit() }];
    return index.suggest(text, MOST).map(({ title, kind, path }) => ({
      title,
      kind,
      go: () => {
        give("markera", index.marks(index.search(text).asked));
        location.assign(root + path);
      },
    }));
  }

  show() {
    const { list, field } = this;
    const text = field.value.trim();
    this.options = this.find(text);
    list.replaceChildren(...this.options.map(row));
    this.active = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !this.options.length;
    field.ariaExpanded = String(!list.hidden);
    const { one = "", many = "" } = this.form.dataset;
    const count = this.options.length;
    this.status.textContent = text.length < LEAST ? "" : (count === 1 ? one : many).replace("{n}", String(count));
  }
}

/** @param {Option} option @param {number} i */
function row({ title, kind, go }, i) {
  const li = document.createElement("li");
  li.id = `suggestion-${i}`;
  li.role = "option";
  li.setAttribute("aria-selected", "false");
  const about = document.createElement("span");
  about.className = "ui-quiet";
  about.textContent = kind;
  li.append(title, " ", about);
  // The field keeps the focus, so that the list is still there when the press ends.
  li.addEventListener("pointerdown", (event) => event.preventDefault());
  li.addEventListener("click", go);
  return li;
}
