// A plan → a sentence of what it holds, for the question before it is removed. No DOM.
// @ts-check
import { fill } from "../lib/format.js";
import { FIELDS, isEmpty } from "./model.js";

/** @param {import("./model.js").Plan} plan @param {Record<string, string>} words */
export function contentsText(plan, words) {
  if (isEmpty(plan)) return words.lostNothing;
  const { items, checklist, areas, about } = plan;
  const own = items.filter((item) => FIELDS.some((name) => item[name])).length;
  const answered = checklist.filter(({ answer, comment }) => answer || comment).length;
  const chosen = areas.filter((area) => area.chosen).length;
  const parts = [
    items.length && fill(own ? words.lostRowsOwn : words.lostRows, { n: items.length, own }),
    answered && fill(words.lostAnswers, { n: answered }),
    chosen && fill(words.lostAreas, { n: chosen }),
    Object.values(about).some(Boolean) && words.lostAbout,
  ];
  return fill(words.lost, { parts: parts.filter(Boolean).join("; ") });
}
