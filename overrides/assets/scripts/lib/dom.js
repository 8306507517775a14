// Elements made from words.
// @ts-check

/** What an item is called: a title of spaces only is none. @param {import("../plan/model.js").Item} item */
export const nameOf = ({ title, text, id }) => title.trim() || text.trim() || id;

/** @param {string} tag @param {string} words @param {Record<string, string>} [more] */
export function made(tag, words, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: words, ...more });
}
