// Moving a thing to another list of its kind: an insats to another problem, a section to another chapter or file.
// @ts-check
import { applyChanges, idOf } from "./changes.js";
import { placeOf } from "./decided.js";
import { calledOf } from "./describe.js";
import { button, h } from "./element.js";
import { short } from "./fields.js";
import { formOf, resolved, schemaAt } from "./schema.js";
import { elementId, FILE, holds, valueAt } from "./things.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./changes.js").Value} Value */
/** A list that a thing may stand in. @typedef {{file: string, path: import("./changes.js").Step[], words: string}} Place */

/** Return the other lists of a thing's kind. @param {import("./form.js").Host} host @param {Thing} thing @returns {Place[]} */
export function placesFor({ session, things }, thing) {
  const now = elementId(thing.path.slice(0, -1));
  return things().flatMap((holder) => {
    if (holder.file === thing.file && holds(thing.path, holder.path)) return [];
    const top = session.files[holder.file].schema;
    return Object.entries(holder.schema.properties ?? {}).flatMap(([name, property]) => {
      const list = resolved(property, top);
      const path = [...holder.path, name];
      const isKind = formOf(list) === "list" && resolved(list.items ?? {}, top)["x-kind"] === thing.kind;
      if (!isKind || (holder.file === thing.file && elementId(path) === now)) return [];
      const within = holder.up && holder.up.kind !== FILE ? ` (${short(holder.up.name)})` : "";
      return [{ file: holder.file, path, words: `${short(calledOf(holder))}${within}` }];
    });
  });
}

/** Move a thing last in another list, in one step. @param {import("./session.js").Session} session @param {Thing} thing @param {Place} place @param {string} label */
export function relocate(session, thing, { file, path }, label) {
  const { files } = session;
  const value = /** @type {Value} */ (valueAt(files[thing.file].data, thing.path));
  const left = applyChanges(files[thing.file].data, [{ path: thing.path, op: "remove" }]);
  const before = file === thing.file ? left : files[file].data;
  const list = valueAt(before, path);
  const holder = path.slice(0, -1);
  const at = placeOf(valueAt(before, holder), String(path[path.length - 1]), schemaAt(files[file].schema, holder));
  const after = applyChanges(before, [{ path, op: "set", value: [...(Array.isArray(list) ? list : []), value], at }]);
  session.commit({ [thing.file]: left, [file]: after }, label);
}

/** Return the fold where a thing is moved; nothing where there is no other list. @param {Form} form */
export function relocateFold(form) {
  const { host, thing, says } = form;
  const isItem = thing.path.length > 1 && idOf(thing.value) !== undefined;
  const places = isItem ? placesFor(host, thing) : [];
  if (!places.length) return undefined;
  const id = `${elementId(thing.path)}-place`;
  const options = places.map(({ words }, index) => h("option", { value: index }, words));
  const select = h(
    "select",
    { class: "ui-field", id, autocomplete: "off" },
    h("option", { value: "" }, says("nothing_chosen")),
    ...options,
  );
  const move = () => {
    const place = places[Number(select.value)];
    if (!select.value || !place) return select.focus();
    const values = { title: short(thing.name), place: place.words };
    relocate(host.session, thing, place, says("moved", values));
    host.draw("edit-heading");
    host.tell(says("moved_there", values));
  };
  return h(
    "details",
    { class: "ui-fold ui-edit__more" },
    h("summary", {}, says("move_elsewhere")),
    h("label", { class: "ui-label", for: id }, says("move_where")),
    h("p", { class: "ui-row" }, select, button(says("move_there"), move, { class: "ui-button" })),
  );
}
