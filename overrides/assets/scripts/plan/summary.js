// The sum of the checklist: how many points are answered, and what is left to do.
// @ts-check
import { find, made } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { answers, LEFT } from "./model.js";

/** @typedef {import("./model.js").Plan} Plan */

/** Show the state of the checklist and the next step. @param {HTMLElement} root @param {Plan} plan @param {Record<string, string>} words */
export function showSummary(root, plan, words) {
  const { checklist } = plan;
  const counts = answers(plan);
  const given = checklist.length - counts[""];
  const parts = Object.entries(counts)
    .filter(([answer, n]) => answer && n)
    .map(([answer, n]) => `${n} ${answer}`);
  find(root, "#plan-answered", HTMLElement).textContent = fill(words.given, { n: given, all: checklist.length });
  const summary = find(root, "#plan-summary", HTMLElement);
  summary.hidden = !given;
  const line = fill(words.answered, { n: given, all: checklist.length, parts: parts.join(", ") });
  const list = document.createElement("ul");
  for (const answer of LEFT) {
    for (const point of checklist.filter((it) => it.answer === answer)) {
      const entry = list.appendChild(document.createElement("li"));
      entry.append(`${words[`next-${answer}`]}: `, made("a", point.text, { href: `#svar-${point.id}` }));
    }
  }
  const done = given === checklist.length && counts.ja === given && given > 0;
  summary.replaceChildren(
    made("p", line),
    ...(done ? [made("p", words.allYes)] : []),
    ...(list.children.length ? [list] : []),
  );
}

/** Show how many areas are chosen, on the closed line. @param {HTMLElement} root @param {Plan} plan @param {Record<string, string>} words */
export function showChosen(root, { areas }, words) {
  const n = areas.filter(({ chosen }) => chosen).length;
  find(root, "#plan-chosen", HTMLElement).textContent = fill(words.chosen, { n, all: areas.length });
}
