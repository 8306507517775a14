// The progress of the plan: a bar and a line in the head of its page.
// @ts-check

import { find } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { NOT_RELEVANT, stateOf } from "./model.js";

const WIDTH = 100;

/** @param {import("./model.js").Item[]} items @param {Record<string, string>} words */
export function showProgress(items, words) {
  /** @type {Map<string, number>} */
  const counts = new Map(["klar", "pågår", "planerad", "avbruten", "", NOT_RELEVANT].map((status) => [status, 0]));
  for (const one of items) counts.set(stateOf(one), (counts.get(stateOf(one)) ?? 0) + 1);
  const parts = [...counts].filter(([, n]) => n).map(([status, n]) => `${n} ${status || words.noStatus}`);
  find(document, "#plan-count", HTMLElement).textContent = items.length
    ? fill(words.count, { n: items.length, parts: parts.join(", ") })
    : "";
  const root = find(document, "#plan-progress", HTMLElement);
  root.hidden = !items.length;
  const all = items.length - (counts.get(NOT_RELEVANT) ?? 0);
  const done = counts.get("klar") ?? 0;
  const doing = counts.get("pågår") ?? 0;
  let at = 0;
  for (const [name, n] of Object.entries({ done, doing, rest: all - done - doing })) {
    const width = all ? (n / all) * WIDTH : 0;
    const bar = find(root, `.ui-progress__${name}`, SVGRectElement);
    bar.setAttribute("x", String(at));
    bar.setAttribute("width", String(width));
    at += width;
  }
}
