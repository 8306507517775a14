// Words that follow the reader from one page to the next: in the tab's own memory, and taken out of it by the page that comes.
// @ts-check

/** @typedef {"sok" | "markera"} Key what is to be searched for · what is to be highlighted */

/** @param {Key} key @param {string} words */
export function give(key, words) {
  try {
    sessionStorage.setItem(key, words);
  } catch {
    // Storage is blocked: the next page opens without the words.
  }
}

/** The words, which stand nowhere afterwards. @param {Key} key */
export function take(key) {
  try {
    const words = sessionStorage.getItem(key) ?? "";
    sessionStorage.removeItem(key);
    return words;
  } catch {
    return "";
  }
}
