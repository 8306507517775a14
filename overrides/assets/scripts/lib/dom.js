// Elements made from words, and the guards of those that are there.
// @ts-check

// The plan's scripts take the guards from here: this module is in the file that they all load, so no copy of its own is fetched.
export { find, findAll, instance } from "./find.js";

/** Return an item's name: its title, or its text if the title is blank. @param {import("../plan/model.js").Item} item */
export const nameOf = ({ title, text, id }) => title.trim() || text.trim() || id;

/** @param {string} tag @param {string} words @param {Record<string, string>} [more] */
export function made(tag, words, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: words, ...more });
}
