// The forms of the plan's page beside its items: what they show is what the plan holds.
// @ts-check
import { findAll } from "../lib/dom.js";
import { isUnfinished } from "./date-fields.js";
import { isField } from "./field.js";
import { ABOUT } from "./model.js";

/** Show the plan's facts, answers and areas; the field that has the focus is left alone. @param {HTMLElement} root @param {import("./model.js").Plan} plan */
export function fillForms(root, plan) {
  for (const name of ABOUT) set(root, `#plan-about [name=${name}]`, plan.about[name]);
  for (const { id, answer, comment } of plan.checklist) {
    for (const radio of findAll(root, `[type=radio][name="${id}"]`, HTMLInputElement))
      radio.checked = radio.value === answer;
    set(root, `[name="comment-${id}"]`, comment);
  }
  for (const { id, chosen } of plan.areas) {
    for (const box of findAll(root, `#plan-areas [value="${id}"]`, HTMLInputElement)) box.checked = chosen;
  }
}

/** @param {HTMLElement} root @param {string} selector @param {string} value */
function set(root, selector, value) {
  const field = root.querySelector(selector);
  if (isField(field) && field !== document.activeElement && field.value !== value && !isUnfinished(field))
    field.value = value;
}
