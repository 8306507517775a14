// The form of one thing, made from its schema: fields, lists, and links to the things within it.
// @ts-check
import { placeOf } from "./decided.js";
import { hashOf } from "./describe.js";
import { button, h } from "./element.js";
import { called, field, helpOf, showError } from "./fields.js";
import { linesField, namedField } from "./list-fields.js";
import { blank, isPublished, isUnnamed, withId } from "./new-item.js";
import { objectsView } from "./objects.js";
import { relocateFold } from "./relocate.js";
import { choicesOf, formOf, resolved, takesNothing } from "./schema.js";
import { addTools, picturesFor } from "./text-tools.js";
import { elementId, valueAt } from "./things.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./fields.js").Says} Says */
/** The page of a form: the session, where the data lie, the words, all things, to draw again with focus on a field, and to say something.
 *  `pending` takes a name that is chosen in a list, where nobody has pressed the button: some browsers give the list no focus to lose.
 *  @typedef {{session: import("./session.js").Session, source: import("./session.js").Source, says: Says, things: () => Thing[], draw: (focus?: string) => void, drawBar: () => void, open: (hash: string) => void, tell: (words: string) => void, pending?: () => void}} Host */

// More values than this are no choice.
const MOST_SHARED = 20;

export class Form {
  /** @param {Host} host @param {Thing} thing */
  constructor(host, thing) {
    this.host = host;
    this.says = host.says;
    this.file = thing.file;
    this.thing = thing;
    this.top = host.session.files[thing.file].schema;
  }

  get data() {
    return this.host.session.files[this.file].data;
  }

  /** @param {Step[]} path @param {"base" | "data"} [which] */
  at(path, which = "data") {
    return valueAt(this.host.session.files[this.file][which], path);
  }

  /** @param {Change[]} changes @param {string} label @param {string} [key] */
  change(changes, label, key) {
    this.host.session.change(this.file, changes, label, key);
  }

  /** Return the whole form. */
  element() {
    return h("div", { class: "ui-edit__form" }, ...this.object(this.thing.path, this.thing.schema), relocateFold(this));
  }

  /** Return the fields of an object; those that may be left out, and are, come last in a fold. @param {Step[]} path @param {Schema} schema @returns {HTMLElement[]} */
  object(path, schema) {
    const forms = choicesOf(schema);
    /** @type {HTMLElement[]} */
    const shown = [];
    /** @type {HTMLElement[]} */
    const folded = [];
    /** @type {HTMLElement[]} */
    const given = [];
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = [...path, name];
      const value = this.at(at);
      if (forms.includes(name) && value === undefined) continue;
      // Nobody writes an id that is published, or that waits for the name.
      const isGiven = name === "id" && (this.isUnnamed(path) || this.isOld(path, schema));
      const isRequired = (Boolean(schema.required?.includes(name)) || forms.includes(name)) && !isGiven;
      const element = this.property(at, property, schema, isRequired);
      // A key that the file has is shown, empty too: somebody waits for its value.
      if (isGiven) given.push(element);
      else (isRequired || value !== undefined || this.isUsual(path, name) ? shown : folded).push(element);
    }
    folded.push(...given);
    if (!folded.length) return shown;
    // Whoever adds something sees all that it may have.
    const isNew = Boolean(schema["x-kind"]) && this.at(path, "base") === undefined;
    const count = folded.length;
    return [
      ...shown,
      h(
        "details",
        { class: "ui-fold ui-edit__more", open: isNew },
        h("summary", {}, this.says("more_fields", { n: count })),
        ...folded,
      ),
    ];
  }

  /** Return true for something new whose id waits for its name. @param {Step[]} path */
  isUnnamed(path) {
    const { thing } = this;
    return elementId(thing.path) === elementId(path) && isUnnamed(this.host.session.files, thing);
  }

  /** Return true for a thing that the files had, here or elsewhere. @param {Step[]} path @param {Schema} schema */
  isOld(path, schema) {
    const id = valueAt(this.data, [...path, "id"]);
    return typeof id === "string" && isPublished(this.host.session.files, schema["x-kind"] ?? "", id);
  }

  /** Return true for a field that all others of a list have. @param {Step[]} path an item's @param {string} name */
  isUsual(path, name) {
    const list = this.at(path.slice(0, -1));
    const own = this.at(path);
    const others = Array.isArray(list) ? list.filter((item) => item !== own) : [];
    return others.length > 0 && name !== "added" && others.every((item) => valueAt(item, [name]) !== undefined);
  }

  /** @param {Step[]} path @param {Schema} property @param {Schema} holder @param {boolean} isRequired @returns {HTMLElement} */
  property(path, property, holder, isRequired) {
    const schema = resolved(property, this.top);
    const form = formOf(schema);
    if (form === "object") return this.part(path, schema, holder, isRequired);
    if (form === "list") return this.list(path, schema, holder, isRequired);
    const isChosen = choicesOf(holder).includes(String(path[path.length - 1]));
    return this.leaf(path, schema, holder, isRequired && (isChosen || !takesNothing(property)));
  }

  /** @param {Step[]} path @param {Schema} schema @param {Schema} holder @param {boolean} isRequired */
  leaf(path, schema, holder, isRequired) {
    const value = this.at(path);
    const name = String(path[path.length - 1]);
    const isId = name === "id" && Boolean(holder["x-kind"]);
    const isOld = isId && this.isOld(path.slice(0, -1), holder);
    const frame = field({
      id: elementId(path),
      name,
      schema,
      top: this.top,
      value: typeof value === "string" && !(isId && this.isUnnamed(path.slice(0, -1))) ? value : "",
      isRequired,
      isFixed: isOld,
      others: isId ? [] : [...picturesFor(this, schema), ...this.others(path)],
      things: this.host.things,
      says: this.says,
      set: (text) => {
        if (!isId) this.set(path, text, holder, isRequired, schema.title ?? name);
      },
      leave: isId && !isOld ? () => this.rename(path) : undefined,
    });
    addTools(this, path, schema, holder, frame);
    return frame;
  }

  /** Return the few values that the items of a list share in a field; none where each has words of its own. @param {Step[]} path */
  others(path) {
    const [list, name] = [this.at(path.slice(0, -2)), path[path.length - 1]];
    if (!Array.isArray(list) || typeof name !== "string") return [];
    const values = list
      .map((item) => valueAt(item, [name]))
      .filter((value) => typeof value === "string" && value !== "");
    const different = [...new Set(values.map(String))];
    return different.length * 2 <= values.length && different.length <= MOST_SHARED ? different : [];
  }

  /** Set a text. What is left empty and need not be there is taken away. @param {Step[]} path @param {string} text @param {Schema} holder @param {boolean} isRequired @param {string} label */
  set(path, text, holder, isRequired, label) {
    const name = String(path[path.length - 1]);
    const up = path.slice(0, -1);
    const isKept = isRequired || this.at(path, "base") === "" || typeof path[path.length - 1] === "number";
    if (text === "" && !isKept) {
      if (this.at(path) !== undefined) this.change([{ path, op: "remove" }], label, `text ${elementId(path)}`);
      return;
    }
    const at = placeOf(this.at(up), name, holder);
    this.change([{ path, op: "set", value: text, at }], label, `text ${elementId(path)}`);
  }

  /** Give something new another id, and open it under that. @param {Step[]} path */
  rename(path) {
    const control = document.getElementById(elementId(path));
    const id = control instanceof HTMLInputElement ? control.value.trim() : "";
    const up = path.slice(0, -1);
    const old = this.at(path);
    if (!id || id === old || !(control instanceof HTMLElement)) return;
    if (this.host.things().some((thing) => thing.kind === this.thing.kind && thing.id === id)) {
      showError(control, this.says("id_taken", { id }));
      return;
    }
    const thing = this.host.things().find((one) => one.file === this.file && elementId(one.path) === elementId(up));
    if (!thing) return;
    this.host.session.commit(withId(this.host.session.files, thing, id), this.says("id_changed"));
    if (up.length === this.thing.path.length) this.host.open(hashOf({ ...this.thing, id }));
  }

  /** Return a part of a thing: its fields within a frame, or the button that adds it. @param {Step[]} path @param {Schema} schema @param {Schema} holder @param {boolean} isRequired */
  part(path, schema, holder, isRequired) {
    const title = schema.title ?? "";
    const id = elementId(path);
    if (this.at(path) === undefined || this.at(path) === "") {
      const add = () => {
        const at = placeOf(this.at(path.slice(0, -1)), String(path[path.length - 1]), holder);
        this.change([{ path, op: "set", value: blank(schema, this.top), at }], this.says("added", { title }));
        this.host.draw(id);
      };
      return h(
        "div",
        { class: "ui-edit__field" },
        button(this.says("add", { title }), add, { id, class: "ui-button", "aria-describedby": `${id}-help` }),
        h("p", { class: "ui-edit__help", id: `${id}-help` }, helpOf(schema)),
      );
    }
    const remove = () => {
      this.change([{ path, op: "remove" }], this.says("removed", { title }));
      this.host.draw(id);
    };
    return h(
      "fieldset",
      { class: "ui-edit__part", id, tabindex: "-1" },
      h("legend", {}, called(schema)),
      h("p", { class: "ui-edit__help" }, helpOf(schema)),
      ...this.object(path, schema),
      !isRequired && button(this.says("remove", { title }), remove),
    );
  }

  /** @param {Step[]} path @param {Schema} schema @param {Schema} holder @param {boolean} isRequired @returns {HTMLElement} */
  list(path, schema, holder, isRequired) {
    const items = resolved(schema.items ?? {}, this.top);
    if (formOf(items) === "object") return objectsView(this, path, schema, items, holder);
    if (items["x-ref"] ?? schema["x-ref"])
      return namedField(this, path, { ...schema, "x-ref": items["x-ref"] ?? schema["x-ref"] }, holder);
    return linesField(this, path, schema, items, holder, isRequired);
  }

  /** Return the items of a list. One text alone is a list of one. @param {Step[]} path @returns {Value[]} */
  items(path) {
    const value = this.at(path);
    return Array.isArray(value) ? value : value ? [value] : [];
  }

  /** Set a whole list; it goes where it is empty and was not there. @param {Step[]} path @param {Value[]} list @param {Schema} holder @param {string} label @param {string} [key] */
  setList(path, list, holder, label, key) {
    const isKept =
      list.length || this.at(path, "base") !== undefined || holder.required?.includes(String(path[path.length - 1]));
    if (!isKept && this.at(path) === undefined) return;
    const at = placeOf(this.at(path.slice(0, -1)), String(path[path.length - 1]), holder);
    this.change([isKept ? { path, op: "set", value: list, at } : { path, op: "remove" }], label, key);
  }
}
