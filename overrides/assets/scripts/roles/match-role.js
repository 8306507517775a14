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

/**
 * The roles that a text may mean. Only the very word leads straight on; a guess is always asked about.
 * @param {string} typed @param {Known[]} known @param {Record<string, string[]>} [endings] ends of compounds, with the roles they point at
 * @returns {Meant}
 */
export function meant(typed, known, endings = {}) {
  const bare = plain(lower(typed)) === lower(typed);
  const reader = bare ? root : stem;
  const text = read(typed, reader);
  if (!text) return { roles: [], how: "none" };
  /** @type {Map<string, Known[]>} */
  const byStem = new Map();
  for (const one of known) byStem.set(read(one.word, reader), [...(byStem.get(read(one.word, reader)) ?? []), one]);
  const exact = byStem.get(text) ?? byStem.get(text.replace(/ /g, "")) ?? [];
  const titled = exact.filter(({ title }) => title);
  if (titled.length) return { roles: rolesOf(titled), how: "sure" };
  const begun = lower(typed).trim();
  const starts = known.filter(
    ({ word, title }) =>
      title &&
      begun.length >= LEAST &&
      (lower(word).startsWith(begun) || (bare && plain(lower(word)).startsWith(begun))),
  );
  if (exact.length) return { roles: rolesOf([...starts, ...exact]), how: "sure" };
  const inside = [...byStem]
    .filter(([key]) => key.length >= LEAST && holds(text, key))
    .sort(([a], [b]) => b.length - a.length);
  if (inside.length) {
    // Two words with different roles: the reader chooses.
    const roles = rolesOf(
      inside
        .filter(([key]) => !inside.some(([other]) => other !== key && holds(other, key)))
        .flatMap(([, found]) => found),
    );
    return { roles, how: inside.length > 1 ? "like" : "sure" };
  }
  const beginnings =
    begun.length >= LEAST
      ? known.filter(({ word }) => lower(word).startsWith(begun) || (bare && plain(lower(word)).startsWith(begun)))
      : [];
  // So short a beginning may be of anything.
  if (beginnings.length) return { roles: rolesOf(beginnings), how: begun.length > LEAST ? "sure" : "like" };
  const like = (/** @type {Known[]} */ found) => ({ roles: rolesOf(found), how: /** @type {const} */ ("like") });
  /** @type {Map<string, Known[]>} */
  const written = new Map(known.map((one) => [plain(lower(one.word)), [one]]));
  const misspelt = (/** @type {number} */ most) => {
    const stems = near(text, byStem, most);
    return stems.length ? stems : near(plain(begun), written, most);
  };
  const wrong = begun.length >= LONG ? misspelt(1) : [];
  if (wrong.length) return like(wrong);
  const parts = text.includes(" ") ? [] : compound(text, byStem);
  if (parts.length) return like(parts);
  const titles = Object.fromEntries(
    known
      .filter(({ title, word }) => title && word.length >= LONG && !word.includes(" "))
      .map(({ word, roles }) => [word, roles]),
  );
  const ending = ends(text.split(" ").pop() ?? "", { ...titles, ...endings }, reader);
  if (ending.length) return { roles: ending, how: "like" };
  const within = begun.length >= LONG ? known.filter(({ word }) => plain(lower(word)).includes(plain(begun))) : [];
  if (within.length) return like(within);
  const worse = begun.length >= LONGER ? misspelt(2) : [];
  return worse.length ? like(worse) : { roles: [], how: "none" };
}
