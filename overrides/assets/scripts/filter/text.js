// The filter's free text: the rows with the typed words, in any form. No DOM.
// @ts-check
import { plain, root, stem, words } from "../lib/swedish.js";

/** A row's words as they are compared, each between spaces: as written, as stems; and both without marks. @typedef {{text: string, stems: string, plain: string, roots: string}} Searchable */

// A shorter stem stands within too many words that have nothing to do with it: "hot" in "hotell".
const LONG = 4;

/** @param {string[]} listed */
const line = (listed) => ` ${listed.join(" ")} `;

/** @param {string} text @returns {Searchable} */
export function searchable(text) {
  const all = words(text);
  const own = line(all);
  return {
    text: own,
    stems: line([...new Set(all.map(stem))]),
    plain: plain(own),
    roots: line([...new Set(all.map(root))]),
  };
}

/** Return true if a text has a word: in some form, as a part of another, or begun. @param {string} text @param {string} stems @param {string} typed @param {string} own the stem of what is typed */
function has(text, stems, typed, own) {
  if (stems.includes(` ${own} `) || text.includes(` ${typed}`)) return true;
  // The part that all regular forms share: "skol" of skolan, in grundskola.
  const part = own.endsWith("are") ? own.slice(0, -1) : own;
  return part.length >= LONG && typed.startsWith(part) && text.includes(part);
}

/** Return true if a text has every word of a query, which has at least one. Queries without å, ä and ö match without them. @param {Searchable} searched @param {string} query */
export function contains(searched, query) {
  const asked = words(query);
  return (
    asked.length > 0 &&
    asked.every(
      (typed) =>
        has(searched.text, searched.stems, typed, stem(typed)) ||
        (plain(typed) === typed && has(searched.plain, searched.roots, typed, root(typed))),
    )
  );
}
