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

/** Return whether the site has help lines. @param {Lists | Record<string, never>} support @returns {support is Lists} */
const isLists = (support) => "names" in support;

/** @param {HTMLFormElement} form @param {HTMLInputElement} field */
export async function suggest(form, field) {
  const words = form.dataset;
  const made = await index(words.records ?? "");
  const { support } = made.file;
  const needsSupport = isLists(support) ? sense(support) : () => false;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "ui-suggestions";
  list.role = "listbox";
  list.ariaLabel = words.label ?? "";
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "ui-sr";
  status.role = "status";
  form.append(list, status);
  field.setAttribute("aria-controls", list.id);
  /** @type {Option[]} */
  let options = [];
  let active = -1;

  function close() {
    list.hidden = true;
    field.ariaExpanded = "false";
    activate(-1);
  }

  /** @param {number} next */
  function activate(next) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = next;
    const chosen = list.children[active];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  }

  /** @param {string} text @returns {Option[]} */
  function find(text) {
    if (text.length < LEAST) return [];
    if (needsSupport(text)) return [{ title: words.support ?? "", kind: "", go: () => form.requestSubmit() }];
    return made.suggest(text, MOST).map(({ title, kind, path }) => ({
      title,
      kind,
      go: () => {
        give("markera", made.marks(made.search(text).asked));
        location.assign((words.root ?? "") + path);
      },
    }));
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

  function show() {
    options = find(field.value.trim());
    list.replaceChildren(...options.map(row));
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !options.length;
    field.ariaExpanded = String(!list.hidden);
    status.textContent =
      field.value.trim().length < LEAST
        ? ""
        : ((options.length === 1 ? words.one : words.many)?.replace("{n}", String(options.length)) ?? "");
  }

  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, WAIT);
  });
  field.addEventListener("blur", () => {
    clearTimeout(timer);
    close();
  });
  field.addEventListener("keydown", (event) => {
    const last = options.length - 1;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "ArrowDown" && list.hidden && options.length) show();
    else if (event.key === "ArrowDown" && !list.hidden) activate(active === last ? -1 : active + 1);
    else if (event.key === "ArrowUp" && !list.hidden) activate(active === -1 ? last : active - 1);
    else if (event.key === "Enter" && !list.hidden && active >= 0) options[active].go();
    else return;
    event.preventDefault();
  });
  if (document.activeElement === field && field.value) show();
}
