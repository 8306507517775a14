// The step of the plan's page where it is made ready to be sent: what is in the file, and what is not.
// @ts-check
import { find, made } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { leftOut, nameless } from "./nameless.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {Record<string, string>} Words */

/** Return true if the reader wants the whole plan in the file. */
const isWhole = () => find(document, "#plan-send [value=whole]", HTMLInputElement).checked;

/** Return the plan as the reader wants to send it. @param {Plan} plan @param {Words} words */
export const toSend = (plan, words) => (isWhole() ? plan : nameless(plan, words["send-decided"]));

/** Show what the file leaves out of the plan, or that it leaves out nothing. @param {Plan} plan @param {Words} words */
export function showSending(plan, words) {
  const left = leftOut(plan);
  const key = left.length ? (isWhole() ? "send-with" : "send-without") : "send-none";
  const list = document.createElement("ul");
  list.append(...left.map(([name, n]) => made("li", fill(words[`left-${name}`], { n }))));
  find(document, "#plan-left", HTMLElement).replaceChildren(made("p", words[key]), ...(left.length ? [list] : []));
}
