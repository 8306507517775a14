// Short texts kept in the tab until it is closed; nowhere, where the browser keeps nothing.
// @ts-check

/** @param {string} name @returns {string} "" without one */
export function stored(name) {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} name @param {string} text "" removes it */
export function store(name, text) {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // Then it is in the page alone.
  }
}
