// A message at a full field, because browsers drop further text silently.
// @ts-check

import { instance, made } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { fits } from "./model.js";

/** @param {import("./field.js").Field} field @param {string} words with {n} where the number stands */
export function reportFull(field, words) {
  if (!("maxLength" in field && field.maxLength > 0)) return;
  const full = field.value.length >= field.maxLength || !fits(field.value);
  report(field, full ? fill(words, { n: field.maxLength.toLocaleString("sv") }) : "");
}

/** A line after what the field stands in, announced. @param {Element} field @param {string} text */
export function report(field, text) {
  const place = instance(field.closest("label, p"), HTMLElement, "label, p");
  let line = place.nextElementSibling;
  if (!line?.matches(".ui-plan__full")) {
    if (!text) return;
    line = made("p", "", { className: "ui-plan__full ui-form__wide" });
    line.setAttribute("role", "status");
    place.after(line);
  }
  // Filled after it stands there, or it would not be announced.
  if (line.textContent !== text) setTimeout(() => (line.textContent = text), 50);
}
