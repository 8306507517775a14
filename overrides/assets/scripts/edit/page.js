// The page where editors change the data: which view is shown, the draft in the tab, undo, and what is said.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find } from "../lib/find.js";
import { fill } from "../lib/format.js";
import { calledOf, hashOf, placeName, wordsOf } from "./describe.js";
import { button, h } from "./element.js";
import { helpOf, showError } from "./fields.js";
import { Form } from "./form.js";
import { isUnnamed, settleIds } from "./new-item.js";
import { continueProposal } from "./proposal.js";
import { PatchError } from "./read.js";
import { remarksIn, remarksOf, standing } from "./remarks.js";
import { faultList, reviewView } from "./review.js";
import { searchView } from "./search.js";
import { Session } from "./session.js";
import { finishSignIn } from "./sign-in.js";
import { store, stored } from "./tab-storage.js";
import { elementId, FILE, thingsOf } from "./things.js";

/** @typedef {import("./things.js").Thing} Thing */

const REVIEW = "#granska";
const root = find(document, "#edit", HTMLElement);
const words = JSON.parse(root.dataset.words ?? "{}");
// The tab's own: two tabs have a draft each. All sites of one host share the storage, so the key has the address.
const KEY = `redigera ${location.pathname}`;

/** Return a sentence of the page; "" where there is none. @type {import("./fields.js").Says} */
const says = (key, values = {}) => fill(words[key] ?? choice(key), values);

/** A value without words of its own is shown as it is. @param {string} key */
const choice = (key) => (key.startsWith("choice_") ? key.slice("choice_".length) : "");

/** @param {string} file */
const stemOf = (file) => file.replace(/\.yaml$/, "");

const storage = { load: () => stored(KEY), save: (/** @type {string} */ text) => store(KEY, text) };

class EditPage {
  /** @param {import("./session.js").Source} source */
  constructor(source) {
    this.source = source;
    this.session = new Session(source, storage);
    this.says = says;
    this.title = document.title;
    /** The editor goes to sign in, and comes back to the draft. */
    this.isLeaving = false;
    /** @type {(() => void) | undefined} */
    this.pending = undefined;
    /** The ids that things got by their names, by what they had before. */
    this.settled = new Map();
    /** The remarks of the check on a proposal that is open again. @type {import("./remarks.js").Remark[]} */
    this.remarks = [];
    /** The faults of the last review. @type {(import("./remarks.js").Remark & import("./review.js").Fault)[]} */
    this.faults = [];
    /** @type {{data: unknown[], things: Thing[]}} */
    this.known = { data: [], things: [] };
    this.status = h("p", { role: "status", class: "ui-edit__status" });
    this.view = h("div", {});
    this.bar = h("div", { class: "ui-row ui-edit__bar" });
    root.replaceChildren(this.bar, this.status, this.view);
    root.addEventListener("input", () => this.drawBar());
    addEventListener("hashchange", () => this.draw("edit-heading"));
    addEventListener("beforeunload", (event) => {
      if (this.session.changed().length && !this.isLeaving) event.preventDefault();
    });
  }

  /** Everything that has a form, as it is now: found again when the data of a file are other ones. */
  things = () => {
    const data = Object.values(this.session.files).map((file) => file.data);
    if (data.some((one, index) => one !== this.known.data[index]))
      this.known = { data, things: thingsOf(this.session.files) };
    return this.known.things;
  };

  /** The thing and the element that the address names: `#action:id/element`. */
  get target() {
    // Ids and the names of elements have no characters that addresses write otherwise.
    const match = /^#([a-z_]+):([^/]+)(?:\/(.*))?$/.exec(location.hash);
    if (!match) return undefined;
    const [, wanted, named] = match;
    const is = (/** @type {string} */ id) => (/** @type {Thing} */ one) => one.kind === wanted && one.id === id;
    // A file that is an entity itself is meant by its name too.
    const isFile = (/** @type {Thing} */ one) => wanted === FILE && one.file === named && !one.path.length;
    const thing =
      this.things().find(is(named)) ??
      this.things().find(is(this.settled.get(named) ?? "")) ??
      this.things().find(isFile);
    return { thing, element: match[3] ?? "" };
  }

  /** Draw the view again, with the focus on an element. @type {(focus?: string) => void} */
  draw = (focus = "") => {
    const take = this.pending;
    this.pending = undefined;
    take?.();
    if (location.hash === REVIEW)
      for (const [old, id] of settleIds(this.session, says("id_given"))) this.settled.set(old, id);
    this.remarks = standing(this.remarks, this.session.files);
    this.faults = standing(this.faults, this.session.files);
    const { target } = this;
    const place = focus || "edit-heading";
    const view =
      location.hash === REVIEW
        ? reviewView(this, this.source.adopted, this.send)
        : target
          ? this.form(target.thing)
          : searchView(this);
    this.view.replaceChildren(view);
    this.markFields();
    document.title = `${find(view, "h2", HTMLElement).textContent} – ${this.title}`;
    this.drawBar();
    this.tell("");
    const wanted = document.getElementById(target?.element && focus === "edit-heading" ? target.element : place);
    for (let fold = wanted?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    if (focus) wanted?.focus();
  };

  /** Show what the check said, and the last review, at the fields that are as they were. */
  markFields() {
    const { thing } = this.target ?? {};
    if (!thing) return;
    const own = [
      ...remarksIn(this.remarks, thing, this.things()).map(({ path, words }) => ({ element: elementId(path), words })),
      ...remarksIn(this.faults, thing, this.things()),
    ];
    for (const { element, words } of own) {
      const field = document.getElementById(element);
      if (field?.classList.contains("ui-field")) showError(field, words);
    }
  }

  /** Open a proposal that is sent, with what the check said of it. Return false where something else is changed meanwhile.
   *  @param {import("./proposal.js").SentProposal} sent @param {import("./remarks.js").CheckError[]} errors @param {Record<string, string>} texts */
  mend(sent, errors, texts) {
    const { session } = this;
    if (session.changed().length) return false;
    for (const { file, base, changes } of sent.proposal.edits) session.reopen(stemOf(file), base, changes);
    session.keep();
    this.remarks = remarksOf(errors, texts, session);
    continueProposal(sent);
    this.draw("edit-heading");
    return true;
  }

  /** @param {Thing | undefined} thing */
  form(thing) {
    if (!thing)
      return h(
        "div",
        {},
        h("h2", { id: "edit-heading", tabindex: "-1" }, says("not_there")),
        h("p", {}, h("a", { href: "#" }, says("search_title"))),
      );
    const remarks = remarksIn(this.remarks, thing, this.things());
    const isNameless = isUnnamed(this.session.files, thing) && thing.name === thing.id;
    const trail = [];
    for (let up = thing.up; up; up = up.up) trail.unshift(h("li", {}, h("a", { href: hashOf(up) }, calledOf(up))));
    return h(
      "div",
      {},
      trail.length > 0 &&
        h("nav", { class: "ui-edit__trail", "aria-label": says("stands_in") }, h("ol", { role: "list" }, ...trail)),
      h(
        "h2",
        { id: "edit-heading", tabindex: "-1" },
        isNameless ? says("new_thing", { title: thing.schema.title ?? "" }) : calledOf(thing),
      ),
      !thing.path.length && h("p", {}, helpOf(thing.schema)),
      remarks.length > 0 &&
        faultList(
          remarks.map(({ words, path }) => ({ words, thing, element: elementId(path) })),
          says,
          "check_says",
        ),
      new Form(this, thing).element(),
      h("p", { class: "ui-row" }, this.reviewLink()),
    );
  }

  /** Return the link to the review; on the review itself it is made again. @param {string} [variant] @param {boolean} [inBar] */
  reviewLink(variant = "ui-button--main", inBar = false) {
    const again = () => location.hash === REVIEW && this.draw("edit-heading");
    const attributes = { class: `ui-button ${variant}`, href: REVIEW, "data-bar": inBar && "review", onclick: again };
    return h("a", attributes, says("review_changes"));
  }

  drawBar() {
    const last = this.session.steps[this.session.steps.length - 1];
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.bar : undefined;
    this.bar.replaceChildren(
      ...(this.view.querySelector("#edit-query")
        ? []
        : [h("a", { class: "ui-button ui-button--quiet", href: "#" }, says("search_title"))]),
      ...(last ? [button(says("undo", { label: last.label }), () => this.undo(), { "data-bar": "undo" })] : []),
      ...(this.session.changed().length ? [this.reviewLink("", true)] : []),
    );
    if (focused) find(this.bar, "a, button", HTMLElement).focus();
  }

  undo() {
    const label = this.session.undo();
    this.draw();
    this.tell(says("undone", { label: label ?? "" }));
    const next = this.bar.querySelector("button") ?? document.getElementById("edit-heading");
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {string} hash */
  open = (hash) => {
    location.hash = hash;
  };

  /** @param {string} message */
  tell = (message) => {
    this.status.textContent = message;
  };

  /** @param {HTMLElement} place @param {string} title */
  send = async (place, title) => {
    const { session } = this;
    const panel = await import("./send-panel.js").catch(() => undefined);
    if (!panel) return place.append(h("p", { class: "ui-notice", role: "alert" }, says("send_unloaded")));
    new panel.SendPanel(
      {
        session,
        says,
        place: this.source.github ?? undefined,
        app: this.source.github?.app ?? "",
        leave: () => {
          this.isLeaving = true;
        },
        redraw: () => this.draw("edit-heading"),
        mend: (sent, errors, texts) => this.mend(sent, errors, texts),
        redrawBar: () => this.drawBar(),
        tell: this.tell,
        nameOf: ({ file, path }) => placeName(stemOf(file), session.files[stemOf(file)], path),
        wordsOf: (value, { file, path }) => wordsOf(value, session.files[stemOf(file)].schema, path),
      },
      place,
      title,
    );
  };
}

async function start() {
  const fault = await finishSignIn();
  const answer = await fetch(root.dataset.source ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new EditPage(await answer.json());
  show();
  page.draw(page.target?.element ?? "");
  if (fault) page.tell(says(fault));
}

function show() {
  find(document, "#edit-closed", HTMLElement).hidden = true;
  root.hidden = false;
  arrived("edit");
}

start().catch((error) => {
  console.error(error);
  const notice = h(
    "p",
    { class: "ui-notice", role: "alert" },
    says(error instanceof PatchError ? "unreadable" : "failed"),
  );
  root.replaceChildren(notice);
  show();
});
