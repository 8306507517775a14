// Help in a running text, a table and a figure: a footnote at the cursor, cells from a spreadsheet, the pictures that there are.
// @ts-check
import { applyChanges, idOf } from "./changes.js";
import { textsOf } from "./decided.js";
import { hashOf } from "./describe.js";
import { button, h } from "./element.js";
import { uploadAddress } from "./elsewhere.js";
import { blank } from "./new-item.js";
import { choicesOf, formOf, resolved } from "./schema.js";
import { valueAt } from "./things.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./schema.js").Schema} Schema */

/** Return the rows of a table, as its text is written, for cells with tabs between. A column of numbers is set to the right. @param {string} cells */
export function tableOf(cells) {
  const rows = cells
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((row) => row.trim())
    .map((row) => row.split("\t").map((cell) => cell.trim().replaceAll("|", "\\|")));
  if (!rows.length) return cells;
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => rows.slice(1).map((row) => row[index] ?? ""));
  const isNumber = (/** @type {string} */ cell) => /^[-–−+]?[0-9][0-9\s.,]*\s?%?$/.test(cell);
  const ruler = columns.map((column, index) => (index && column.length && column.every(isNumber) ? "---:" : "---"));
  const line = (/** @type {string[]} */ row) => `| ${row.join(" | ")} |`;
  const full = rows.map((row) => [...row, ...new Array(width - row.length).fill("")]);
  return [line(full[0]), `|${ruler.join("|")}|`, ...full.slice(1).map(line)].join("\n");
}

/** Let a table's field take cells that are pasted. @param {HTMLTextAreaElement} area */
function takeCells(area) {
  area.addEventListener("paste", (event) => {
    const cells = event.clipboardData?.getData("text/plain") ?? "";
    if (!cells.includes("\t")) return;
    event.preventDefault();
    area.setRangeText(tableOf(cells), area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Return the id of a new footnote: the letter that the text's file uses most, and the next number. @param {string[]} ids of all footnotes @param {string[]} used those that the file names */
export function noteId(ids, used) {
  const letters = (used.length ? used : ids).map((id) => id[0]);
  const count = (/** @type {string} */ letter) => letters.filter((one) => one === letter).length;
  const letter = letters.reduce((best, one) => (count(one) > count(best) ? one : best), letters[0] ?? "s");
  const numbers = ids.filter((id) => id[0] === letter).map((id) => Number(id.slice(1)) || 0);
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** Return the button that puts a new footnote at the cursor; nothing where no file has footnotes. @param {Form} form @param {HTMLTextAreaElement} area */
function noteButton(form, area) {
  const { host, says, file } = form;
  const { files } = host.session;
  for (const [notes, { schema: top }] of Object.entries(files))
    for (const [name, property] of Object.entries(top.properties ?? {})) {
      const list = resolved(property, top);
      const items = formOf(list) === "list" ? resolved(list.items ?? {}, top) : {};
      if (items["x-kind"] !== "note") continue;
      const insert = () => {
        const now = valueAt(files[notes].data, [name]);
        const all = Array.isArray(now) ? now : [];
        const texts = [...textsOf(files[file].data)].map(([, text]) => text).join("\n");
        const used = [...texts.matchAll(/\[\^([a-z][0-9]+)\]/g)].map(([, id]) => id);
        const id = noteId(
          all.map((one) => idOf(one) ?? ""),
          used,
        );
        area.setRangeText(`[^${id}]`, area.selectionStart, area.selectionEnd, "end");
        area.dispatchEvent(new Event("input", { bubbles: true }));
        const note = { ...blank(items, top), id };
        host.session.amend(
          { [notes]: applyChanges(files[notes].data, [{ path: [name], op: "set", value: [...all, note] }]) },
          "",
        );
        host.open(hashOf({ ...form.thing, kind: "note", id }));
      };
      return h(
        "p",
        { class: "ui-row" },
        button(says("insert_note"), insert, { "aria-describedby": `${area.id}-note` }),
        h("span", { class: "ui-edit__help", id: `${area.id}-note` }, says("insert_note_help")),
      );
    }
  return undefined;
}

/** Return the browser's own choice of a colour, which fills in a field. @param {HTMLInputElement} input @param {string} label */
function colourPicker(input, label) {
  const set = () => {
    input.value = picker.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const picker = h("input", { type: "color", value: input.value || false, "aria-label": label, oninput: set });
  return picker;
}

/** Return the pictures to choose from. @param {Form} form @param {Schema} schema */
export const picturesFor = ({ host }, schema) => (isPicture(schema) ? host.source.media : []);

/** @param {Schema} schema */
const isPicture = (schema) => Boolean(schema.pattern?.includes("png|jpg"));

/** Add to a field what its kind of text needs. @param {Form} form @param {Step[]} path @param {Schema} schema @param {Schema} holder @param {HTMLElement} frame */
export function addTools(form, path, schema, holder, frame) {
  const area = frame.querySelector("textarea");
  if (area && String(schema.examples?.[0] ?? "").startsWith("|")) takeCells(area);
  const isRunning = choicesOf(holder).includes("text") && path[path.length - 1] === "text";
  const tool = area && isRunning && noteButton(form, area);
  if (tool) frame.append(tool);
  const input = frame.querySelector("input");
  if (input && schema.pattern?.startsWith("^#")) input.after(colourPicker(input, form.says("pick_colour")));
  const { github } = form.host.source;
  if (isPicture(schema) && github)
    frame.append(
      h(
        "p",
        {},
        h(
          "a",
          { href: uploadAddress(github, "media"), target: "_blank", rel: "noopener" },
          form.says("upload_picture"),
        ),
      ),
    );
}
