// Text with words marked, made of nodes: nothing in it is read as HTML.
// @ts-check

/** A text's words and what stands between them; `isMarked` says which words are marked. @param {string} text @param {(word: string) => boolean} isMarked @returns {Node[]} */
export function marked(text, isMarked) {
  return text.split(/([\p{L}\p{M}\p{N}]+)/u).map((part, i) => {
    if (i % 2 === 0 || !isMarked(part.normalize("NFC").toLowerCase())) return document.createTextNode(part);
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}
