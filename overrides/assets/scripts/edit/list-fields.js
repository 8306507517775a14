// The field of a list of texts, or of things by name.
// @ts-check
import { button, h } from "./element.js";
import { called, capital, framed, references, showError } from "./fields.js";
import { isProse } from "./schema.js";
import { clean, errorsOf } from "./shape.js";
import { elementId } from "./things.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./fields.js").Says} Says */

/** Return the field of a list of texts, a line each; running text has a blank line between. @param {Form} form @param {Step[]} path @param {Schema} schema @param {Schema} items @param {Schema} holder @param {boolean} isRequired */
export function linesField(form, path, schema, items, holder, isRequired) {
  const between = isProse(items) ? "\n\n" : "\n";
  const area = h("textarea", {
    class: "ui-field",
    autocomplete: "off",
    name: String(path[path.length - 1]),
    spellcheck: "true",
  });
  const texts = form.items(path).filter((item) => typeof item === "string");
  area.value = texts.map((text) => text.replace(/\n+$/, "")).join(between);
  area.rows = Math.min(Math.max(texts.length + 1, 2), 12);
  const read = () =>
    clean(area.value)
      .split(isProse(items) ? /\n\s*\n/ : "\n")
      .map((line) => line.trim())
      .filter(Boolean);
  area.addEventListener("input", () =>
    form.setList(path, read(), holder, schema.title ?? "", `text ${elementId(path)}`),
  );
  area.addEventListener("change", () => {
    const [error] = isRequired || read().length ? errorsOf(read(), schema, form.top) : [];
    showError(
      area,
      error ? form.says(`error_${error.word}`, { ...error.values, field: called(schema), values: "" }) : "",
    );
  });
  return framed(
    { id: elementId(path), schema, isRequired, says: form.says },
    area,
    form.says(isProse(items) ? "one_a_paragraph" : "one_a_line"),
  );
}

/** Return the things that a list names, and a list to choose more from. @param {Form} form @param {Step[]} path @param {Schema} schema @param {Schema} holder */
export function namedField(form, path, schema, holder) {
  const { says, host } = form;
  const id = elementId(path);
  const chosen = form.items(path).map(String);
  const groups = references({ schema, things: host.things });
  const known = new Map(groups.flatMap(([, items]) => items));
  const draw = () => element.isConnected && element.replaceWith(namedField(form, path, schema, holder));
  const show = (/** @type {string} */ label) => {
    host.drawBar();
    host.tell(`${capital(label)}.`);
    draw();
  };
  const change = (/** @type {string[]} */ list, /** @type {string} */ label, focus = id) => {
    host.pending = undefined;
    form.setList(path, list, holder, label);
    show(label);
    (document.getElementById(focus) ?? document.getElementById(id))?.focus();
  };
  const select = choiceOf(groups, chosen, says);
  const added = () => says("added", { title: known.get(select.value) ?? "" });
  const take = () => select.value && change([...chosen, select.value], added());
  const add = button(says("add_chosen"), take, { class: "ui-button" }, schema.title ?? "");
  const pending = () => form.setList(path, [...chosen, select.value], holder, added());
  select.addEventListener("change", () => {
    host.pending = select.value ? pending : undefined;
  });
  select.addEventListener("focusout", ({ relatedTarget }) => {
    // A choice that is left is meant. It is shown when no press is under way, which would miss what it was for.
    if (!select.value || (relatedTarget instanceof Node && element.contains(relatedTarget))) return;
    const label = added();
    host.pending = undefined;
    pending();
    if (document.querySelector(":active"))
      addEventListener("pointerup", () => setTimeout(show, 0, label), { once: true });
    else show(label);
  });
  const titles = chosen.map((one) => known.get(one) ?? one);
  const rows = chosenRows(id, chosen, titles, says, change);
  const element = framed({ id, schema, isRequired: false, says }, select);
  if (rows.length) select.before(h("ul", { class: "ui-edit__list", role: "list" }, ...rows));
  select.after(add);
  return element;
}

/** Return a list to choose more from. @param {import("./fields.js").Groups} groups @param {string[]} chosen @param {Says} says */
function choiceOf(groups, chosen, says) {
  const options = groups.flatMap(([label, items]) => {
    const left = items.filter(([one]) => !chosen.includes(one));
    const inGroup = left.map(([one, words]) => h("option", { value: one }, words));
    return label ? [h("optgroup", { label }, ...inGroup)] : inGroup;
  });
  return h(
    "select",
    { class: "ui-field", autocomplete: "off" },
    h("option", { value: "" }, says("choose_more")),
    ...options,
  );
}

/** Return a row for each chosen thing, with buttons that move it up and remove it.
 *  @param {string} id of the field @param {string[]} chosen @param {string[]} titles of the chosen, in order @param {Says} says
 *  @param {(list: string[], label: string, focus?: string) => void} change */
function chosenRows(id, chosen, titles, says, change) {
  return chosen.map((one, index) => {
    const title = titles[index];
    const remove = () => change(chosen.toSpliced(index, 1), says("removed", { title }));
    const upper = () => chosen.with(index - 1, one).with(index, chosen[index - 1]);
    const up = () => change(upper(), says("moved", { title }), `${id}-up-${index - 1}`);
    return h(
      "li",
      {},
      h("span", {}, title),
      index > 0 && button(says("up"), up, { id: `${id}-up-${index}` }, title),
      button(says("take_away"), remove, {}, title),
    );
  });
}
