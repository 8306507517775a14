// Which rows a choice shows, and how many each other choice would show. No DOM: rows and choices in, bits and counts out.
// @ts-check

/** One bit a row. @typedef {Uint32Array} Bits */
/** Facet → option → its rows. @typedef {Map<string, Map<string, Bits>>} Index */
/** Facet → chosen options. @typedef {Map<string, Set<string>>} Chosen */
/** A parameter of the address; without options it takes any text. @typedef {{name: string, options?: Set<string>, one?: boolean}} Facet */

const LONGEST = 100;

/** The rows, of `size`, for which `test` holds. @param {number} size @param {(row: number) => boolean} test @returns {Bits} */
export function bits(size, test) {
  const made = new Uint32Array(Math.ceil(size / 32));
  for (let row = 0; row < size; row++) if (test(row)) made[row >> 5] |= 1 << (row & 31);
  return made;
}

/** @param {Bits} set @param {number} row */
export const has = (set, row) => ((set[row >> 5] >>> (row & 31)) & 1) === 1;

/** How many rows a set holds. @param {Bits} set */
export function count(set) {
  let sum = 0;
  for (let word of set) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    sum += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return sum;
}

/** The rows of each option of one facet. @param {number} size @param {string[][]} values the options of each row @returns {Map<string, Bits>} */
export function index(size, values) {
  const made = new Map();
  values.forEach((options, row) => {
    for (const option of options) {
      if (!made.has(option)) made.set(option, new Uint32Array(Math.ceil(size / 32)));
      made.get(option)[row >> 5] |= 1 << (row & 31);
    }
  });
  return made;
}

/** Text to search in: as written and, for who types a for å, without marks. @param {string} text */
export function searchable(text) {
  const lower = text.normalize("NFC").toLowerCase();
  return `${lower}\n${lower.normalize("NFD").replace(/\p{M}/gu, "")}`;
}

/** Whether every word occurs, parts of words too. @param {string} text made by `searchable` @param {string} words */
export const contains = (text, words) =>
  words.normalize("NFC").toLowerCase().split(/\s+/).every((word) => text.includes(word));

/** OR within a facet, AND between facets. A choice that no row knows restricts nothing. @param {Index} index @param {number} size @param {Chosen} chosen @returns {Bits} */
export function visible(index, size, chosen) {
  const shown = bits(size, () => true);
  for (const [facet, options] of chosen) {
    const sets = [...options].flatMap((option) => index.get(facet)?.get(option) ?? []);
    if (!sets.length) continue;
    for (let i = 0; i < shown.length; i++) {
      let any = 0;
      for (const set of sets) any |= set[i];
      shown[i] &= any;
    }
  }
  return shown;
}

/** How many rows each option of a facet has among those that the other facets show. @param {Index} index @param {number} size @param {Chosen} chosen @param {string} facet @returns {Map<string, number>} */
export function counts(index, size, chosen, facet) {
  const others = visible(index, size, new Map([...chosen].filter(([name]) => name !== facet)));
  const each = [...(index.get(facet) ?? [])];
  return new Map(each.map(([option, set]) => [option, count(set.map((word, i) => word & others[i]))]));
}

/** The choice without one option. @param {Chosen} chosen @param {string} facet @param {string} option @returns {Chosen} */
export function without(chosen, facet, option) {
  const kept = [...chosen].map(([name, options]) => {
    return /** @type {[string, Set<string>]} */ ([name, new Set([...options].filter((one) => name !== facet || one !== option))]);
  });
  return new Map(kept.filter(([, options]) => options.size));
}

/** The choice that an address holds, and how many of its values are not among the options. @param {string} search @param {Facet[]} facets @returns {{chosen: Chosen, unknown: number}} */
export function parse(search, facets) {
  const parameters = new URLSearchParams(search);
  /** @type {Chosen} */
  const chosen = new Map();
  let unknown = 0;
  for (const { name, options, one } of facets) {
    const given = parameters.getAll(name).map((value) => value.normalize("NFC").trim().slice(0, LONGEST)).filter(Boolean);
    const known = given.filter((value) => !options || options.has(value));
    unknown += given.length - known.length;
    const kept = new Set(one ? known.slice(0, 1) : known);
    if (kept.size) chosen.set(name, kept);
  }
  return { chosen, unknown };
}

/** The choice as an address's query, always in the facets' order. @param {Chosen} chosen @param {Facet[]} facets */
export function format(chosen, facets) {
  const pairs = facets.flatMap(({ name }) => [...(chosen.get(name) ?? [])].map((value) => [name, value]));
  return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
}
