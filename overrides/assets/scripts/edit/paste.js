// Rows that are pasted from a list or a spreadsheet → items: a row each, the name first and the rest by what it looks like.
// @ts-check
import { button, h } from "./element.js";
import { references } from "./fields.js";
import { blank, freeId, slug } from "./new-item.js";
import { formOf, resolved, valuesOf } from "./schema.js";
import { clean, errorsOf } from "./shape.js";
import { elementId, NAMES, nameOf } from "./things.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./schema.js").Schema} Schema */
/** A field that a cell may fill: its key and schema, and the values that are chosen by their words. @typedef {{name: string, schema: Schema, choices: Map<string, string>}} Column */
/** A cell that no field takes: the row counted from 1. @typedef {{row: number, words: string}} Misfit */

/** @param {string} words */
const folded = (words) => words.trim().toLowerCase();

/** Return the fields that cells may fill, in order: the name first, and no lists or parts. @param {Form} form @param {Schema} items @returns {Column[]} */
function columnsOf(form, items) {
  const columns = Object.entries(items.properties ?? {}).flatMap(([name, property]) => {
    const schema = resolved(property, form.top);
    if (name === "id" || ["list", "object"].includes(formOf(schema))) return [];
    const chosen = schema["x-ref"]
      ? references({ schema, things: form.host.things }).flatMap(([, some]) => some)
      : valuesOf(schema).map((value) => /** @type {[string, string]} */ ([value, form.says(`choice_${value}`)]));
    const choices = new Map(chosen.flatMap(([value, words]) => [value, words].map((one) => [folded(one), value])));
    return [{ name, schema, choices }];
  });
  const first = NAMES.find((name) => columns.some((column) => column.name === name));
  return columns.sort((a, b) => Number(b.name === first) - Number(a.name === first));
}

/** Return the value of a cell in a field, or undefined where it has none. @param {string} cell @param {Column} column @param {Schema} top */
function valueIn(cell, { schema, choices }, top) {
  const form = formOf(schema);
  if (schema["x-ref"] || form === "choice") return choices.get(folded(cell));
  const isAddress = schema.pattern?.startsWith("^(?:http");
  const value = isAddress && /^www\./.test(cell) ? `https://${cell}` : cell;
  return errorsOf(value, schema, top).length ? undefined : value;
}

/** Return true for a field that takes any words. @param {Column} column */
const takesWords = ({ schema }) =>
  formOf(schema) === "text" && !schema["x-ref"] && !(schema.pattern ?? "").startsWith("^(?:http");

/** Return the values of a row by key. @param {string[]} cells @param {Column[]} columns @param {Schema} top @param {number} row @returns {{values: Record<string, string>} | Misfit} */
function rowOf([name, ...cells], columns, top, row) {
  const [first, ...rest] = columns;
  const known = valueIn(name, first, top);
  if (known === undefined) return { row, words: name };
  /** @type {Record<string, string>} */
  const values = { [first.name]: known };
  for (const cell of cells.filter(Boolean)) {
    const free = rest.filter((column) => !(column.name in values));
    // A date, an address or a known name goes to its field; other words to the next that takes any.
    const column = [...free.filter((one) => !takesWords(one)), ...free.filter(takesWords)].find(
      (one) => valueIn(cell, one, top) !== undefined,
    );
    if (!column) return { row, words: cell };
    values[column.name] = valueIn(cell, column, top) ?? "";
  }
  return { values };
}

/** Return the items of pasted text that the list lacks, or the first cell that has no field.
 *  @param {string} text @param {Form} form @param {Schema} items @param {Value[]} list @returns {{added: Value[], known: number} | Misfit} */
export function pastedItems(text, form, items, list) {
  const columns = columnsOf(form, items);
  const rows = clean(text.replaceAll("\t", "\u0000")).split("\n");
  const taken = form.host.things().map(({ id }) => id);
  const known = new Set(list.map((item) => folded(nameOf(item))));
  /** @type {Value[]} */
  const added = [];
  let again = 0;
  for (const [index, line] of rows.entries()) {
    const cells = line.split("\u0000").map((cell) => cell.trim().replace(/ {2,}/g, " "));
    if (!cells.some(Boolean)) continue;
    const read = rowOf(cells, columns, form.top, index + 1);
    if (!("values" in read)) return read;
    const { values } = read;
    const name = values[columns[0].name];
    if (known.has(folded(name))) {
      again++;
      continue;
    }
    known.add(folded(name));
    const id = freeId(slug(name) || "nytt", taken);
    taken.push(id);
    added.push(inOrder({ ...blank(items, form.top), ...values, id }, items));
  }
  return { added, known: again };
}

/** @param {{[key: string]: Value}} item @param {Schema} schema */
const inOrder = (item, schema) =>
  Object.fromEntries(
    Object.keys(schema.properties ?? {}).flatMap((name) => (name in item ? [[name, item[name]]] : [])),
  );

/** Return the fold where several things are pasted; nothing where they have no name, or need more than cells hold.
 *  @param {Form} form @param {Step[]} path @param {Schema} items @param {Schema} holder */
export function pasteFold(form, path, items, holder) {
  const columns = columnsOf(form, items);
  const needed = (items.required ?? []).filter((name) => name !== "id");
  const isFlat = needed.every((name) => columns.some((column) => column.name === name));
  if (!columns.length || !NAMES.includes(columns[0].name) || !takesWords(columns[0]) || !isFlat) return undefined;
  const { says, host } = form;
  const id = `${elementId(path)}-paste`;
  const area = h("textarea", {
    class: "ui-field",
    id,
    rows: 4,
    autocomplete: "off",
    "aria-describedby": `${id}-help ${id}-error`,
  });
  const error = h("p", { class: "ui-edit__error", id: `${id}-error`, role: "alert" });
  const add = () => {
    const list = form.items(path);
    const made = pastedItems(area.value, form, items, list);
    if ("row" in made || !made.added.length) {
      const words = "row" in made ? says("paste_no_field", { ...made }) : says("paste_nothing");
      error.textContent = words;
      area.setAttribute("aria-invalid", "true");
      area.focus();
      return;
    }
    form.setList(path, [...list, ...made.added], holder, says("added_several", { n: made.added.length }));
    host.draw(elementId(path));
    host.tell(says(made.known ? "pasted_some" : "pasted", { n: made.added.length, known: made.known }));
  };
  const title = items.title ?? "";
  const others = columns.slice(1).map(({ schema }) => schema.title ?? "");
  return h(
    "details",
    { class: "ui-fold ui-edit__field" },
    h("summary", {}, says("paste_title", { title })),
    h(
      "div",
      {},
      h("label", { class: "ui-label", for: id }, says("paste_label")),
      h(
        "p",
        { class: "ui-edit__help", id: `${id}-help` },
        says(others.length ? "paste_help" : "paste_help_names", {
          first: columns[0].schema.title ?? "",
          others: others.join(", "),
        }),
      ),
      area,
      error,
      h("p", { class: "ui-row" }, button(says("paste_add"), add, { class: "ui-button" })),
    ),
  );
}
