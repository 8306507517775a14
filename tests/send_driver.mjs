// Sends proposals with the page's own modules, one for each line of stdin, and answers each with a line:
// {repository, key, edits, title, why, attempt, now, patience} → what was told, both JSON.
import { createInterface } from "node:readline";
import { changesBetween } from "../overrides/assets/scripts/edit/changes.js";
import { asking } from "../overrides/assets/scripts/edit/github-api.js";
import { read } from "../overrides/assets/scripts/edit/read.js";
import { send } from "../overrides/assets/scripts/edit/send.js";

async function told({ repository, key, edits, title, why, attempt, now, patience }) {
  const steps = [];
  const ask = asking(repository, key, fetch, patience);
  const changed = edits.map(({ file, base, wanted }) => ({
    file,
    base,
    changes: changesBetween(read(base), read(wanted)),
  }));
  const options = { onStep: (step) => steps.push(step), now: new Date(now) };
  try {
    const result = await send(ask, repository, { title, why, edits: changed }, attempt, options);
    return { ...result, steps, attempt };
  } catch ({ step, branch, cause, stack }) {
    return {
      failed: {
        step,
        branch,
        reason: cause?.reason ?? stack,
        said: cause?.said,
        until: cause?.until,
        file: cause?.file,
        line: cause?.line,
      },
      attempt,
    };
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await told(JSON.parse(line)))}\n`);
