// A new item of the form: an empty value of its schema, and an id that follows its list, or its name once it has one. No DOM.
// @ts-check
import { applyChanges, idOf } from "./changes.js";
import { formOf, resolved } from "./schema.js";
import { FILE, holds, names, referencesOf, thingsOf } from "./things.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./session.js").EditedFile} EditedFile */

const LONGEST = 60;
// An id until the thing has a name.
const WAITING = /^ny-/;

/** Return a new value of a schema: what is required is there, and empty. @param {Schema} schema @param {Schema} top @param {string} [form] the key that is given of those to choose from @returns {{[key: string]: Value}} */
export function blank(schema, top, form) {
  const wanted = [...(schema.required ?? []), ...(form ? [form] : [])];
  const keys = Object.keys(schema.properties ?? {}).filter((name) => wanted.includes(name));
  return Object.fromEntries(
    keys.map((name) => {
      const own = resolved(schema.properties?.[name] ?? {}, top);
      const kind = formOf(own);
      if (kind !== "list") return [name, kind === "object" ? blank(own, top) : ""];
      const item = resolved(own.items ?? {}, top);
      const isPart = formOf(item) === "object" && !item["x-kind"] && !item.oneOf;
      return [name, isPart ? [blank(item, top)] : []];
    }),
  );
}

/** Return an id that none has: the one wanted, or with a number. @param {string} wanted @param {(string | undefined)[]} taken */
export function freeId(wanted, taken) {
  const short = wanted.slice(0, 76).replace(/-+$/, "");
  for (let number = 1; ; number++) {
    const id = number === 1 ? short : `${short}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** Return the id of an item that is added: the next letter or number where the list counts so, else one until it has a name.
 *  @param {Value[]} list @param {string[]} taken @param {string} kind @param {string} [first] the id of a list's first item */
export function nextId(list, taken, kind, first = "") {
  const ids = list.map((item) => idOf(item) ?? "");
  const counted = ids.map((id) => /^(.*-)[a-y]$|^(.*?)[0-9]+$/.exec(id)).map((found) => found?.[1] ?? found?.[2]);
  if (!ids.length && first && !taken.includes(first)) return first;
  const prefix = counted[counted.length - 1];
  const alike = counted.filter((one) => one === prefix).length;
  if (prefix === undefined || (alike === 1 && ids.length > 1)) return freeId(`ny-${kind.replaceAll("_", "-")}`, taken);
  let id = ids[ids.length - 1];
  do id = after(id);
  while (taken.includes(id));
  return id;
}

/** @param {string} id */
function after(id) {
  const letter = /^(.*-)([a-y])$/.exec(id);
  if (letter) return letter[1] + String.fromCharCode(letter[2].charCodeAt(0) + 1);
  const number = /^(.*?)([0-9]+)$/.exec(id);
  return number ? number[1] + (Number(number[2]) + 1) : `${id}-2`;
}

/** Return the id of the first item of a list, as the first items of other lists have theirs: what holds them, and `a` or `1`. "" where they have not.
 *  @param {Thing[]} things @param {string} kind @param {Thing} holder */
export function firstId(things, kind, holder) {
  const rests = things.flatMap(({ kind: own, id, up }) =>
    own === kind && up && up.kind !== FILE && id.startsWith(`${up.id}-`) ? [id.slice(up.id.length + 1)] : [],
  );
  const rest = rests.find((one) => /^(?:.*-)?[a1]$/.test(one));
  return rest && holder.kind !== FILE ? `${holder.id}-${rest}` : "";
}

/** Return the words of a name as an id: `Bibliotekarie på skola` → `bibliotekarie-pa-skola`. @param {string} name */
export function slug(name) {
  const plain = name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  while (words.length > 1 && words.join("-").length > LONGEST) words.pop();
  return words.join("-").slice(0, LONGEST);
}

/** Return true for what the files had, wherever it stands now. @param {Record<string, EditedFile>} files @param {string} kind @param {string} id */
export const isPublished = (files, kind, id) =>
  thingsOf(
    Object.fromEntries(Object.entries(files).map(([name, { base, schema }]) => [name, { data: base, schema }])),
  ).some((thing) => thing.kind === kind && thing.id === id);

/** Return true for something new whose id waits for its name. @param {Record<string, EditedFile>} files @param {Thing} thing */
export const isUnnamed = (files, { path, kind, id }) =>
  WAITING.test(id) && path.length > 0 && !isPublished(files, kind, id);

/** Return the data of the files where something has another id, with all that name it. @param {Record<string, EditedFile>} files @param {Thing} thing @param {string} id @returns {Record<string, Value>} */
export function withId(files, thing, id) {
  const named = referencesOf(files).filter((one) => names(one, thing));
  const changes = [...named, { file: thing.file, path: [...thing.path, "id"] }];
  /** @type {Record<string, Value>} */
  const after = {};
  for (const { file, path } of changes)
    after[file] = applyChanges(after[file] ?? files[file].data, [{ path, op: "set", value: id }]);
  return after;
}

/** Give what waits for an id one by its name. Return the new ids by the former. @param {import("./session.js").Session} session @param {string} label of the step to undo */
export function settleIds(session, label) {
  /** @type {Map<string, string>} */
  const settled = new Map();
  const files = { ...session.files };
  /** @type {Record<string, Value>} */
  const after = {};
  for (;;) {
    const things = thingsOf(files);
    const thing = things.find((one) => isUnnamed(files, one) && slug(one.name) && one.name !== one.id);
    if (!thing) break;
    const taken = things.map((one) => one.id);
    // A name that itself begins so is told from one that waits.
    const id = freeId(slug(thing.name).replace(WAITING, "nya-"), taken);
    // What stands in it has its id before a number or a letter.
    const within = things.filter(
      (one) => holds(thing.path, one.path) && one.file === thing.file && one.id.startsWith(`${thing.id}-`),
    );
    for (const one of [...within.toReversed(), thing]) {
      const own = id + one.id.slice(thing.id.length);
      settled.set(one.id, own);
      Object.assign(after, withId(files, one, own));
      for (const [file, data] of Object.entries(after)) files[file] = { ...files[file], data };
    }
  }
  if (settled.size) session.amend(after, label);
  return settled;
}
