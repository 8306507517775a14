// Says at a field that it is full: the browser leaves out what does not fit, and says nothing.
// @ts-check
import { fill } from "../lib/format.js";
import { fits } from "./model.js";
import { made } from "../lib/dom.js";

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} words with {n} where the number stands */
export function tellFull(field, words) {
  if (!(field.maxLength > 0)) return;
  const full = field.value.length >= field.maxLength || !fits(field.value);
  tell(field, full ? fill(words, { n: field.maxLength.toLocaleString("sv") }) : "");
}

/** A line after what the field stands in, announced. @param {Element} field @param {string} text */
export function tell(field, text) {
  const place = /** @type {Element} */ (field.closest("label, p"));
  let line = place.nextElementSibling;
  if (!line?.matches(".plan-full")) {
    if (!text) return;
    line = made("p", "", { className: "plan-full wide" });
    line.setAttribute("role", "status");
    place.after(line);
  }
  // Filled after it stands there, or it would not be announced.
  if (line.textContent !== text) setTimeout(() => (line.textContent = text), 50);
}
