// A list of parts or of things: links or frames, and buttons to add, move and take away.
// @ts-check
import { idOf, isMapping } from "./changes.js";
import { calledOf, hashOf } from "./describe.js";
import { button, h } from "./element.js";
import { called, helpOf, short } from "./fields.js";
import { blank, firstId, isPublished, nextId } from "./new-item.js";
import { pasteFold } from "./paste.js";
import { choicesOf, resolved } from "./schema.js";
import { elementId, holds, nameOf, names, referencesOf } from "./things.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */

/** Return a list's view. @param {Form} form @param {Step[]} path @param {Schema} schema @param {Schema} items @param {Schema} holder */
export function objectsView(form, path, schema, items, holder) {
  const id = elementId(path);
  const list = form.items(path);
  const isThings = Boolean(items["x-kind"]);
  const rows = list.map((item, index) => {
    const own = idOf(item);
    const at = [...path, own === undefined ? index : { id: own }];
    const words = short(nameOf(item));
    const name =
      words && words !== own
        ? words
        : own && form.at([...path, { id: own }], "base")
          ? own
          : form.says("number", { n: index + 1 });
    const tools = h("p", { class: "ui-row" }, ...toolsOf(form, at, index, list.length, items, name));
    if (isThings && own !== undefined) {
      const href = hashOf({ ...form.thing, kind: items["x-kind"] ?? "", id: own });
      return h("li", {}, h("a", { href }, name), tools);
    }
    const frame = { class: "ui-edit__part", id: elementId(at), tabindex: "-1" };
    const legend = h("legend", {}, `${called(items)} ${index + 1}`);
    return h("li", {}, h("fieldset", frame, legend, ...form.object(at, items), tools));
  });
  return h(
    "div",
    { role: "group", class: "ui-edit__objects", id, tabindex: "-1", "aria-labelledby": `${id}-title` },
    h("h3", { id: `${id}-title` }, called(schema)),
    h("p", { class: "ui-edit__help" }, helpOf(schema)),
    rows.length > 0 && h("ul", { class: isThings ? "ui-edit__list" : "ui-edit__parts", role: "list" }, ...rows),
    adder(form, path, items, holder),
    isThings && pasteFold(form, path, items, holder),
  );
}

/** @param {Form} form @param {Step[]} at @param {number} index @param {number} count @param {Schema} items @param {string} name @returns {HTMLElement[]} */
function toolsOf(form, at, index, count, items, name) {
  const { says, host } = form;
  const path = at.slice(0, -1);
  const move = (/** @type {number} */ to, /** @type {string} */ way) => () => {
    form.change([{ path: at, op: "move", at: to }], says("moved", { title: name }));
    // The focus follows the item, on the same button as long as it can be moved.
    const moved = elementId([...path, typeof at[at.length - 1] === "number" ? to : at[at.length - 1]]);
    const isLast = to === (way === "up" ? 0 : count - 1);
    host.draw(`${moved}-${isLast === (way === "up") ? "down" : "up"}`);
    host.tell(says("moved_to", { title: name, n: to + 1, all: count }));
  };
  const remove = () => {
    const blocked = whyNotRemoved(form, at, items);
    if (blocked) return host.tell(blocked);
    form.change([{ path: at, op: "remove" }], says("removed", { title: name }));
    host.draw(elementId(path));
    host.tell(says("removed_now", { title: name }));
  };
  const id = elementId(at);
  return [
    ...(index > 0 ? [button(says("up"), move(index - 1, "up"), { id: `${id}-up` }, name)] : []),
    ...(index < count - 1 ? [button(says("down"), move(index + 1, "down"), { id: `${id}-down` }, name)] : []),
    button(says("take_away"), remove, {}, name),
  ];
}

/** Return why something must stay: it is withdrawn instead, or others name it. "" if it may go. @param {Form} form @param {Step[]} at @param {Schema} items */
function whyNotRemoved(form, at, items) {
  const { host, file, says } = form;
  const things = host.things().filter((thing) => thing.file === file && holds(at, thing.path));
  const id = idOf(form.at(at)) ?? "";
  if (items.properties?.withdrawn && isPublished(host.session.files, items["x-kind"] ?? "", id))
    return says("withdraw_instead");
  const others = referencesOf(host.session.files).filter(
    (one) => things.some((thing) => names(one, thing)) && !(one.file === file && holds(at, one.path)),
  );
  if (!others.length) return "";
  const holders = others.map((one) =>
    host.things().findLast((thing) => thing.file === one.file && holds(thing.path, one.path)),
  );
  const where = [...new Set(holders.map((thing) => (thing ? calledOf(thing) : "")))].slice(0, 3).join("; ");
  return says("named_by", { n: others.length, where });
}

/** Return what adds an item: a button, or a choice of its form and a button. @param {Form} form @param {Step[]} path @param {Schema} items @param {Schema} holder */
function adder(form, path, items, holder) {
  const { says, host } = form;
  const forms = choicesOf(items);
  const title = items.title ?? "";
  const kind = items["x-kind"];
  const id = `${elementId(path)}-add`;
  const select = h(
    "select",
    { class: "ui-field", id, autocomplete: "off" },
    ...forms.map((name) =>
      h("option", { value: name }, resolved(items.properties?.[name] ?? {}, form.top).title ?? name),
    ),
  );
  const add = () => {
    const list = form.items(path);
    const item = blank(items, form.top, forms.length ? select.value : undefined);
    if (items.properties?.number) item.number = nextNumber(list);
    const own = kind ? { ...item, id: newId(form, list, kind) } : item;
    form.setList(path, [...list, own], holder, says("added", { title }));
    if (kind) host.open(hashOf({ ...form.thing, kind, id: String(idOf(own)) }));
    else host.draw(elementId([...path, list.length]));
  };
  return h(
    "p",
    { class: "ui-row" },
    forms.length > 0 && h("label", { for: id }, says("which_form")),
    forms.length > 0 && select,
    button(says("add", { title }), add, { class: "ui-button" }),
  );
}

/** Return the number after the last of a list. @param {import("./changes.js").Value[]} list */
function nextNumber(list) {
  const numbers = list.map((item) => Number(isMapping(item) ? item.number : 0));
  return numbers.every(Number.isInteger) ? String(Math.max(0, ...numbers) + 1) : "";
}

/** @param {Form} form @param {import("./changes.js").Value[]} list @param {string} kind */
function newId({ host, thing }, list, kind) {
  const things = host.things();
  const taken = things.map(({ id }) => id);
  return nextId(list, taken, kind, list.length ? "" : firstId(things, kind, thing));
}
