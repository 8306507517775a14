// The plan's items on its page, by area, each with its form. Only changed items are redrawn.
// @ts-check

import { find, findAll, instance, made, nameOf } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { isUnfinished, showDateMessages } from "./date-fields.js";
import { dateRemark } from "./dates.js";
import { isField } from "./field.js";
import { countedValue, FIELDS, fits, groups, stateOf } from "./model.js";
import { indicatorsFor } from "./suggestions.js";

/** @typedef {import("./model.js").Item} Item */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {{change: (item: Item, name: string, value: string | boolean) => void, press: (item: Item, wish: string) => void}} Acts */
/** @typedef {import("./dates.js").Dates} Dates */
/** @typedef {Pick<import("./site.js").SiteStrategy, "items" | "indicators" | "periods">} Sources */

/** Return a copy of a template's only element. @param {string} id */
const copy = (id) =>
  instance(find(document, `#${id}`, HTMLTemplateElement).content.firstElementChild?.cloneNode(true), HTMLElement, id);

/** Return a copy of the part of a template that has this value; undefined without one. @param {string} id @param {string} name @param {string} value */
function twin(id, name, value) {
  const parts = [...find(document, `#${id}`, HTMLTemplateElement).content.querySelectorAll(`[data-${name}]`)];
  const part = parts.find((one) => one instanceof HTMLElement && one.dataset[name] === value);
  return part && instance(part.cloneNode(true), HTMLElement, id);
}

export class Items {
  /** @param {HTMLElement} root @param {Record<string, string>} words @param {Sources} sources @param {Acts} acts */
  constructor(root, words, sources, acts) {
    this.root = root;
    this.words = words;
    this.sources = sources;
    this.acts = acts;
    this.rows = new Map(sources.items.map((row) => [row.id, row]));
    /** @type {import("./dates.js").Texts} */
    this.period = { from: "", to: "" };
    /** The line that stands in a removed item's place. @type {{area: string, at: number, element: HTMLElement} | undefined} */
    this.gap = undefined;
    /** @type {Map<string, HTMLElement>} */
    this.elements = new Map();
    /** The items as the plan has them now. @type {Map<string, Item>} */
    this.current = new Map();
    /** @type {Map<string, {section: HTMLElement, list: HTMLElement}>} */
    this.areas = new Map();
  }

  /** @param {Plan} plan */
  show(plan) {
    const { from = "", to = "" } = plan.about;
    this.period = { from, to };
    this.current = new Map(plan.items.map((item) => [item.id, item]));
    const held = this.root.contains(document.activeElement);
    const all = groups(plan);
    const sections = all.map(({ area, items }) => {
      const { section, list } = this.area(area);
      const goals = [...new Set(items.flatMap(({ id }) => this.rows.get(id)?.goals ?? []))];
      say(section.querySelector(".ui-plan__goals"), goals.length ? `${this.words.goals}: ${goals.join("; ")}` : "");
      const elements = items.map((one) => this.element(one));
      if (this.gap?.area === area.id) elements.splice(this.gap.at, 0, this.gap.element);
      arrange(list, elements);
      return section;
    });
    arrange(this.root, sections);
    // The focused element may be gone: removed in another tab, or an undo that is done.
    if (held && !this.root.contains(document.activeElement)) document.getElementById("rader-title")?.focus();
    for (const id of this.elements.keys()) if (!this.current.has(id)) this.elements.delete(id);
  }

  /** @param {{id: string, title: string}} area */
  area({ id, title }) {
    // A heading is never empty, also of a harmed plan.
    const found = this.areas.get(id);
    if (found) return found;
    const section = document.createElement("section");
    const list = made("ul", "", { className: "ui-plain" });
    const heading = made("h3", title || id, { className: "ui-plan__area" });
    const mark = twin("plan-marks", "area", id)?.firstElementChild;
    if (mark) heading.prepend(mark);
    section.append(heading, made("p", "", { className: "ui-quiet ui-plan__goals" }), list);
    this.areas.set(id, { section, list });
    return { section, list };
  }

  /** @param {Item} item */
  element(item) {
    let element = this.elements.get(item.id);
    if (!element) {
      element = copy("plan-item");
      element.id = `rad-${item.id}`;
      element.addEventListener("click", ({ target }) => target instanceof Element && this.click(item.id, target));
      element.querySelector("details")?.addEventListener("toggle", () => this.open(item.id));
      this.elements.set(item.id, element);
    }
    this.fill(element, item);
    return element;
  }

  /** Return an item as the plan has it now. Throws ReferenceError for an id that is not in the plan. @param {string} id @returns {Item} */
  item(id) {
    const item = this.current.get(id);
    if (item) return item;
    throw new ReferenceError(id);
  }

  /** Return an item's element. Throws ReferenceError for an id that is not in the plan. @param {string} id */
  elementOf(id) {
    return instance(this.elements.get(id), HTMLElement, id);
  }

  /** @param {HTMLElement} element @param {Item} item */
  fill(element, item) {
    for (const title of element.querySelectorAll("[data-title]")) say(title, nameOf(item));
    element.querySelector("a")?.setAttribute("href", `../${item.path}`);
    for (const words of element.querySelectorAll("[data-words]")) say(words, item.text);
    const outcomes = this.rows.get(item.id)?.outcomes ?? [];
    const leads = outcomes.length ? `${this.words.outcomes}: ${outcomes.join(" ")}` : "";
    for (const line of element.querySelectorAll("[data-outcomes]")) say(line, leads);
    this.line(element, item);
    const judged = { ...item, status: stateOf(item) };
    /** @type {HTMLElement[]} */
    const rows = FIELDS.filter((name) => countedValue(judged, name)).map((name) => {
      const row = document.createElement("div");
      row.append(made("dt", this.words[`field-${name}`]), made("dd", judged[name]));
      return row;
    });
    element.querySelector("dl")?.replaceChildren(...rows);
    const dates = { ...item, completed: countedValue(judged, "completed") };
    say(element.querySelector(".ui-plan__remark"), dateRemark(dates, this.words, " "));
    for (const field of fieldsOf(element)) {
      const name = FIELDS.find((one) => one === field.name);
      const value = name && item[name];
      if (value !== undefined && field !== document.activeElement && field.value !== value && !isUnfinished(field))
        field.value = value;
    }
    showRelevant(element, item);
    this.showDates(element, item);
  }

  /** The closed line: person and dates, or the first words of what is done, and the status. @param {HTMLElement} element @param {Item} item */
  line(element, item) {
    const { responsible, activity, from, to } = item;
    const state = stateOf(item);
    const days = [
      from && fill(this.words["date-since"], { day: from }),
      to && fill(this.words["date-until"], { day: to }),
    ];
    const meta = item.not_relevant
      ? [item.reason]
      : [responsible && `${this.words["field-responsible"]}: ${responsible}`, days.filter(Boolean).join(" ")];
    const written = meta.filter(Boolean).join(", ") || (item.not_relevant ? "" : activity);
    say(element.querySelector(".ui-item__meta"), written || this.words.nothingWritten);
    const place = element.querySelector(".ui-item__status");
    const shown = place?.querySelector("[data-status]");
    if (shown instanceof HTMLElement && shown.dataset.status === state) return;
    const mark = twin("plan-statuses", "status", state) ?? twin("plan-statuses", "status", "");
    if (mark) place?.replaceChildren(mark);
  }

  /** @param {HTMLElement} element @param {Item} item */
  showDates(element, item) {
    const form = element.querySelector(".ui-form");
    const strategy = this.sources.periods?.[item.kind];
    const periods = [
      { key: "date-outside-plan", period: this.period },
      ...(strategy ? [{ key: "date-outside-strategy", period: strategy }] : []),
    ];
    if (form) showDateMessages(form, item, periods, this.words);
  }

  /** Redraw after a change of the plan's own dates. @param {Dates} period */
  setPeriod({ from = "", to = "" }) {
    this.period = { from, to };
    for (const [id, element] of this.elements) this.showDates(element, this.item(id));
  }

  /** Return the form of an item, made when it is first opened. @param {string} id */
  open(id) {
    const element = this.elementOf(id);
    const details = find(element, "details", HTMLDetailsElement);
    if (!details.open || details.querySelector(".ui-form")) return;
    const form = copy("plan-fields");
    find(form, ".ui-form", HTMLElement).ariaLabel = nameOf(this.item(id));
    // As in page-loader.js, for what is ticked.
    find(form, "[type=checkbox]", HTMLElement).setAttribute("autocomplete", "off");
    this.suggest(find(form, ".ui-plan__suggest select", HTMLSelectElement), id);
    for (const line of form.querySelectorAll(".ui-plan__date [role=status]")) line.id = `${line.id}-${id}`;
    form.addEventListener("input", ({ target }) => isField(target) && this.typed(id, target));
    // After the focus has moved, because a redraw during the move would lose it.
    form.addEventListener("focusout", () =>
      setTimeout(() => this.elements.has(id) && this.showDates(element, this.item(id))),
    );
    details.append(form);
    this.fill(element, this.item(id));
  }

  /** @param {string} id @param {import("./field.js").Field} field */
  typed(id, field) {
    if (field.name === "not_relevant" && "checked" in field) {
      this.acts.change(this.item(id), field.name, field.checked);
      return this.fill(this.elementOf(id), this.item(id));
    }
    if (FIELDS.every((name) => name !== field.name)) return;
    if (!isUnfinished(field)) this.acts.change(this.item(id), field.name, field.value);
    this.fill(this.elementOf(id), this.item(id));
  }

  /** @param {HTMLSelectElement} select @param {string} id */
  suggest(select, id) {
    const own = { heading: this.words["from-row"], texts: this.rows.get(id)?.follow_up ?? [] };
    const goals = this.rows.get(id)?.goals ?? [];
    for (const { heading, texts } of [own, ...indicatorsFor(goals, this.sources.indicators)]) {
      if (!texts.length) continue;
      const group = Object.assign(document.createElement("optgroup"), { label: heading });
      group.append(...texts.map((text) => new Option(text, text)));
      select.append(group);
    }
  }

  /** @param {string} id @param {Element} target */
  click(id, target) {
    const button = target.closest("button");
    if (button?.value === "suggest") this.take(id);
    else if (button?.closest(".ui-plan__tools")) this.acts.press(this.item(id), button.value);
  }

  /** Append a suggestion to the field's text. @param {string} id */
  take(id) {
    const element = this.elementOf(id);
    const { value } = find(element, ".ui-plan__suggest select", HTMLSelectElement);
    const { follow_up } = this.item(id);
    if (!value) return;
    const values = { text: value, field: this.words["field-follow_up"] };
    if (follow_up.split("\n").includes(value)) return this.report(id, fill(this.words.suggestedBefore, values));
    const both = follow_up ? `${follow_up}\n${value}` : value;
    if (!fits(both)) return this.report(id, this.words.suggestionFull);
    this.write(id, both);
    this.report(id, fill(this.words.suggested, values), () => this.takeBack(id, value));
  }

  /** Remove a suggestion again, and nothing else of the text. @param {string} id @param {string} value */
  takeBack(id, value) {
    const lines = this.item(id).follow_up.split("\n");
    const at = lines.lastIndexOf(value);
    if (at >= 0) this.write(id, lines.toSpliced(at, 1).join("\n"));
    this.report(id, this.words.undone);
  }

  /** @param {string} id @param {string} text what follows up the item */
  write(id, text) {
    this.acts.change(this.item(id), "follow_up", text);
    this.fill(this.elementOf(id), this.item(id));
  }

  /** Announce the result of a suggestion. A possible undo stays. @param {string} id @param {string} text @param {() => void} [back] */
  report(id, text, back) {
    const place = find(this.elementOf(id), ".ui-plan__suggest", HTMLElement);
    say(place.querySelector("[role=status]"), text);
    const undo = place.querySelector("[value=unsuggest]");
    if (back || text === this.words.undone) undo?.remove();
    if (!back) return;
    const button = made("button", this.words.undo, { className: "ui-button", type: "button", value: "unsuggest" });
    button.addEventListener("click", () => {
      find(place, "[value=suggest]", HTMLElement).focus();
      back();
    });
    place.append(button);
  }
}

/** Show the fields that the item's state has: those of the work, or the reason that it is not relevant. @param {HTMLElement} element @param {Item} item */
function showRelevant(element, item) {
  const box = element.querySelector("[name=not_relevant]");
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = item.not_relevant;
  const states = item.not_relevant ? ["not_relevant"] : ["relevant", item.status];
  for (const part of findAll(element, "[data-when]", HTMLElement))
    part.hidden = !states.includes(part.dataset.when ?? "");
}

/** @param {HTMLElement} element */
const fieldsOf = (element) => [...element.querySelectorAll("[name]")].filter(isField);

/** @param {Element | null} element @param {string} text */
function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Order the children, moving only those out of place. @param {HTMLElement} parent @param {HTMLElement[]} children */
function arrange(parent, children) {
  /** @type {Set<Element>} */
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
}
