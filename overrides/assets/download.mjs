// The selected rows of a CSV file, as a CSV or Excel file of their own. Loaded when asked for.
// @ts-check

/** `more` holds further cells by row id, `said` tells what was selected. @typedef {{table: string,
 *   more: Map<string, string[]>, headings: string[], said: string, heading: string, excel: string}} Selection */

// As in the tables to download: a cell that begins so would be a formula (OWASP, CSV Injection).
const FORMULA = /^[=+\-@\t\r\n]/;

/** The cells of CSV text (RFC 4180). @param {string} text @returns {string[][]} */
export function cells(text) {
  const rows = [[""]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const row = rows[rows.length - 1];
    row[row.length - 1] = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    if (end === ",") row.push("");
    else if (end) rows.push([""]);
  }
  return rows.filter((row) => row.length > 1);
}

/** @param {string[][]} rows */
export const csv = (rows) =>
  `\uFEFF${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n")}\r\n`;

/** The selected rows with their headings. @param {string[][]} table @param {Selection} selection */
export function select([headings, ...rows], { more, headings: further, heading, said }) {
  const guarded = (/** @type {string} */ cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
  const chosen = rows.filter(([id]) => more.has(id));
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
  const file = kind === "xlsx" ? await excel(rows, selection) : new Blob([csv(rows)], { type: "text/csv" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${selection.table.split("/").pop()?.replace(/\.csv$/, "")}-urval.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** @param {string[][]} rows @param {Selection} selection @returns {Promise<Blob>} */
async function excel(rows, { said, excel: address, heading }) {
  await import(new URL(address, location.href).href);
  const { writeXlsxFile } = /** @type {{writeXlsxFile: Function}} */ (/** @type {unknown} */ (globalThis));
  // What the CSV guards with an apostrophe is plain text in Excel.
  const plain = (/** @type {string} */ cell) => ({ value: FORMULA.test(cell.slice(1)) ? cell.replace(/^'/, "") : cell, type: String, wrap: true });
  const [headings, ...others] = rows.map((row) => row.slice(0, -1));
  const bold = (/** @type {string} */ value) => ({ value, type: String, fontWeight: "bold" });
  const data = [headings.map(bold), ...others.map((row) => row.map(plain))];
  const columns = headings.map(() => ({ width: 24 }));
  const about = [[bold(heading)], [{ value: said, type: String, wrap: true }]];
  return writeXlsxFile([
    { data, sheet: heading, columns, stickyRowsCount: 1 },
    { data: about, sheet: "Om urvalet", columns: [{ width: 80 }] },
  ]).toBlob();
}
