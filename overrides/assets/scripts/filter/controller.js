// The filter at work: the form, the address and the rows follow each other. Nothing is stored.
// @ts-check
import { bits, count, counts, format, index, parse, ROLE, TYPED, visible, WIDER, without } from "./facet-index.js";
import { FilterForm, one } from "./form.js";
import { showWords, widenings } from "./result-words.js";
import { Rows } from "./rows.js";
import { contains } from "./text.js";

/** @typedef {import("./facet-index.js").Chosen} Chosen */
/** @typedef {import("./facet-index.js").FacetIndex} FacetIndex */
/** @typedef {import("./form.js").Pair} Pair */
/** @typedef {import("./role-relevance.js").Relevance} Relevance */

// Milliseconds until what is typed counts.
const WAIT = 150;
// The facet of the areas that the rows stand under.
const AREA = "omrade";
// Old links say bara=mig for what a role alone says now.
const OLD = { name: "bara", options: new Set(["mig"]) };

/** Call once, after the next frame is painted, or as soon as the function returned is called. @param {() => void} act */
function afterFrame(act) {
  const once = () => {
    act();
    act = () => {};
  };
  requestAnimationFrame(() => setTimeout(once));
  return once;
}

export class Filter {
  /** @param {HTMLFormElement} form @param {Record<string, string>} words @param {Record<string, string>} keywords */
  constructor(form, words, keywords) {
    this.rows = new Rows(one(document, "#rows"), words.forAll, keywords);
    this.size = this.rows.all.length;
    this.form = new FilterForm(form, words, this.size);
    this.heading = one(document, "#resultat");
    this.whole = this.heading.textContent ?? "";
    this.title = document.title;
    this.facets = this.form.facets;
    /** @type {FacetIndex} */
    this.index = new Map(this.form.boxed.map((facet) => [facet, index(this.size, this.rows.values(facet))]));
    /** @type {Chosen} */
    this.chosen = new Map();
    this.shown = bits(this.size, () => true);
    this.unknown = 0;
    this.asked = "";
    /** The role whose rows are known. */
    this.applied = "";
    this.failed = "";
    this.timer = 0;
    /** Does what waits for the next frame. @type {(() => void) | undefined} */
    this.waiting = undefined;
    /** @type {Map<string, Relevance>} */
    this.relevance = new Map();
    /** @type {import("./facet-index.js").Twins} */
    this.twins = [];
    /** @type {[typeof import("./role-relevance.js"), typeof import("./order.js")] | undefined} */
    this.loaded = undefined;
  }

  /** Every option that is chosen and applied, with its facet: a role whose rows are not known narrows nothing. @returns {Pair[]} */
  pairs() {
    const known = this.facets.filter(({ name }) => this.applied || (name !== ROLE && name !== WIDER));
    return known.flatMap(({ name }) =>
      [...(this.chosen.get(name) ?? [])].map((option) => /** @type {const} */ ([name, option])),
    );
  }

  /** Return the choice in words. @param {string} [unsaid] a facet left out */
  names(unsaid) {
    const pairs = this.pairs().filter(([facet]) => facet !== unsaid);
    // Within the line, after its role.
    return pairs
      .map(([facet, option]) => (facet === WIDER ? this.form.words.andWider : this.form.label(facet, option)))
      .join(", ");
  }

  /** The page's address with the choice, but for what is typed. */
  address() {
    return (
      location.pathname +
      format(
        this.chosen,
        this.facets.filter(({ name }) => name !== TYPED),
      )
    );
  }

  /** The address of what is shown, to give to others: with what is typed, and without a role that could not be applied. */
  link() {
    const pairs = new Map(this.pairs().map(([facet]) => [facet, this.chosen.get(facet) ?? new Set()]));
    return location.pathname + format(pairs, this.facets);
  }

  /** The choice without one option; without a role, nothing is wider. @param {Pair} pair */
  less([facet, option]) {
    const rest = without(this.chosen, facet, option);
    if (!rest.has(ROLE)) rest.delete(WIDER);
    return rest;
  }

  /** The choice with all that holds for the role's organisation. */
  wider() {
    return new Map([...this.chosen, [WIDER, new Set([this.form.wider.value])]]);
  }

  /** Show also what holds for the role's organisation, and move there. */
  widen() {
    this.choose(this.wider());
    this.settle();
    const headings = [...this.rows.element.querySelectorAll(":scope > section:not([hidden]) > h3")];
    const last = headings.at(-1);
    if (!(last instanceof HTMLElement)) return;
    last.tabIndex = -1;
    last.focus();
  }

  /** Return the number of rows that a choice shows. @param {Chosen} chosen */
  number(chosen) {
    return count(visible(this.index, this.size, chosen, this.twins));
  }

  /** A new choice from the reader. It gets an address of its own, unless the address stays. @param {Chosen} chosen */
  choose(chosen) {
    if (!chosen.has(ROLE)) chosen.delete(WIDER);
    this.chosen = chosen;
    this.unknown = 0;
    this.show();
    this.waiting ??= afterFrame(() => {
      this.waiting = undefined;
      const address = this.address();
      if (address !== location.pathname + location.search) history.pushState(null, "", address);
      this.tell();
    });
    void this.askRole();
  }

  /** Do at once what would wait for the next frame. */
  settle() {
    this.waiting?.();
  }

  /** A choice made with a button; focus goes to the chip that stands there now, or to the results. @param {Chosen} chosen @param {number} [place] */
  press(chosen, place = Infinity) {
    this.choose(chosen);
    this.settle();
    this.form.query.value = [...(this.chosen.get(TYPED) ?? [""])][0];
    (this.form.chip(place) ?? this.heading).focus();
  }

  /** Read the choice from the address, and remove typed text and unknown values from it. */
  follow() {
    const { query } = this.form;
    const { chosen, unknown } = parse(location.search, [...this.facets, OLD]);
    const stale = [TYPED, OLD.name, ...(chosen.has(ROLE) ? [] : [WIDER])].some((name) =>
      new URLSearchParams(location.search).has(name),
    );
    if (!chosen.has(ROLE)) chosen.delete(WIDER);
    chosen.delete(OLD.name);
    if (query.value && !chosen.has(TYPED)) chosen.set(TYPED, new Set([query.value]));
    Object.assign(this, { chosen, unknown });
    query.value = [...(chosen.get(TYPED) ?? [""])][0];
    if (stale) history.replaceState(null, "", this.address() + location.hash);
    this.apply();
    void this.askRole();
  }

  /** Fetch the chosen role's rows and show them. Until then no row is narrowed by the role or named after it. */
  async askRole() {
    const [id = ""] = this.chosen.get(ROLE) ?? [];
    if (id === this.asked) return;
    this.asked = id;
    if (this.applied) this.take("", new Map());
    if (!id && !this.failed) return;
    this.failed = "";
    this.form.fail("");
    if (!id) return;
    const parts = Promise.all([import("./role-relevance.js"), import("./order.js")]);
    const answer = await parts.then(([{ read }]) => read(this.form.folder(id))).catch(() => null);
    if (this.asked !== id) return;
    this.loaded ??= answer ? await parts : undefined;
    if (answer) this.take(id, answer);
    else this.failed = id;
    this.form.fail(this.failed);
    this.apply();
  }

  /** Use a role's relevance; without one the rows are as they were. @param {string} id @param {Map<string, Relevance>} relevance */
  take(id, relevance) {
    Object.assign(this, { applied: id, relevance });
    const { ids } = this.rows;
    const places = new Map(ids.map((one, row) => [one, row]));
    /** The tier that a row stands in: that of the row that stands for it too. @param {number} row */
    const tier = (row) => relevance.get(relevance.get(ids[row])?.of ?? ids[row])?.tier;
    /** @param {(tier: string) => boolean} test @returns {import("./facet-index.js").Bits} */
    const those = (test) => bits(this.size, (row) => test(tier(row) ?? ""));
    this.index.set(ROLE, new Map(id ? [[id, those((one) => one === "1" || one === "2")]] : []));
    this.index.set(WIDER, new Map(id ? [[this.form.wider.value, those((one) => one === "3")]] : []));
    this.twins = [...relevance].flatMap(([twin, { of = "" }]) => {
      const [row, first] = [places.get(twin), places.get(of)];
      return row === undefined || first === undefined ? [] : [[row, first]];
    });
    const [roles, order] = this.loaded ?? [];
    const { words } = this.form;
    roles?.mark(this.rows, relevance, words.why);
    if (!id) order?.restore(this.rows);
    else order?.arrange(this.rows, tier, words);
    if (!id) this.apply();
  }

  /** Fetch the role's file again. */
  async retry() {
    this.asked = "";
    await this.askRole();
    if (this.applied) this.heading.focus();
  }

  /** Show the choice everywhere. The announcement waits for a pause. */
  apply() {
    this.show();
    this.tell();
  }

  /** Show the rows of the choice: what is first painted. */
  show() {
    const [query] = this.chosen.get(TYPED) ?? [];
    this.index.set(
      TYPED,
      new Map(query ? [[query, bits(this.size, (i) => contains(this.rows.texts()[i], query))]] : []),
    );
    this.shown = visible(this.index, this.size, this.chosen, this.twins);
    this.rows.show(this.shown);
  }

  /** Show the choice in the form, with its counts, chips and words. */
  tell() {
    const narrow = this.less([WIDER, this.form.wider.value]);
    const more = this.applied ? this.number(this.wider()) - this.number(narrow) : 0;
    this.form.check(this.chosen, more);
    for (const facet of this.form.boxed)
      this.form.count(facet, counts(this.index, this.size, this.chosen, facet, this.twins));
    const areas = this.index.get(AREA);
    const inPlace = this.rows.groups === this.rows.home;
    this.form.share((area) => count(areas?.get(area)?.map((word, i) => word & this.shown[i]) ?? this.shown), inPlace);
    this.form.warn(this.unknown);
    const offered = more && count(this.shown) && !this.chosen.has(WIDER);
    this.form.offer(offered ? this.form.fill(this.form.words.addWider, more) : "", () => this.widen());
    this.showChips(more);
    showWords(this, count(this.shown), this.names(), this.chosen.has(WIDER) ? 0 : more);
  }

  /** @param {number} more how many rows the wider choice would add */
  showChips(more) {
    const pairs = this.pairs();
    this.form.choose(
      pairs,
      (pair, place) => this.press(this.less(pair), place),
      () => this.press(new Map()),
    );
    const [text, buttons] = count(this.shown) ? ["", []] : widenings(this, pairs, more);
    this.form.showEmpty(text, buttons);
  }

  /** Show the choice of the form, and move to the results. */
  submit() {
    this.choose(this.form.read());
    this.settle();
    this.heading.focus();
  }

  /** Link, print, files or a plan of the rows that are shown. @param {string} wish @param {Promise<boolean>} [copied] */
  async run(wish, copied) {
    if (wish === "retry") return this.retry();
    await (await import("./selection-actions.js")).run(wish, this, copied);
  }
}

/** @param {HTMLFormElement} element @param {Record<string, string>} words @param {Record<string, string>} keywords words that are searched but not shown → ids of rows */
export function start(element, words, keywords) {
  const filter = new Filter(element, words, keywords);
  const { form } = filter;
  let typing = 0;
  element.addEventListener("change", ({ target }) => target === form.query || filter.choose(form.read()));
  form.query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => filter.choose(form.read()), WAIT);
  });
  element.addEventListener("submit", () => clearTimeout(typing));
  addEventListener("popstate", () => filter.follow());
  // Choices made before the script loaded count, unless the address holds one.
  const chosen = form.read();
  if (chosen.size && !location.search) filter.choose(chosen);
  else filter.follow();
  return filter;
}
