// The page's rows in their sections: options, searched text, visibility.
// @ts-check
import { findAll } from "../lib/find.js";
import { idOf } from "../lib/item-id.js";
import { has } from "./facet-index.js";
import { searchable } from "./text.js";

/** @typedef {import("./facet-index.js").Bits} Bits */
/** A section with its rows. Some cells hold for all of them, and stand in one of them, the holder; each has the name of its column, and says for what number of rows it holds.
 * @typedef {{section: HTMLElement, rows: number[], inner: boolean, cells: {cell: HTMLElement, name: string}[], holder: number, number: number}} Group */

/** The words of some elements. @param {Iterable<Element | null>} parts */
const said = (parts) => [...parts].map((part) => part?.textContent).join(" ");

export class Rows {
  /** @param {HTMLElement} results @param {string} forAll what a cell's name ends with where it holds for several rows, with {n} @param {Record<string, string>} keywords words that are searched but not shown → the ids of their rows */
  constructor(results, forAll, keywords) {
    this.element = results;
    this.forAll = forAll;
    this.words = keywords;
    this.all = findAll(results, "[data-item]", HTMLElement);
    /** @type {string[] | undefined} */
    this.named = undefined;
    this.hidden = new Uint8Array(this.all.length);
    /** @type {import("./text.js").Searchable[] | undefined} */
    this.searched = undefined;
    /** @type {Map<Element, number>} */
    const places = new Map(this.all.map((row, i) => [row, i]));
    /** As in the strategy; `groups` is as shown. */
    this.home = [...results.querySelectorAll("section")].map((section) => this.group(section, places));
    this.groups = this.home;
  }

  /** @param {HTMLElement} section @param {Map<Element, number>} places @returns {Group} */
  group(section, places) {
    const rows = [...section.querySelectorAll("[data-item]")].flatMap((row) => places.get(row) ?? []);
    const inner = !section.querySelector("section");
    const cells = inner ? findAll(section, "[rowspan]", HTMLElement) : [];
    const end = this.said(rows.length);
    const named = cells.map((cell) => ({ cell, name: (cell.dataset.label ?? "").slice(0, -end.length || undefined) }));
    return { section, rows, inner, cells: named, holder: rows[0], number: rows.length };
  }

  /** For how many rows a cell holds, after its name. @param {number} rows */
  said(rows) {
    return rows > 1 ? this.forAll.replace("{n}", String(rows)) : "";
  }

  /** The ids of the rows that are shown, in the order shown. @param {Bits} shown */
  shownIds(shown) {
    return this.groups.flatMap(({ inner, rows }) =>
      inner ? rows.filter((row) => has(shown, row)).map((row) => this.ids[row]) : [],
    );
  }

  /** Each row's id. Read once. */
  get ids() {
    return (this.named ??= this.all.map(idOf));
  }

  /** Each row's options of one facet, said of it or of its whole table. @param {string} facet */
  values(facet) {
    return this.all.map((row) => (row.dataset[facet] ?? row.closest("table")?.dataset[facet] ?? "").split(" "));
  }

  /** The searched text of each row: its own words, its table's heading and shared cells, its keywords. Read once. */
  texts() {
    return (this.searched ??= this.read());
  }

  read() {
    const keywords = this.keywords();
    /** @type {import("./text.js").Searchable[]} */
    const texts = [];
    for (const { section, rows, cells } of this.home.filter(({ inner }) => inner)) {
      const shared = said([section.querySelector("caption"), ...cells.map(({ cell }) => cell)]);
      for (const row of rows) {
        const own = said(this.all[row].querySelectorAll("th > a, td ~ td"));
        texts[row] = searchable(`${shared} ${own} ${keywords.get(this.ids[row]) ?? ""}`);
      }
    }
    return texts;
  }

  /** The rows' keywords by id. @returns {Map<string, string>} */
  keywords() {
    const sets = Object.entries(this.words);
    return new Map(sets.flatMap(([words, ids]) => ids.split(" ").map((/** @type {string} */ id) => [id, words])));
  }

  /** Hide all rows but these, and sections without any. @param {Bits} shown */
  show(shown) {
    for (const group of this.groups) {
      const first = group.rows.find((row) => has(shown, row));
      const none = first === undefined;
      if (group.section.hidden !== none) group.section.hidden = none;
      if (none || !group.inner) continue;
      const number = this.showIn(group, shown);
      if (group.holder !== first) this.all[first].append(...group.cells.map(({ cell }) => cell));
      group.holder = first;
      if (group.number === number) continue;
      group.number = number;
      for (const { cell, name } of group.cells) cell.dataset.label = name + this.said(number);
    }
  }

  /** Show a group's rows and return their number. @param {Group} group @param {Bits} shown */
  showIn({ rows }, shown) {
    let number = 0;
    for (const row of rows) {
      const hidden = has(shown, row) ? 0 : 1;
      number += 1 - hidden;
      if (this.hidden[row] === hidden) continue;
      this.hidden[row] = hidden;
      this.all[row].hidden = hidden === 1;
    }
    return number;
  }
}
