// The search page: results while typing, and a sentence on how well they match. The records load when the field is used.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find as element } from "../lib/find.js";
import { sense } from "../support/needs-support.js";
import { give, take } from "./hand-over.js";
import { marked } from "./marking.js";

/** @typedef {import("./question.js").Asked} Asked */
/** @typedef {import("./search-index.js").Hit} Hit */
/** @typedef {import("./search-index.js").Index} Index */
/** @typedef {import("./search-index.js").Result} Result */

const PAGE = 20;
const WAIT = 50;
const SLOW = 400;

/** Return the number of pages of some hits; several may be places on one. @param {Hit[]} hits */
const pages = (hits) => new Set(hits.map(({ path }) => path.split("#")[0])).size;

/** Which sentence is true of a result, and the words in it. @param {Result} result @returns {{says: string, n: number, x?: string, y?: string}} */
function verdict({ hits, whole, asked }) {
  if (!hits.length) return { says: "none", n: 0 };
  if (whole) return { says: asked.length > 1 ? "all" : "word", n: pages(hits.filter((hit) => hit.whole)) };
  const corrected = asked.find(({ how }) => how === "corrected");
  if (corrected) return { says: "meant", n: pages(hits), x: corrected.typed, y: corrected.meant };
  const [first, ...more] = asked.filter(({ how }) => how !== "exact");
  if (first?.stems.size && !more.length)
    return { says: "near", n: pages(hits), x: first.typed, y: first.meant || first.typed };
  return { says: "some", n: pages(hits) };
}

/** The words of a link to this page, from before fields kept theirs to themselves. They leave the address. */
function linked() {
  const words = new URLSearchParams(location.search).get("q") ?? "";
  if (location.href.includes("?")) history.replaceState(null, "", location.pathname + location.hash);
  return words;
}

/** @param {string} name @param {string} label @param {() => void} act */
function button(name, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `ui-button ${name}`;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.field = element(root, "input", HTMLInputElement);
    this.status = element(root, "[role=status]", HTMLElement);
    this.choices = element(root, ".ui-search-choices", HTMLElement);
    this.list = element(root, ".ui-hits", HTMLElement);
    this.support = document.getElementById("support");
    const lists = document.getElementById("support-words")?.textContent;
    this.needsSupport = lists ? sense(JSON.parse(lists)) : () => false;
    this.turn = 0;
    this.timer = 0;
  }

  async index() {
    return (await import("./load-records.js")).index(this.words.records ?? "");
  }

  listen() {
    const { field } = this;
    field.addEventListener("focus", () => void this.index().catch(() => {}), { once: true });
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.run(), WAIT);
    });
    this.root.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      void this.run();
    });
    field.value = linked() || take("sok") || field.value;
    if (field.value || location.hash === "#support") void this.run();
  }

  /** @param {string[]} [literal] words that are searched as they are written */
  async run(literal = []) {
    const { field, status, support } = this;
    const text = field.value.trim();
    const mine = ++this.turn;
    if (support) support.hidden = !this.needsSupport(text) && location.hash !== "#support";
    if (!text) {
      this.clear();
      status.textContent = "";
      return;
    }
    // On a slow net the first search waits for its file.
    const waiting = setTimeout(() => mine === this.turn && (status.textContent = this.words.loading ?? ""), SLOW);
    try {
      const made = await this.index().finally(() => clearTimeout(waiting));
      if (mine !== this.turn) return;
      const result = made.search(text, literal);
      const { says, ...parts } = verdict(result);
      this.clear();
      this.show(made, result, 0);
      this.offer(result, text);
      const helped = support && !support.hidden ? `${this.words.support ?? ""} ` : "";
      status.textContent = helped + this.sentence(says, { q: text, ...parts });
    } catch {
      if (mine !== this.turn) return;
      this.clear();
      status.textContent = this.sentence("failed", { q: text });
    }
  }

  clear() {
    this.list.replaceChildren();
    this.choices.replaceChildren();
    this.root.querySelector(".ui-more")?.remove();
  }

  /** @param {Index} made @param {Result} result @param {number} from */
  show(made, result, from) {
    const items = result.hits.slice(from, from + PAGE).map((hit) => this.item(made, hit, result.asked));
    this.list.append(...items);
    if (from > 0) items[0].querySelector("a")?.focus();
    this.root.querySelector(".ui-more")?.remove();
    if (result.hits.length > from + PAGE)
      this.list.after(button("ui-more", this.words.more ?? "", () => this.show(made, result, from + PAGE)));
  }

  /** @param {Index} made @param {Hit} hit @param {Asked[]} asked */
  item(made, hit, asked) {
    const li = document.createElement("li");
    const link = document.createElement("a");
    link.href = (this.words.root ?? "") + hit.path;
    link.textContent = hit.title;
    // The page that is reached marks the words too, but never those of one who may need help. In another tab it cannot know them.
    if (!this.needsSupport(this.field.value)) link.addEventListener("click", () => give("markera", made.marks(asked)));
    const kind = document.createElement("p");
    kind.className = "ui-quiet";
    kind.textContent = hit.kind;
    const around = document.createElement("p");
    around.append(...marked(made.excerpt(hit.row, asked), (word) => made.matches(word, asked)));
    li.append(kind, link, around);
    return li;
  }

  /** @param {string} says @param {Record<string, string | number>} parts */
  sentence(says, parts) {
    const pattern = (parts.n === 1 && this.words[`${says}One`]) || this.words[says] || "";
    return pattern.replace(/\{(\w)\}/g, (_, part) => String(parts[part] ?? ""));
  }

  /** Search for a correction, or for the words as written. @param {Result} result @param {string} text */
  offer({ asked }, text) {
    const wrong = asked.filter(({ how }) => how === "corrected");
    if (!wrong.length) return this.choices.replaceChildren();
    const right = wrong.reduce(
      (all, { typed, meant }) => all.replace(new RegExp(typed.replace(/ /g, "\\s+"), "iu"), () => meant),
      text,
    );
    const typed = wrong.map((one) => one.typed);
    const search = (/** @type {string} */ value, /** @type {string[]} */ literal) => {
      this.field.value = value;
      this.field.focus();
      void this.run(literal);
    };
    this.choices.replaceChildren(
      button("ui-meant", right, () => search(right, [])),
      button("ui-anyway", this.sentence("anyway", { x: typed.join(" ") }), () => search(this.field.value, typed)),
    );
  }
}

const root = document.getElementById("search");
if (root) new SearchPage(root).listen();
arrived("search");
