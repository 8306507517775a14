// The date fields of the plan's page: what is wrong with a date is told at its field, when the reader has left it.
// @ts-check
import { find, findAll, instance } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { dateHints, dateMessages, dateRemark, isStorable } from "./dates.js";

/** @typedef {import("./dates.js").Dates} Dates */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {Record<string, string>} Words */

/** @type {("from" | "to" | "completed")[]} */
const NAMES = ["from", "to", "completed"];

/** Return true if a field shows a date that the plan cannot hold: half a date, 30 February, a year of five digits. @param {Field} field */
export const isUnfinished = (field) => field.type === "date" && (field.validity.badInput || !isStorable(field.value));

/** Show at the date fields of a form the faults of them. A field that is being typed in is left alone until it is right.
 *  @param {ParentNode} form @param {Dates} dates as the plan has them @param {{key: string, period: import("./dates.js").Texts}[]} periods @param {Words} words */
export function showDateMessages(form, dates, periods, words) {
  const [messages, hints] = [dateMessages(dates, words), { completed: "", ...dateHints(dates, periods, words) }];
  for (const name of NAMES) {
    const field = form.querySelector(`[type=date][name=${name}]`);
    if (!(field instanceof HTMLInputElement)) continue;
    const error = isUnfinished(field) ? unfinished(dates[name], words) : messages[name];
    if (error && field === document.activeElement) continue;
    show(field, error, hints[name]);
  }
}

/** @param {string | undefined} date what the plan still has @param {Words} words */
const unfinished = (date, words) =>
  `${words["date-form"]} ${date ? fill(words["date-kept"], { date }) : words["date-none"]}`;

/** @param {HTMLInputElement} field @param {string} error @param {string} hint */
function show(field, error, hint) {
  const line = find(
    instance(field.closest(".ui-plan__date"), HTMLElement, ".ui-plan__date"),
    "[role=status]",
    HTMLElement,
  );
  const text = error || hint;
  if (line.textContent !== text) line.textContent = text;
  line.className = error ? "ui-plan__wrong" : "ui-quiet";
  if (error) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (text) field.setAttribute("aria-describedby", line.id);
  else field.removeAttribute("aria-describedby");
}

/** Return the places of unfinished dates on the page, such as `Kartlägg lönerna, Till`. @param {ParentNode} root @returns {string[]} */
function unfinishedDates(root) {
  const fields = findAll(root, "[type=date]", HTMLInputElement).filter(isUnfinished);
  return fields.map((field) => {
    const form = field.closest("[role=group]")?.ariaLabel;
    return [form, field.labels?.[0]?.textContent?.trim()].filter(Boolean).join(", ");
  });
}

/** Return what a file says of dates that are left out of it, or wrong. @param {ParentNode} root @param {import("./model.js").Plan} plan @param {Words} words */
export function dateWarnings(root, { about, items }, words) {
  const wrong = [about, ...items].filter((dates) => dateRemark(dates, words, " ")).length;
  const unfinished = unfinishedDates(root);
  const where = { n: unfinished.length, where: unfinished.join("; ") };
  return [
    ...(unfinished.length ? [fill(words["dates-unfinished"], where)] : []),
    ...(wrong ? [fill(words["dates-wrong"], { n: wrong })] : []),
  ];
}

/** Empty the fields of unfinished dates. @param {ParentNode} root */
export function clearDates(root) {
  for (const field of findAll(root, "[type=date]", HTMLInputElement)) if (isUnfinished(field)) field.value = "";
}
