// A plan's report → an Excel file, a sheet per kind of thing.
// @ts-check

import { fill } from "../../lib/format.js";
import { filled, MOST, workbook } from "../../lib/xlsx.js";
import { FIELDS } from "../model.js";
import { COLUMNS } from "./report.js";

/** @typedef {import("../../lib/xlsx.js").Sheet} Sheet */
/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").ReportRow} ReportRow */
/** @typedef {Record<string, string>} Words */

/** @type {Record<string, number>} */
const WIDTHS = {
  text: 38,
  area: 20,
  remark: 24,
  outcomes: 40,
  goals: 30,
  address: 40,
  uri: 40,
  comment: 50,
  id: 20,
};
// Those of items on paper share the 144 characters of a landscape A4, where letters are of 8 points or more.
const ITEM_WIDTHS = {
  ...WIDTHS,
  title: 18,
  text: 22,
  activity: 22,
  responsible: 15,
  resources: 14,
  follow_up: 17,
  reason: 30,
};
const FOLDED = ["changed", "uri", "id"];
const APART = new Set(["kind", ...FOLDED]);
const ITEM = [...new Set(["title", "text", ...FIELDS, ...COLUMNS])].filter((name) => !APART.has(name)).concat(FOLDED);

/** @param {string} name @param {string[]} columns @param {ReportRow[]} rows @param {Words} words @returns {Sheet} */
function sheet(name, columns, rows, words) {
  const printed = columns.indexOf("status") + 1;
  /** @type {Record<string, number>} */
  const widths = printed ? ITEM_WIDTHS : WIDTHS;
  return filled({
    name,
    widths: columns.map((column) => widths[column] ?? 12),
    links: columns.indexOf("address"),
    printed: printed || undefined,
    folded: columns.filter((column) => FOLDED.includes(column)).length,
    rows: [columns.map((column) => words[column]), ...rows.map((row) => columns.map((column) => row[column] ?? ""))],
  });
}

/** @param {Report} report @param {Words} words */
function about({ title, facts, decision, id, summary, checklist, areas, source }, words) {
  const pairs = [
    [words.plan, title],
    ...facts.map(({ label, value }) => [label, value]),
    [words.decision, decision],
    [words.page, source.address],
    ...(id ? [[words.plan_id, id]] : []),
    ...[...summary, checklist.summary, areas.summary].filter(Boolean).map((said) => [words.overview, said]),
    [words.own, words.legend],
  ];
  return { name: words.about, widths: [24, 90], rows: [[words.fact, words.value], ...pairs] };
}

/** Words in pieces that have room in a cell, cut between words where there are any. @param {string} value @param {number} room @returns {string[]} */
function pieces(value, room) {
  if (value.length <= room) return [value];
  const space = value.lastIndexOf(" ", room) + 1;
  // Never in the middle of a character that is two to the machine.
  const end = space || (/[\uD800-\uDBFF]/.test(value[room - 1]) ? room - 1 : room);
  return [value.slice(0, end), ...pieces(value.slice(end), room)];
}

/** Words too long for a cell go on in a sheet of their own, and the cell says so: no word is lost. @param {Sheet[]} sheets @param {Words} words @returns {Sheet[]} */
function shortened(sheets, words) {
  /** @type {string[][]} */
  const rest = [];
  const room = MOST - words.goes_on.length - 100;
  /** @param {Sheet} whole @param {string} value @param {number} row @param {number} column */
  const cell = (whole, value, row, column) => {
    if (value.length <= MOST) return value;
    const [first, ...others] = pieces(value, room);
    const place = [whole.name, String(row + 1), String(whole.rows[0][column])];
    rest.push(...others.map((piece, i) => [...place, String(i + 2), piece]));
    return `${first}\n${fill(words.goes_on, { sheet: words.long })}`;
  };
  const short = sheets.map((whole) => ({
    ...whole,
    rows: whole.rows.map((row, r) => row.map((value, c) => cell(whole, String(value), r, c))),
  }));
  const headings = [words.sheet, words.row, words.column, words.piece, words.text_piece];
  return rest.length ? [...short, { name: words.long, widths: [18, 8, 24, 8, 86], rows: [headings, ...rest] }] : short;
}

/** @param {Report} report @param {Words} words @returns {Promise<Blob>} */
export function excel(report, words) {
  const sheets = [
    ...report.parts.map(({ title, rows }) => sheet(title, ITEM, rows, words)),
    sheet(words.checklist, ["number", "text", "answer", "comment"], report.checklist.rows, {
      ...words,
      text: words.point,
    }),
    sheet(words.areas, ["text", "chosen"], report.areas.rows, { ...words, text: words.integrate }),
    about(report, words),
  ];
  return workbook(shortened(sheets, words), report.title, words.accent ?? "");
}
