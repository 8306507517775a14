// Faults in a plan's dates, with their messages, for the page and the files. No DOM.
// @ts-check
import { fill } from "../lib/format.js";

/** The dates of a plan or an item; a missing one is none. @typedef {{from?: string, to?: string, completed?: string}} Dates */
/** A period, or a text for each end of it. @typedef {{from: string, to: string}} Texts */
/** @typedef {Record<string, string>} Words */

/** The years that a plan can be about: others are slips, e.g. a year of two digits. */
const YEARS = { first: "1900", last: "2199" };

/** Return true if a plan file can hold a date; the calendar is not checked. @param {string} date */
export const isStorable = (date) => date === "" || /^\d{4}-\d{2}-\d{2}$/.test(date);

/** @param {string} date @returns {string} the key of its message, or "" for a day that exists, and for none */
function dateError(date) {
  if (!date) return "";
  if (!isStorable(date)) return "date-form";
  const day = new Date(`${date}T00:00:00Z`);
  // A day past the month's end gives another day (ECMA-262), or none.
  if (Number.isNaN(day.valueOf()) || day.toISOString().slice(0, 10) !== date) return "date-day";
  return date.slice(0, 4) < YEARS.first || date.slice(0, 4) > YEARS.last ? "date-year" : "";
}

/** The message for each of the dates; "" where nothing is wrong. @param {Dates} dates @param {Words} words @returns {Required<Dates>} */
export function dateMessages({ from = "", to = "", completed = "" }, words) {
  const errors = { from: dateError(from), to: dateError(to), completed: dateError(completed) };
  if (from && to && !errors.from && !errors.to && to < from) errors.to = "date-order";
  const message = (/** @type {string} */ key, /** @type {string} */ date) =>
    key ? fill(words[key], { ...YEARS, date, from }) : "";
  return {
    from: message(errors.from, from),
    to: message(errors.to, to),
    completed: message(errors.completed, completed),
  };
}

/** All that is wrong, a line for each date, with its label. @param {Dates} dates @param {Words} words @param {string} between what stands between them */
export function dateRemark(dates, words, between) {
  const messages = dateMessages(dates, words);
  const lines = /** @type {const} */ (["from", "to", "completed"]).map(
    (name) => messages[name] && `${words[`field-${name}`] ?? words[name]}: ${messages[name]}`,
  );
  return lines.filter(Boolean).join(between);
}

/** A hint for each date that lies outside a period, which it may. @param {Dates} dates @param {{key: string, period: Texts}[]} periods the first that it lies outside is named @param {Words} words @returns {Texts} */
export function dateHints(dates, periods, words) {
  const hint = (/** @type {string | undefined} */ date) => {
    const beyond = periods.find(({ period: { from, to } }) => date && ((from && date < from) || (to && date > to)));
    return beyond ? fill(words[beyond.key], { period: periodText(beyond.period, words) }) : "";
  };
  return { from: hint(dates.from), to: hint(dates.to) };
}

/** @param {Texts} period @param {Words} words */
function periodText({ from, to }, words) {
  if (from && to) return `${from}–${to}`;
  return fill(from ? words["date-since"] : words["date-until"], { day: from || to });
}
