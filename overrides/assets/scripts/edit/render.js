// Data → YAML, in the manner of the file that it goes into. No DOM.
// @ts-check
import { isCollection, isScalar, isSeq, visit } from "yaml";
import { isMapping } from "./changes.js";

/** @typedef {import("./changes.js").Value} Value */
/** The ways in which the values of a key are written: the number within quotation marks, plain, within brackets, and on lines of their own. @typedef {{quoted: number, plain: number, flow: number, block: number}} Usage */
/** The manner of a file: usage by key; that of a list's items by the key and `[]`. @typedef {Map<string, Usage>} Manner */

const STEP = 2;
// The longest list written within brackets, where the file gives no example.
const LONG = 90;
// The beginnings and the parts that make YAML read a plain text as something else.
const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`=~<]|: |:$| #|^\s|\s$|[\n\t\\]|^(?:---|\.\.\.)/;
const IN_BRACKETS = /[,[\]{}"':#]/;

/** Return the manner in which a file writes its values. @param {import("yaml").Node} top @returns {Manner} */
export function mannerOf(top) {
  /** @type {Manner} */
  const manner = new Map();
  visit(top, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      const name = String(key.value);
      count(manner, name, value);
      if (isSeq(value)) for (const item of value.items) count(manner, `${name}[]`, item);
    },
  });
  return manner;
}

/** @param {Manner} manner @param {string} name @param {unknown} node */
function count(manner, name, node) {
  const usage = manner.get(name) ?? { quoted: 0, plain: 0, flow: 0, block: 0 };
  if (isScalar(node) && node.value !== "") usage[node.type?.startsWith("QUOTE") ? "quoted" : "plain"]++;
  if (isCollection(node) && node.items.length) usage[node.flow ? "flow" : "block"]++;
  manner.set(name, usage);
}

/** Return a text on one line, plain where the reader would give the same words. @param {string} value @param {{flow?: boolean, quoted?: boolean}} [how] */
export function inline(value, { flow = false, quoted = false } = {}) {
  const isPlain = !quoted && value !== "" && !SPECIAL.test(value) && !(flow && IN_BRACKETS.test(value));
  return isPlain ? value : JSON.stringify(value);
}

/** Return true if a text can stand on lines of its own below `|`. @param {string} value */
export const fitsLiteral = (value) => value.includes("\n") && !/^\s|[\t]|[^\n]\n*[ ]+$/.test(value);

/** Return a text below its `|`, the lines indented by `indent`. @param {string} value @param {number} indent */
export function literal(value, indent) {
  const rows = value.replace(/\n+$/, "").split("\n");
  const end = value.slice(rows.join("\n").length);
  const mark = { "": "|-", "\n": "|" }[end] ?? "|+";
  const lines = rows.map((row) => (row ? " ".repeat(indent) + row : ""));
  return [mark, ...lines, ...new Array(Math.max(end.length - 1, 0)).fill("")].join("\n");
}

/** Return a value within brackets or on one line. @param {Value} value @param {Manner} manner @param {string} name @returns {string} */
export function flow(value, manner, name) {
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, manner, `${name}[]`)).join(", ")}]`;
  if (isMapping(value))
    return `{${Object.entries(value)
      .map(([key, item]) => `${inline(key, { flow: true })}: ${flow(item, manner, key)}`)
      .join(", ")}}`;
  return inline(value, { flow: true, quoted: isQuoted(manner, name) });
}

/** @param {Manner} manner @param {string} name */
function isQuoted(manner, name) {
  const usage = manner.get(name);
  return Boolean(usage && usage.quoted > usage.plain);
}

/** Return true for a collection that the file would write within brackets. @param {Value[] | {[key: string]: Value}} value @param {Manner} manner @param {string} name */
function isFlow(value, manner, name) {
  const usage = manner.get(name);
  const items = Object.values(value);
  const isOneLine = items.every((item) => typeof item === "string" && !item.includes("\n"));
  if (usage && usage.flow !== usage.block) return usage.flow > usage.block && !JSON.stringify(value).includes("\\n");
  return Array.isArray(value) && isOneLine && items.join(", ").length < LONG;
}

/** Return a key with its value; lines after the first are indented by `indent` or more. @param {string} key @param {Value} value @param {number} indent @param {Manner} manner */
export function entry(key, value, indent, manner) {
  const name = inline(key);
  if (value === "") return `${name}:`;
  const below = body(value, indent, manner, key);
  return typeof value === "string" || below.startsWith("[") || below.startsWith("{")
    ? `${name}: ${below}`
    : `${name}:\n${" ".repeat(indent + STEP)}${below}`;
}

/** Return a list's item after its dash, which stands at the column `indent`. @param {Value} value @param {number} indent @param {Manner} manner @param {string} list */
export function item(value, indent, manner, list) {
  return body(value, indent, manner, `${list}[]`);
}

/** @param {Value} value @param {number} indent the column of the key or the dash @param {Manner} manner @param {string} name @returns {string} */
function body(value, indent, manner, name) {
  if (typeof value === "string")
    return fitsLiteral(value) ? literal(value, indent + STEP) : inline(value, { quoted: isQuoted(manner, name) });
  if (!Object.keys(value).length || isFlow(value, manner, name)) return flow(value, manner, name);
  const inner = indent + STEP;
  const rows = Array.isArray(value)
    ? value.map((one) => `- ${item(one, inner, manner, name)}`)
    : Object.entries(value).map(([key, one]) => entry(key, one, inner, manner));
  return rows.join(`\n${" ".repeat(inner)}`);
}
