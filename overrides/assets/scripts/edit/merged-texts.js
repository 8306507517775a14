// Changes of files, and the files' texts now → their texts with the changes, or what others have changed too. No DOM.
// @ts-check
import { applyChanges } from "./changes.js";
import { merge } from "./merge.js";
import { patch } from "./patch.js";
import { read, readFile } from "./read.js";

/** @typedef {import("./merge.js").Conflict & {file: string}} FileConflict */

/** A file of the data: its name, its text when the form read it ("" for a file that is new), and the changes made since.
 *  @typedef {{file: string, base: string, changes: import("./changes.js").Change[]}} Edit */

/** Return each file's text with the edit in it, or what others have changed too. Throws PatchError.
 *  @param {Edit[]} edits @param {string[]} theirs texts, in the order of the edits @returns {{texts: string[], conflicts: FileConflict[]}} */
export function mergedTexts(edits, theirs) {
  /** @type {FileConflict[]} */
  const conflicts = [];
  const texts = edits.map(({ file, base, changes }, index) => {
    const now = theirs[index];
    if (now === base) return patch(now, changes);
    const before = read(base);
    const merged = merge(before, applyChanges(before, changes), readFile(file, now));
    conflicts.push(...merged.conflicts.map((one) => ({ ...one, file })));
    return merged.changes.length ? patch(now, merged.changes) : now;
  });
  return { texts, conflicts };
}
