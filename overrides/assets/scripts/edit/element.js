// Elements made from a tag, attributes and children.
// @ts-check

/** @typedef {Node | string | undefined | false} Child */

/**
 * Return an element. An attribute that is false or undefined is left out, one that is true is empty; `on…` is a listener.
 * @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} [attributes]
 * @param {...Child} children @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Return a button. @param {string} words @param {() => void} press @param {Record<string, string | boolean | undefined>} [attributes] @param {string} [hidden] words after, for screen readers alone */
export const button = (words, press, attributes = {}, hidden = "") =>
  h(
    "button",
    { class: "ui-button ui-button--quiet", ...attributes, type: "button", onclick: press },
    words,
    Boolean(hidden) && h("span", { class: "ui-sr" }, ` ${hidden}`),
  );
