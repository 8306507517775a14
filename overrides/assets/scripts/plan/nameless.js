// A plan without contact, persons in charge and free text, for those who send it to an authority. No DOM.
// @ts-check

/** @typedef {import("./model.js").Plan} Plan */

/** The fields of an item that may hold names. @type {("activity" | "responsible" | "resources" | "follow_up" | "reason")[]} */
const FREE = ["activity", "responsible", "resources", "follow_up", "reason"];

/** Return the plan without what may name a person. A decision is only told of, because plans are counted by it.
 *  @param {Plan} plan @param {string} decided the words in place of a decision @returns {Plan} */
export const nameless = ({ about, items, checklist, ...rest }, decided) => ({
  ...rest,
  about: { ...about, contact: "", decision: about.decision && decided },
  items: items.map((one) => ({ ...one, ...Object.fromEntries(FREE.map((name) => [name, ""])) })),
  checklist: checklist.map((one) => ({ ...one, comment: "" })),
  roles: [],
});

/** Return what `nameless` leaves out of the plan: the name of a field or a part, and how many times it is filled in.
 *  @param {Plan} plan @returns {[string, number][]} */
export function leftOut({ about, items, checklist, roles }) {
  /** @type {[string, number][]} */
  const all = [
    ["contact", Number(Boolean(about.contact))],
    ["decision", Number(Boolean(about.decision))],
    ...FREE.map((name) => /** @type {[string, number]} */ ([name, items.filter((one) => one[name]).length])),
    ["comment", checklist.filter(({ comment }) => comment).length],
    ["roles", roles.length],
  ];
  return all.filter(([, n]) => n);
}
