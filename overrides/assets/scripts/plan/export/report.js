// A plan → what each of its files says, in order. The one home of that, so that the files cannot disagree. No DOM.
// @ts-check
import { fill } from "../../lib/format.js";
import { dateRemark } from "../dates.js";
import { ANSWERS, clean, countedValue, FIELDS, LEFT, NOT_RELEVANT, STATUSES, stateOf } from "../model.js";

/** @typedef {import("../model.js").Plan} Plan */
/** @typedef {Record<string, string>} Words */
/** The delmål and goals of each row of today's strategy, and the hues of its areas by id. @typedef {{items: {id: string, outcomes?: string[], goals?: string[]}[], hues?: Record<string, string>, affiliates?: {id: string, name: string}[]}} Goals */
/** @typedef {{label: string, value: string, address?: string}} Fact */
/** An item in words: its fields, `area`, `address` ("" where it has none), `period` and `state`: its status, and what belongs to that. @typedef {Record<string, string>} ReportRow */
/** @typedef {{title: string, rows: ReportRow[], goals: string[], hue: string}} ReportGroup */
/** The insatser or the målsättningar. @typedef {{kind: string, title: string, rows: ReportRow[], groups: ReportGroup[]}} ReportPart */
/** @typedef {{title: string, organisation: string, facts: Fact[], decision: string, id: string, summary: string[], parts: ReportPart[],
 *   checklist: {rows: ReportRow[], summary: string, next: string[], untouched: boolean}, areas: {rows: ReportRow[], summary: string}, source: ReportRow}} Report */

/** The columns of an item in a table, in order. */
export const COLUMNS = [
  "kind",
  "area",
  "title",
  "text",
  ...FIELDS,
  "remark",
  "outcomes",
  "goals",
  "changed",
  "address",
  "uri",
  "id",
];

/** The properties of an item that a row has. @type {("id" | "uri" | "title" | "text" | import("../model.js").FieldName)[]} */
const COPIED = ["id", "uri", "title", "text", ...FIELDS];

/** The parts of the strategy's name that a file has. @type {("name" | "county" | "edition")[]} */
const NAMES = ["name", "county", "edition"];

// Line ends of other programs; what XML discourages and a spreadsheet library would drop with its neighbour.
const LINES = /[\v\f\u0085\u2028\u2029]/g;
const UNHELD = /[\u0080-\u009F\uFDD0-\uFDEF]|[\u{1FFFE}\u{1FFFF}]|\p{Noncharacter_Code_Point}/gu;

/** Words as every format can hold them; a broken character is seen as a question mark. @param {unknown} value */
const worded = (value) =>
  clean(
    String(value ?? "")
      .replace(LINES, "\n")
      .replaceAll("\t", " ")
      .replace(UNHELD, ""),
  )
    .replaceAll("\uFFFD", "?")
    .trim();

/** Return e.g. `1 insats`. @param {number} n @param {string} kind @param {Words} words */
export const counted = (n, kind, words) => fill(words[`counted_${kind}`], { n });

/** An address of this site and no other, or nothing. @param {string} path @param {string} base */
function within(path, base) {
  const address = URL.canParse(path, base) ? new URL(path, base).href : "";
  return /^https?:/.test(base) && address.startsWith(base) ? address : "";
}

/** The time between two dates, and what is wrong with them. @param {import("../dates.js").Dates} dates @param {Words} words */
function period({ from = "", to = "" }, words) {
  const time =
    from && to ? `${from}–${to}` : fill((from && words.since) || (to && words.until) || "", { day: from || to });
  return [time, dateRemark({ from, to }, words, "\n")].filter(Boolean).join("\n");
}

/** The day, here. @param {string} moment */
const day = (moment) => (Number.isNaN(Date.parse(moment)) ? moment : new Date(moment).toLocaleDateString("sv-SE"));

/** Return the number of occurrences of each value as text, in the order of `order`. @param {string[]} values @param {string[]} order @param {string} none */
function tally(values, order, none) {
  const counts = order.map((value) => ({ name: value || none, n: values.filter((one) => one === value).length }));
  return [...counts.slice(1), counts[0]]
    .filter(({ n }) => n)
    .map(({ name, n }) => `${name} ${n}`)
    .join(", ");
}

/** @param {Plan["items"][number]} item @param {Words} words @param {Goals} strategy @returns {ReportRow} */
function itemRow(item, words, strategy) {
  const { outcomes, goals = [] } = strategy.items.find(({ id }) => id === item.id) ?? {};
  const listed = (/** @type {string[]} */ texts) => texts.map(worded).join("\n");
  const judged = { ...item, status: stateOf(item) };
  const counted = {
    ...judged,
    completed: countedValue(judged, "completed"),
    reason: countedValue(judged, "reason"),
  };
  const plain = Object.fromEntries(COPIED.map((name) => [name, worded(counted[name])]));
  return {
    ...plain,
    state: [plain.status, plain.completed, plain.reason].filter(Boolean).join("\n"),
    // A link needs words.
    name: plain.title || plain.text || plain.id,
    kind: words[item.kind] ?? worded(item.kind),
    area: worded(item.area?.title),
    // A plan's own words may be "constructor", which every object has.
    hue: new Map(Object.entries(strategy.hues ?? {})).get(item.area?.id ?? "") ?? "",
    outcomes: listed(outcomes ?? []),
    // An insats without delmål is something else than one that the strategy does not have any more.
    leads_to: outcomes ? listed(outcomes) || words.no_outcomes : "",
    goals: listed(goals),
    changed: day(worded(item.changed)),
    address: within(worded(item.path), words.base),
    period: period(plain, words),
    remark: dateRemark(plain, words, "\n"),
  };
}

/** The rows by area, the areas as the plan first names them. @param {ReportRow[]} rows @returns {ReportGroup[]} */
function grouped(rows) {
  const titles = [...new Set(rows.map((row) => row.area))];
  return titles.map((title) => {
    const own = rows.filter((row) => row.area === title);
    const goals = [...new Set(own.flatMap((row) => row.goals.split("\n")))].filter(Boolean);
    return { title, rows: own, goals, hue: own[0].hue };
  });
}

/** @param {Plan} plan @param {Words} words @param {Goals} strategy @returns {ReportPart[]} */
function parts(plan, words, strategy) {
  return ["action", "objective"].map((kind) => {
    const rows = plan.items.filter((item) => item.kind === kind).map((item) => itemRow(item, words, strategy));
    return { kind, title: words[`${kind}s`], rows, groups: grouped(rows) };
  });
}

/** @param {Plan} plan @param {Words} words */
function checklist(plan, words) {
  const rows = (plan.checklist ?? []).map((one, i) => ({
    number: String(i + 1),
    text: worded(one.text),
    answer: worded(one.answer),
    comment: worded(one.comment),
    id: worded(one.id),
  }));
  const next = LEFT.flatMap((answer) =>
    rows.filter((row) => row.answer === answer).map((row) => `${words[`next-${answer}`]}: ${row.text}`),
  );
  const untouched = rows.every(({ answer, comment }) => !answer && !comment);
  if (untouched)
    return { rows, next, untouched, summary: rows.length ? fill(words.untouched, { n: rows.length }) : "" };
  return {
    rows,
    next,
    untouched,
    summary: rows.length
      ? fill(words.answers, {
          counts: tally(
            rows.map((row) => row.answer),
            ANSWERS,
            words.unanswered,
          ),
        })
      : "",
  };
}

/** @param {Plan} plan @param {Words} words */
function areas(plan, words) {
  const rows = (plan.areas ?? []).map((one) => ({
    text: worded(one.text),
    chosen: one.chosen === true ? words.yes : words.no,
    id: worded(one.id),
  }));
  return {
    rows,
    summary: rows.length
      ? fill(words.chosen_areas, { n: rows.filter((row) => row.chosen === words.yes).length, all: rows.length })
      : "",
  };
}

/** Return the contents of the plan in a few sentences. @param {ReportPart[]} all @param {Words} words */
function summary(all, words) {
  const statuses = all.flatMap(({ rows }) => rows.map((row) => row.status));
  const some = all.filter(({ rows }) => rows.length);
  const held = (some.length ? some : all)
    .map(({ kind, rows }) => counted(rows.length, kind, words))
    .join(` ${words.and} `);
  return [
    fill(words.holds, { held }),
    ...(statuses.length
      ? [fill(words.statuses, { counts: tally(statuses, [...STATUSES, NOT_RELEVANT], words.no_status) })]
      : []),
  ];
}

/** @param {Plan} plan @param {Words} words @param {Goals} strategy @returns {Report} */
export function report(plan, words, strategy) {
  const about = Object.fromEntries(Object.entries(plan.about ?? {}).map(([name, value]) => [name, worded(value)]));
  const source = Object.fromEntries(NAMES.map((name) => [name, worded(plan.strategy?.[name])]));
  const made = parts(plan, words, strategy);
  const affiliate = strategy.affiliates?.find(({ id }) => id === about.affiliate)?.name;
  const address = within("", words.base);
  const fact = (/** @type {string} */ name, /** @type {string} */ value) => ({
    label: words[name],
    value: value ?? "",
  });
  return {
    title: about.organisation ? fill(words.titled, { name: about.organisation }) : words.untitled,
    organisation: about.organisation ?? "",
    facts: [
      fact("organisation", about.organisation),
      ...(affiliate ? [fact("affiliate", worded(affiliate))] : []),
      fact("contact", about.contact),
      fact("period", period(about, words)),
      { ...fact("strategy", source.name), address },
      fact("edition", source.edition),
      fact("saved", day(worded(plan.saved))),
    ],
    decision: about.decision ?? "",
    id: worded(plan.id),
    summary: summary(made, words),
    parts: made,
    checklist: checklist(plan, words),
    areas: areas(plan, words),
    source: { ...source, address },
  };
}
