// Guards for the elements that a script needs. Where page and script disagree, the error says at what.
// @ts-check

/** A class of elements or events. @template T @typedef {new () => T} Class */

/**
 * Return `value`, which must be an instance of `kind`.
 * Throws ReferenceError, which names the class and `what`, when it is not.
 * @template T @param {unknown} value @param {Class<T>} kind @param {string} what @returns {T}
 */
export function instance(value, kind, what) {
  if (value instanceof kind) return value;
  throw new ReferenceError(`${kind.name} ${what}`);
}

/**
 * Return the first element within `root` that matches. Throws ReferenceError where there is none, or one of another class.
 * @template {Element} T @param {ParentNode} root @param {string} selector @param {Class<T>} kind
 */
export const find = (root, selector, kind) => instance(root.querySelector(selector), kind, selector);

/**
 * Return every element within `root` that matches, in document order. Throws ReferenceError where one is of another class.
 * @template {Element} T @param {ParentNode} root @param {string} selector @param {Class<T>} kind
 */
export const findAll = (root, selector, kind) =>
  [...root.querySelectorAll(selector)].map((element) => instance(element, kind, selector));
