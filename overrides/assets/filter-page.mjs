// The filter at work: the form, the address and the rows follow each other. Nothing is stored.
// @ts-check
import { bits, contains, count, counts, format, index, parse, visible, without } from "./facets.mjs";
import { Form, one, say } from "./filter-form.mjs";
import { Rows } from "./filter-rows.mjs";

/** @typedef {import("./facets.mjs").Chosen} Chosen */
/** @typedef {import("./facets.mjs").Index} Index */
/** @typedef {import("./filter-form.mjs").Pair} Pair */
/** @typedef {import("./near.mjs").Near} Near */

const WAIT = 300;

export class Filter {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.rows = new Rows(one(document, "#rows"));
    this.size = this.rows.all.length;
    this.form = new Form(form, this.size);
    // On a page about violence, what is typed stays on the page: never in address, title or history.
    this.unsaid = "private" in form.dataset ? "q" : "";
    this.heading = one(document, "#resultat");
    this.whole = this.heading.textContent ?? "";
    this.title = document.title;
    this.facets = this.form.facets;
    /** @type {Index} */
    this.index = new Map(this.form.boxed.map((facet) => [facet, index(this.size, this.rows.values(facet))]));
    /** @type {Chosen} */
    this.chosen = new Map();
    this.shown = bits(this.size, () => true);
    this.unknown = 0;
    this.asked = "";
    this.failed = "";
    this.timer = 0;
    /** @type {Map<string, Near>} */
    this.near = new Map();
  }

  /** Every chosen option with its facet. @returns {Pair[]} */
  pairs() {
    return this.facets.flatMap(({ name }) => [...(this.chosen.get(name) ?? [])].map((option) => /** @type {Pair} */ ([name, option])));
  }

  /** What is chosen, in words. @param {string} [unsaid] a facet left out */
  names(unsaid) {
    return this.pairs().filter(([facet]) => facet !== unsaid).map((pair) => this.form.label(...pair)).join(", ");
  }

  /** The page's address with the choice. @param {string} [unsaid] a facet left out */
  address(unsaid) {
    return location.pathname + format(this.chosen, this.facets.filter(({ name }) => name !== unsaid));
  }

  /** The choice without one option; without a role, nothing is one's own. @param {Pair} pair */
  less([facet, option]) {
    const rest = without(this.chosen, facet, option);
    if (!rest.has("roll")) rest.delete("bara");
    return rest;
  }

  /** A new choice from the reader: each gets an address, but what is typed replaces the last. @param {Chosen} chosen @param {boolean} [typed] */
  choose(chosen, typed = false) {
    if (!chosen.has("roll")) chosen.delete("bara");
    this.chosen = chosen;
    this.unknown = 0;
    history[typed ? "replaceState" : "pushState"](null, "", this.address(this.unsaid));
    this.apply();
    void this.askRole();
  }

  /** A choice made with a button; focus goes to the chip that stands there now, or to the results. @param {Chosen} chosen @param {number} [place] */
  press(chosen, place = Infinity) {
    this.choose(chosen);
    this.form.query.value = [...(this.chosen.get("q") ?? [""])][0];
    (this.form.chip(place) ?? this.heading).focus();
  }

  /** Takes the choice from the address. */
  follow() {
    const { query } = this.form;
    const { chosen, unknown } = parse(location.search, this.facets);
    if (!chosen.has("roll")) chosen.delete("bara");
    if (this.unsaid && query.value && !chosen.has("q")) chosen.set("q", new Set([query.value]));
    Object.assign(this, { chosen, unknown });
    query.value = [...(chosen.get("q") ?? [""])][0];
    if (this.unsaid) history.replaceState(null, "", this.address(this.unsaid));
    this.apply();
    void this.askRole();
  }

  /** Reads from the role's page which rows concern it. */
  async askRole() {
    const [id = ""] = this.chosen.get("roll") ?? [];
    if (id === this.asked) return;
    this.asked = id;
    const { words, mine } = this.form;
    const roles = await import("./near.mjs").catch(() => null);
    const near = (id && (await roles?.read(`${words.roles}${id}/`))) || new Map();
    if (this.asked !== id) return;
    this.near = near;
    this.failed = near.size ? "" : id;
    /** @param {string} tier */
    const upTo = (tier) => bits(this.size, (i) => (near.get(this.rows.ids[i])?.tier ?? "none") <= tier);
    this.index.set("roll", new Map(near.size ? [[id, upTo("3")]] : []));
    this.index.set("bara", new Map(near.size ? [[mine.value, upTo("2")]] : []));
    roles?.mark(this.rows, near, words);
    this.apply();
  }

  /** Shows the choice everywhere, all in one frame; what is announced waits until the reader pauses. */
  apply() {
    const [query] = this.chosen.get("q") ?? [];
    this.index.set("q", new Map(query ? [[query, bits(this.size, (i) => contains(this.rows.texts()[i], query))]] : []));
    this.shown = visible(this.index, this.size, this.chosen);
    this.rows.show(this.shown);
    this.form.check(this.chosen, this.near.size > 0);
    for (const facet of this.form.boxed) this.form.count(facet, counts(this.index, this.size, this.chosen, facet));
    this.form.warn(this.unknown, this.failed);
    this.showChips();
    this.showWords(count(this.shown), this.names());
  }

  showChips() {
    const pairs = this.pairs();
    const none = count(this.shown) === 0;
    /** @param {Pair} pair @returns {[Pair, number]} */
    const way = (pair) => [pair, count(visible(this.index, this.size, this.less(pair)))];
    this.form.choose(pairs, (pair, place) => this.press(this.less(pair), place), () => this.press(new Map()));
    this.form.lead(none ? pairs.map(way) : [], none, (pair) => this.press(this.less(pair)));
  }

  /** @param {number} number @param {string} names */
  showWords(number, names) {
    const { element, words } = this.form;
    const line = this.form.fill(words.shown, number);
    say(one(element, ".shown"), line);
    say(this.heading, names ? line : this.whole);
    say(one(element, "[type=submit]"), this.form.fill(words.show, this.form.noun(number)));
    const selection = one(document, "#selection");
    selection.hidden = !names;
    say(selection, this.form.fill(words.selection, number, names));
    const title = this.names(this.unsaid);
    clearTimeout(this.timer);
    // The title waits too: changing it takes the browser as long as all else here.
    this.timer = window.setTimeout(() => {
      say(one(element, "[role=status]"), line);
      document.title = title ? `${title} – ${this.title}` : this.title;
    }, WAIT);
  }

  /** Shows what stands in the form, and leads to the results. */
  submit() {
    this.choose(this.form.read(), true);
    this.heading.focus();
  }

  /** Link, print, files or a plan of the rows that are shown. @param {string} wish */
  async run(wish) {
    await (await import("./selection.mjs")).run(wish, this);
  }
}

/** @param {HTMLFormElement} element */
export function start(element) {
  const filter = new Filter(element);
  const { form } = filter;
  let typing = 0;
  element.addEventListener("change", ({ target }) => target === form.query || filter.choose(form.read()));
  form.query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => filter.choose(form.read(), true), WAIT / 2);
  });
  element.addEventListener("submit", () => clearTimeout(typing));
  addEventListener("popstate", () => filter.follow());
  // What the reader did before all this was there counts, unless the address says something.
  const chosen = form.read();
  if (chosen.size && !location.search) filter.choose(chosen, chosen.has("q"));
  else filter.follow();
  return filter;
}
