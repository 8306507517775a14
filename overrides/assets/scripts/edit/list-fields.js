// The fields of a list of texts, and of a list of what it names.
// @ts-check
import { elementId } from "./describe.js";
import { button, h } from "./element.js";
import { called, framed, references, showError } from "./fields.js";
import { isProse } from "./schema.js";
import { clean, errorsOf } from "./shape.js";

/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./form.js").Form} Form */

/** Return the field of a list of texts, a line each; running text has a blank line between. @param {Form} form @param {Step[]} path @param {Schema} schema @param {Schema} items @param {Schema} holder @param {boolean} isRequired */
export function lines(form, path, schema, items, holder, isRequired) {
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
export function named(form, path, schema, holder) {
  const id = elementId(path);
  const chosen = form.items(path).map(String);
  const groups = references({ schema, things: form.host.things });
  const known = new Map(groups.flatMap(([, items]) => items));
  const change = (/** @type {string[]} */ list, /** @type {string} */ label) => {
    form.setList(path, list, holder, label);
    form.host.draw(id);
  };
  const select = choice(form.says("choose_more"), groups, chosen);
  const title = schema.title ?? "";
  const add = button(
    form.says("add_chosen"),
    () => select.value && change([...chosen, select.value], form.says("added", { title })),
    { class: "ui-button" },
    title,
  );
  const rows = chosen.map((one, index) => {
    const name = known.get(one) ?? one;
    const remove = () => change(chosen.toSpliced(index, 1), form.says("removed", { title: name }));
    const up = () =>
      change(chosen.with(index - 1, one).with(index, chosen[index - 1]), form.says("moved", { title: name }));
    return h(
      "li",
      {},
      h("span", {}, name),
      index > 0 && button(form.says("up"), up, {}, name),
      button(form.says("take_away"), remove, {}, name),
    );
  });
  const element = framed({ id, schema, isRequired: false, says: form.says }, select);
  if (rows.length) select.before(h("ul", { class: "ui-edit__list", role: "list" }, ...rows));
  select.after(add);
  return element;
}

/** Return a list to choose from what is not chosen already. @param {string} first @param {ReturnType<typeof references>} groups @param {string[]} chosen */
function choice(first, groups, chosen) {
  const grouped = groups.flatMap(([label, items]) => {
    const options = items
      .filter(([one]) => !chosen.includes(one))
      .map(([one, words]) => h("option", { value: one }, words));
    return label ? [h("optgroup", { label }, ...options)] : options;
  });
  return h("select", { class: "ui-field", autocomplete: "off" }, h("option", { value: "" }, first), ...grouped);
}
