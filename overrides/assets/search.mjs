// The search page: results as one types. The engine loads at the first word, and nothing typed enters an address.
// @ts-check
import { sense } from "./support.mjs";

/** @typedef {{raw_url?: string, url: string, excerpt: string, meta: {title: string, kind: string, text?: string}}} Hit */
/** @typedef {{id: string, score: number, data: () => Promise<Hit>}} Found */
/** @typedef {{search: (query: string) => Promise<{results: Found[]}>, options: (options: object) => Promise<void>}} Engine */

const PAGE = 20;
const WAIT = 200;
const FEW = 3;
// A word as written counts for more than one that only shares its stem; tests/queries.yaml holds it.
const CLOSE = 5;

/** Each hit once, the best first. @param {Found[]} hits */
function best(hits) {
  const once = new Map();
  for (const hit of hits) if (!once.has(hit.id) || once.get(hit.id).score < hit.score) once.set(hit.id, hit);
  return [...once.values()].sort((a, b) => b.score - a.score);
}

/** A hit's words around what was found; where that is only among its keywords, its first words. @param {Hit} hit */
function excerpt(hit) {
  const [own] = hit.excerpt.split("‖");
  return own.includes("<mark>") ? own : (hit.meta.text ?? "");
}

/** An excerpt as text and marks, and nothing else that its HTML may hold. @param {string} html */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node) => {
    const part = document.createElement(node.nodeName === "MARK" ? "mark" : "span");
    part.textContent = node.textContent;
    return part;
  });
}

/** The words that the header's field or an old link asks for; afterwards they stand nowhere. */
function handedOver() {
  const linked = new URLSearchParams(location.search).get("q");
  if (location.href.includes("?")) history.replaceState(null, "", location.pathname + location.hash);
  try {
    const given = sessionStorage.getItem("sok");
    sessionStorage.removeItem("sok");
    return linked ?? given ?? "";
  } catch {
    return linked ?? "";
  }
}

/** @param {HTMLElement} root */
function start(root) {
  const words = root.dataset;
  const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
  const status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (root.querySelector(".hits"));
  const support = document.getElementById("support");
  const lists = document.getElementById("support-words")?.textContent;
  const needsSupport = lists ? sense(JSON.parse(lists)) : () => false;
  const small = new Set((words.small ?? "").split(" "));
  /** @type {Promise<Engine> | undefined} */
  let loading;
  let turn = 0;

  async function load() {
    /** @type {Engine} */
    const loaded = await import(new URL(words.index ?? "", location.href).href);
    await loaded.options({ ranking: { termSimilarity: CLOSE } });
    return loaded;
  }
  const engine = () => (loading ??= load());

  /** What matches every word, or else, inexactly, what matches some. @param {string} text */
  async function find(text) {
    const { search } = await engine();
    let all = (await search(text)).results;
    // Swedish genitives, which the stemmer leaves alone: "företagares".
    const plain = text.replace(/(\p{L}{4})s(?!\p{L})/gu, "$1");
    if (all.length < FEW && plain !== text) all = best([...all, ...(await search(plain)).results]);
    if (all.length) return { found: all, exact: true };
    const rest = text.split(/\s+/).filter((word) => !small.has(word.toLowerCase()));
    const again = rest.length ? (await search(rest.join(" "))).results : [];
    if (again.length) return { found: again, exact: false };
    const each = await Promise.all(rest.map(async (word) => (await search(word)).results));
    return { found: best(each.flat()), exact: false };
  }

  /** @param {Hit} hit */
  function item(hit) {
    const li = document.createElement("li");
    const link = document.createElement("a");
    link.href = (words.root ?? "") + (hit.raw_url ?? hit.url).replace(/^\//, "");
    link.textContent = hit.meta.title;
    const kind = document.createElement("p");
    kind.className = "quiet";
    kind.textContent = hit.meta.kind;
    const around = document.createElement("p");
    around.append(...marked(excerpt(hit)));
    li.append(kind, link, around);
    return li;
  }

  /** @param {Found[]} found @param {number} from */
  async function show(found, from) {
    const mine = turn;
    const hits = await Promise.all(found.slice(from, from + PAGE).map((hit) => hit.data()));
    if (mine !== turn) return;
    if (from === 0) list.replaceChildren();
    const items = hits.map(item);
    list.append(...items);
    if (from > 0) items[0].querySelector("a")?.focus();
    root.querySelector(".more")?.remove();
    if (found.length > from + PAGE) list.after(moreButton(() => show(found, from + PAGE)));
  }

  /** @param {() => void} act */
  function moreButton(act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button more";
    button.textContent = words.more ?? "";
    button.addEventListener("click", act);
    return button;
  }

  /** @param {string | undefined} pattern @param {string} text @param {number} [count] */
  const say = (pattern, text, count = 0) => {
    status.textContent = (pattern ?? "").replace("{q}", text).replace("{n}", String(count));
  };

  async function run() {
    const text = field.value.trim();
    const mine = ++turn;
    if (support) support.hidden = !needsSupport(text);
    root.querySelector(".more")?.remove();
    if (!text) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const { found, exact } = await find(text);
      if (mine !== turn) return;
      const pattern = !found.length ? words.none : !exact ? words.inexact : found.length === 1 ? words.one : words.many;
      await show(found, 0);
      if (mine === turn) say(pattern, text, found.length);
    } catch {
      loading = undefined;
      if (mine !== turn) return;
      list.replaceChildren();
      say(words.failed, text);
    }
  }

  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, WAIT);
  });
  root.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });

  const asked = handedOver();
  if (asked) field.value = asked;
  if (field.value) void run();
}

const root = document.getElementById("search");
if (root) start(root);
