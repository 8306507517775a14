// Message patterns → messages. The only place where the plan's scripts put values into words. No DOM.
// @ts-check

const SLOT = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * Fill in a message pattern. `{name}` becomes the value; `{n|rad|rader}` becomes the first form when n is 1, otherwise the second, with n for `#`.
 * Values are text only: neither `$&` (special to String.replace) nor `{n}` in them means anything. A name without a value stays as it is.
 * @param {string} pattern @param {Record<string, string | number>} values @returns {string}
 */
export function fill(pattern, values) {
  return pattern.replace(SLOT, (slot, name, one, many) => {
    if (!Object.hasOwn(values, name)) return slot;
    const value = String(values[name]);
    return one === undefined ? value : (value === "1" ? one : many).replaceAll("#", () => value);
  });
}
