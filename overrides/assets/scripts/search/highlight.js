// Marks the words that led a reader here from the search. Nothing is changed in the page, and nothing stands in its address.
// @ts-check
import { stem, words } from "../lib/swedish.js";

/** Ranges of the words of an element that are forms of those searched for. @param {Element} root @param {Set<string>} stems */
function ranges(root, stems) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: word, index } of node.nodeValue?.matchAll(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
      if (!stems.has(stem(word.normalize("NFC").toLowerCase()))) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      found.push(range);
    }
  }
  return found;
}

/** @param {string} query */
export function highlight(query) {
  const main = document.querySelector("main");
  if (!main || !("highlights" in CSS)) return;
  const stems = new Set(words(query).map(stem));
  CSS.highlights.set("search", new Highlight(...ranges(main, stems)));
}
