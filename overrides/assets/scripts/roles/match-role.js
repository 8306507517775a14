// A reader's own words for their work → roles, and how certain they are. No DOM.
// @ts-check
import { distance, lower, plain, root, split, stem, words } from "../lib/swedish.js";

/** A title or a synonym, with the roles that it may mean. @typedef {{word: string, roles: string[], title?: boolean}} Known */
/** `sure`: what was typed is a known word. `like`: it resembles one, and is asked about. `none`: it is unknown. @typedef {{roles: string[], how: "sure" | "like" | "none"}} Meant */

const LEAST = 3;
// A misspelt word has at least so many letters.
const LONG = 5;
// From so many letters on, two may be wrong.
const LONGER = 8;
// Words that do not distinguish work.
const SMALL = new Set(words("jag är som en ett på i av för vid hos och arbetar jobbar inom till med det").map(stem));

/** A text as stems; those of one who types no å, ä or ö without marks. @param {string} text @param {(word: string) => string} read */
const read = (text, read) => {
  const all = words(text).map(read);
  const large = all.filter((word) => !SMALL.has(word));
  return (large.length ? large : all).join(" ");
};

/** @param {Known[]} found titles before synonyms */
const rolesOf = (found) => [
  ...new Set(
    [...found.filter(({ title }) => title), ...found.filter(({ title }) => !title)].flatMap(({ roles }) => roles),
  ),
];

/** Return true if a phrase stands whole in another. @param {string} text @param {string} phrase */
const holds = (text, phrase) => ` ${text} `.includes(` ${phrase} `);

/** The words that are nearest to a misspelt one. @param {string} typed @param {Map<string, Known[]>} byStem @param {number} most */
function near(typed, byStem, most) {
  let best = most;
  /** @type {Known[]} */
  let found = [];
  for (const [key, known] of byStem) {
    if (key[0] !== typed[0] || key.length < LONG - 1) continue;
    const far = distance(typed, key, best);
    if (far > best) continue;
    if (far < best) [best, found] = [far, []];
    found.push(...known);
  }
  return found;
}

/** A compound of two known words, by its last: "skolbespisningschef". @param {string} typed @param {Map<string, Known[]>} byStem */
function compound(typed, byStem) {
  const parts = split(typed, (part) => byStem.has(part) || byStem.has(stem(part)), 4);
  // The first says where, and the last what: either may be the reader's own role.
  if (parts.length) return parts.flatMap((part) => byStem.get(part) ?? byStem.get(stem(part)) ?? []);
  const first = [...byStem.keys()]
    .filter((key) => key.length > LONG && !key.includes(" ") && typed.startsWith(key))
    .sort((a, b) => b.length - a.length)[0];
  return byStem.get(first) ?? [];
}

/** The roles that the end of a compound points at, by the longest end that is listed. @param {string} word @param {Record<string, string[]>} endings @param {(word: string) => string} reader */
function ends(word, endings, reader) {
  const fitting = Object.keys(endings).filter(
    (end) => word.length > reader(lower(end)).length + 1 && word.endsWith(reader(lower(end))),
  );
  const longest = Math.max(...fitting.map((end) => end.length));
  return [...new Set(fitting.filter((end) => end.length === longest).flatMap((end) => endings[end]))];
}

/** A text as typed, without marks or not, its stems, and the known words by theirs.
 *  @typedef {{begun: string, bare: boolean, reader: (word: string) => string, text: string, known: Known[], byStem: Map<string, Known[]>}} Typed */

/** @param {string} typed @param {Known[]} known @returns {Typed} */
function readTyped(typed, known) {
  const bare = plain(lower(typed)) === lower(typed);
  const reader = bare ? root : stem;
  /** @type {Map<string, Known[]>} */
  const byStem = new Map();
  for (const one of known) byStem.set(read(one.word, reader), [...(byStem.get(read(one.word, reader)) ?? []), one]);
  return { begun: lower(typed).trim(), bare, reader, text: read(typed, reader), known, byStem };
}

/** The words that begin with what is typed. @param {Typed} typed */
const beginnings = ({ begun, bare, known }) =>
  begun.length < LEAST
    ? []
    : known.filter(({ word }) => lower(word).startsWith(begun) || (bare && plain(lower(word)).startsWith(begun)));

/** The words that stand whole in a longer text, but for those within another; two of them leave the choice to the reader. @param {Typed} typed @returns {Known[][]} */
function wholeWithin({ text, byStem }) {
  const inside = [...byStem]
    .filter(([key]) => key.length >= LEAST && holds(text, key))
    .sort(([a], [b]) => b.length - a.length);
  const isWithin = (/** @type {string} */ key) => inside.some(([other]) => other !== key && holds(other, key));
  return inside.map(([key, found]) => (isWithin(key) ? [] : found));
}

/** The words that are nearest to a misspelt one, by stem or else as written. @param {Typed} typed @param {number} most */
function misspelt({ begun, text, known, byStem }, most) {
  const stems = near(text, byStem, most);
  return stems.length ? stems : near(plain(begun), new Map(known.map((one) => [plain(lower(one.word)), [one]])), most);
}

/** Titles as ends of compounds. @param {Known[]} known */
const titleEndings = (known) =>
  Object.fromEntries(
    known
      .filter(({ title, word }) => title && word.length >= LONG && !word.includes(" "))
      .map(({ word, roles }) => [word, roles]),
  );

/** The roles that an unknown word resembles, the likeliest way first. @param {Typed} typed @param {Record<string, string[]>} endings @returns {string[]} */
function guesses(typed, endings) {
  const { begun, text, known, byStem, reader } = typed;
  const isLong = begun.length >= LONG;
  const ways = [
    () => rolesOf(isLong ? misspelt(typed, 1) : []),
    () => rolesOf(text.includes(" ") ? [] : compound(text, byStem)),
    () => ends(text.split(" ").pop() ?? "", { ...titleEndings(known), ...endings }, reader),
    () => rolesOf(isLong ? known.filter(({ word }) => plain(lower(word)).includes(plain(begun))) : []),
    () => rolesOf(begun.length >= LONGER ? misspelt(typed, 2) : []),
  ];
  for (const way of ways) {
    const roles = way();
    if (roles.length) return roles;
  }
  return [];
}

/**
 * The roles that a text may mean. Only the very word leads straight on; a guess is always asked about.
 * @param {string} typed @param {Known[]} known @param {Record<string, string[]>} [endings] ends of compounds, with the roles they point at
 * @returns {Meant}
 */
export function meant(typed, known, endings = {}) {
  const own = readTyped(typed, known);
  if (!own.text) return { roles: [], how: "none" };
  const exact = own.byStem.get(own.text) ?? own.byStem.get(own.text.replace(/ /g, "")) ?? [];
  const titled = exact.filter(({ title }) => title);
  if (titled.length) return { roles: rolesOf(titled), how: "sure" };
  const begun = beginnings(own);
  if (exact.length) return { roles: rolesOf([...begun.filter(({ title }) => title), ...exact]), how: "sure" };
  const within = wholeWithin(own);
  if (within.length) return { roles: rolesOf(within.flat()), how: within.length > 1 ? "like" : "sure" };
  // So short a beginning may be of anything.
  if (begun.length) return { roles: rolesOf(begun), how: own.begun.length > LEAST ? "sure" : "like" };
  const roles = guesses(own, endings);
  return { roles, how: roles.length ? "like" : "none" };
}
