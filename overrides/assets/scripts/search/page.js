// The search page: results while typing, and a sentence on how well they match. The records load when the field is used.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find as element } from "../lib/find.js";
import { sense } from "../support/needs-support.js";
import { give, take } from "./hand-over.js";
import { marked } from "./marking.js";

/** @typedef {import("./search-index.js").Asked} Asked */
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

/** @param {HTMLElement} root */
function start(root) {
  const words = root.dataset;
  const field = element(root, "input", HTMLInputElement);
  const status = element(root, "[role=status]", HTMLElement);
  const choices = element(root, ".ui-search-choices", HTMLElement);
  const list = element(root, ".ui-hits", HTMLElement);
  const support = document.getElementById("support");
  const lists = document.getElementById("support-words")?.textContent;
  const needsSupport = lists ? sense(JSON.parse(lists)) : () => false;
  let turn = 0;

  const index = async () => (await import("./load-records.js")).index(words.records ?? "");

  /** @param {Index} made @param {Hit} hit @param {Asked[]} asked */
  function item(made, hit, asked) {
    const li = document.createElement("li");
    const link = document.createElement("a");
    link.href = (words.root ?? "") + hit.path;
    link.textContent = hit.title;
    // The page that is reached marks the words too, but never those of one who may need help. In another tab it cannot know them.
    if (!needsSupport(field.value)) link.addEventListener("click", () => give("markera", made.marks(asked)));
    const kind = document.createElement("p");
    kind.className = "ui-quiet";
    kind.textContent = hit.kind;
    const around = document.createElement("p");
    around.append(...marked(made.excerpt(hit.row, asked), (word) => made.matches(word, asked)));
    li.append(kind, link, around);
    return li;
  }

  /** @param {Index} made @param {Result} result @param {number} from */
  function show(made, result, from) {
    const items = result.hits.slice(from, from + PAGE).map((hit) => item(made, hit, result.asked));
    list.append(...items);
    if (from > 0) items[0].querySelector("a")?.focus();
    root.querySelector(".ui-more")?.remove();
    if (result.hits.length > from + PAGE)
      list.after(button("ui-more", words.more ?? "", () => show(made, result, from + PAGE)));
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

  /** @param {string} says @param {Record<string, string | number>} parts */
  const sentence = (says, parts) => {
    const pattern = (parts.n === 1 && words[`${says}One`]) || words[says] || "";
    return pattern.replace(/\{(\w)\}/g, (_, part) => String(parts[part] ?? ""));
  };

  /** Search for a correction, or for the words as written. @param {Result} result @param {string} text */
  function offer({ asked }, text) {
    const wrong = asked.filter(({ how }) => how === "corrected");
    if (!wrong.length) return choices.replaceChildren();
    const right = wrong.reduce(
      (all, { typed, meant }) => all.replace(new RegExp(typed.replace(/ /g, "\\s+"), "iu"), () => meant),
      text,
    );
    const take = () => {
      field.value = right;
      field.focus();
      void run();
    };
    const literally = () => {
      field.focus();
      void run(wrong.map(({ typed }) => typed));
    };
    choices.replaceChildren(
      button("ui-meant", right, take),
      button("ui-anyway", sentence("anyway", { x: wrong.map(({ typed }) => typed).join(" ") }), literally),
    );
  }

  /** @param {string[]} [literal] words that are searched as they are written */
  async function run(literal = []) {
    const text = field.value.trim();
    const mine = ++turn;
    if (support) support.hidden = !needsSupport(text) && location.hash !== "#support";
    if (!text) {
      clear();
      status.textContent = "";
      return;
    }
    // On a slow net the first search waits for its file.
    const waiting = setTimeout(() => mine === turn && (status.textContent = words.loading ?? ""), SLOW);
    try {
      const made = await index().finally(() => clearTimeout(waiting));
      if (mine !== turn) return;
      const result = made.search(text, literal);
      const { says, ...parts } = verdict(result);
      clear();
      show(made, result, 0);
      offer(result, text);
      const helped = support && !support.hidden ? `${words.support ?? ""} ` : "";
      status.textContent = helped + sentence(says, { q: text, ...parts });
    } catch {
      if (mine !== turn) return;
      clear();
      status.textContent = sentence("failed", { q: text });
    }
  }

  function clear() {
    list.replaceChildren();
    choices.replaceChildren();
    root.querySelector(".ui-more")?.remove();
  }

  let timer = 0;
  field.addEventListener("focus", () => void index().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, WAIT);
  });
  root.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });
  field.value = linked() || take("sok") || field.value;
  if (field.value || location.hash === "#support") void run();
}

const root = document.getElementById("search");
if (root) start(root);
arrived("search");
