// The words of a choice: the heading, the counts, the title, and what widens an empty result.
// @ts-check
import { count, ROLE, TYPED } from "./facet-index.js";
import { one, say } from "./form.js";

/** @typedef {import("./controller.js").Filter} Filter */
/** @typedef {import("./form.js").Pair} Pair */

// Milliseconds.
const WAIT = 300;

/** Return the message for an empty result, and buttons that widen it. @param {Filter} filter @param {Pair[]} pairs @param {number} more @returns {[string, import("./form.js").Button[]]} */
export function widenings(filter, pairs, more) {
  const { form } = filter;
  const { words } = form;
  const own = count(filter.index.get(ROLE)?.get(filter.applied) ?? new Uint32Array());
  const text = filter.applied && !own ? form.fill(words.noneOwn, "", form.label(ROLE, filter.applied)) : words.none;
  const wider = more ? [{ text: form.fill(words.addWider, more), press: () => filter.press(filter.wider()) }] : [];
  const less = pairs.map((pair) => {
    const rest = filter.less(pair);
    return {
      text: form.fill(words.without, form.noun(filter.number(rest)), form.label(...pair)),
      press: () => filter.press(rest),
    };
  });
  return [text, [...wider, ...less]];
}

/** Return the heading of the results: what it says, and the rest that is quiet. @param {Filter} filter @param {number} number @param {string} line @param {number} more how many rows the wider choice would add */
function headline(filter, number, line, more) {
  const { form } = filter;
  const { words } = form;
  if (!filter.applied) return [line, ""];
  const rest = form.fill(words.ofAll, number) + (more ? form.fill(words.further, more) : "");
  return [form.fill(words.ofRole, form.noun(number), form.label(ROLE, filter.applied)), rest];
}

/** Show what the choice gives in words: in the heading, on the button, by the files and in the title. @param {Filter} filter @param {number} number @param {string} names @param {number} more how many rows the wider choice would add */
export function showWords(filter, number, names, more) {
  const { element, result, words } = filter.form;
  const line = filter.form.fill(words.shown, number);
  say(one(element, ".ui-filter__shown"), line);
  const [heading, rest] = names ? headline(filter, number, line, more) : [filter.whole, ""];
  if (filter.heading.textContent !== heading + rest) {
    filter.heading.textContent = heading;
    if (rest) filter.heading.append(Object.assign(document.createElement("small"), { textContent: rest }));
  }
  say(one(element, "[type=submit]"), filter.form.fill(words.show, filter.form.noun(number)));
  const selection = one(document, "#selection");
  selection.hidden = !names;
  say(selection, filter.form.fill(words.selection, number, names));
  const title = filter.names(TYPED);
  clearTimeout(filter.timer);
  // The title waits too: changing it takes the browser as long as all else here.
  filter.timer = window.setTimeout(() => {
    say(one(result, "[role=status]"), line);
    document.title = title ? `${title} – ${filter.title}` : filter.title;
  }, WAIT);
}
