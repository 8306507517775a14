// The changes of an editor, step by step, in all files: they can be undone, kept in the tab, and made into a proposal. No DOM.
// @ts-check
import { applyChanges, changesBetween, same } from "./changes.js";
import { read } from "./read.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./schema.js").Schema} Schema */
/** A file: its text when it was read, its data then and now, and its schema. @typedef {{text: string, base: Value, data: Value, schema: Schema}} EditedFile */
/** The file that the page publishes beside itself: where changes are sent, texts and schemas by stem, and the lines of the adopted wording.
 *  @typedef {{github: (import("./github-api.js").Repository & {app: string}) | null, files: Record<string, string>, schemas: Record<string, Schema>, adopted: string[], media: string[], pages: string}} Source */
/** A change of one file, as it is sent. @typedef {{file: string, base: string, changes: Change[]}} Edit */
/** The draft in the tab: the files that are changed. @typedef {Record<string, {text: string, changes: Change[]}>} Draft */

// More steps than anybody takes back.
const MOST_STEPS = 500;

export class Session {
  /** @param {Source} source @param {{load: () => string, save: (text: string) => void}} storage */
  constructor(source, storage) {
    /** @type {Record<string, EditedFile>} */
    this.files = Object.fromEntries(
      Object.entries(source.files).map(([name, text]) => {
        const base = read(text);
        return [name, { text, base, data: base, schema: source.schemas[name] }];
      }),
    );
    this.storage = storage;
    /** @type {{before: Record<string, Value>, label: string, key: string}[]} */
    this.steps = [];
    this.restore();
  }

  /** Take back the draft of this tab. A file that others have changed meanwhile keeps the text that the draft was made from:
   *  the two are merged when it is sent. */
  restore() {
    try {
      /** @type {Draft} */
      const draft = JSON.parse(this.storage.load() || "{}");
      for (const [name, { text, changes }] of Object.entries(draft)) this.reopen(name, text, changes);
    } catch {
      // A draft of another version of the page, or a damaged one: the files stand as they are published.
    }
  }

  /** Make the changes of a file anew, in the text that they were made in. @param {string} name @param {string} text @param {Change[]} changes */
  reopen(name, text, changes) {
    const base = text === this.files[name].text ? this.files[name].base : read(text);
    Object.assign(this.files[name], { text, base, data: applyChanges(base, changes) });
  }

  /**
   * Change a file. Changes with one `key` in a row, such as letters in one field, are one step to undo.
   * @param {string} name @param {Change[]} changes @param {string} label @param {string} [key]
   */
  change(name, changes, label, key = "") {
    this.commit({ [name]: applyChanges(this.files[name].data, changes) }, label, key);
  }

  /** Change several files in one step. @param {Record<string, Value>} after @param {string} label @param {string} [key] */
  commit(after, label, key = "") {
    const last = this.steps[this.steps.length - 1];
    if (!key || last?.key !== key) {
      const before = Object.fromEntries(Object.keys(after).map((name) => [name, this.files[name].data]));
      this.steps = [...this.steps, { before, label, key }].slice(-MOST_STEPS);
    }
    for (const [name, data] of Object.entries(after)) this.files[name].data = data;
    this.keep();
  }

  /** Change files as a part of the last step. @param {Record<string, Value>} after @param {string} label of a step of its own, where there is none */
  amend(after, label) {
    const last = this.steps[this.steps.length - 1];
    if (!last) return this.commit(after, label);
    for (const [name, data] of Object.entries(after)) {
      last.before[name] ??= this.files[name].data;
      this.files[name].data = data;
    }
    this.keep();
  }

  /** Take back the last step. Return its label, or undefined where there is none. */
  undo() {
    const step = this.steps.pop();
    if (!step) return undefined;
    for (const [name, data] of Object.entries(step.before)) this.files[name].data = data;
    this.keep();
    return step.label;
  }

  /** Take back everything. */
  discard() {
    this.commit(Object.fromEntries(this.changed().map((name) => [name, this.files[name].base])), "");
  }

  /** Return the names of the files that are changed. */
  changed() {
    return Object.keys(this.files).filter((name) => !same(this.files[name].base, this.files[name].data));
  }

  /** Return the changes, a file at a time. @returns {Edit[]} */
  edits() {
    return this.changed().map((name) => {
      const { text, base, data } = this.files[name];
      return { file: `${name}.yaml`, base: text, changes: changesBetween(base, data) };
    });
  }

  keep() {
    const draft = Object.fromEntries(
      this.edits().map(({ file, base, changes }) => [file.replace(".yaml", ""), { text: base, changes }]),
    );
    this.storage.save(Object.keys(draft).length ? JSON.stringify(draft) : "");
  }
}
