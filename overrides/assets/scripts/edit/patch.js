// A YAML text and a record of changes → the text with only their lines changed; comments and order stand. No DOM.
// Each change is spliced in at its node's range. The result is read again: other data than meant is never returned.
// @ts-check
import { isMap, isScalar, isSeq } from "yaml";
import { applyChanges, same } from "./changes.js";
import {
  columnOf,
  endOf,
  finishOf,
  isBlank,
  isFirstOnLine,
  lineStart,
  nextLine,
  placeOf,
  rangeOf,
  startOf,
} from "./places.js";
import { comments, dataOf, PatchError, parse, plain } from "./read.js";
import { entry, fitsLiteral, flow, inline, item, literal, mannerOf } from "./render.js";

export { PatchError };

/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./read.js").MapNode} MapNode */
/** @typedef {import("./read.js").SeqNode} SeqNode */
/** @typedef {import("./render.js").Manner} Manner */
/** @typedef {import("./places.js").Place} Place */
/** A stretch of a text and the words in its place. @typedef {{from: number, to: number, words: string}} Splice */

/**
 * Return a text with the changes made. Throws PatchError where a change has no place, or where the result would not be as meant.
 * @param {string} text @param {Change[]} changes
 */
export function patch(text, changes) {
  const ends = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text.startsWith("\ufeff") ? "\ufeff" : "";
  const made = changes.reduce(changed, plain(text));
  return start + made.replaceAll("\n", ends);
}

/** @param {string} text @param {Change} change */
function changed(text, change) {
  const top = parse(text);
  const data = dataOf(top);
  const wanted = meant(data, change);
  if (same(data, wanted) && change.op === "set") return text;
  const made = change.op === "move" ? moved(text, change) : spliced(text, splice(text, top, change));
  if (!isAsMeant(text, made, wanted)) throw new PatchError("unsafe", JSON.stringify(change.path));
  return made;
}

/** @param {Value} data @param {Change} change */
function meant(data, change) {
  try {
    return applyChanges(data, [change]);
  } catch (error) {
    if (error instanceof RangeError) throw new PatchError("missing", JSON.stringify(change.path));
    throw error;
  }
}

/** Return true if a text has the data that were meant, and every comment of the text before. @param {string} before @param {string} after @param {Value} wanted */
function isAsMeant(before, after, wanted) {
  const made = read(after);
  const [were, are] = [before, after].map((text) =>
    comments(text)
      .map(({ words }) => words)
      .sort()
      .join("\n"),
  );
  return made !== undefined && same(made, wanted) && were === are;
}

/** @param {string} text */
function read(text) {
  try {
    return dataOf(parse(text));
  } catch (error) {
    if (error instanceof PatchError) return undefined;
    throw error;
  }
}

/** @param {string} text @param {Splice} splice */
const spliced = (text, { from, to, words }) => text.slice(0, from) + words + text.slice(to);

/** @param {string} text @param {import("yaml").Node} top @param {Change} change @returns {Splice} */
function splice(text, top, change) {
  const manner = mannerOf(top);
  const { path, op, value = "", at } = change;
  if (op === "insert") return insertion(text, placeOf(top, path), at, value, manner);
  const last = path[path.length - 1];
  const holder = placeOf(top, path.slice(0, -1));
  if (op === "set" && isMap(holder.node) && typeof last === "string" && !hasKey(holder.node, last))
    return addition(text, holder, last, value, at, manner);
  const place = placeOf(top, path);
  return op === "set" ? replacement(text, place, value, manner) : keeping(text, place, removal(text, place));
}

/** @param {import("yaml").YAMLMap} map @param {string} name */
const hasKey = (map, name) => map.items.some(({ key }) => String(key).normalize("NFC") === name);

/** @param {string} text @param {Place} place @param {Value} value @param {Manner} manner @returns {Splice} */
function replacement(text, place, value, manner) {
  const { node, holder, index } = place;
  if (!holder) throw new PatchError("missing");
  if (place.inFlow) {
    const [from, to] = rangeOf(node);
    const quoted = isScalar(node) && node.type?.startsWith("QUOTE");
    const words = typeof value === "string" ? inline(value, { flow: true, quoted }) : flow(value, manner, place.name);
    return { from, to, words: from === to && text[from - 1] !== " " ? ` ${words}` : words };
  }
  if (isScalar(node) && typeof value === "string") return ofScalar(text, place, value);
  const [from, to] = [startOf(text, holder, index), finishOf(text, holder, index)];
  const column = columnOf(text, from);
  const words = isMap(holder)
    ? entry(place.name, value, column, manner)
    : `- ${item(value, column, manner, place.up?.name ?? "")}`;
  return { from, to, words };
}

/** Replace a text by another, in the same manner where it can be. @param {string} text @param {Place} place @param {string} value @returns {Splice} */
function ofScalar(text, { node, holder, index }, value) {
  if (!isScalar(node) || !holder) throw new PatchError("unsafe");
  const [from, end] = rangeOf(node);
  const column = columnOf(text, startOf(text, holder, index));
  const isLiteral = node.type === "BLOCK_LITERAL";
  const keepsEnd = isLiteral && text.slice(from, from + 3).startsWith("|+");
  const to = keepsEnd ? end : endOf(text, node);
  if (isMap(holder) && value === "" && !node.type?.startsWith("QUOTE"))
    return { from: from - (text.slice(0, from).length - text.slice(0, from).trimEnd().length), to, words: "" };
  if (fitsLiteral(value)) {
    const first = isLiteral ? /\n( *)\S/.exec(text.slice(from, end)) : null;
    return { from, to, words: spaced(text, from, to, literal(value, first ? first[1].length : column + 2)) };
  }
  const quoted = Boolean(node.type?.startsWith("QUOTE"));
  return { from, to, words: spaced(text, from, to, inline(value, { quoted })) };
}

/** Return words with a space before them, where an empty value has none. @param {string} text @param {number} from @param {number} to @param {string} words */
const spaced = (text, from, to, words) => (from === to && !/\s/.test(text[from - 1]) ? ` ${words}` : words);

/** @param {string} text @param {Place} place @param {string} key @param {Value} value @param {number | undefined} at @param {Manner} manner @returns {Splice} */
function addition(text, place, key, value, at, manner) {
  const map = /** @type {MapNode} */ (place.node);
  const index = Math.min(at ?? map.items.length, map.items.length);
  if (place.inFlow || map.flow) {
    const words = `${inline(key, { flow: true })}: ${flow(value, manner, key)}`;
    return map.items.length || place.inFlow || !place.holder
      ? betweenBrackets(text, map, index, words)
      : replacement(text, place, { [key]: value }, manner);
  }
  if (!map.items.length && !place.holder) {
    const gap = text && !text.endsWith("\n") ? "\n" : "";
    return { from: text.length, to: text.length, words: `${gap}${entry(key, value, 0, manner)}\n` };
  }
  const column = columnOf(text, startOf(text, map, 0));
  const words = entry(key, value, column, manner);
  const indent = " ".repeat(column);
  if (!index) return { from: startOf(text, map, 0), to: startOf(text, map, 0), words: `${words}\n${indent}` };
  const from = finishOf(text, map, index - 1);
  return { from, to: from, words: `\n${indent}${words}` };
}

/** @param {string} text @param {MapNode | SeqNode} holder @param {number} index @param {string} words @returns {Splice} */
function betweenBrackets(text, holder, index, words) {
  const count = holder.items.length;
  if (!count) {
    const [from] = rangeOf(holder);
    return { from: from + 1, to: from + 1, words };
  }
  if (index < count) {
    const from = startOf(text, holder, index);
    return { from, to: from, words: `${words}, ` };
  }
  const from = finishOf(text, holder, count - 1);
  return { from, to: from, words: `${afterColon(text, from)}, ${words}` };
}

/** Return the space that PyYAML wants after a colon without a value, within brackets. @param {string} text @param {number} at */
const afterColon = (text, at) => (text[at - 1] === ":" ? " " : "");

/** @param {string} text @param {Place} place the list @param {number | undefined} at @param {Value} value @param {Manner} manner @returns {Splice} */
function insertion(text, place, at, value, manner) {
  const list = place.node;
  if (!isSeq(list)) throw new PatchError("missing");
  const holder = /** @type {SeqNode} */ (list);
  const index = Math.min(at ?? holder.items.length, holder.items.length);
  if (place.inFlow || (list.flow && list.items.length))
    return betweenBrackets(text, holder, index, flow(value, manner, `${place.name}[]`));
  if (!list.items.length) return replacement(text, place, [value], manner);
  return intoBlock(text, holder, index, (column) => `- ${item(value, column, manner, place.name)}`);
}

/** Insert an item, with a blank line where the list has them between its items. @param {string} text @param {SeqNode} list @param {number} index @param {(column: number) => string} make @returns {Splice} */
function intoBlock(text, list, index, make) {
  const first = startOf(text, list, 0);
  const column = columnOf(text, first);
  const indent = " ".repeat(column);
  const apart = list.items.length > 1 && isBlank(text, nextLine(text, finishOf(text, list, 0))) ? "\n" : "";
  const words = make(column);
  if (!index) return { from: first, to: first, words: `${words}\n${apart}${indent}` };
  const from = finishOf(text, list, index - 1);
  return { from, to: from, words: `\n${apart}${indent}${words}` };
}

/** @param {string} text @param {Place} place @returns {Splice} */
function removal(text, { holder, index, inFlow, up }) {
  if (!holder || !up) throw new PatchError("missing");
  const count = holder.items.length;
  const [start, end] = [startOf(text, holder, index), finishOf(text, holder, index)];
  if (inFlow) {
    if (index < count - 1) return { from: start, to: startOf(text, holder, index + 1), words: "" };
    const from = index ? finishOf(text, holder, index - 1) : start;
    return { from, to: end, words: afterColon(text, from) };
  }
  if (count === 1) return emptied(text, up, end);
  if (!isFirstOnLine(text, start)) return { from: start, to: startOf(text, holder, index + 1), words: "" };
  const [from, to] = [lineStart(text, start), nextLine(text, end)];
  // Of the blank lines before and after, one is left.
  const isApart = from > 0 && isBlank(text, lineStart(text, from - 1)) && isBlank(text, to);
  return isApart ? { from: lineStart(text, from - 1), to, words: "" } : { from, to, words: "" };
}

/** Keep the comments within what is removed, on lines of their own where it stood. @param {string} text @param {Place} place @param {Splice} splice @returns {Splice} */
function keeping(text, { holder, index, inFlow }, splice) {
  const within = comments(text.slice(0, splice.to)).filter(({ at }) => at >= splice.from);
  if (!holder || inFlow || !within.length) return splice;
  const start = startOf(text, holder, index);
  const line = lineStart(text, start);
  const lines = within.map(({ words }) => " ".repeat(text.slice(line).search(/\S/)) + words);
  if (splice.words) return { ...splice, words: [splice.words, ...lines].join("\n") };
  const dash = isFirstOnLine(text, start) ? "" : text.slice(line, start);
  return { from: dash ? line : splice.from, to: splice.to, words: `${lines.join("\n")}\n${dash}` };
}

/** Leave a collection without its only member: its brackets after the key or the dash. @param {string} text @param {Place} place @param {number} end @returns {Splice} */
function emptied(text, { holder, index, node }, end) {
  if (!holder) throw new PatchError("unsafe");
  const after = isMap(holder)
    ? text.indexOf(":", rangeOf(/** @type {MapNode} */ (holder).items[index].key)[1]) + 1
    : startOf(text, holder, index) + 1;
  return { from: after, to: end, words: isMap(node) ? " {}" : " []" };
}

/** Move an item with its lines as they are. @param {string} text @param {Change} change */
function moved(text, { path, at }) {
  const top = parse(text);
  const place = placeOf(top, path);
  const { holder, index, inFlow, up } = place;
  if (!isSeq(holder) || !up) throw new PatchError("missing");
  const list = /** @type {SeqNode} */ (holder);
  const lines = text.slice(startOf(text, list, index), finishOf(text, list, index));
  if (list.items.length < 2 || at === index) return text;
  const without = spliced(text, removal(text, place));
  const rest = /** @type {SeqNode} */ (placeOf(parse(without), path.slice(0, -1)).node);
  const to = Math.min(at ?? rest.items.length, rest.items.length);
  return spliced(
    without,
    inFlow ? betweenBrackets(without, rest, to, lines) : intoBlock(without, rest, to, () => lines),
  );
}
