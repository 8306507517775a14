// Merges the cases of test_merge.py with the page's own module: a list of {base, mine, theirs} on stdin, JSON out.
import { readFileSync } from "node:fs";
import { applyChanges } from "../overrides/assets/scripts/edit/changes.js";
import { merge } from "../overrides/assets/scripts/edit/merge.js";

const told = JSON.parse(readFileSync(0, "utf-8")).map(({ base, mine, theirs }) => {
  const { changes, conflicts } = merge(base, mine, theirs);
  return { conflicts, merged: conflicts.length ? null : applyChanges(theirs, changes) };
});
process.stdout.write(JSON.stringify(told));
