// The errors that the check found in a proposal → the fields that they are mended in. No DOM.
// @ts-check
import { isMap, isSeq } from "yaml";
import { same, stepOf } from "./changes.js";
import { dataOf, parse, plain } from "./read.js";
import { schemaAt } from "./schema.js";
import { holds, valueAt } from "./things.js";

/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./changes.js").Value} Value */
/** An error of the check: a file in the repository, its line and column counted from 1, and Swedish words. @typedef {{file: string, line: number, column: number, message: string, tip?: string}} CheckError */
/** An error at its field, with the value that the field had. @typedef {{file: string, path: Step[], words: string, was: Value | undefined}} Remark */

/** Return the path of the value at a line and column of a YAML text. @param {string} text @param {number} line @param {number} column @returns {Step[]} */
export function pathAt(text, line, column) {
  const lines = plain(text).split("\n");
  const row = lines[line - 1] ?? "";
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  // A dash belongs to the item after it.
  const first = /^[\s-]*/.exec(row)?.[0].length ?? 0;
  return within(parse(plain(text)), before + Math.max(column - 1, Math.min(first, row.length)));
}

/** @param {unknown} node @param {number} offset @returns {Step[]} */
function within(node, offset) {
  if (isMap(node)) {
    const pair = node.items.findLast(({ key }) => startOf(key) <= offset);
    return pair ? [String(dataOf(pair.key)), ...within(pair.value, offset)] : [];
  }
  if (!isSeq(node)) return [];
  const index = node.items.findLastIndex((item) => startOf(item) <= offset);
  if (index < 0) return [];
  return [stepOf(/** @type {Value[]} */ (dataOf(node)), index), ...within(node.items[index], offset)];
}

/** @param {unknown} node */
const startOf = (node) => /** @type {import("yaml").Node} */ (node).range?.[0] ?? 0;

/** Return the remarks on the files of a draft. @param {CheckError[]} errors @param {Record<string, string>} texts by the name of the file, as they were checked @param {import("./session.js").Session} session @returns {Remark[]} */
export function remarksOf(errors, texts, { files }) {
  return errors.flatMap(({ file: whole, line, column, message, tip = "" }) => {
    const name = whole.split("/").pop() ?? "";
    const file = name.replace(/\.yaml$/, "");
    if (texts[name] === undefined || !files[file]) return [];
    const path = shownPart(pathAt(texts[name], line, column), files[file]);
    return [{ file, path, words: [message, tip].filter(Boolean).join(" "), was: valueAt(files[file].data, path) }];
  });
}

/** Return the part of a path that the draft and the form have. @param {Step[]} path @param {import("./session.js").EditedFile} file */
function shownPart(path, { data, schema }) {
  let length = path.length;
  const isShown = () => {
    try {
      schemaAt(schema, path.slice(0, length));
      return valueAt(data, path.slice(0, length)) !== undefined;
    } catch {
      return false;
    }
  };
  while (length && !isShown()) length--;
  return path.slice(0, length);
}

/** Return the remarks whose field is as it was. @template {Remark} T @param {T[]} remarks @param {Record<string, {data: Value}>} files */
export const standing = (remarks, files) =>
  remarks.filter(({ file, path, was }) => {
    const now = valueAt(files[file].data, path);
    return was === undefined || now === undefined ? was === now : same(was, now);
  });

/** Return the remarks within a thing that are in no thing within it. @template {Remark} T @param {T[]} remarks @param {import("./things.js").Thing} thing @param {import("./things.js").Thing[]} things */
export const remarksIn = (remarks, thing, things) =>
  remarks.filter(
    ({ file, path }) =>
      file === thing.file && things.findLast((one) => one.file === file && holds(one.path, path))?.path === thing.path,
  );
