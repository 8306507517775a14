// My change and another's of one file's data, and their common base → the changes that bring mine into theirs. No DOM.
// @ts-check
import { changesBetween, commonItems, idOf, idsOf, isMapping, same } from "./changes.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./changes.js").Mapping} Mapping */

/** A place that both changed: undefined is what a side removed, or what the base lacked. @typedef {{path: Step[], base?: Value, mine?: Value, theirs?: Value}} Conflict */

// The part of two items' texts that must be the same for one to be the other, changed.
const ALIKE = 0.5;
const NOTHING = { common: 0, all: 0 };

/**
 * Merge two changes of one file. Nothing of either side is lost without a conflict.
 * `changes` turns theirs into the merged data, and is empty where there is a conflict.
 * @param {Value} base @param {Value} mine @param {Value} theirs @returns {{changes: Change[], conflicts: Conflict[], merged: Value}}
 */
export function merge(base, mine, theirs) {
  /** @type {Conflict[]} */
  const conflicts = [];
  const merged = value([], base, mine, theirs, conflicts) ?? theirs;
  return { changes: conflicts.length ? [] : changesBetween(theirs, merged), conflicts, merged };
}

/** Return the merged value, or undefined where it is removed.
 *  @param {Step[]} path @param {Value | undefined} base @param {Value | undefined} mine @param {Value | undefined} theirs @param {Conflict[]} conflicts @returns {Value | undefined} */
function value(path, base, mine, theirs, conflicts) {
  if (same(base, mine) || same(mine, theirs)) return theirs;
  if (same(base, theirs)) return mine;
  if (isMapping(base) && isMapping(mine) && isMapping(theirs) && !(isReshaped(base, mine) && isReshaped(base, theirs)))
    return fields(path, base, mine, theirs, conflicts);
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const ids = [base, mine, theirs].map(idsOf);
    const [b, m, t] = ids;
    if (b && m && t) return keyed(path, [base, mine, theirs], [b, m, t], conflicts);
    return unkeyed(path, base, mine, theirs, conflicts);
  }
  conflicts.push({ path, base, mine, theirs });
  return theirs;
}

/** Return true where a mapping got a key in the place of another, as a block that becomes a block of another kind.
 *  @param {Mapping} base @param {Mapping} made */
const isReshaped = (base, made) =>
  Object.keys(made).some((name) => !Object.hasOwn(base, name)) &&
  Object.keys(base).some((name) => !Object.hasOwn(made, name));

/** @param {Step[]} path @param {Mapping} base @param {Mapping} mine @param {Mapping} theirs @param {Conflict[]} conflicts @returns {Mapping} */
function fields(path, base, mine, theirs, conflicts) {
  const own = (/** @type {Mapping} */ from, /** @type {string} */ name) =>
    Object.hasOwn(from, name) ? from[name] : undefined;
  const names = withInserted(Object.keys(base), Object.keys(mine), Object.keys(theirs));
  return Object.fromEntries(
    names.flatMap((name) => {
      const merged = value([...path, name], own(base, name), own(mine, name), own(theirs, name), conflicts);
      return merged === undefined ? [] : [[name, merged]];
    }),
  );
}

/** @param {Step[]} path @param {Value[][]} lists @param {string[][]} ids @param {Conflict[]} conflicts @returns {Value[]} */
function keyed(path, lists, ids, conflicts) {
  const [base, mine, theirs] = ids;
  const [moved, movedByThem] = [movedIn(base, mine), movedIn(base, theirs)];
  const common = (/** @type {string[]} */ all) => all.filter((id) => ids.every((other) => other.includes(id)));
  if (moved.some((id) => movedByThem.includes(id)) && !same(common(mine), common(theirs)))
    conflicts.push({ path, base: common(base), mine: common(mine), theirs: common(theirs) });
  // What one side moved and the other removed.
  for (const id of base) {
    if (moved.includes(id) && !theirs.includes(id))
      conflicts.push({ path: [...path, { id }], mine: lists[1][mine.indexOf(id)] });
    if (movedByThem.includes(id) && !mine.includes(id))
      conflicts.push({ path: [...path, { id }], theirs: lists[2][theirs.indexOf(id)] });
  }
  const rest = theirs.filter((id) => !moved.includes(id) || movedByThem.includes(id));
  return withInserted(base, mine, rest, movedByThem).flatMap((id) => {
    const [was, own, other] = ids.map((all, side) => (all.includes(id) ? lists[side][all.indexOf(id)] : undefined));
    return value([...path, { id }], was, own, other, conflicts) ?? [];
  });
}

/** Return the names that stand elsewhere among those that stayed. @param {string[]} before @param {string[]} after */
function movedIn(before, after) {
  const stayed = after.filter((name) => before.includes(name));
  const still = commonItems(
    before.filter((name) => after.includes(name)),
    stayed,
  ).map(([, index]) => stayed[index]);
  return stayed.filter((name) => !still.includes(name));
}

/** Return `theirs` with the names that only `mine` has put where mine has them: after the same name, and after what they added there.
 *  @param {string[]} base @param {string[]} mine @param {string[]} theirs @param {string[]} [moved] names that say no place, for they have moved */
function withInserted(base, mine, theirs, moved = []) {
  const made = [...theirs];
  mine.forEach((name, index) => {
    if (made.includes(name)) return;
    const before = mine.slice(0, index).findLast((other) => made.includes(other) && !moved.includes(other));
    let at = before === undefined ? 0 : made.indexOf(before) + 1;
    while (at < made.length && !base.includes(made[at]) && !mine.includes(made[at])) at++;
    made.splice(at, 0, name);
  });
  return made;
}

/** The items of one side, told by the base: what became of each item, and what was put before each and last.
 *  @typedef {{kept: (number | undefined)[], added: number[][]}} Followed */

/** Merge lists whose items have no ids, by which item each became. The conflicts' paths count in `theirs`.
 *  @param {Step[]} path @param {Value[]} base @param {Value[]} mine @param {Value[]} theirs @param {Conflict[]} conflicts @returns {Value[]} */
function unkeyed(path, base, mine, theirs, conflicts) {
  const [own, other] = [followed(base, mine), followed(base, theirs)];
  const otherNew = other.added.flat();
  /** @type {Value[]} */
  const made = [];
  for (let i = 0; i <= base.length; i++) {
    for (const j of other.added[i]) {
      if (isLostMove(base, theirs[j], other, own)) conflicts.push({ path: [...path, j], theirs: theirs[j] });
      made.push(theirs[j]);
    }
    for (const j of own.added[i]) {
      if (otherNew.some((k) => same(theirs[k], mine[j]))) continue;
      if (isLostMove(base, mine[j], own, other)) conflicts.push({ path, mine: mine[j] });
      made.push(mine[j]);
    }
    if (i === base.length) break;
    const [m, t] = [own.kept[i], other.kept[i]];
    const at = t ?? other.kept.slice(0, i).findLast((index) => index !== undefined) ?? 0;
    const merged = value(
      [...path, at],
      base[i],
      m === undefined ? m : mine[m],
      t === undefined ? t : theirs[t],
      conflicts,
    );
    if (merged !== undefined) made.push(merged);
  }
  // Where both moved items, no order is both's.
  if (moves(base, mine, own) && moves(base, theirs, other)) conflicts.push({ path, base, mine, theirs });
  return made;
}

/** Return true for an item that one side moved, perhaps changed, and the other removed. @param {Value[]} base @param {Value} item @param {Followed} mover @param {Followed} remover */
const isLostMove = (base, item, mover, remover) =>
  base.some((old, i) => isAlike(old, item) && mover.kept[i] === undefined && remover.kept[i] === undefined);

/** Return true where an item stands elsewhere. @param {Value[]} base @param {Value[]} side @param {Followed} followed */
const moves = (base, side, { kept, added }) =>
  base.some((old, i) => kept[i] === undefined && added.flat().some((j) => isAlike(old, side[j])));

/** @param {Value[]} base @param {Value[]} side @returns {Followed} */
function followed(base, side) {
  /** @type {(number | undefined)[]} */
  const kept = new Array(base.length).fill(undefined);
  for (const [i, j] of pairs(base, side)) kept[i] = j;
  /** @type {number[][]} */
  const added = Array.from({ length: base.length + 1 }, () => []);
  side.forEach((_, j) => {
    if (kept.includes(j)) return;
    const before = kept.findLastIndex((index) => index !== undefined && index < j);
    added[before + 1].push(j);
  });
  return { kept, added };
}

/** Return the pairs of indexes of an item and the item that it became. @param {Value[]} base @param {Value[]} side */
function pairs(base, side) {
  /** @type {[number, number][]} */
  const all = [];
  let [i, j] = [0, 0];
  for (const [k, l] of [...commonItems(base, side), [base.length, side.length]]) {
    const [olds, news] = [base.slice(i, k), side.slice(j, l)];
    const found = olds.length === news.length ? olds.map((_, index) => [index, index]) : likest(olds, news);
    // An item that stands elsewhere too has moved, and become no other.
    for (const [a, b] of found)
      if (!(base.some((item) => same(item, news[b])) || side.some((item) => same(item, olds[a]))))
        all.push([i + a, j + b]);
    if (k < base.length && l < side.length) all.push([k, l]);
    i = k + 1;
    j = l + 1;
  }
  return all;
}

/** Return the pairs, in order, whose texts are most alike together. @param {Value[]} olds @param {Value[]} news @returns {[number, number][]} */
function likest(olds, news) {
  /** @type {{score: number, pairs: [number, number][]}[][]} */
  const best = Array.from({ length: olds.length + 1 }, () =>
    Array.from({ length: news.length + 1 }, () => ({ score: 0, pairs: [] })),
  );
  for (let i = olds.length - 1; i >= 0; i--)
    for (let j = news.length - 1; j >= 0; j--) {
      const likeness = alike(olds[i], news[j]);
      const [down, right, both] = [best[i + 1][j], best[i][j + 1], best[i + 1][j + 1]];
      best[i][j] = down.score >= right.score ? down : right;
      if (likeness >= ALIKE && both.score + likeness > best[i][j].score)
        best[i][j] = { score: both.score + likeness, pairs: [[i, j], ...both.pairs] };
    }
  return best[0][0].pairs;
}

/** @param {Value} a @param {Value} b */
const isAlike = (a, b) => alike(a, b) >= ALIKE;

/** Return how much of two items is the same, 0 to 1: of their characters, or of their fields where that is more. @param {Value} a @param {Value} b */
function alike(a, b) {
  if (idOf(a) || idOf(b)) return idOf(a) === idOf(b) ? 1 : 0;
  const { common, all } = overlap(a, b);
  const likeness = all ? common / all : 1;
  if (!isMapping(a) || !isMapping(b)) return likeness;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Math.max(likeness, names.filter((name) => same(a[name], b[name])).length / (names.length || 1));
}

/** Return the number of characters that begin and end both texts, and of the longer one's; of mappings field by field.
 *  @param {Value | undefined} a @param {Value | undefined} b @returns {{common: number, all: number}} */
function overlap(a, b) {
  if (isMapping(a) && isMapping(b)) {
    const parts = [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => overlap(a[name], b[name]));
    return parts.reduce((sum, part) => ({ common: sum.common + part.common, all: sum.all + part.all }), NOTHING);
  }
  const [x, y] = [a, b].map((item) => (typeof item === "string" ? item : (JSON.stringify(item) ?? "")));
  const most = Math.min(x.length, y.length);
  let head = 0;
  while (head < most && x[head] === y[head]) head++;
  let tail = 0;
  while (tail < most - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++;
  return { common: head + tail, all: Math.max(x.length, y.length) };
}
