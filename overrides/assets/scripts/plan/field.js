// The form fields that a plan is written in.
// @ts-check

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** Return true if an event's target, or any other value, is a form field. @param {unknown} value @returns {value is Field} */
export const isField = (value) =>
  value instanceof HTMLInputElement || value instanceof HTMLTextAreaElement || value instanceof HTMLSelectElement;
