// Decided words that are lost, and the two ways to explain it: a new decision, or a mistake that is mended. No DOM.
// @ts-check
import { commonItems, idOf, isMapping } from "./changes.js";
import { freeId } from "./new-item.js";
import { choicesOf, formOf, resolved, schemaAt } from "./schema.js";
import { thingsOf, valueAt } from "./things.js";
import { unitsOf } from "./units.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./things.js").Thing} Thing */
/**
 * A field whose decided words are lost. `lost` are the adopted strings, `holder` the path now of what has `replaced`, where there is one;
 * `field` the key that the words stand in, `former` all its words before, and `now` the words in their place, "" where they are removed.
 * @typedef {{file: string, path: Step[], lost: string[], before: string, now: string, holder?: Step[], field?: string, former?: string, isNamed: boolean, thing?: Thing}} Loss
 */

const ERRATA = "errata";

/** Yield every text of some data with its path. @param {Value} value @param {Step[]} [path] @returns {Generator<[Step[], string]>} */
export function* textsOf(value, path = []) {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) {
      const id = idOf(item);
      yield* textsOf(item, [...path, id === undefined ? index : { id }]);
    }
  else for (const [name, item] of Object.entries(value)) yield* textsOf(item, [...path, name]);
}

/** Return how often each string stands in the data; remarks on the source only quote it. @param {Record<string, Value>} files */
function counted(files) {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const [name, data] of Object.entries(files))
    if (name !== ERRATA)
      for (const [, text] of textsOf(data))
        for (const unit of unitsOf(text)) count.set(unit, (count.get(unit) ?? 0) + 1);
  return count;
}

/** Return the words that remarks put in place of the source's. @param {Value | undefined} errata @returns {[string, string][]} */
function corrections(errata) {
  const list = isMapping(errata) && Array.isArray(errata.errata) ? errata.errata.filter(isMapping) : [];
  return list.flatMap(({ source_says: says, published }) =>
    typeof published === "string" && published && Array.isArray(says)
      ? says.map((words) => /** @type {[string, string]} */ ([String(words), published]))
      : [],
  );
}

/** Return the forms in which an adopted string may stand. @param {string} text @param {[string, string][]} mended */
function forms(text, mended) {
  const corrected = mended.reduce((words, [says, published]) => words.replaceAll(says, () => published), text);
  const both = [text, corrected];
  return [...new Set([...both, ...both.map((form) => form.replace(/^[0-9]{1,3}\. +/, ""))])];
}

/** Return the adopted strings that the data lack. @param {string[]} adopted @param {Record<string, Value>} files */
function missing(adopted, files) {
  const left = counted(files);
  const mended = corrections(files[ERRATA]);
  return adopted.filter((text) => {
    const form = forms(text, mended).find((one) => (left.get(one) ?? 0) > 0);
    if (form) left.set(form, (left.get(form) ?? 0) - 1);
    return !form;
  });
}

/** Return the fields whose decided words were there and are lost, and are not explained. @param {Session} session @param {string[]} adopted @returns {Loss[]} */
export function lossesOf(session, adopted) {
  const [base, data] = [pick(session, "base"), pick(session, "data")];
  const before = missing(adopted, base);
  const now = missing(adopted, data);
  const wanting = now.filter((text) => !take(before, text));
  if (!wanting.length) return [];
  const mended = corrections(base[ERRATA]);
  const things = thingsOf(
    Object.fromEntries(
      Object.entries(session.files).map(([name, { base: was, schema }]) => [name, { data: was, schema }]),
    ),
  );
  return session.changed().flatMap((file) => {
    if (file === ERRATA) return [];
    return [...textsOf(base[file])].flatMap(([path, text]) => {
      const here = followed(base[file], data[file], path);
      const after = here && valueAt(data[file], here);
      if (after === text) return [];
      const units = unitsOf(text);
      const lost = wanting.filter((adoptedText) => forms(adoptedText, mended).some((form) => units.includes(form)));
      if (!lost.length) return [];
      return [lossAt(session, things, file, path, lost, text, typeof after === "string" ? after : "")];
    });
  });
}

/** Return the path of a value in changed data, or undefined where it is gone: an item without an id may stand elsewhere in its list.
 *  @param {Value} before @param {Value} after @param {Step[]} path @returns {Step[] | undefined} */
function followed(before, after, path) {
  /** @type {Step[]} */
  const made = [];
  let [was, is] = [before, after];
  for (const step of path) {
    const index =
      Array.isArray(was) && Array.isArray(is) && typeof step === "number" ? counterpart(was, is, step) : step;
    const [inner, now] = [valueAt(was, [step]), index === undefined ? undefined : valueAt(is, [index])];
    if (index === undefined || inner === undefined || now === undefined) return undefined;
    made.push(index);
    [was, is] = [inner, now];
  }
  return made;
}

/** Return the index of what an item became: the same, else the likest among those between the same. @param {Value[]} before @param {Value[]} after @param {number} index */
function counterpart(before, after, index) {
  let [i, j] = [0, 0];
  for (const [k, l] of [...commonItems(before, after), [before.length, after.length]]) {
    if (index === k && k < before.length) return l;
    if (index < k) {
      if (k - i === l - j) return j + index - i;
      const words = wordSet(before[index]);
      const scores = after.slice(j, l).map((item) => [...wordSet(item)].filter((word) => words.has(word)).length);
      const best = Math.max(0, ...scores);
      return best * 2 > words.size ? j + scores.indexOf(best) : undefined;
    }
    [i, j] = [k + 1, l + 1];
  }
  return undefined;
}

/** Return the words of a value. @param {Value} value */
const wordSet = (value) => new Set([...textsOf(value)].flatMap(([, text]) => text.split(/\s+/)));

/** @param {Session} session @param {"base" | "data"} which */
const pick = (session, which) =>
  Object.fromEntries(Object.entries(session.files).map(([name, file]) => [name, file[which]]));

/** Take one of a list. @param {string[]} list @param {string} text */
function take(list, text) {
  const index = list.indexOf(text);
  if (index < 0) return false;
  list.splice(index, 1);
  return true;
}

/** @param {Session} session @param {Thing[]} things @param {string} file @param {Step[]} path @param {string[]} lost @param {string} text @param {string} now @returns {Loss} */
function lossAt(session, things, file, path, lost, text, now) {
  const { base, data, schema: top } = session.files[file];
  const thing = things.findLast(
    (one) =>
      one.file === file &&
      one.path.length &&
      one.path.every((step, index) => JSON.stringify(step) === JSON.stringify(path[index])),
  );
  const about = { file, path, lost, before: text, now, thing, isNamed: false };
  for (let length = path.length - 1; length >= 0; length--) {
    const holder = path.slice(0, length);
    const schema = schemaAt(top, holder);
    const field = path[length];
    if (!schema.properties?.replaced || typeof field !== "string" || field === "replaced") continue;
    // A part of a table or a figure has no field that former words can be told by.
    if (path.length - length > 2 || formOf(resolved(schema.properties[field], top)) === "object") return about;
    const here = followed(base, data, holder);
    if (!here) return about;
    const isNamed = field !== "text" && !choicesOf(schema).includes(field);
    // Of a list some items may be gone; the rest are the words in its place.
    const left = now || wordsOf(valueAt(data, [...here, field]));
    return { ...about, now: left, holder: here, field, isNamed, former: wordsOf(valueAt(base, [...holder, field])) };
  }
  return about;
}

/** Return the words of a field, a line for each item of a list. @param {Value | undefined} value */
const wordsOf = (value) =>
  Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value.replace(/\n+$/, "") : "";

/** Put the former words under `replaced`. Return the path of what is to be filled in. @param {Session} session @param {Loss} loss @param {string} label @returns {Step[]} */
export function explainByDecision(session, { file, holder = [], field = "", former: words = "", isNamed }, label) {
  const { data, schema } = session.files[file];
  const path = [...holder, "replaced"];
  const former = valueAt(data, path);
  const list = Array.isArray(former) ? former : [];
  const text = words.includes("\n") ? `${words}\n` : words;
  const entry = { text, date: "", decision: "", ...(isNamed && { field }) };
  const change = {
    path,
    op: /** @type {const} */ ("set"),
    value: [...list, entry],
    at: placeOf(valueAt(data, holder), "replaced", schemaAt(schema, holder)),
  };
  session.change(file, [change], label);
  return [...path, list.length];
}

/** Return where a key belongs among those of a mapping, by the order of its schema. @param {Value | undefined} value @param {string} name @param {import("./schema.js").Schema} schema */
export function placeOf(value, name, schema) {
  const order = Object.keys(schema.properties ?? {});
  const names = isMapping(value) ? Object.keys(value) : [];
  return names.findLastIndex((other) => order.indexOf(other) < order.indexOf(name)) + 1;
}

/** Return the fewest whole words that differ, as [the source's, the published]. Either has at least one word. @param {string} before @param {string} after @returns {[string, string]} */
export function difference(before, after) {
  const [old, made] = [before.split(" "), after.split(" ")];
  let start = 0;
  while (start < Math.min(old.length, made.length) && old[start] === made[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, made.length) - start && old[old.length - 1 - end] === made[made.length - 1 - end])
    end++;
  const says = () => old.slice(start, old.length - end).join(" ");
  const published = () => made.slice(start, made.length - end).join(" ");
  // Words put in or taken out are told by a word beside them, and what stands twice by more.
  while ((!says() || !published() || before.split(says()).length > 2) && start + end > 0) start ? start-- : end--;
  return [says(), published()];
}

/** Add the remark that permits a mended mistake. Return its path in the errata, or undefined where the words cannot be paired. @param {Session} session @param {Loss} loss @param {string} label @returns {Step[] | undefined} */
export function explainByErratum(session, { before, now, thing }, label) {
  const [olds, news] = [unitsOf(before), unitsOf(now)];
  const [gone, come] = [olds.filter((unit) => !news.includes(unit)), news.filter((unit) => !olds.includes(unit))];
  const errata = session.files[ERRATA];
  if (!errata || gone.length !== come.length || !gone.length) return undefined;
  const known = valueAt(errata.data, ["errata"]);
  const ids = (Array.isArray(known) ? known : []).map(idOf);
  const entries = gone.map((text, index) => {
    const [says, published] = difference(text, come[index]);
    const id = freeId(`rattelse-${thing?.id ?? "text"}`, ids);
    ids.push(id);
    return {
      id,
      group: "",
      about: thing ? [thing.id] : [],
      lines: "",
      source_says: [says],
      published,
      why: "",
      show: "register",
    };
  });
  const list = [...(Array.isArray(known) ? known : []), ...entries];
  session.change(ERRATA, [{ path: ["errata"], op: "set", value: list }], label);
  return ["errata", { id: entries[0].id }];
}
