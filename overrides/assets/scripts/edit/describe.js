// A file before and after → what has changed, thing by thing and in words. No DOM.
// @ts-check
import { applyChanges, changesBetween, commonItems, idOf, isMapping, same } from "./changes.js";
import { resolved } from "./schema.js";
import { nameOf, thingsOf, valueAt } from "./things.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./things.js").Thing} Thing */
/** `kept` is said by both, `gone` by the former, `come` by the new. @typedef {{how: "kept" | "gone" | "come", words: string}} Stretch */
/** One change: the thing that it is in, the names of the fields on the way to it, the keys, and the words before and after.
 *  @typedef {{thing: Thing, labels: string[], keys: string[], op: "set" | "remove" | "insert" | "move", before: string, after: string}} Described */

/** Return the changes of a file, in order; those of a list of texts are one. @param {string} file @param {{base: Value, data: Value, schema: Schema}} edited @returns {Described[]} */
export function describe(file, { base, data, schema }) {
  const now = thingsOf({ [file]: { data, schema } });
  const was = thingsOf({ [file]: { data: base, schema } });
  /** @type {Set<string>} */
  const lists = new Set();
  let before = base;
  return changesBetween(base, data).flatMap((change) => {
    const { path, op, value, at } = change;
    const list = textListOf(before, data, change);
    // Each change counts in the data that those before it have left.
    const old = op === "insert" ? undefined : valueAt(before, path);
    before = applyChanges(before, [change]);
    if (list && lists.has(JSON.stringify(list))) return [];
    if (list) lists.add(JSON.stringify(list));
    const whole = list ?? (op === "insert" ? [...path, stepTo(value, at)] : path);
    const thing = nearest(op === "remove" && !list ? was : now, whole) ?? now[0];
    const rest = whole.slice(thing.path.length);
    const words = (/** @type {Value | undefined} */ one) => wordsOf(one, schema, whole);
    return {
      thing,
      labels: labelsOf(thing.schema, schema, rest),
      keys: rest.filter((step) => typeof step === "string"),
      op: list ? "set" : op,
      before: list ? words(valueAt(base, list)) : op === "move" ? "" : words(old),
      after: list ? words(valueAt(data, list)) : op === "set" || op === "insert" ? words(value) : "",
    };
  });
}

/** Return changes where what is gone from one list and has come in another has moved. @param {Described[]} described @returns {Described[]} */
export function withMoves(described) {
  const isWhole = (/** @type {Described} */ { keys }) => !keys.length;
  const gone = described.filter((one) => one.op === "remove" && isWhole(one));
  const pairOf = (/** @type {Described} */ { thing, op, keys }) =>
    op === "insert" && !keys.length ? gone.find((one) => hashOf(one.thing) === hashOf(thing)) : undefined;
  const moved = described.map(pairOf);
  return described.flatMap((one, index) => {
    const from = moved[index];
    if (moved.includes(one)) return [];
    if (!from) return [one];
    const places = [from, one].map(({ thing }) => (thing.up ? calledOf(thing.up) : ""));
    const move = /** @type {Described} */ ({ ...one, op: "move", before: places[0], after: places[1] });
    return from.before === one.after ? [move] : [move, { ...one, op: "set", before: from.before }];
  });
}

/** Return the path of the list of texts that a change is within, or undefined. @param {Value} before @param {Value} data @param {import("./changes.js").Change} change @returns {Step[] | undefined} */
function textListOf(before, data, { path, op }) {
  const list = op === "insert" ? path : typeof path[path.length - 1] === "number" ? path.slice(0, -1) : undefined;
  if (!list) return undefined;
  const items = [valueAt(before, list), valueAt(data, list)];
  return items.every((one) => Array.isArray(one) && one.every((item) => typeof item === "string")) ? list : undefined;
}

/** Return what a place in a file is called: its thing, and the fields on the way. @param {string} file @param {{data: Value, schema: Schema}} edited @param {Step[]} path */
export function placeName(file, { data, schema }, path) {
  const things = thingsOf({ [file]: { data, schema } });
  const thing = nearest(things, path) ?? things[0];
  return [calledOf(thing), ...labelsOf(thing.schema, schema, path.slice(thing.path.length))].join(", ");
}

/** @param {Value | undefined} value @param {number | undefined} at @returns {Step} */
function stepTo(value, at) {
  const id = value === undefined ? undefined : idOf(value);
  return id === undefined ? (at ?? 0) : { id };
}

/** Return the innermost thing that a path leads to or into. @param {Thing[]} things @param {Step[]} path */
function nearest(things, path) {
  return things.findLast(({ path: own }) =>
    own.every((step, index) => same(/** @type {Value} */ (step), /** @type {Value} */ (path[index]))),
  );
}

/** Return the Swedish names of the keys of a path. @param {Schema} schema @param {Schema} top @param {Step[]} path */
function labelsOf(schema, top, path) {
  /** @type {string[]} */
  const labels = [];
  let own = schema;
  for (const step of path) {
    const inner = typeof step === "string" ? own.properties?.[step] : own.items;
    if (!inner) break;
    if (typeof step === "string") labels.push(inner.title ?? step);
    own = resolved(inner, top);
  }
  return labels;
}

/** Return a value's words, a line each; "" without a value. @param {Value | undefined} value @param {Schema} top @param {Step[]} path @returns {string} */
export function wordsOf(value, top, path) {
  if (value === undefined) return "";
  if (typeof value === "string") return value.replace(/\n+$/, "");
  if (Array.isArray(value))
    return value
      .map((item) => wordsOf(item, top, path))
      .join(value.every((item) => typeof item === "string") ? ", " : "\n");
  const isNamed = nameOf(value) !== idOf(value);
  return Object.entries(value)
    .filter(([name]) => !(name === "id" && isNamed))
    .filter(([, item]) => item !== "" && !(Array.isArray(item) && !item.length))
    .map(([name, item]) => `${titleOf(top, name)}: ${wordsOf(item, top, path)}`)
    .join("\n");
}

/** Return the words of something new but for its name, on one line. @param {Pick<Thing, "name">} thing @param {string} after its words, a line each */
export const restOf = ({ name }, after) =>
  after
    .split("\n")
    .filter((line) => !line.endsWith(`: ${name}`))
    .join("; ");

/** Return the Swedish name of a key, of whichever model has it. @param {Schema} top @param {string} name */
function titleOf(top, name) {
  const holders = [top, ...Object.values(top.definitions ?? {})];
  return holders.map(({ properties }) => properties?.[name]?.title).find(Boolean) ?? name;
}

/** Return two texts as one, with what is gone and what has come. @param {string} before @param {string} after @returns {Stretch[]} */
export function wordDiff(before, after) {
  const [old, made] = [tokens(before), tokens(after)];
  /** @type {Stretch[]} */
  const out = [];
  const add = (/** @type {Stretch["how"]} */ how, /** @type {string[]} */ words) => {
    if (words.length) out.push({ how, words: words.join("") });
  };
  let [i, j, kept] = [0, 0, /** @type {string[]} */ ([])];
  for (const [k, l] of [...commonItems(old, made), [old.length, made.length]]) {
    if (k > i || l > j) {
      add("kept", kept);
      kept = [];
      add("gone", old.slice(i, k));
      add("come", made.slice(j, l));
    }
    if (k < old.length && l < made.length) kept.push(old[k]);
    [i, j] = [k + 1, l + 1];
  }
  add("kept", kept);
  return out;
}

/** Return the words of a text, each with the space after it. @param {string} text */
const tokens = (text) => text.match(/\S+\s*|\s+/g) ?? [];

/** Return the address of a thing's form. @param {Thing} thing */
export const hashOf = ({ kind, id }) => `#${kind}:${id}`;

/** Return what a thing is called, with its kind. @param {Thing} thing */
export const calledOf = ({ kind, name, schema, value, path }) =>
  !path.length ? name : `${schema.title ?? kind}: ${nameOf(isMapping(value) ? value : name) || name}`;
