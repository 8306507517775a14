// CSV text (RFC 4180), read and written. The one home in the page of what a spreadsheet takes for a formula.
// @ts-check

// As in the tables to download: a cell that begins so would be a formula (OWASP, CSV Injection).
export const FORMULA = /^[=+\-@\t\r\n]/;

/** A cell that no spreadsheet runs. @param {string} cell */
export const guarded = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cells of CSV text. @param {string} text @returns {string[][]} */
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

/** A file that Excel too reads as UTF-8. @param {string[][]} rows */
export function csv(rows) {
  const line = (/** @type {string[]} */ row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  return new Blob([`\uFEFF${rows.map(line).join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}
