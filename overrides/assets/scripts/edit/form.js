// The form of one thing, made from its schema: fields, lists, and links to the things within it.
// @ts-check
import { idOf } from "./changes.js";
import { freeId, placeOf } from "./decided.js";
import { calledOf, hashOf } from "./describe.js";
import { button, h } from "./element.js";
import { called, field, framed, helpOf, references, short, showError } from "./fields.js";
import { choicesOf, formOf, isProse, resolved, takesNothing } from "./schema.js";
import { clean, errorsOf } from "./shape.js";
import { nameOf, names, referencesOf, valueAt } from "./things.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./fields.js").Says} Says */
/** The page of a form: the session, the words, all things, to draw again with focus on a field, and to say something.
 *  @typedef {{session: import("./session.js").Session, says: Says, things: () => Thing[], draw: (focus?: string) => void, open: (hash: string) => void, tell: (words: string) => void}} Host */

// More values than this are no choice.
const MOST_SHARED = 20;

/** Return the id of the element of a path. @param {Step[]} path */
export const elementId = (path) => ["f", ...path.map((step) => (typeof step === "object" ? step.id : step))].join(".");

/** Return true for a path that another begins with, or is. @param {Step[]} outer @param {Step[]} inner */
const holds = (outer, inner) => `${elementId(inner)}.`.startsWith(`${elementId(outer)}.`);

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
    return h("div", { class: "ui-edit__form" }, ...this.object(this.thing.path, this.thing.schema));
  }

  /** Return the fields of an object; those that may be left out, and are, come last in a fold. @param {Step[]} path @param {Schema} schema @returns {HTMLElement[]} */
  object(path, schema) {
    const forms = choicesOf(schema);
    /** @type {HTMLElement[]} */
    const shown = [];
    /** @type {HTMLElement[]} */
    const folded = [];
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = [...path, name];
      const value = this.at(at);
      if (forms.includes(name) && value === undefined) continue;
      const isRequired = Boolean(schema.required?.includes(name)) || forms.includes(name);
      const element = this.property(at, property, schema, isRequired);
      // A key that the file has is shown, empty too: somebody waits for its value.
      (isRequired || value !== undefined ? shown : folded).push(element);
    }
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
    const isOld = isId && this.at(path.slice(0, -1), "base") !== undefined;
    return field({
      id: elementId(path),
      name,
      schema,
      top: this.top,
      value: typeof value === "string" ? value : "",
      isRequired,
      isFixed: isOld,
      others: isId ? [] : this.others(path),
      things: this.host.things,
      says: this.says,
      set: (text) => {
        if (!isId) this.set(path, text, holder, isRequired, schema.title ?? name);
      },
      leave: isId && !isOld ? () => this.rename(path) : undefined,
    });
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
    this.change([{ path, op: "set", value: id }], this.says("id_changed"));
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
    if (formOf(items) === "object") return this.objects(path, schema, items, holder);
    if (items["x-ref"] ?? schema["x-ref"])
      return this.named(path, { ...schema, "x-ref": items["x-ref"] ?? schema["x-ref"] }, holder);
    return this.lines(path, schema, items, holder, isRequired);
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

  /** Return the field of a list of texts, a line each; running text has a blank line between. @param {Step[]} path @param {Schema} schema @param {Schema} items @param {Schema} holder @param {boolean} isRequired */
  lines(path, schema, items, holder, isRequired) {
    const between = isProse(items) ? "\n\n" : "\n";
    const area = h("textarea", {
      class: "ui-field",
      autocomplete: "off",
      name: String(path[path.length - 1]),
      spellcheck: "true",
    });
    const texts = this.items(path).filter((item) => typeof item === "string");
    area.value = texts.map((text) => text.replace(/\n+$/, "")).join(between);
    area.rows = Math.min(Math.max(texts.length + 1, 2), 12);
    const read = () =>
      clean(area.value)
        .split(isProse(items) ? /\n\s*\n/ : "\n")
        .map((line) => line.trim())
        .filter(Boolean);
    area.addEventListener("input", () =>
      this.setList(path, read(), holder, schema.title ?? "", `text ${elementId(path)}`),
    );
    area.addEventListener("change", () => {
      const [error] = isRequired || read().length ? errorsOf(read(), schema, this.top) : [];
      showError(
        area,
        error ? this.says(`error_${error.word}`, { ...error.values, field: called(schema), values: "" }) : "",
      );
    });
    return framed(
      { id: elementId(path), schema, isRequired, says: this.says },
      area,
      this.says(isProse(items) ? "one_a_paragraph" : "one_a_line"),
    );
  }

  /** Return the things that a list names, and a list to choose more from. @param {Step[]} path @param {Schema} schema @param {Schema} holder */
  named(path, schema, holder) {
    const id = elementId(path);
    const chosen = this.items(path).map(String);
    const groups = references({ schema, things: this.host.things });
    const known = new Map(groups.flatMap(([, items]) => items));
    const title = schema.title ?? "";
    const change = (/** @type {string[]} */ list, /** @type {string} */ label) => {
      this.setList(path, list, holder, label);
      this.host.draw(id);
    };
    const select = h(
      "select",
      { class: "ui-field", autocomplete: "off" },
      h("option", { value: "" }, this.says("choose_more")),
      ...groups.flatMap(([label, items]) => {
        const options = items
          .filter(([one]) => !chosen.includes(one))
          .map(([one, words]) => h("option", { value: one }, words));
        return label ? [h("optgroup", { label }, ...options)] : options;
      }),
    );
    const add = button(
      this.says("add_chosen"),
      () => select.value && change([...chosen, select.value], this.says("added", { title })),
      { class: "ui-button" },
      title,
    );
    const rows = chosen.map((one, index) => {
      const name = known.get(one) ?? one;
      const remove = () => change(chosen.toSpliced(index, 1), this.says("removed", { title: name }));
      const up = () =>
        change(chosen.with(index - 1, one).with(index, chosen[index - 1]), this.says("moved", { title: name }));
      return h(
        "li",
        {},
        h("span", {}, name),
        index > 0 && button(this.says("up"), up, {}, name),
        button(this.says("take_away"), remove, {}, name),
      );
    });
    const element = framed({ id, schema, isRequired: false, says: this.says }, select);
    if (rows.length) select.before(h("ul", { class: "ui-edit__list", role: "list" }, ...rows));
    select.after(add);
    return element;
  }

  /** Return a list of parts or of things, with buttons to add, move and take away. @param {Step[]} path @param {Schema} schema @param {Schema} items @param {Schema} holder */
  objects(path, schema, items, holder) {
    const id = elementId(path);
    const list = this.items(path);
    const isThings = Boolean(items["x-kind"]);
    const rows = list.map((item, index) => {
      const own = idOf(item);
      const at = [...path, own === undefined ? index : { id: own }];
      const name = short(nameOf(item)) || this.says("number", { n: index + 1 });
      const tools = h("p", { class: "ui-row" }, ...this.tools(at, path, index, list.length, items, name));
      if (isThings && own !== undefined)
        return h(
          "li",
          {},
          h("a", { href: hashOf({ ...this.thing, kind: items["x-kind"] ?? "", id: own }) }, name),
          tools,
        );
      const legend = h("legend", {}, `${called(items)} ${index + 1}`);
      return h(
        "li",
        {},
        h(
          "fieldset",
          { class: "ui-edit__part", id: elementId(at), tabindex: "-1" },
          legend,
          ...this.object(at, items),
          tools,
        ),
      );
    });
    return h(
      "div",
      { role: "group", class: "ui-edit__objects", id, tabindex: "-1", "aria-labelledby": `${id}-title` },
      h("h3", { id: `${id}-title` }, called(schema)),
      h("p", { class: "ui-edit__help" }, helpOf(schema)),
      rows.length > 0 && h("ul", { class: isThings ? "ui-edit__list" : "ui-edit__parts", role: "list" }, ...rows),
      this.adder(path, items, holder),
    );
  }

  /** @param {Step[]} at @param {Step[]} path @param {number} index @param {number} count @param {Schema} items @param {string} name @returns {HTMLElement[]} */
  tools(at, path, index, count, items, name) {
    const move = (/** @type {number} */ to) => () => {
      this.change([{ path: at, op: "move", at: to }], this.says("moved", { title: name }));
      this.host.draw(elementId(path));
      this.host.tell(this.says("moved_to", { title: name, n: to + 1, all: count }));
    };
    const remove = () => {
      const blocked = this.whyNotRemoved(at, items);
      if (blocked) {
        this.host.tell(blocked);
        return;
      }
      this.change([{ path: at, op: "remove" }], this.says("removed", { title: name }));
      this.host.draw(elementId(path));
    };
    return [
      ...(index > 0 ? [button(this.says("up"), move(index - 1), {}, name)] : []),
      ...(index < count - 1 ? [button(this.says("down"), move(index + 1), {}, name)] : []),
      button(this.says("take_away"), remove, {}, name),
    ];
  }

  /** Return why something must stay: it is withdrawn instead, or others name it. "" if it may go. @param {Step[]} at @param {Schema} items */
  whyNotRemoved(at, items) {
    const things = this.host.things().filter((thing) => thing.file === this.file && holds(at, thing.path));
    if (this.at(at, "base") !== undefined && items.properties?.withdrawn) return this.says("withdraw_instead");
    const { files } = this.host.session;
    const others = referencesOf(files).filter(
      (one) => things.some((thing) => names(one, thing)) && !(one.file === this.file && holds(at, one.path)),
    );
    if (!others.length) return "";
    const holders = others.map((one) =>
      this.host.things().findLast((thing) => thing.file === one.file && holds(thing.path, one.path)),
    );
    const called = [...new Set(holders.map((thing) => (thing ? calledOf(thing) : "")))].slice(0, 3).join("; ");
    return this.says("named_by", { n: others.length, where: called });
  }

  /** Return what adds an item: a button, or a choice of its form and a button. @param {Step[]} path @param {Schema} items @param {Schema} holder */
  adder(path, items, holder) {
    const forms = choicesOf(items);
    const title = items.title ?? "";
    const id = `${elementId(path)}-add`;
    const select = h(
      "select",
      { class: "ui-field", id, autocomplete: "off" },
      ...forms.map((name) =>
        h("option", { value: name }, resolved(items.properties?.[name] ?? {}, this.top).title ?? name),
      ),
    );
    const add = () => {
      const list = this.items(path);
      const item = blank(items, this.top, forms.length ? select.value : undefined);
      const ids = [...this.host.things().map((thing) => thing.id)];
      const own = items["x-kind"] ? { ...item, id: nextId(list, ids, items["x-kind"]) } : item;
      this.setList(path, [...list, own], holder, this.says("added", { title }));
      if (items["x-kind"]) this.host.open(hashOf({ ...this.thing, kind: items["x-kind"], id: String(idOf(own)) }));
      else this.host.draw(elementId([...path, list.length]));
    };
    return h(
      "p",
      { class: "ui-row" },
      forms.length > 0 && h("label", { for: id }, this.says("which_form")),
      forms.length > 0 && select,
      button(this.says("add", { title }), add, { class: "ui-button" }),
    );
  }
}

/** Return a new value of a schema: what is required is there, and empty. @param {Schema} schema @param {Schema} top @param {string} [form] the key that is given of those to choose from @returns {{[key: string]: Value}} */
export function blank(schema, top, form) {
  const wanted = [...(schema.required ?? []), ...(form ? [form] : [])];
  const names = Object.keys(schema.properties ?? {}).filter((name) => wanted.includes(name));
  return Object.fromEntries(
    names.map((name) => {
      const own = resolved(schema.properties?.[name] ?? {}, top);
      const kind = formOf(own);
      return [name, kind === "object" ? blank(own, top) : kind === "list" ? [] : ""];
    }),
  );
}

/** Return an id after those of a list: the next letter or number that is free. @param {Value[]} list @param {string[]} taken @param {string} kind */
export function nextId(list, taken, kind) {
  const last = list.map(idOf).findLast((id) => id !== undefined);
  if (last === undefined) return freeId(`ny-${kind.replaceAll("_", "-")}`, taken);
  let id = last;
  do id = after(id);
  while (taken.includes(id));
  return id;
}

/** @param {string} id */
function after(id) {
  const letter = /^(.*-)([a-y])$/.exec(id);
  if (letter) return letter[1] + String.fromCharCode(letter[2].charCodeAt(0) + 1);
  const number = /^(.*?)([0-9]+)$/.exec(id);
  return number ? number[1] + (Number(number[2]) + 1) : `${id}-2`;
}
