// A YAML file of data/ → its data as the project's own reader gives them: every scalar a text, in NFC. No DOM.
// @ts-check
import { isAlias, isMap, isPair, isScalar, isSeq, Lexer, parseDocument, YAMLMap } from "yaml";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("yaml").Node} Node */
/** @typedef {import("yaml").YAMLMap<import("yaml").Scalar<string>, Node | null>} MapNode */
/** @typedef {import("yaml").YAMLSeq<Node>} SeqNode */

// As in macros/source/yaml_errors.py.
const MERGE_MARK = /^ *(?:<{7}|>{7}|={7}|\|{7})(?: |$)/m;

/** A file that cannot be read or changed. `reason` is the key of its sentence in the page's words, `marks` are those of a merge conflict. */
export class PatchError extends Error {
  /** @param {"unreadable" | "marks" | "missing" | "unsafe"} reason @param {string} [detail] @param {number} [at] where in the text */
  constructor(reason, detail = "", at = 0) {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = "PatchError";
    this.reason = reason;
    this.at = at;
    /** The file, and the line counted from 1, where they are known. */
    this.file = "";
    this.line = 0;
  }
}

/** Return the node at the top of a text: an empty mapping where it has none, as a file that is new. Throws PatchError for a text with errors. @param {string} text @returns {Node} */
export function parse(text) {
  const mark = MERGE_MARK.exec(text);
  if (mark) throw new PatchError("marks", mark[0], mark.index);
  const made = parseDocument(text, { schema: "failsafe", version: "1.1", logLevel: "silent" });
  if (made.errors.length) throw new PatchError("unreadable", made.errors[0].message, made.errors[0].pos[0]);
  return /** @type {Node} */ (made.contents ?? new YAMLMap());
}

/** Return a text without its byte order mark, and with the line ends of the web. @param {string} text */
export const plain = (text) => text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");

/** Return the data of a node. Throws PatchError for an alias, which the project refuses. @param {unknown} node @returns {Value} */
export function dataOf(node) {
  if (node === null) return "";
  if (isScalar(node)) return String(node.value ?? "").normalize("NFC");
  if (isSeq(node)) return node.items.map(dataOf);
  if (!isMap(node)) throw new PatchError("unreadable", "", isAlias(node) ? node.range?.[0] : 0);
  const pairs = node.items.filter(isPair).map(({ key, value }) => [String(dataOf(key)), dataOf(value)]);
  return Object.fromEntries(pairs);
}

/** Return a text's data. Throws PatchError. @param {string} text */
export const read = (text) => dataOf(parse(plain(text)));

/** Return the data of a file. Throws PatchError with its name and line. @param {string} file @param {string} text */
export function readFile(file, text) {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof PatchError)
      Object.assign(error, { file, line: plain(text).slice(0, error.at).split("\n").length });
    throw error;
  }
}

// The lexer's own marks, which are not in the text.
const MARKS = ["\u0002", "\u0018", "\u001f"];

/** Return every comment of a text, in order, and where it begins. @param {string} text */
export function comments(text) {
  let at = 0;
  return [...new Lexer().lex(text)].flatMap((token) => {
    const start = at;
    if (!MARKS.includes(token)) at += token.length;
    return token.startsWith("#") ? [{ at: start, words: token }] : [];
  });
}
