// A text → the strings that the adopted wording has one by one: paragraphs, items, cells and addresses. As macros/model/markup.py. No DOM.
// @ts-check

const INLINE = /\[\^([a-z][0-9]+)\]|\[([^[\]\n]+)\]\(([^)\s]+)\)/g;
const RULER = /^\|?(?: *:?-+:? *\|)* *:?-+:? *$|^\|(?: *:?-+:? *\|)+$/;

/** @param {string} text @returns {string[]} */
export function unitsOf(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((block) => items(block.split("\n").map((line) => line.trim())))
    .flatMap(strings);
}

/** @param {string[]} lines @returns {string[]} */
function items(lines) {
  if (lines.length > 1 && lines[0].startsWith("|") && RULER.test(lines[1]))
    return [lines[0], ...lines.slice(2)].flatMap((line) =>
      line
        .replace(/^\|/, "")
        .replace(/(?<!\\)\|$/, "")
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
  /** @type {string[]} */
  const made = [];
  let [form, count] = ["", 0];
  for (const line of lines) {
    const number = /^([0-9]{1,3})\. +(?=\S)/.exec(line);
    const isNext = number && Number(number[1]) === (form === "numbered" ? count + 1 : 1);
    const begun = line.startsWith("- ") ? "list" : number && isNext ? "numbered" : "paragraph";
    const words = begun === "list" ? line.slice(2).trim() : number && isNext ? line.slice(number[0].length) : line;
    if (begun !== form) count = 0;
    if (begun !== "paragraph" || form !== "paragraph") {
      made.push(words);
      count++;
    } else made[made.length - 1] += ` ${words}`;
    form = begun;
  }
  return made;
}

/** Return the words of a line as they are seen, with the marks of notes, and its addresses. @param {string} line */
function strings(line) {
  const pairs = Math.floor((line.split("**").length - 1) / 2) * 2;
  let left = pairs;
  const plain = line.replaceAll("**", (mark) => (left-- > 0 ? "" : mark));
  const addresses = [...plain.matchAll(INLINE)].flatMap(([, , , address]) => (address ? [address] : []));
  return [plain.replace(INLINE, (whole, _note, text) => text ?? whole), ...addresses].filter((unit) => unit.trim());
}
