// Two changes of one plan and their common base → one plan. No DOM.
// @ts-check

/** @typedef {import("./model.js").Plan} Plan */

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Return my value if I changed it since the base, else theirs. @template T @param {T} base @param {T} mine @param {T} theirs @returns {T} */
const pick = (base, mine, theirs) => (same(base, mine) ? theirs : mine);

/** Field by field. @template {object} T @param {T} base @param {T} mine @param {T} theirs @returns {T} */
function fields(base, mine, theirs) {
  // T is only known as an object here: its fields are compared by name.
  const [b, m, t] = /** @type {Record<string, unknown>[]} */ ([base, mine, theirs]);
  const names = [...new Set([...Object.keys(t), ...Object.keys(m)])];
  const merged = names.map((name) => [name, pick(b[name], m[name], t[name])]);
  // The fields are those of T, each from one of three of its kind.
  return /** @type {T} */ (Object.fromEntries(merged.filter(([, value]) => value !== undefined)));
}

/** Return the union of two lists without what either removed; an item that one removed and the other changed stays. @template {{id: string}} T
 *  @param {T[]} base @param {T[]} mine @param {T[]} theirs @returns {T[]} */
function byId(base, mine, theirs) {
  const [b, m, t] = [base, mine, theirs].map((all) => new Map(all.map((one) => [one.id, one])));
  const order = (/** @type {T[]} */ all) =>
    all.map((one) => one.id).filter((id) => b.has(id) && m.has(id) && t.has(id));
  const [first, second] = same(order(base), order(mine)) ? [theirs, mine] : [mine, theirs];
  const all = [...new Set([...first, ...second].map((one) => one.id))];
  return all.flatMap((id) => {
    const [was, own, other] = [b.get(id), m.get(id), t.get(id)];
    // Without a base, every field of the two counts as changed: an empty object has none of them.
    if (own && other) return fields(was ?? /** @type {T} */ ({}), own, other);
    const left = own ?? other;
    if (!left) return [];
    return was && same(was, left) ? [] : left;
  });
}

/** @param {string[]} base @param {string[]} mine @param {string[]} theirs */
function sets(base, mine, theirs) {
  return [...new Set([...theirs, ...mine])].filter(
    (one) => !base.includes(one) || (mine.includes(one) && theirs.includes(one)),
  );
}

/** Merge two changes of one plan field by field; mine wins where both changed one. @param {Plan} base @param {Plan} mine @param {Plan} theirs @returns {Plan} */
export function merge(base, mine, theirs) {
  return {
    ...theirs,
    id: pick(base.id, mine.id, theirs.id),
    about: fields(base.about, mine.about, theirs.about),
    items: byId(base.items, mine.items, theirs.items),
    checklist: byId(base.checklist, mine.checklist, theirs.checklist),
    areas: byId(base.areas, mine.areas, theirs.areas),
    roles: sets(base.roles, mine.roles, theirs.roles),
    known: pick(base.known, mine.known, theirs.known),
  };
}
