// A list of parts or of things within a form, with what adds, moves and takes them away.
// @ts-check
import { idOf } from "./changes.js";
import { calledOf, elementId, hashOf, holds } from "./describe.js";
import { button, h } from "./element.js";
import { called, helpOf, short } from "./fields.js";
import { blank, nextId } from "./new-item.js";
import { choicesOf, resolved } from "./schema.js";
import { nameOf, names, referencesOf } from "./things.js";

/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./form.js").Form} Form */

/** Return a list of parts or of things, with buttons to add, move and take away. @param {Form} form @param {Step[]} path @param {Schema} schema @param {Schema} items @param {Schema} holder */
export function objects(form, path, schema, items, holder) {
  const id = elementId(path);
  const list = form.items(path);
  const isThings = Boolean(items["x-kind"]);
  const rows = list.map((item, index) => {
    const own = idOf(item);
    const at = [...path, own === undefined ? index : { id: own }];
    const name = short(nameOf(item)) || form.says("number", { n: index + 1 });
    const row = h("p", { class: "ui-row" }, ...tools(form, at, path, index, list.length, items, name));
    if (isThings && own !== undefined)
      return h("li", {}, h("a", { href: hashOf({ ...form.thing, kind: items["x-kind"] ?? "", id: own }) }, name), row);
    const legend = h("legend", {}, `${called(items)} ${index + 1}`);
    return h(
      "li",
      {},
      h(
        "fieldset",
        { class: "ui-edit__part", id: elementId(at), tabindex: "-1" },
        legend,
        ...form.object(at, items),
        row,
      ),
    );
  });
  return h(
    "div",
    { role: "group", class: "ui-edit__objects", id, tabindex: "-1", "aria-labelledby": `${id}-title` },
    h("h3", { id: `${id}-title` }, called(schema)),
    h("p", { class: "ui-edit__help" }, helpOf(schema)),
    rows.length > 0 && h("ul", { class: isThings ? "ui-edit__list" : "ui-edit__parts", role: "list" }, ...rows),
    adder(form, path, items, holder),
  );
}

/** @param {Form} form @param {Step[]} at @param {Step[]} path @param {number} index @param {number} count @param {Schema} items @param {string} name @returns {HTMLElement[]} */
function tools(form, at, path, index, count, items, name) {
  const move = (/** @type {number} */ to) => () => {
    form.change([{ path: at, op: "move", at: to }], form.says("moved", { title: name }));
    form.host.draw(elementId(path));
    form.host.tell(form.says("moved_to", { title: name, n: to + 1, all: count }));
  };
  const remove = () => {
    const blocked = whyNotRemoved(form, at, items);
    if (blocked) {
      form.host.tell(blocked);
      return;
    }
    form.change([{ path: at, op: "remove" }], form.says("removed", { title: name }));
    form.host.draw(elementId(path));
  };
  return [
    ...(index > 0 ? [button(form.says("up"), move(index - 1), {}, name)] : []),
    ...(index < count - 1 ? [button(form.says("down"), move(index + 1), {}, name)] : []),
    button(form.says("take_away"), remove, {}, name),
  ];
}

/** Return why something must stay: it is withdrawn instead, or others name it. "" if it may go. @param {Form} form @param {Step[]} at @param {Schema} items */
function whyNotRemoved(form, at, items) {
  const things = form.host.things().filter((thing) => thing.file === form.file && holds(at, thing.path));
  if (form.at(at, "base") !== undefined && items.properties?.withdrawn) return form.says("withdraw_instead");
  const { files } = form.host.session;
  const others = referencesOf(files).filter(
    (one) => things.some((thing) => names(one, thing)) && !(one.file === form.file && holds(at, one.path)),
  );
  if (!others.length) return "";
  const holders = others.map((one) =>
    form.host.things().findLast((thing) => thing.file === one.file && holds(thing.path, one.path)),
  );
  const called = [...new Set(holders.map((thing) => (thing ? calledOf(thing) : "")))].slice(0, 3).join("; ");
  return form.says("named_by", { n: others.length, where: called });
}

/** Return what adds an item: a button, or a choice of its form and a button. @param {Form} form @param {Step[]} path @param {Schema} items @param {Schema} holder */
function adder(form, path, items, holder) {
  const forms = choicesOf(items);
  const title = items.title ?? "";
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
    const ids = [...form.host.things().map((thing) => thing.id)];
    const own = items["x-kind"] ? { ...item, id: nextId(list, ids, items["x-kind"]) } : item;
    form.setList(path, [...list, own], holder, form.says("added", { title }));
    if (items["x-kind"]) form.host.open(hashOf({ ...form.thing, kind: items["x-kind"], id: String(idOf(own)) }));
    else form.host.draw(elementId([...path, list.length]));
  };
  return h(
    "p",
    { class: "ui-row" },
    forms.length > 0 && h("label", { for: id }, form.says("which_form")),
    forms.length > 0 && select,
    button(form.says("add", { title }), add, { class: "ui-button" }),
  );
}
