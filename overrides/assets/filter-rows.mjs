// The page's rows, in their sections: what each has, what is searched in it, and which are shown.
// @ts-check
import { has, searchable } from "./facets.mjs";
import { idOf } from "./item.mjs";

/** @typedef {import("./facets.mjs").Bits} Bits */
/** A section's rows follow each other: [first, end). Some cells hold for all of them, and stand in one of them, the holder.
 * @typedef {{section: HTMLElement, first: number, end: number, inner: boolean, cells: Element[], holder: number}} Group */

/** The words of some elements. @param {Iterable<Element | null>} parts */
const said = (parts) => [...parts].map((part) => part?.textContent).join(" ");

export class Rows {
  /** @param {HTMLElement} results */
  constructor(results) {
    this.all = /** @type {HTMLElement[]} */ ([...results.querySelectorAll("[data-item]")]);
    /** @type {string[] | undefined} */
    this.named = undefined;
    this.hidden = new Uint8Array(this.all.length);
    /** @type {string[] | undefined} */
    this.searched = undefined;
    const places = new Map(this.all.map((row, i) => [row, i]));
    this.groups = [...results.querySelectorAll("section")].map((section) => this.group(section, places));
  }

  /** @param {HTMLElement} section @param {Map<HTMLElement, number>} places @returns {Group} */
  group(section, places) {
    const inside = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-item]"));
    const first = places.get(inside[0]) ?? 0;
    const inner = !section.querySelector("section");
    const cells = inner ? [...section.querySelectorAll("[rowspan]")] : [];
    return { section, first, end: first + inside.length, inner, cells, holder: first };
  }

  /** Each row's id. Read once. */
  get ids() {
    return (this.named ??= this.all.map(idOf));
  }

  /** Each row's options of one facet, said of it or of its whole table. @param {string} facet */
  values(facet) {
    return this.all.map((row) => (row.dataset[facet] ?? row.closest("table")?.dataset[facet] ?? "").split(" "));
  }

  /** What is searched: the row's own words, its table's heading and shared cells, its keywords. Read once. */
  texts() {
    return (this.searched ??= this.read());
  }

  read() {
    const keywords = this.keywords();
    return this.groups.flatMap(({ section, first, end, inner, cells }) => {
      const shared = said([section.querySelector("caption"), ...cells]);
      const rows = inner ? this.all.slice(first, end) : [];
      return rows.map((row, i) => searchable(`${shared} ${said(row.querySelectorAll("th > a, td[data-label]"))} ${keywords.get(this.ids[first + i]) ?? ""}`));
    });
  }

  /** The rows' keywords by id. They stand beside the form, each set of them once. @returns {Map<string, string>} */
  keywords() {
    const sets = Object.entries(JSON.parse(document.getElementById("keywords")?.textContent ?? "{}"));
    return new Map(sets.flatMap(([words, ids]) => ids.split(" ").map((/** @type {string} */ id) => [id, words])));
  }

  /** Hides all rows but these, and the sections that have none. @param {Bits} shown */
  show(shown) {
    for (const group of this.groups) {
      let first = group.first;
      while (first < group.end && !has(shown, first)) first++;
      const none = first === group.end;
      if (group.section.hidden !== none) group.section.hidden = none;
      if (none || !group.inner) continue;
      this.showIn(group, shown);
      if (group.cells.length && group.holder !== first) this.all[first].append(...group.cells);
      group.holder = first;
    }
  }

  /** @param {Group} group @param {Bits} shown */
  showIn({ first, end }, shown) {
    for (let i = first; i < end; i++) {
      const hidden = has(shown, i) ? 0 : 1;
      if (this.hidden[i] === hidden) continue;
      this.hidden[i] = hidden;
      this.all[i].hidden = hidden === 1;
    }
  }
}
