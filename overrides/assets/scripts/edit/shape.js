// A value and its schema → its errors of shape, as `check` finds them. No DOM.
// @ts-check
import { isMapping, stepOf } from "./changes.js";
import { choicesOf, formOf, resolved, takesNothing, valuesOf } from "./schema.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */

/** `word` is the key of its sentence in the page's words. @typedef {{path: Step[], word: string, values: Record<string, string | number>}} ShapeError */

// As in macros/source/yaml_values.py, where Arabic letters may have joiners between them.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each stands for itself.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|(?<![\u0620-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0620-\u06ff])/u;
const MOST = 30_000;
// Characters that may be taken away anywhere without a change of any word, as in macros/authoring/autofix.py.
const SPARE = /[\u00ad\u200b\u2060\ufeff]/g;

/** Return a text as it is stored: in NFC, without characters that show nothing, and with spaces for tabs. @param {string} text */
export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(SPARE, "").replaceAll("\t", " ").normalize("NFC");

/** Return the errors of a value. @param {Value | undefined} value @param {Schema} schema @param {Schema} top @param {Step[]} path @returns {ShapeError[]} */
export function errorsOf(value, schema, top, path = []) {
  const own = resolved(schema, top);
  if (value === undefined || (value === "" && (takesNothing(schema) || formOf(own) === "list"))) return [];
  const form = formOf(own);
  if (form === "object") return ofObject(value, own, top, path);
  if (form === "list") return ofList(value, own, top, path);
  if (typeof value !== "string") return [error(path, "wrong_form")];
  const word = form === "text" ? textError(value, own) : valueError(value, form, own);
  return word
    ? [error(path, word, { max: own.maxLength ?? MOST, length: [...value].length, least: own.minimum ?? 0 })]
    : [];
}

/** @param {Step[]} path @param {string} word @param {Record<string, string | number>} [values] @returns {ShapeError} */
const error = (path, word, values = {}) => ({ path, word, values });

/** @param {Value} value @param {Schema} schema @param {Schema} top @param {Step[]} path @returns {ShapeError[]} */
function ofObject(value, schema, top, path) {
  if (!isMapping(value)) return [error(path, "wrong_form")];
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  const forms = choicesOf(schema);
  const given = forms.filter((name) => Object.hasOwn(value, name));
  return [
    ...missing.map((name) => error([...path, name], "missing")),
    ...(forms.length && given.length !== 1 ? [error(path, "one_form")] : []),
    ...given.filter((name) => value[name] === "").map((name) => error([...path, name], "missing")),
    ...Object.entries(value).flatMap(([name, item]) =>
      Object.hasOwn(properties, name)
        ? errorsOf(item, properties[name], top, [...path, name])
        : [error([...path, name], "unknown")],
    ),
  ];
}

/** @param {Value} value @param {Schema} schema @param {Schema} top @param {Step[]} path @returns {ShapeError[]} */
function ofList(value, schema, top, path) {
  // One text alone is a list of one.
  const list = typeof value === "string" ? [value] : value;
  if (!Array.isArray(list)) return [error(path, "wrong_form")];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
  return [
    ...(list.length < minItems ? [error(path, "too_few", { least: minItems })] : []),
    ...(list.length > maxItems ? [error(path, "too_many", { max: maxItems })] : []),
    ...list.flatMap((item, index) => errorsOf(item, items, top, [...path, stepOf(list, index)])),
  ];
}

/** @param {string} value @param {import("./schema.js").FieldForm} form @param {Schema} schema */
function valueError(value, form, schema) {
  if (value === "") return "missing";
  if (form === "choice") return valuesOf(schema).includes(value) ? "" : "not_allowed";
  if (form === "date") return isDate(value) ? "" : "date";
  if (!/^[+-]?[0-9]+$/.test(value)) return "number";
  return Number(value) < (schema.minimum ?? Number.NEGATIVE_INFINITY) ? "too_small" : "";
}

/** @param {string} value */
function isDate(value) {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}

/** @param {string} value @param {Schema} schema */
function textError(value, schema) {
  const { pattern = "", minLength = 0, maxLength = MOST } = schema;
  if (!value.trim() && (minLength || pattern.includes("\\S"))) return "missing";
  if (INVISIBLE.test(value)) return "invisible";
  if ([...value].length > Math.min(maxLength, MOST)) return "too_long";
  if (!pattern || new RegExp(pattern, "u").test(value)) return "";
  if (pattern.startsWith("^[^\\n") && value.includes("\n")) return "one_line";
  return pattern.startsWith("^[^\\n<>]") ? "angles" : "pattern";
}
