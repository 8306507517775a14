// Which insats or målsättning an element with `data-item` is about: the id that stands there, or else in its first link's address.
// @ts-check

/** @param {HTMLElement} element */
export const idOf = (element) =>
  element.dataset.item ||
  (element
    .querySelector("a")
    ?.getAttribute("href")
    ?.match(/([^/]+)\/?$/)?.[1] ??
    "");
