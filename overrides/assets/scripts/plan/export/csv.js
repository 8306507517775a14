// A plan's report → one CSV table: each thing a row, its kind in the first column.
// @ts-check
import { csv, guarded } from "../../lib/csv.js";
import { COLUMNS } from "./report.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").ReportRow} ReportRow */

const ALL = [...COLUMNS, "answer", "comment", "chosen"];

/** @param {Report} report @param {Record<string, string>} words */
export function table({ title, facts, decision, id, parts, checklist, areas, source }, words) {
  /** @type {ReportRow[]} */
  const about = [
    { label: words.plan, value: title },
    ...facts,
    { label: words.decision, value: decision },
    { label: words.page, value: source.address },
    ...(id ? [{ label: words.plan_id, value: id }] : []),
  ].map(({ label, value }) => ({ kind: words.about, title: label, text: value }));
  const rows = [
    ...about,
    ...parts.flatMap((part) => part.rows),
    ...checklist.rows.map((row) => ({ ...row, kind: words.check })),
    ...areas.rows.map((row) => ({ ...row, kind: words.integrate })),
  ];
  return csv([
    ALL.map((name) => words[name]),
    ...rows.map((/** @type {ReportRow} */ row) => ALL.map((name) => guarded(row[name] ?? ""))),
  ]);
}
