// Changes that another has made too → the editor's draft made from the files as they are now, with one side's words. No DOM.
// @ts-check
import { applyChanges } from "./changes.js";
import { merge } from "./merge.js";
import { read } from "./read.js";

/** @typedef {import("./merged-texts.js").FileConflict} FileConflict */

/**
 * Begin anew from the files' texts now: what did not conflict stays changed, and conflicts get the words of one side.
 * @param {import("./session.js").Session} session @param {FileConflict[]} conflicts texts alone for "mine"
 * @param {Record<string, string>} theirs the text now of each changed file @param {"mine" | "theirs"} side
 */
export function resolveConflicts(session, conflicts, theirs, side) {
  for (const [file, text] of Object.entries(theirs)) {
    const edited = session.files[file.replace(/\.yaml$/, "")];
    const base = read(text);
    const { merged } = merge(edited.base, edited.data, base);
    const chosen = conflicts.flatMap(({ file: other, path, mine: value }) =>
      side === "mine" && other === file && value !== undefined
        ? [{ path, op: /** @type {const} */ ("set"), value }]
        : [],
    );
    Object.assign(edited, { text, base, data: applyChanges(merged, chosen) });
  }
  session.steps = [];
  session.keep();
}
