// The page of the reader's own plan: its items, fields, storage and files.
// @ts-check

import { copyText } from "../lib/copy-text.js";
import { find, findAll, instance, made, nameOf } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { takeName } from "./affiliate.js";
import { reportFull } from "./bound.js";
import { listenToClear, listenToOriginal } from "./clearing.js";
import { dateWarnings, isUnfinished, showDateMessages } from "./date-fields.js";
import { isField } from "./field.js";
import { fillForms } from "./forms.js";
import { Items } from "./items-view.js";
import { bound, drift, groups, isEmpty, move, serialize, written } from "./model.js";
import { showProgress } from "./progress.js";
import { showSending, toSend } from "./send-view.js";
import { fragment, isShared } from "./share-link.js";
import { PAGE } from "./site.js";
import { Store } from "./storage.js";
import { showChosen, showSummary } from "./summary.js";

/** @typedef {import("./model.js").Item} Item */

const root = find(document, "#plan", HTMLElement);
/** @type {Record<string, string>} */
const words = JSON.parse(root.dataset.words ?? "{}");

/** @param {string} selector */
const one = (selector) => find(root, selector, HTMLElement);

const now = () => new Date().toISOString();

export class PlanPage {
  /** @param {import("./site.js").SiteStrategy} strategy */
  constructor(strategy) {
    this.strategy = strategy;
    this.words = words;
    this.store = new Store(strategy, (again) => (again ? this.showAgain() : this.show()));
    this.plan = this.store.plan;
    /** True if a file holds the plan as it is now. */
    this.taken = false;
    this.items = new Items(one("#plan-items"), words, strategy, {
      change: (item, name, value) => {
        this.change(
          Object.assign(item, { [name]: value === true || value === false ? value : bound(value), changed: now() }),
        );
        if (name === "status" || name === "not_relevant") showProgress(this.plan.items, words);
      },
      press: (item, wish) => (wish === "remove" ? this.remove(item) : this.move(item, wish === "up" ? -1 : 1)),
    });
    this.listen();
    this.show();
  }

  /** Store and redraw after a change on this page. @param {unknown} _ the change */
  change(_) {
    this.taken = false;
    this.store.touch();
    this.showStorage();
  }

  /** Redraw a page restored by Back, also the focused field, which still has its former words. */
  showAgain() {
    const field = document.activeElement;
    const within = field instanceof HTMLElement && root.contains(field);
    if (within) field.blur();
    this.items.gap = undefined;
    one("#plan-said").textContent = "";
    this.show();
    if (within && root.contains(field)) field.focus({ preventScroll: true });
  }

  /** Redraw the plan. */
  show() {
    this.items.show(this.plan);
    const { items, roles } = this.plan;
    one("#plan-empty").hidden = items.length > 0;
    one("#plan-more").hidden = !items.length;
    showProgress(items, words);
    const names = this.strategy.roles.filter(({ id }) => roles.includes(id)).map(({ title }) => title);
    one("#plan-roles").textContent = names.length ? fill(words.roles, { names: names.join(", ") }) : "";
    this.showForms();
    showSummary(root, this.plan, words);
    this.showDrift();
    this.showStorage();
  }

  showForms() {
    fillForms(root, this.plan);
    this.showDates();
    showChosen(root, this.plan, words);
  }

  /** The plan's own dates, as they are or as they were left. */
  showDates() {
    const dates = this.plan.about;
    showDateMessages(one("#plan-about"), dates, [], words);
    this.items.setPeriod(dates);
  }

  async showDrift() {
    const found = drift(this.plan, this.strategy);
    const any = Object.values(found).some((part) => part.length);
    if (any) (await import("./drift-view.js")).show(this, one("#plan-drift"), found);
    else one("#plan-drift").replaceChildren();
  }

  /** Show the place of the plan, and any problem with it. */
  showStorage() {
    const { problem, where, other } = this.store;
    const only = words[`only-${where}`] ?? "";
    const reminder = where === "browser" && written(this.plan) && !this.taken ? words.remind : "";
    const line = problem ? `${words[problem]} ${only}` : other ? words.keptBoth : only;
    const said = one("#plan-kept");
    said.classList.toggle("ui-notice", Boolean(problem));
    if (said.textContent !== line) said.textContent = line;
    one("#plan-reminder").textContent = line ? "" : reminder;
    one("#plan-original").hidden = !this.store.originals.length;
    for (const place of ["#plan-take", "#plan-sending"]) one(place).hidden = this.empty;
    showSending(this.plan, words);
    this.warn(where === "page" && !this.empty && !this.taken);
    for (const radio of findAll(root, "[name=where]", HTMLInputElement))
      radio.checked = radio.value === (where || "browser");
  }

  /** Ask before leaving a page whose plan is stored nowhere. @param {boolean} lost */
  warn(lost) {
    const change = lost ? addEventListener : removeEventListener;
    change("beforeunload", ask);
  }

  /** @param {string} text @param {() => void} [back] what undoes it @param {() => HTMLElement} [next] what has the focus then */
  say(text, back, next) {
    const said = one("#plan-said");
    said.replaceChildren(made("span", text), ...(back ? [" ", this.undo(back, next ?? (() => said))] : []));
  }

  /** @param {() => void} back @param {() => HTMLElement} next what has the focus then */
  undo(back, next) {
    const button = made("button", words.undo, { className: "ui-button", type: "button" });
    button.addEventListener("click", () => {
      back();
      this.change(this.show());
      this.say(words.undone);
      next().focus();
    });
    return button;
  }

  /** Leave a line with an undo in the item's place, and focus the item after it. @param {Item} item */
  remove(item) {
    const at = this.plan.items.indexOf(item);
    const beside = groups(this.plan).find(({ area }) => area.id === item.area.id)?.items ?? [];
    const place = beside.indexOf(item);
    const text = fill(words.removed, { title: nameOf(item) });
    const back = () => {
      this.items.gap = undefined;
      if (this.plan.items.every(({ id }) => id !== item.id)) this.plan.items.splice(at, 0, item);
    };
    const again = () => one(`#rad-${item.id} summary`);
    const element = made("li", `${text} `, { className: "ui-plan__notice" });
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
    const element = instance(document.getElementById(`rad-${item.id}`), HTMLElement, item.id);
    const place = [...instance(element.parentElement, HTMLElement, "ul").querySelectorAll(":scope > .ui-item")];
    const message = moved ? words.moved : step < 0 ? words.first : words.last;
    this.say(fill(message, { n: place.indexOf(element) + 1, all: place.length }));
    find(element, `[value=${step < 0 ? "up" : "down"}]`, HTMLElement).focus();
  }

  listen() {
    one("#plan-about").addEventListener("input", ({ target: field }) => {
      if (!isField(field)) return;
      if (!isUnfinished(field)) this.change((this.plan.about[field.name] = bound(field.value)));
      if (field instanceof HTMLSelectElement) this.change(takeName(this.plan.about, field));
      if (field instanceof HTMLSelectElement) this.showForms();
      if (field.type === "date") this.showDates();
    });
    // After the focus has moved, because a redraw during the move would lose it.
    one("#plan-about").addEventListener("focusout", () => setTimeout(() => this.showDates()));
    one("#plan-checklist").addEventListener("input", ({ target }) => isField(target) && this.answer(target));
    one("#plan-areas").addEventListener("input", ({ target }) => {
      const { value, checked } = instance(target, HTMLInputElement, "#plan-areas");
      for (const area of this.plan.areas) if (area.id === value) this.change((area.chosen = checked));
      showChosen(root, this.plan, words);
    });
    one("#plan-storage").addEventListener("change", async ({ target }) => {
      await this.store.move(instance(target, HTMLInputElement, "#plan-storage").value === "tab" ? "tab" : "browser");
      this.showStorage();
    });
    for (const place of ["#filer", "#skicka"])
      one(place).addEventListener("click", ({ target }) => {
        const button = target instanceof Element && target.closest("button");
        if (button) this.take(button.value);
      });
    one("#plan-send").addEventListener("change", () => showSending(this.plan, words));
    const file = find(root, "#plan-file", HTMLInputElement);
    file.addEventListener("change", () => file.files?.[0] && this.openFile(file.files[0]));
    root.addEventListener("input", ({ target }) => isField(target) && reportFull(target, words.fieldFull));
    listenToClear(this, root, words);
    listenToOriginal(this, root, words);
    addEventListener("hashchange", () => this.openLink());
  }

  /** @param {import("./field.js").Field} field */
  answer(field) {
    const id = instance(field.closest("[data-check]"), HTMLElement, "[data-check]").dataset.check;
    const point = this.plan.checklist.find((it) => it.id === id);
    if (!point) return;
    if (field.type === "radio") point.answer = field.value;
    else point.comment = bound(field.value);
    this.change(showSummary(root, this.plan, words));
  }

  /** @param {string} wish "json", "send", "print", "link", or a file that a library makes */
  async take(wish) {
    const done = one(wish === "send" ? "#plan-sent" : "#plan-done");
    done.textContent = "";
    try {
      if (wish === "print") return window.print();
      if (wish === "link") return await this.link(done);
      const { save } = await import("./import-export.js");
      await save(wish, this);
      done.textContent = [done.dataset.next ?? words.saved, ...dateWarnings(root, this.plan, words)].join(" ");
      if (wish === "json") this.taken = true;
      this.showStorage();
    } catch {
      done.textContent = words.unsaved;
    }
  }

  /** @param {HTMLElement} done */
  async link(done) {
    const address = `${PAGE}#${fragment(this.plan)}`;
    if (await copyText(address)) done.textContent = words.linked;
    else done.replaceChildren(`${words.unlinked} `, made("a", address, { href: address }));
  }

  /** @param {File} file */
  async openFile(file) {
    (await import("./import-export.js")).openFile(this, file, one("#plan-preview"));
  }

  async openLink() {
    if (isShared(location.hash))
      (await import("./import-export.js")).openLink(this, location.hash, one("#plan-preview"));
  }

  /** The plan as text, when it has grown no larger than can be opened again. @param {string} wish "send" for what the reader wants to send */
  text(wish) {
    // A plan that was stored before plans had ids.
    if (!this.plan.id && !this.empty) this.store.touch();
    const plan = wish === "send" ? toSend(this.plan, words) : this.plan;
    return serialize({ ...plan, strategy: this.strategy.strategy }, now());
  }

  get empty() {
    return isEmpty(this.plan);
  }
}

/** @param {Event} event */
const ask = (event) => event.preventDefault();
