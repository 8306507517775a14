// The rows that the filter shows, as a CSV or Excel file of their own. Loaded when asked for.
// @ts-check
import { cells, csv, guarded } from "../lib/csv.js";
import { fileAccent } from "../lib/file-accent.js";
import { give } from "../lib/save-file.js";
import { filled, workbook } from "../lib/xlsx.js";

/** The columns as [place, width in characters], and how many of the first are on paper and in view.
 *  @typedef {{columns: [number, number][], printed: number, shown: number}} Layout */
/** Every row as Excel has it, with the places of the addresses and of the day from which a row does not apply.
 *  @typedef {{headings: string[], rows: (string | number | null)[][], plain: Layout, ofRole: Layout, link: number,
 *   ended: number, hues: import("../lib/xlsx.js").Hues}} Whole */
/** `more` holds further cells by row id, `said` is the selection in words. @typedef {{table: string,
 *   more: Map<string, string[]>, headings: string[], said: string, heading: string, about: string, title: string,
 *   address: string}} Selection */

/** The selected rows in the order of `more`, with its cells. @template T @param {T[][]} rows @param {Map<string, string[]>} more */
function select(rows, more) {
  const byId = new Map(rows.map((row) => [String(row[0]), row]));
  return [...more].flatMap(([id, further]) => {
    const row = byId.get(id);
    return row ? [[...row, ...further]] : [];
  });
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}

/** @param {string} kind "csv" or "xlsx" @param {Selection} selection */
export async function download(kind, selection) {
  const name = selection.table
    .split("/")
    .pop()
    ?.replace(/\.csv$/, "");
  give(await (kind === "xlsx" ? excel : table)(selection), `${name}-urval.${kind}`);
}

/** @param {Selection} selection */
async function table({ table, more, headings, said, heading }) {
  const text = await (await fetched(table)).text();
  const [first, ...rows] = cells(text.replace(/^\uFEFF/, ""));
  const chosen = select(rows, new Map([...more].map(([id, further]) => [id, [...further, said].map(guarded)])));
  return csv([[...first, ...headings, heading], ...chosen]);
}

/** @param {Selection} selection */
async function excel({ more, headings, said, heading, about, title, address }) {
  /** @type {Whole} */
  const whole = await (await fetched("urval.json")).json();
  const { columns, printed, shown } = headings.length ? whole.ofRole : whole.plain;
  const rows = [[...whole.headings, ...headings], ...select(whole.rows, more)];
  const sheet = filled({
    name: heading,
    widths: columns.map(([, width]) => width),
    rows: rows.map((row) => columns.map(([place]) => row[place] ?? "")),
    links: columns.findIndex(([place]) => place === whole.link),
    printed,
    folded: columns.length - shown,
    ended: rows.flatMap((row, i) => (i && row[whole.ended] ? [i] : [])),
    hues: whole.hues,
  });
  const criteria = [[heading, ""], [said, ""], [title, address]]; // biome-ignore format: rows of a table
  return workbook([sheet, { name: about, widths: [60, 60], rows: criteria, links: 1 }], said, fileAccent());
}
