// Elements that a script counts on. Where page and script disagree, it stops here and says at what.
// @ts-check

/**
 * Return the first element within `root` that matches.
 * Throws ReferenceError, which names both, where there is none, or one of another kind.
 * @template {Element} T @param {ParentNode} root @param {string} selector @param {new () => T} kind @returns {T}
 */
export function find(root, selector, kind) {
  const element = root.querySelector(selector);
  if (element instanceof kind) return element;
  throw new ReferenceError(`${kind.name} ${selector}`);
}
