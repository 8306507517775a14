// The reader's own word for their work → their role's page, a choice between roles, or the whole list.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find, findAll } from "../lib/find.js";

const MOST = 8;
// Milliseconds until a reader is told that the word is looked up.
const PATIENCE = 400;
// Other words for a role that say what it is, beside a choice.
const EXAMPLES = 3;
/** @typedef {import("./match-role.js").Known} Known */

const load = () => import("./match-role.js");

/** Show the answer's part alone. @param {Element | null} part @param {boolean} isShown */
function show(part, isShown) {
  if (part instanceof HTMLElement) part.hidden = !isShown;
}

class Picker {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.words = root.dataset;
    this.form = find(root, "form", HTMLFormElement);
    this.field = find(root, "input", HTMLInputElement);
    this.status = find(root, "[role=status]", HTMLElement);
    this.choices = find(root, ".ui-picker__choices", HTMLElement);
    // On the page that is the list itself, there is none to open.
    this.all = root.querySelector("details");
    this.elsewhere = root.querySelector(".ui-picker__choices--places");
    this.common = root.querySelector(".ui-picker__common");
    this.byRole = new Map(
      findAll(document, "a[data-role]", HTMLAnchorElement).map((link) => [link.dataset.role ?? "", link]),
    );
    /** @type {Known[]} */
    this.known = [...root.querySelectorAll("option")].map((option) => ({
      word: option.value,
      roles: (option.dataset.roles ?? "").split(" "),
      title: "title" in option.dataset,
    }));
    this.endings = JSON.parse(root.querySelector(".ui-picker__endings")?.textContent ?? "{}");
  }

  listen() {
    const { form, field } = this;
    field.addEventListener("focus", () => void load().catch(() => {}), { once: true });
    // WebKit takes Enter for its list of suggestions, also when nothing in it is chosen, and does not send the form.
    let entered = "";
    field.addEventListener("keydown", ({ key, isComposing }) => {
      entered = key === "Enter" && !isComposing ? field.value : "";
    });
    field.addEventListener("keyup", ({ key }) => {
      if (key === "Enter" && entered && entered === field.value) form.requestSubmit();
      entered = "";
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      entered = "";
      void this.answer(field.value.trim());
    });
  }

  /** @param {string} key @param {string} [typed] */
  say(key, typed = "") {
    this.status.textContent = (this.words[key] ?? "").replace("{q}", () => typed);
  }

  /** Open the page of the role that is meant, or show those to choose from. @param {string} typed */
  async answer(typed) {
    const slow = setTimeout(() => this.say("loading"), PATIENCE);
    const matcher = await load().catch(() => null);
    clearTimeout(slow);
    const { roles, how } = matcher?.meant(typed, this.known, this.endings) ?? { roles: [], how: "none" };
    const like = how === "like";
    const links = roles.flatMap((role) => this.byRole.get(role) ?? []);
    if (links.length === 1 && !like) {
      location.assign(links[0].href);
      return;
    }
    const few = links.length > 0 && links.length <= MOST;
    const some = !few ? "many" : like ? "like" : "several";
    const unknown = Boolean(typed && matcher) && !links.length;
    this.say(!typed ? "empty" : !matcher ? "failed" : unknown ? "unknown" : some, typed);
    this.choices.replaceChildren(...(few ? links.map((link) => this.choice(link)) : []));
    show(this.choices, few);
    // An answer takes the place of the common roles, so that it stands by the field.
    show(this.common, !typed);
    // A reader without a role is asked for a workplace; the whole list is one press away.
    show(this.elsewhere, unknown);
    if (this.all) this.all.open = Boolean(typed) && !few && !(unknown && this.elsewhere);
  }

  /** @param {HTMLAnchorElement} link */
  choice(link) {
    const li = document.createElement("li");
    const workplace = link.closest("[data-workplace]")?.getAttribute("data-workplace") ?? "";
    const where = document.createElement("span");
    where.className = "ui-quiet";
    const own = this.known
      .filter(({ roles, title }) => !title && roles.length === 1 && roles[0] === link.dataset.role)
      .slice(0, EXAMPLES);
    const also = own.length ? `: ${own.map(({ word }) => word).join(", ")}` : "";
    where.textContent = ` ${workplace}${also}`;
    li.append(link.cloneNode(true), where);
    return li;
  }
}

const root = document.getElementById("picker");
if (root) new Picker(root).listen();
arrived("picker");
