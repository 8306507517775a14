// The affiliate that the plan is of, chosen in the list of the strategy's affiliates.
// @ts-check
import { ID } from "./model.js";

/** Give the plan the name of the chosen affiliate, unless the reader has written a name of their own.
 *  @param {Record<string, string>} about @param {HTMLSelectElement} select */
export function takeName(about, { options, selectedOptions }) {
  const listed = [...options].filter(({ value }) => ID.test(value));
  const own = about.organisation && listed.every(({ text }) => text !== about.organisation);
  if (!own) about.organisation = listed.find((one) => one === selectedOptions[0])?.text ?? "";
}
