// Elements and sentences, made from words.
// @ts-check

/** @param {string} tag @param {string} words @param {Record<string, string>} [more] */
export function made(tag, words, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: words, ...more });
}

/** @param {string} pattern @param {Record<string, string | number>} values */
export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
