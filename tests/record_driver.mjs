// Makes records with the page's own module: a list of {title, why, edits: [{file, base, wanted}]} on stdin (or changes for wanted), JSON out.
import { readFileSync } from "node:fs";
import { changesBetween } from "../overrides/assets/scripts/edit/changes.js";
import { read } from "../overrides/assets/scripts/edit/read.js";
import { issueAddress, packed, recordOf } from "../overrides/assets/scripts/edit/record.js";

const place = { api: "", owner: "exempel", name: "projekt", branch: "main", folder: "data" };

async function made({ title, why, edits }) {
  const changed = edits.map(({ file, base, wanted, changes }) => ({
    file,
    base,
    changes: changes ?? changesBetween(read(base), read(wanted)),
  }));
  const record = await recordOf({ title, why, edits: changed });
  const text = await packed(record);
  return { record, packed: text, ...issueAddress(place, record, text) };
}

process.stdout.write(JSON.stringify(await Promise.all(JSON.parse(readFileSync(0, "utf-8")).map(made))));
