// New parts of a file of decided words, and the day and the decision that added them.
// @ts-check
import { applyChanges, changesBetween, idOf, isMapping } from "./changes.js";
import { placeOf, textsOf } from "./decided.js";
import { calledOf, hashOf } from "./describe.js";
import { button, h } from "./element.js";
import { field, sentence, showError } from "./fields.js";
import { choicesOf, schemaAt } from "./schema.js";
import { errorsOf } from "./shape.js";
import { holds, valueAt, walk } from "./things.js";
import { unitsOf } from "./units.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./session.js").Session} Session */
/** Something new: its file and its path. @typedef {{file: string, path: Step[]}} Addition */

/** Return the strings that something is known by in the adopted wording, as macros/validation/adopted_wording.py. @param {Value} value @param {Schema} schema */
function stringsOf(value, schema) {
  if (!isMapping(value)) return [];
  const properties = schema.properties ?? {};
  const keys = choicesOf(schema).length
    ? choicesOf(schema)
    : properties.text
      ? ["text"]
      : properties.parts
        ? ["parts"]
        : ["title", "heading"];
  return keys.flatMap((key) => [...textsOf(value[key] ?? "")].flatMap(([, text]) => unitsOf(text)));
}

/** Return true for a file most of whose words are adopted. @param {import("./session.js").EditedFile} file @param {Set<string>} adopted */
function isDecided({ base, schema }, adopted) {
  let balance = 0;
  walk(
    base,
    schema,
    schema,
    [],
    (value, own) => {
      const strings = own.properties?.added ? stringsOf(value, own) : [];
      if (strings.length) balance += strings.some((one) => !adopted.has(one)) ? -1 : 1;
      return undefined;
    },
    undefined,
  );
  return balance > 0;
}

/** Return what is new among decided words, and names no decision. What stands in something new needs none of its own. @param {Session} session @param {string[]} adopted @returns {Addition[]} */
export function additionsOf(session, adopted) {
  const known = new Set(adopted);
  const before = Object.values(session.files).flatMap(({ base }) =>
    [...textsOf(base)].flatMap(([, text]) => unitsOf(text)),
  );
  const old = new Set([...adopted, ...before]);
  return session.changed().flatMap((file) => {
    const edited = session.files[file];
    if (!isDecided(edited, known)) return [];
    return changesBetween(edited.base, edited.data).flatMap(({ path, op, value, at = 0 }) => {
      const isNew = op === "insert" || (op === "set" && valueAt(edited.base, path) === undefined);
      if (!isNew || value === undefined) return [];
      const id = idOf(value);
      const whole = op === "insert" ? [...path, id === undefined ? at : { id }] : path;
      return isCovered(edited.data, whole)
        ? []
        : newWithin(value, edited.schema, whole, old).map((one) => ({ file, path: one }));
    });
  });
}

/** Return true where something that holds a path names a decision. @param {Value} data @param {Step[]} path */
const isCovered = (data, path) =>
  path.some((_, length) => {
    const holder = valueAt(data, path.slice(0, length));
    return isMapping(holder) && holder.added !== undefined;
  });

/** Return the paths of the outermost parts with new words. @param {Value} value @param {Schema} top @param {Step[]} path @param {Set<string>} old */
function newWithin(value, top, path, old) {
  /** @type {Step[][]} */
  const paths = [];
  walk(
    value,
    schemaAt(top, path),
    top,
    path,
    (part, own, at, isInNew) => {
      if (isInNew || !own.properties?.added || !isMapping(part)) return isInNew;
      if (part.added !== undefined) return true;
      // Words that have former ones belong to a decision already.
      const isStrange = part.replaced === undefined && stringsOf(part, own).some((one) => !old.has(one));
      if (isStrange) paths.push(at);
      return isStrange;
    },
    false,
  );
  return paths;
}

/** Put a day and a decision on what is new, in one step. @param {Session} session @param {Addition[]} additions @param {{[key: string]: Value}} added @param {string} label */
export function explainAdditions(session, additions, added, label) {
  /** @type {Record<string, Value>} */
  const after = {};
  for (const { file, path } of additions) {
    const { data, schema } = session.files[file];
    const now = after[file] ?? data;
    const at = placeOf(valueAt(now, path), "added", schemaAt(schema, path));
    after[file] = applyChanges(now, [{ path: [...path, "added"], op: "set", value: added, at }]);
  }
  session.commit(after, label);
}

/** Return the view that asks for the decision; nothing where it is not needed. @param {import("./form.js").Host} host @param {Addition[]} additions */
export function additionsView(host, additions) {
  if (!additions.length) return undefined;
  const { session, says, things } = host;
  const [{ file, path }] = additions;
  const top = session.files[file].schema;
  const schema = schemaAt(top, [...path, "added"]);
  /** @type {{[key: string]: Value}} */
  const values = { date: "", decision: "" };
  const fields = Object.keys(values).map((name) =>
    field({
      id: `edit-added-${name}`,
      name,
      schema: schemaAt(top, [...path, "added", name]),
      top,
      value: "",
      isRequired: true,
      things,
      says,
      set: (text) => {
        values[name] = text;
      },
    }),
  );
  const explain = () => {
    const errors = errorsOf(values, schema, top);
    for (const one of errors.toReversed()) {
      const control = document.getElementById(`edit-added-${one.path[0]}`);
      if (control) showError(control, sentence(one, says, schemaAt(top, [...path, "added", ...one.path])));
      control?.focus();
    }
    if (errors.length) return;
    explainAdditions(session, additions, values, says("reason_given"));
    host.draw("edit-heading");
  };
  const holders = additions.map((one) =>
    things().findLast((thing) => thing.file === one.file && holds(thing.path, one.path)),
  );
  const names = new Map(holders.flatMap((thing) => (thing ? [[hashOf(thing), calledOf(thing)]] : [])));
  return h(
    "section",
    { class: "ui-edit__loss", "aria-labelledby": "edit-added" },
    h("h3", { id: "edit-added" }, says("added_title")),
    h("p", {}, says("added_help")),
    h("ul", {}, ...[...names].map(([href, words]) => h("li", {}, h("a", { href }, words)))),
    ...fields,
    h("p", { class: "ui-row" }, button(says("added_take"), explain, { class: "ui-button" })),
  );
}
