// Merges and patches files with the form's own modules: a list of {file, base, now, changes} on stdin →
// {texts}, {conflicts}, or {error: {file, line}} for a change that has no place; `line` where the file is not readable.
import { readFileSync } from "node:fs";
import { mergedTexts } from "../../overrides/assets/scripts/edit/merged-texts.js";
import { PatchError } from "../../overrides/assets/scripts/edit/patch.js";

const files = JSON.parse(readFileSync(0, "utf8"));

function merged() {
  const [texts, conflicts] = [[], []];
  for (const edit of files) {
    try {
      const one = mergedTexts([edit], [edit.now]);
      texts.push(...one.texts);
      conflicts.push(...one.conflicts);
    } catch (error) {
      if (!(error instanceof PatchError || error instanceof RangeError)) throw error;
      return { error: { file: edit.file, line: error.line } };
    }
  }
  return conflicts.length ? { conflicts } : { texts };
}

process.stdout.write(JSON.stringify(merged()));
