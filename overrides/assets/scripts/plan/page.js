// The page of the reader's own plan: what is in it, what is written, where it is kept, and how it leaves.
// @ts-check
import { fill } from "../lib/format.js";
import { ABOUT, LEFT, answers, bound, drift, groups, isEmpty, move, serialize, written } from "./model.js";
import { tellFull } from "./bound.js";
import { contentsText } from "./contents.js";
import { clearDates, isUnfinished, showDateMessages, unfinishedDates } from "./date-fields.js";
import { dateRemark } from "./dates.js";
import { give } from "../lib/save-file.js";
import { Items } from "./items-view.js";
import { fragment, isShared } from "./share-link.js";
import { made, nameOf } from "../lib/dom.js";
import { PAGE } from "./site.js";
import { Store } from "./storage.js";

/** @typedef {import("./model.js").Item} Item */

const root = /** @type {HTMLElement} */ (document.getElementById("plan"));
const words = /** @type {Record<string, string>} */ (JSON.parse(root.dataset.words ?? "{}"));

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

const now = () => new Date().toISOString();

export class PlanPage {
  /** @param {any} strategy */
  constructor(strategy) {
    this.strategy = strategy;
    this.words = words;
    this.store = new Store(strategy, (again) => (again ? this.showAgain() : this.show()));
    this.plan = this.store.plan;
    /** Whether a file holds what is written. */
    this.taken = false;
    this.items = new Items(one("#plan-items"), words, strategy, {
      change: (item, name, value) => this.change(Object.assign(item, { [name]: bound(value), changed: now() })),
      press: (item, wish) => (wish === "remove" ? this.remove(item) : this.move(item, wish === "up" ? -1 : 1)),
    });
    this.listen();
    this.show();
  }

  /** Something of the plan is changed here. @param {unknown} _ what was done */
  change(_) {
    this.taken = false;
    this.store.touch();
    this.kept();
  }

  /** Draws the plan on a page that was away: also in the field that had the focus, where the words of then stand. */
  showAgain() {
    const field = /** @type {HTMLElement | null} */ (document.activeElement);
    if (field && root.contains(field)) field.blur();
    this.items.gap = undefined;
    one("#plan-said").textContent = "";
    this.show();
    if (field?.isConnected && root.contains(field)) field.focus({ preventScroll: true });
  }

  /** Draws the plan as it is. */
  show() {
    this.items.show(this.plan);
    const { items, roles } = this.plan;
    one("#plan-empty").hidden = items.length > 0;
    one("#plan-count").textContent = items.length ? fill(words.count, { n: items.length }) : "";
    const names = this.strategy.roles.filter((/** @type {{id: string}} */ { id }) => roles.includes(id)).map((/** @type {{title: string}} */ { title }) => title);
    one("#plan-roles").textContent = names.length ? fill(words.roles, { names: names.join(", ") }) : "";
    this.showForms();
    this.showSummary();
    this.showDrift();
    this.kept();
  }

  showForms() {
    for (const name of ABOUT) set(`#plan-about [name=${name}]`, this.plan.about[name]);
    this.showDates();
    for (const { id, answer, comment } of this.plan.checklist) {
      for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(`[type=radio][name="${id}"]`))) radio.checked = radio.value === answer;
      set(`[name="comment-${id}"]`, comment);
    }
    for (const { id, chosen } of this.plan.areas) {
      const box = /** @type {HTMLInputElement | null} */ (root.querySelector(`#plan-areas [value="${id}"]`));
      if (box) box.checked = chosen;
    }
  }

  /** The plan's own dates, as they are or as they were left. */
  showDates() {
    const dates = /** @type {any} */ (this.plan.about);
    showDateMessages(one("#plan-about"), dates, [], words);
    this.items.setPeriod(dates);
  }

  /** How the checklist stands, and what to do next. */
  showSummary() {
    const { checklist } = this.plan;
    const counts = answers(this.plan);
    const given = checklist.length - counts[""];
    const parts = Object.entries(counts).filter(([answer, n]) => answer && n).map(([answer, n]) => `${n} ${answer}`);
    const line = given ? fill(words.answered, { n: given, all: checklist.length, parts: parts.join(", ") }) : words.unanswered;
    const list = document.createElement("ul");
    for (const answer of LEFT) {
      for (const point of checklist.filter((it) => it.answer === answer)) {
        const entry = list.appendChild(document.createElement("li"));
        entry.append(`${words[`next-${answer}`]}: `, made("a", point.text, { href: `#svar-${point.id}` }));
      }
    }
    const done = given === checklist.length && counts.ja === given && given > 0;
    one("#plan-summary").replaceChildren(made("p", line), ...(done ? [made("p", words.allYes)] : []), ...(list.children.length ? [list] : []));
  }

  async showDrift() {
    const found = drift(this.plan, this.strategy);
    const any = Object.values(found).some((part) => part.length);
    if (any) (await import("./drift-view.js")).show(this, one("#plan-drift"), found);
    else one("#plan-drift").replaceChildren();
  }

  /** Says where the plan is, and what is wrong with that. */
  kept() {
    const { problem, where, other } = this.store;
    const only = words[`only-${where}`] ?? "";
    const reminder = where === "browser" && written(this.plan) && !this.taken ? words.remind : "";
    const line = problem ? `${words[problem]} ${only}` : other ? words.keptBoth : only || reminder;
    const said = one("#plan-kept");
    said.classList.toggle("notice", Boolean(problem));
    if (said.textContent !== line) said.textContent = line;
    one("#plan-original").hidden = !this.store.originals.length;
    this.warn(where === "page" && !this.empty && !this.taken);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[name=where]"))) radio.checked = radio.value === (where || "browser");
  }

  /** What is kept nowhere is not left without a question. @param {boolean} lost */
  warn(lost) {
    const change = lost ? addEventListener : removeEventListener;
    change("beforeunload", ask);
  }

  /** @param {string} text @param {() => void} [back] what undoes it @param {() => HTMLElement | null} [next] what has the focus then */
  say(text, back, next) {
    const said = one("#plan-said");
    said.replaceChildren(made("span", text), ...(back ? [" ", this.undo(back, next ?? (() => said))] : []));
  }

  /** @param {() => void} back @param {() => HTMLElement | null} next what has the focus then */
  undo(back, next) {
    const button = made("button", words.undo, { className: "button", type: "button" });
    button.addEventListener("click", () => {
      back();
      this.change(this.show());
      this.say(words.undone);
      next()?.focus();
    });
    return button;
  }

  /** Leaves a line with an undo where the item stood; the focus goes to the item after it. @param {Item} item */
  remove(item) {
    const at = this.plan.items.indexOf(item);
    const beside = groups(this.plan).find(({ area }) => area.id === item.area.id)?.items ?? [];
    const place = beside.indexOf(item);
    const text = fill(words.removed, { title: nameOf(item) });
    const back = () => {
      this.items.gap = undefined;
      if (this.plan.items.every(({ id }) => id !== item.id)) this.plan.items.splice(at, 0, item);
    };
    const again = () => /** @type {HTMLElement | null} */ (root.querySelector(`#rad-${item.id} [value=remove]`));
    const element = made("li", `${text} `, { className: "plan-notice" });
    element.append(this.undo(back, again));
    this.plan.items.splice(at, 1);
    this.items.gap = { area: item.area.id, at: place, element };
    this.change(this.show());
    // Without a neighbour there is no list to leave the line in.
    this.say(text, element.isConnected ? undefined : back, again);
    const next = beside[place + 1];
    one(next ? `#rad-${next.id}` : "#rader-title").focus();
  }

  /** @param {Item} item @param {1 | -1} step */
  move(item, step) {
    const moved = move(this.plan, item.id, step);
    if (moved) this.change(this.show());
    const element = /** @type {HTMLElement} */ (document.getElementById(`rad-${item.id}`));
    const place = [.../** @type {HTMLElement} */ (element.parentElement).querySelectorAll(":scope > .plan-item")];
    const told = moved ? words.moved : step < 0 ? words.first : words.last;
    this.say(fill(told, { n: place.indexOf(element) + 1, all: place.length }));
    /** @type {HTMLElement | null} */ (element.querySelector(`[value=${step < 0 ? "up" : "down"}]`))?.focus();
  }

  listen() {
    one("#plan-about").addEventListener("input", ({ target }) => {
      const field = /** @type {HTMLInputElement} */ (target);
      if (!isUnfinished(field)) this.change((this.plan.about[field.name] = bound(field.value)));
      if (field.type === "date") this.showDates();
    });
    // When the field has lost the focus, and not while it does.
    one("#plan-about").addEventListener("focusout", () => setTimeout(() => this.showDates()));
    one("#plan-checklist").addEventListener("input", ({ target }) => this.answer(/** @type {HTMLInputElement} */ (target)));
    one("#plan-areas").addEventListener("input", ({ target }) => {
      const { value, checked } = /** @type {HTMLInputElement} */ (target);
      for (const area of this.plan.areas) if (area.id === value) this.change((area.chosen = checked));
    });
    one("#plan-storage").addEventListener("change", async ({ target }) => {
      await this.store.move(/** @type {HTMLInputElement} */ (target).value === "tab" ? "tab" : "browser");
      this.kept();
    });
    one("#filer").addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button) this.take(button.value);
    });
    const file = /** @type {HTMLInputElement} */ (one("#plan-file"));
    file.addEventListener("change", () => file.files?.[0] && this.openFile(file.files[0]));
    root.addEventListener("input", ({ target }) => tellFull(/** @type {HTMLInputElement} */ (target), words.fieldFull));
    this.listenToClear();
    this.listenToOriginal();
    addEventListener("hashchange", () => this.openLink());
  }

  listenToClear() {
    const sure = /** @type {HTMLDialogElement} */ (one("#plan-sure"));
    one("#plan-clear").addEventListener("click", () => {
      one("#plan-lost").textContent = contentsText(this.plan, words);
      sure.showModal();
    });
    sure.addEventListener("close", () => {
      if (sure.returnValue !== "clear") return;
      sure.returnValue = "";
      clearDates(root);
      this.items.gap = undefined;
      this.store.clear();
      this.say(words.cleared);
      one("#plan-said").focus();
    });
  }

  /** What was kept and cannot be read: the reader takes it along, or away. */
  listenToOriginal() {
    one("#plan-original").addEventListener("click", ({ target }) => {
      const wish = /** @type {Element} */ (target).closest("button")?.value;
      if (wish === "take") give(new Blob([this.store.originals.join("\n")], { type: "text/plain" }), "min-plan-original.txt");
      else if (wish === "drop") {
        this.store.dropOriginals();
        this.kept();
        this.say(words.dropped);
        one("#plan-said").focus();
      }
    });
  }

  /** @param {HTMLInputElement} field */
  answer(field) {
    const id = /** @type {HTMLElement} */ (field.closest("[data-check]")).dataset.check;
    const point = this.plan.checklist.find((it) => it.id === id);
    if (!point) return;
    if (field.type === "radio") point.answer = field.value;
    else point.comment = bound(field.value);
    this.change(this.showSummary());
  }

  /** @param {string} wish "json", "print", "link", or a file that a library makes */
  async take(wish) {
    const done = one("#plan-done");
    done.textContent = "";
    try {
      if (wish === "print") return window.print();
      if (wish === "link") return await this.link(done);
      const { save } = await import("./import-export.js");
      await save(wish, this);
      done.textContent = [words.saved, ...this.dateWarnings()].join(" ");
      if (wish === "json") this.taken = true;
      this.kept();
    } catch {
      done.textContent = words.unsaved;
    }
  }

  /** What the reader is to know of the dates in a file. */
  dateWarnings() {
    const { about, items } = this.plan;
    const wrong = [about, ...items].filter((dates) => dateRemark(/** @type {any} */ (dates), words, " ")).length;
    const unfinished = unfinishedDates(root);
    return [
      ...(unfinished.length ? [fill(words["dates-unfinished"], { n: unfinished.length, where: unfinished.join("; ") })] : []),
      ...(wrong ? [fill(words["dates-wrong"], { n: wrong })] : []),
    ];
  }

  /** @param {HTMLElement} done */
  async link(done) {
    const address = `${PAGE}#${fragment(this.plan)}`;
    const copied = await navigator.clipboard.writeText(address).then(() => true, () => false);
    if (copied) done.textContent = words.linked;
    else done.replaceChildren(`${words.unlinked} `, made("a", address, { href: address }));
  }

  /** @param {File} file */
  async openFile(file) {
    (await import("./import-export.js")).openFile(this, file, one("#plan-preview"));
  }

  async openLink() {
    if (isShared(location.hash)) (await import("./import-export.js")).openLink(this, location.hash, one("#plan-preview"));
  }

  /** The plan as text, when it has grown no larger than can be opened again. */
  text() {
    return serialize({ ...this.plan, strategy: this.strategy.strategy }, now());
  }

  get empty() {
    return isEmpty(this.plan);
  }
}

/** @param {Event} event */
const ask = (event) => event.preventDefault();

/** @param {string} selector @param {string} value */
function set(selector, value) {
  const field = /** @type {HTMLInputElement | null} */ (root.querySelector(selector));
  if (field && field !== document.activeElement && field.value !== value && !isUnfinished(field)) field.value = value;
}
