// Words that follow the reader from one page to the next: in the tab's own memory, and taken out of it by the page that comes.
// @ts-check

/** @typedef {"sok" | "markera"} StorageKey words to search for · words to highlight */

/** @param {StorageKey} key @param {string} words */
export function give(key, words) {
  try {
    sessionStorage.setItem(key, words);
  } catch {
    // Storage is blocked: the next page opens without the words.
  }
}

/** Return the words and remove them from storage. @param {StorageKey} key */
export function take(key) {
  try {
    const words = sessionStorage.getItem(key) ?? "";
    sessionStorage.removeItem(key);
    return words;
  } catch {
    return "";
  }
}
