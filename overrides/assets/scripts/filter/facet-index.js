// The rows of a choice, and the number of each other choice. No DOM: rows and choices in, bits and counts out.
// @ts-check

/** One bit a row. @typedef {Uint32Array} Bits */
/** Facet → option → its rows. @typedef {Map<string, Map<string, Bits>>} FacetIndex */
/** Facet → chosen options. @typedef {Map<string, Set<string>>} Chosen */
/** A parameter of the address; without options it takes any text. @typedef {{name: string, options?: Set<string>, one?: boolean}} Facet */

/** Rows that two areas print in the same words: [the one that is left out, the one that stands for both]. @typedef {[number, number][]} Twins */

const LONGEST = 100;
// Typed text stays on the page, because address, history and title may be seen by others.
export const TYPED = "q";
/** The role, and the choice that adds to its rows. */
export const ROLE = "roll";
export const WIDER = "aven";

/** The rows, of `size`, for which `test` holds. @param {number} size @param {(row: number) => boolean} test @returns {Bits} */
export function bits(size, test) {
  const made = new Uint32Array(Math.ceil(size / 32));
  for (let row = 0; row < size; row++) if (test(row)) made[row >> 5] |= 1 << (row & 31);
  return made;
}

/** @param {Bits} set @param {number} row */
export const has = (set, row) => ((set[row >> 5] >>> (row & 31)) & 1) === 1;

/** Return the number of rows in a set. @param {Bits} set */
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

/** The rows that match: OR within a facet, AND between facets. A choice that no row knows restricts nothing. @param {FacetIndex} index @param {number} size @param {Chosen} chosen @returns {Bits} */
function matching(index, size, chosen) {
  const shown = bits(size, () => true);
  /** @param {string} facet */
  const sets = (facet) => [...(chosen.get(facet) ?? [])].flatMap((option) => index.get(facet)?.get(option) ?? []);
  for (const facet of chosen.keys()) {
    // The wider choice adds to the role's rows, and has no effect without a role.
    const found = facet === WIDER ? [] : facet === ROLE ? [...sets(ROLE), ...sets(WIDER)] : sets(facet);
    if (!found.length) continue;
    for (let i = 0; i < shown.length; i++) {
      let any = 0;
      for (const set of found) any |= set[i];
      shown[i] &= any;
    }
  }
  return shown;
}

/** For a role, a row that two areas print is one: the other is taken out of a set that holds both. @param {Bits} set @param {Chosen} chosen @param {Twins} twins */
function once(set, chosen, twins) {
  if (chosen.has(ROLE)) for (const [twin, first] of twins) if (has(set, first)) set[twin >> 5] &= ~(1 << (twin & 31));
  return set;
}

/** The rows that a choice shows. @param {FacetIndex} index @param {number} size @param {Chosen} chosen @param {Twins} [twins] @returns {Bits} */
export const visible = (index, size, chosen, twins = []) => once(matching(index, size, chosen), chosen, twins);

/** Return the number of rows of each option of a facet among those that the other facets show. @param {FacetIndex} index @param {number} size @param {Chosen} chosen @param {string} facet @param {Twins} [twins] @returns {Map<string, number>} */
export function counts(index, size, chosen, facet, twins = []) {
  const others = matching(index, size, new Map([...chosen].filter(([name]) => name !== facet)));
  const each = [...(index.get(facet) ?? [])];
  return new Map(
    each.map(([option, set]) => [
      option,
      count(
        once(
          set.map((word, i) => word & others[i]),
          chosen,
          twins,
        ),
      ),
    ]),
  );
}

/** The choice without one option. @param {Chosen} chosen @param {string} facet @param {string} option @returns {Chosen} */
export function without(chosen, facet, option) {
  const rest = [...chosen].map(([name, options]) => {
    return /** @type {const} */ ([name, new Set([...options].filter((one) => name !== facet || one !== option))]);
  });
  return new Map(rest.filter(([, options]) => options.size));
}

/** The choice that an address holds, and how many of its values are not among the options. @param {string} search @param {Facet[]} facets @returns {{chosen: Chosen, unknown: number}} */
export function parse(search, facets) {
  const parameters = new URLSearchParams(search);
  /** @type {Chosen} */
  const chosen = new Map();
  let unknown = 0;
  for (const { name, options, one } of facets) {
    const given = parameters
      .getAll(name)
      .map((value) => value.normalize("NFC").trim().slice(0, LONGEST))
      .filter(Boolean);
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
