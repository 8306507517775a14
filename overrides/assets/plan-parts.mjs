// Elements made from words.
// @ts-check

/** @param {string} tag @param {string} words @param {Record<string, string>} [more] */
export function made(tag, words, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: words, ...more });
}
