// The places of values in a YAML text: the node at a path, and where in the text it begins and ends. No DOM.
// @ts-check
import { isCollection, isMap, isScalar, isSeq } from "yaml";
import { indexOf } from "./changes.js";
import { dataOf, PatchError } from "./read.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./read.js").MapNode} MapNode */
/** @typedef {import("./read.js").SeqNode} SeqNode */
/** @typedef {MapNode["items"][number]} PairNode */
/** A value in its text: its node, what holds it, at which step, the key that it stands under, and whether it stands within brackets.
 *  @typedef {{node: import("yaml").Node | null, holder?: MapNode | SeqNode, index: number, name: string, inFlow: boolean, up?: Place}} Place */

/** Return the place of a path. Throws PatchError where there is none. @param {import("yaml").Node} top @param {Step[]} path @returns {Place} */
export function placeOf(top, path) {
  /** @type {Place} */
  let place = { node: top, index: 0, name: "", inFlow: false };
  for (const step of path) {
    const { node } = place;
    const inFlow = place.inFlow || (isCollection(node) && Boolean(node.flow));
    if (isMap(node) && typeof step === "string") {
      const map = /** @type {MapNode} */ (node);
      const index = map.items.findIndex(({ key }) => String(key.value).normalize("NFC") === step);
      if (index < 0) throw new PatchError("missing", step);
      place = { node: map.items[index].value, holder: map, index, name: step, inFlow, up: place };
    } else if (isSeq(node)) {
      const index = indexOf(/** @type {Value[]} */ (dataOf(node)), step);
      const name = `${place.name}[]`;
      place = {
        node: /** @type {SeqNode} */ (node).items[index],
        holder: /** @type {SeqNode} */ (node),
        index,
        name,
        inFlow,
        up: place,
      };
    } else throw new PatchError("missing", JSON.stringify(step));
  }
  return place;
}

/** @param {import("yaml").Node | null} node @returns {[number, number]} */
export function rangeOf(node) {
  if (!node?.range) throw new PatchError("unsafe");
  return [node.range[0], node.range[1]];
}

/** Return where a node's last character ends; blank lines after it are not its own. @param {string} text @param {import("yaml").Node | null} node @returns {number} */
export function endOf(text, node) {
  const [start, end] = rangeOf(node);
  if (isCollection(node) && !node.flow && node.items.length) {
    const last = node.items[node.items.length - 1];
    return isMap(node)
      ? endOfPair(text, /** @type {PairNode} */ (last))
      : endOf(text, /** @type {import("yaml").Node} */ (last));
  }
  return isScalar(node) && node.type?.startsWith("BLOCK") ? start + text.slice(start, end).trimEnd().length : end;
}

/** @param {string} text @param {PairNode} pair */
function endOfPair(text, { key, value }) {
  const colon = text.indexOf(":", rangeOf(key)[1]) + 1;
  return value && rangeOf(value)[1] > rangeOf(value)[0] ? endOf(text, value) : colon;
}

/** Return the first character of a member of a collection: its key, or its dash. @param {string} text @param {MapNode | SeqNode} holder @param {number} index */
export function startOf(text, holder, index) {
  if (isMap(holder)) return rangeOf(/** @type {MapNode} */ (holder).items[index].key)[0];
  const [start] = rangeOf(/** @type {SeqNode} */ (holder).items[index]);
  if (holder.flow) return start;
  const before = text.slice(0, start).trimEnd();
  if (!before.endsWith("-")) throw new PatchError("unsafe");
  return before.length - 1;
}

/** @param {string} text @param {MapNode | SeqNode} holder @param {number} index */
export const finishOf = (text, holder, index) =>
  isMap(holder)
    ? endOfPair(text, /** @type {MapNode} */ (holder).items[index])
    : endOf(text, /** @type {SeqNode} */ (holder).items[index]);

/** @param {string} text @param {number} at */
export const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;

/** @param {string} text @param {number} at */
export const columnOf = (text, at) => at - lineStart(text, at);

/** Return where the next line begins. @param {string} text @param {number} at */
export const nextLine = (text, at) => (text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at) + 1);

/** @param {string} text @param {number} at */
export const isFirstOnLine = (text, at) => !text.slice(lineStart(text, at), at).trim();

/** Return true if the line at a place is blank, or the text ends there. @param {string} text @param {number} at */
export const isBlank = (text, at) => !text.slice(at, nextLine(text, at)).trim();
