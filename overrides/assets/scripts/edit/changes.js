// A file of data/ before and after → the record of its changes, and the record applied to data. No DOM.
// @ts-check

/** A file's contents as the project reads them: every scalar is a text. @typedef {string | Value[] | {[key: string]: Value}} Value */

/** A key of a mapping, an index of a list, or the item of a list that has this id. @typedef {string | number | {id: string}} Step */

/**
 * One change. Changes are applied in order, each to the result of those before it.
 * `set`: the value at `path` becomes `value`. A key that the mapping lacks is added; `at` is then its place among the keys.
 * `remove`: the key or the item at `path` goes.
 * `insert`: `value` becomes item `at` of the list at `path`.
 * `move`: the item at `path` becomes item `at` of its list.
 * @typedef {{path: Step[], op: "set" | "remove" | "insert" | "move", value?: Value, at?: number}} Change
 */

/** @typedef {{[key: string]: Value}} Mapping */

/** @param {Value | undefined} value @returns {value is Mapping} */
export const isMapping = (value) => typeof value === "object" && !Array.isArray(value);

/** Return true for equal data; the order of keys does not count. @param {Value | undefined} a @param {Value | undefined} b @returns {boolean} */
export function same(a, b) {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

/** Return the id of a list's item, or undefined. @param {Value | undefined} item */
export const idOf = (item) => (isMapping(item) && typeof item.id === "string" && item.id ? item.id : undefined);

/** Return the step to an item: its id where no other of the list has it, else its index. @param {Value[]} list @param {number} index @returns {Step} */
export function stepOf(list, index) {
  const id = idOf(list[index]);
  return id !== undefined && list.filter((item) => idOf(item) === id).length === 1 ? { id } : index;
}

/** Return the ids of a list where each item has one of its own, else undefined. @param {Value[]} list */
export function idsOf(list) {
  const ids = list.map(idOf).filter((id) => id !== undefined);
  return ids.length === list.length && new Set(ids).size === ids.length ? ids : undefined;
}

/**
 * Return the changes that turn one file's data into another, in the order to apply them.
 * Items with ids are followed by id; other lists are compared item by item.
 * @param {Value} before @param {Value} after @returns {Change[]}
 */
export const changesBetween = (before, after) => between([], before, after);

/** @param {Step[]} path @param {Value} before @param {Value} after @returns {Change[]} */
function between(path, before, after) {
  if (same(before, after)) return [];
  if (isMapping(before) && isMapping(after)) return betweenMappings(path, before, after);
  if (!Array.isArray(before) || !Array.isArray(after)) return [{ path, op: "set", value: after }];
  const [olds, news] = [idsOf(before), idsOf(after)];
  return olds && news ? betweenIds(path, before, after, olds, news) : betweenItems(path, before, after);
}

/** @param {Step[]} path @param {Mapping} before @param {Mapping} after @returns {Change[]} */
function betweenMappings(path, before, after) {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const names = Object.keys(after);
  return [
    ...gone.map((name) => /** @type {Change} */ ({ path: [...path, name], op: "remove" })),
    ...names.flatMap((name, at) =>
      Object.hasOwn(before, name)
        ? between([...path, name], before[name], after[name])
        : [/** @type {Change} */ ({ path: [...path, name], op: "set", value: after[name], at })],
    ),
  ];
}

/** @param {Step[]} path @param {Value[]} before @param {Value[]} after @param {string[]} olds @param {string[]} news @returns {Change[]} */
function betweenIds(path, before, after, olds, news) {
  /** @type {Change[]} */
  const changes = olds.filter((id) => !news.includes(id)).map((id) => ({ path: [...path, { id }], op: "remove" }));
  const wanted = news.filter((id) => olds.includes(id));
  const order = olds.filter((id) => news.includes(id));
  const still = new Set(longestRising(order.map((id) => wanted.indexOf(id))).map((index) => order[index]));
  wanted.forEach((id, index) => {
    if (still.has(id)) return;
    order.splice(order.indexOf(id), 1);
    const at = index ? order.indexOf(wanted[index - 1]) + 1 : 0;
    order.splice(at, 0, id);
    changes.push({ path: [...path, { id }], op: "move", at });
  });
  news.forEach((id, at) => {
    if (!olds.includes(id)) changes.push({ path, op: "insert", at, value: after[at] });
  });
  for (const id of wanted)
    changes.push(...between([...path, { id }], before[olds.indexOf(id)], after[news.indexOf(id)]));
  return changes;
}

/** Return the indexes of a longest rising run, in order. @param {number[]} numbers */
function longestRising(numbers) {
  /** @type {number[][]} */
  const runs = [];
  numbers.forEach((number, index) => {
    const best = runs.filter((run) => numbers[run[run.length - 1]] < number);
    runs.push([...best.reduce((a, b) => (b.length > a.length ? b : a), /** @type {number[]} */ ([])), index]);
  });
  return runs.reduce((a, b) => (b.length > a.length ? b : a), /** @type {number[]} */ ([]));
}

/** @param {Step[]} path @param {Value[]} before @param {Value[]} after @returns {Change[]} */
function betweenItems(path, before, after) {
  /** @type {Change[]} */
  const changes = [];
  let [i, at] = [0, 0];
  for (const [k, l] of [...commonItems(before, after), [before.length, after.length]]) {
    // Within a gap, old items become new ones as far as they go; the rest is added or removed.
    while (i < k && at < l) {
      changes.push(...between([...path, at], before[i], after[at]));
      i++;
      at++;
    }
    for (; i < k; i++) changes.push({ path: [...path, at], op: "remove" });
    for (; at < l; at++) changes.push({ path, op: "insert", at, value: after[at] });
    i = k + 1;
    at = l + 1;
  }
  return changes;
}

/** Return the pairs of indexes of a longest common subsequence. @param {Value[]} a @param {Value[]} b @returns {[number, number][]} */
export function commonItems(a, b) {
  const length = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i][j] = same(a[i], b[j]) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  /** @type {[number, number][]} */
  const pairs = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (same(a[i], b[j])) pairs.push([i++, j++]);
    else if (length[i + 1][j] >= length[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}

/** Return data with the changes made; the data given stay as they are. Throws RangeError for a path that is not there. @param {Value} data @param {Change[]} changes @returns {Value} */
export const applyChanges = (data, changes) =>
  changes.reduce((made, change) => applied(made, change.path, change), data);

/** @param {Value} data @param {Step[]} path @param {Change} change @returns {Value} */
function applied(data, path, change) {
  if (change.op === "insert" && !path.length) return inserted(data, change);
  if (!path.length) return needed(change.value);
  const [step, ...rest] = path;
  if (isMapping(data) && typeof step === "string") return inMapping(data, step, rest, change);
  if (!Array.isArray(data)) throw missing(step);
  const index = indexOf(data, step);
  const without = data.filter((_, other) => other !== index);
  if (rest.length || change.op === "set" || change.op === "insert")
    return data.map((item, other) => (other === index ? applied(item, rest, change) : item));
  return change.op === "remove" ? without : without.toSpliced(change.at ?? without.length, 0, data[index]);
}

/** @param {Mapping} data @param {string} name @param {Step[]} rest @param {Change} change @returns {Mapping} */
function inMapping(data, name, rest, change) {
  const entries = Object.entries(data);
  if (Object.hasOwn(data, name)) {
    if (!rest.length && change.op === "remove") return Object.fromEntries(entries.filter(([other]) => other !== name));
    return Object.fromEntries(
      entries.map(([other, value]) => [other, other === name ? applied(value, rest, change) : value]),
    );
  }
  if (rest.length || change.op !== "set") throw missing(name);
  return Object.fromEntries(entries.toSpliced(change.at ?? entries.length, 0, [name, needed(change.value)]));
}

/** @param {Value} data @param {Change} change */
function inserted(data, change) {
  if (!Array.isArray(data)) throw missing(change.at ?? 0);
  return data.toSpliced(change.at ?? data.length, 0, needed(change.value));
}

/** @param {Value | undefined} value */
function needed(value) {
  if (value === undefined) throw new RangeError("value");
  return value;
}

/** Return the index that a step means. Throws RangeError where the list has no such item. @param {Value[]} list @param {Step} step */
export function indexOf(list, step) {
  const index =
    typeof step === "number" ? step : typeof step === "object" ? list.findIndex((item) => idOf(item) === step.id) : -1;
  if (index < 0 || index >= list.length) throw missing(step);
  return index;
}

/** @param {Step} step */
const missing = (step) => new RangeError(JSON.stringify(step));
