// One value's field: its label, help, control and error.
// @ts-check
import { h } from "./element.js";
import { formOf, isProse, valuesOf } from "./schema.js";
import { clean, errorsOf } from "./shape.js";
import { FILE } from "./things.js";

/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./things.js").Thing} Thing */
/** The page's words, filled in. @typedef {(key: string, values?: Record<string, string | number>) => string} Says */
/** `id` is the element's, `name` the key of the data. `others` are values to suggest, `set` takes the new value, `leave` is called when it is done.
 *  @typedef {{id: string, name: string, schema: Schema, top: Schema, value: string, isRequired: boolean, isFixed?: boolean, others?: string[], things: () => Thing[], says: Says,
 *   set: (value: string) => void, leave?: () => void}} FieldOptions */

// A longer text is written in a field of several rows.
const LONG = 60;
const ROW = 70;

/** Return the sentence of an error. @param {import("./shape.js").ShapeError} error @param {Says} says @param {Schema} schema */
export const sentence = ({ word, values }, says, schema) =>
  says(`error_${word}`, { ...values, field: called(schema), values: valuesOf(schema).join(", ") });

/** Return words with a capital first. @param {string} words */
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** Return what a schema's value is called. @param {Schema} schema */
export const called = (schema) => capital(schema.title ?? "");

/** Return the help of a schema's value, without how the file is written. @param {Schema} schema */
export const helpOf = (schema) => schema["x-form"] ?? schema.description ?? "";

/** Return the parts around a control: label, help and a place for the error. @param {{id: string, schema: Schema, isRequired: boolean, says: Says}} options @param {HTMLElement} control @param {string} [more] help of the control itself */
export function framed({ id, schema, isRequired, says }, control, more = "") {
  // What is chosen by name needs no example of an id.
  const example =
    schema.examples?.length && !schema["x-ref"] && formOf(schema) !== "choice"
      ? says("example", { example: [schema.examples[0]].flat().join(", ") })
      : "";
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-help ${id}-error`);
  return h(
    "div",
    { class: "ui-edit__field" },
    h(
      "label",
      { class: "ui-label", for: id },
      called(schema),
      isRequired && h("span", { class: "ui-quiet" }, ` ${says("required")}`),
    ),
    h("p", { class: "ui-edit__help", id: `${id}-help` }, [helpOf(schema), example, more].filter(Boolean).join(" ")),
    control,
    h("p", { class: "ui-edit__error", id: `${id}-error` }),
  );
}

/** Show or clear the error of a field. @param {HTMLElement} control @param {string} words */
export function showError(control, words) {
  const place = document.getElementById(`${control.id}-error`);
  if (place) place.textContent = words;
  if (words) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** Return the field of one text, number, date, choice or reference. @param {FieldOptions} options */
export function field(options) {
  const { schema, top, value, isRequired, says, set, leave } = options;
  const control = controlOf(options);
  const isDate = control instanceof HTMLInputElement && control.type === "date";
  const check = () => {
    const now = read(control, options);
    // Half a date has no value.
    const half = isDate && control.validity.badInput;
    const [error] = half
      ? [{ path: [], word: "date", values: {} }]
      : now === "" && !isRequired
        ? []
        : errorsOf(now, schema, top);
    showError(control, error ? sentence(error, says, schema) : "");
  };
  let last = value;
  const take = () => {
    const now = read(control, options);
    if (now === last || (isDate && control.validity.badInput)) return;
    last = now;
    set(now);
    if (control.hasAttribute("aria-invalid")) check();
  };
  control.addEventListener("input", take);
  control.addEventListener("change", () => {
    take();
    check();
    leave?.();
  });
  const frame = framed({ ...options, isRequired: isRequired && !options.isFixed }, control);
  if (options.others?.length && control instanceof HTMLInputElement) {
    control.setAttribute("list", `${options.id}-others`);
    frame.append(
      h("datalist", { id: `${options.id}-others` }, ...options.others.map((one) => h("option", { value: one }))),
    );
  }
  return frame;
}

/** @param {FieldOptions} options @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
function controlOf(options) {
  const { name, schema, value, isRequired, isFixed } = options;
  const form = formOf(schema);
  const shared = { class: "ui-field", autocomplete: "off", name, "aria-required": isRequired && "true" };
  if (schema["x-ref"]) return chooser(options, shared, references(options));
  if (form === "choice")
    return chooser(options, shared, [["", valuesOf(schema).map((one) => [one, options.says(`choice_${one}`)])]]);
  const types = { date: "date", number: "text", text: "text" };
  if (form === "date" || form === "number")
    return h("input", { ...shared, type: types[form], value, inputmode: form === "number" && "numeric" });
  // What has a form of its own, such as an address, is short.
  const isWords = !schema.pattern || schema.pattern.startsWith("^[^\\n");
  const isLong = isProse(schema) || (isWords && (schema.maxLength ?? Number.POSITIVE_INFINITY) > LONG * 4);
  if (!isLong || isFixed || options.others?.length)
    return h("input", { ...shared, type: "text", value, readonly: isFixed });
  const area = h("textarea", { ...shared, rows: rowsFor(value, isProse(schema)), spellcheck: "true" });
  area.value = value.replace(/\n+$/, "");
  if (!isProse(schema))
    area.addEventListener("keydown", (event) => {
      // The text is one line; Enter would end it.
      if (event.key === "Enter") event.preventDefault();
    });
  return area;
}

/** @param {string} value @param {boolean} isTall */
const rowsFor = (value, isTall) =>
  Math.min(
    Math.max(
      value.split("\n").reduce((sum, line) => sum + Math.max(Math.ceil(line.length / ROW), 1), 0),
      isTall ? 4 : 2,
    ),
    20,
  );

/** Return the value of a control as it is stored. @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control @param {FieldOptions} options */
function read(control, { schema, value }) {
  // Spaces in a row are a slip that `check` refuses.
  const text = clean(control.value).replace(/(\S) {2,}(?=\S)/g, "$1 ");
  if (!isProse(schema)) return control instanceof HTMLTextAreaElement ? text.replace(/\s*\n\s*/g, " ") : text.trim();
  const body = text.replace(/[ ]+$/gm, "").replace(/\s+$/, "");
  return body && (body.includes("\n") || value.endsWith("\n")) ? `${body}\n` : body;
}

/** Groups of values with their names. @typedef {[string, [string, string][]][]} Groups */

/** Return a list to choose from. A value that is not among those allowed is shown as it is.
 *  @param {FieldOptions} options @param {Record<string, string | boolean | undefined>} shared @param {Groups} groups */
function chooser({ value, says }, shared, groups) {
  const known = groups.flatMap(([, items]) => items.map(([one]) => one));
  const option = (/** @type {string} */ one, /** @type {string} */ words) =>
    h("option", { value: one, selected: one === value }, words);
  return h(
    "select",
    shared,
    option("", says("nothing_chosen")),
    Boolean(value) && !known.includes(value) && option(value, value),
    ...groups.flatMap(([label, items]) => {
      const options = items.map(([one, words]) => option(one, words));
      return label ? [h("optgroup", { label }, ...options)] : options;
    }),
  );
}

/** Return the things that a reference may name, by kind. @param {{schema: Schema, things: () => Thing[]}} options @returns {Groups} */
export function references({ schema, things }) {
  const kinds = schema["x-ref"] ?? [];
  /** @type {Map<string, [string, string][]>} */
  const groups = new Map();
  for (const { kind, id, name, schema: own } of things()) {
    if (kind === FILE || !(kinds.includes("*") || kinds.includes(kind))) continue;
    const label = own.title ?? kind;
    groups.set(label, [...(groups.get(label) ?? []), [id, short(name)]]);
  }
  return groups.size === 1 ? [["", [...groups.values()][0]]] : [...groups];
}

/** Return a name of at most 100 characters. @param {string} name */
export const short = (name) => (name.length > 100 ? `${name.slice(0, 99)}…` : name);
