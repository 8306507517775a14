// The indicators that may follow up a row of the plan. No DOM.
// @ts-check

/** @typedef {{goal: string, heading: string, texts: string[]}} Indicators */

/** Return the groups of indicators of a row's goals; all of them where none is of its goals. @param {string[]} goals @param {Indicators[]} groups */
export function indicatorsFor(goals, groups) {
  const own = groups.filter(({ goal }) => goals.includes(goal));
  return own.length > 0 ? own : groups;
}
