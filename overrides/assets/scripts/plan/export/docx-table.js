// The tables and lines of a Word document: headings that repeat, no merged cells, what is empty shown calmly.
// @ts-check

/** @typedef {typeof import("./docx-library.js")} Docx */
/** @typedef {Record<string, string>} Words */
/** @typedef {import("docx").Paragraph} Paragraph */

/** The tab stop after a label: 40 mm, in twentieths of a point. */
export const LABEL = 2268;
const RULE = { style: /** @type {const} */ ("single"), size: 4, color: "D5CFC2" };
const NONE = { style: /** @type {const} */ ("none"), size: 0, color: "auto" };

/** Words with their line ends, or that nothing is filled in. @param {Docx} docx @param {string} text @param {Words} words @param {string} [style] */
export function lines({ TextRun }, text, words, style) {
  if (!text) return [new TextRun({ text: words.unset, style: "Unset" })];
  return text.split("\n").map((line, i) => new TextRun({ text: line, break: i ? 1 : 0, style }));
}

/** A line to write on, after its label. @param {Docx} docx @param {string} label @param {number} width */
export const lineOf = ({ Paragraph, TextRun }, label, width) =>
  new Paragraph({
    spacing: { before: 280, after: 0 },
    tabStops: [
      { type: "left", position: LABEL },
      { type: "right", position: width, leader: "underscore" },
    ],
    children: [new TextRun(`${label}:`), new TextRun("\t\t")],
  });

/** Return a colour as the format has it, without its #. @param {string} colour */
export const hex = (colour) => colour.slice(1).toUpperCase();

/** Return true if a row certainly fits on one page, and so need not be split. @param {(string | Paragraph[])[]} row */
const fits = (row) => row.every((value) => value.length < 700);

/** @param {Docx} docx @param {string[]} headings @param {(string | Paragraph[])[][]} rows @param {number[]} shares the widths, in any unit @param {number} width @param {Words} words @param {string} ground the colour behind the headings, "" for a quiet one */
export function tableOf(docx, headings, rows, shares, width, words, ground) {
  const { Table, TableRow, TableCell, Paragraph, TextRun } = docx;
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share * width) / all));
  const margins = { top: 90, bottom: 90, left: 110, right: 110 };
  /** @param {Paragraph[]} children @param {number} column @param {object} [more] */
  const cell = (children, column, more) =>
    new TableCell({ children, width: { size: widths[column], type: "dxa" }, margins, ...more });
  const said = (/** @type {string | Paragraph[]} */ value) =>
    typeof value === "string" ? [new Paragraph({ style: "Cell", children: lines(docx, value, words) })] : value;
  const head = (/** @type {string} */ name) => [
    new Paragraph({
      style: "Cell",
      keepNext: true,
      children: [new TextRun({ text: name, bold: true, color: ground ? "FFFFFF" : undefined })],
    }),
  ];
  return new Table({
    width: { size: width, type: "dxa" },
    columnWidths: widths,
    layout: "fixed",
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    borders: { top: RULE, bottom: RULE, insideHorizontal: RULE, left: NONE, right: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headings.map((name, i) =>
          cell(head(name), i, { shading: { type: "clear", fill: hex(ground) || "E8E4DB", color: "auto" } }),
        ),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: fits(row), children: row.map((value, i) => cell(said(value), i)) }),
      ),
    ],
  });
}
