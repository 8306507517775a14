// The selected rows of a CSV file, as a CSV or Excel file of their own. Loaded when asked for.
// @ts-check
import { cells, csv, FORMULA, guarded } from "../lib/csv.js";
import { fileAccent } from "../lib/file-accent.js";
import { give } from "../lib/save-file.js";
import { workbook } from "../lib/xlsx.js";

/** `more` holds further cells by row id, `said` is the selection in words. @typedef {{table: string,
 *   more: Map<string, string[]>, headings: string[], said: string, heading: string, about: string}} Selection */

/** The selected rows in the order of `more`, with their headings. @param {string[][]} table @param {Selection} selection */
export function select([headings, ...rows], { more, headings: further, heading, said }) {
  const byId = new Map(rows.map((row) => [row[0], row]));
  const chosen = [...more.keys()].flatMap((id) => [byId.get(id) ?? []].filter((row) => row.length));
  return [
    [...headings, ...further, heading],
    ...chosen.map((row) => [...row, ...(more.get(row[0]) ?? []).map(guarded), guarded(said)]),
  ];
}

/** @param {string} kind "csv" or "xlsx" @param {Selection} selection */
export async function download(kind, selection) {
  const answer = await fetch(selection.table);
  if (!answer.ok) throw new Error(answer.statusText);
  const rows = select(cells((await answer.text()).replace(/^\uFEFF/, "")), selection);
  const name = selection.table
    .split("/")
    .pop()
    ?.replace(/\.csv$/, "");
  give(kind === "xlsx" ? await excel(rows, selection) : csv(rows), `${name}-urval.${kind}`);
}

/** @param {string[][]} rows @param {Selection} selection @returns {Promise<Blob>} */
function excel(rows, { said, heading, about }) {
  // Text guarded by an apostrophe in CSV is plain text in Excel.
  const plain = (/** @type {string} */ cell) => (FORMULA.test(cell.slice(1)) ? cell.replace(/^'/, "") : cell);
  const table = rows.map((row) => row.slice(0, -1).map(plain));
  return workbook(
    [
      { name: heading, widths: table[0].map(() => 24), rows: table },
      { name: about, widths: [80], rows: [[heading], [said]] },
    ],
    said,
    fileAccent(),
  );
}
