// Everything that has a form of its own: the entities of all files, and the files, of which one is an entity itself. No DOM.
// @ts-check
import { idOf, isMapping, stepOf } from "./changes.js";
import { formOf, resolved } from "./schema.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */
/** A file's data now, and its schema. @typedef {{data: Value, schema: Schema}} File */
/** Something with a form: an entity, or a whole file (`kind` is then FILE and `id` its stem). `up` is what it stands in.
 *  @typedef {{kind: string, id: string, name: string, file: string, path: Step[], schema: Schema, value: Value, up?: Thing}} Thing */
/** A field that names another thing. @typedef {{kinds: string[], id: string, file: string, path: Step[]}} Reference */

export const FILE = "fil";
// The keys whose words are a thing's name, the best first.
export const NAMES = ["name", "title", "term", "short_title", "heading", "text", "what"];

/** Return the id of the element of a path. @param {Step[]} path */
export const elementId = (path) => ["f", ...path.map((step) => (typeof step === "object" ? step.id : step))].join(".");

/** Return true for a path that another begins with, or is. @param {Step[]} outer @param {Step[]} inner */
export const holds = (outer, inner) => `${elementId(inner)}.`.startsWith(`${elementId(outer)}.`);

/** Return the words that something is called by. @param {Value} value */
export function nameOf(value) {
  if (!isMapping(value)) return typeof value === "string" ? value : "";
  const words = NAMES.map((name) => value[name]).find((found) => typeof found === "string" && found.trim());
  return typeof words === "string" ? words.trim() : (idOf(value) ?? "");
}

/** Return everything that has a form, in the order of the files. @param {Record<string, File>} files */
export function thingsOf(files) {
  /** @type {Thing[]} */
  const things = [];
  for (const [file, { data, schema }] of Object.entries(files)) {
    const own = idOf(data);
    /** @type {Thing} */
    const whole = {
      kind: (own && schema["x-kind"]) || FILE,
      id: (schema["x-kind"] && own) || file,
      name: schema.title ?? file,
      file,
      path: [],
      schema,
      value: data,
    };
    things.push(whole);
    walk(
      data,
      schema,
      schema,
      [],
      (value, own, path, up) => {
        const id = idOf(value);
        if (!own["x-kind"] || !id || !path.length) return up;
        const thing = { kind: own["x-kind"], id, name: nameOf(value), file, path, schema: own, value, up };
        things.push(thing);
        return thing;
      },
      whole,
    );
  }
  return things;
}

/**
 * Call `visit` for every value with a schema; what it returns for a value is `up` of those within.
 * @template T @param {Value} value @param {Schema} schema @param {Schema} top @param {Step[]} path
 * @param {(value: Value, schema: Schema, path: Step[], up: T) => T} visit @param {T} up
 */
export function walk(value, schema, top, path, visit, up) {
  const own = resolved(schema, top);
  const here = visit(value, own, path, up);
  if (Array.isArray(value))
    value.forEach((item, index) => {
      walk(item, own.items ?? {}, top, [...path, stepOf(value, index)], visit, here);
    });
  else if (isMapping(value) && formOf(own) === "object")
    for (const [name, item] of Object.entries(value))
      walk(item, own.properties?.[name] ?? {}, top, [...path, name], visit, here);
}

/** Return every field that names another thing. @param {Record<string, File>} files */
export function referencesOf(files) {
  /** @type {Reference[]} */
  const references = [];
  for (const [file, { data, schema }] of Object.entries(files))
    walk(
      data,
      schema,
      schema,
      [],
      (value, own, path, kinds) => {
        const named = own["x-ref"] ?? kinds;
        if (named && typeof value === "string" && value) references.push({ kinds: named, id: value, file, path });
        return own["x-ref"] && Array.isArray(value) ? own["x-ref"] : undefined;
      },
      /** @type {string[] | undefined} */ (undefined),
    );
  return references;
}

/** Return true where a reference may name a thing. @param {{kinds: string[], id: string}} reference @param {Thing} thing */
export const names = ({ kinds, id }, thing) =>
  thing.id === id && thing.kind !== FILE && (kinds.includes("*") || kinds.includes(thing.kind));

/** Return the value at a path, or undefined. @param {Value} data @param {Step[]} path @returns {Value | undefined} */
export const valueAt = (data, path) =>
  path.reduce((/** @type {Value | undefined} */ value, step) => {
    if (Array.isArray(value))
      return value.find((item, index) => (typeof step === "object" ? idOf(item) === step.id : index === step));
    return isMapping(value) && typeof step === "string" && Object.hasOwn(value, step) ? value[step] : undefined;
  }, data);
