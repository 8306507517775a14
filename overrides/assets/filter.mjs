// The filter of a page's rows: the form, the address and the rows follow each other. Nothing is stored.
// @ts-check
import { bits, contains, count, counts, format, has, index, parse, searchable, visible, without } from "./facets.mjs";

/** @typedef {import("./facets.mjs").Chosen} Chosen */
/** @typedef {import("./facets.mjs").Bits} Bits */

const WAIT = 300;

/** @param {ParentNode} within @param {string} selector */
const one = (within, selector) => /** @type {HTMLElement} */ (within.querySelector(selector));

/** Changes a text only where it differs. @param {Element} element @param {string} text */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The words of some elements. @param {Iterable<Element | null>} parts */
const said = (parts) => [...parts].map((part) => part?.textContent).join(" ");

/** The page's rows, in their sections. */
class Rows {
  /** @param {HTMLElement} results */
  constructor(results) {
    this.all = /** @type {HTMLElement[]} */ ([...results.querySelectorAll("[data-item]")]);
    this.ids = this.all.map((row) => row.dataset.item ?? "");
    this.hidden = new Uint8Array(this.all.length);
    /** @type {string[] | undefined} */
    this.searched = undefined;
    const places = new Map(this.all.map((row, i) => [row, i]));
    // A section's rows follow each other: [first, end). Some cells hold for all of them, and stand in the first.
    this.groups = /** @type {HTMLElement[]} */ ([...results.querySelectorAll("section")]).map((section) => {
      const inside = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-item]"));
      const first = places.get(inside[0]) ?? 0;
      const inner = !section.querySelector("section");
      const cells = inner ? [...section.querySelectorAll("[rowspan]")] : [];
      return { section, first, end: first + inside.length, inner, cells, holder: first };
    });
  }

  /** Each row's options of one facet. @param {string} facet */
  values(facet) {
    return this.all.map((row) => (row.dataset[facet] ?? "").split(" "));
  }

  /** What is searched: the row's own words, its section's heading and shared cells, its keywords. Read once. */
  texts() {
    return (this.searched ??= this.groups.flatMap(({ section, first, end, inner, cells }) => {
      const shared = said([section.firstElementChild, ...cells]);
      const rows = inner ? this.all.slice(first, end) : [];
      return rows.map((row) => searchable(`${shared} ${said(row.querySelectorAll("th > a, td[data-label]"))} ${row.dataset.words ?? ""}`));
    }));
  }

  /** Hides all rows but these, and the sections that have none. @param {Bits} shown */
  show(shown) {
    for (const group of this.groups) {
      let first = group.first;
      while (first < group.end && !has(shown, first)) first++;
      const none = first === group.end;
      if (group.section.hidden !== none) group.section.hidden = none;
      if (none || !group.inner) continue;
      this.showIn(group, shown);
      if (group.cells.length && group.holder !== first) this.all[first].append(...group.cells);
      group.holder = first;
    }
  }

  /** @param {{first: number, end: number}} group @param {Bits} shown */
  showIn({ first, end }, shown) {
    for (let i = first; i < end; i++) {
      const hidden = has(shown, i) ? 0 : 1;
      if (this.hidden[i] === hidden) continue;
      this.hidden[i] = hidden;
      this.all[i].hidden = hidden === 1;
    }
  }
}

/** The form's checkboxes, by "facet option". */
class Boxes {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.details = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("details")]);
    this.all = new Map(this.details.flatMap((details) => [...details.querySelectorAll("input")]).map((box) => {
      const [text, number, , unit] = /** @type {Node[]} */ ([.../** @type {Element} */ (box.nextElementSibling).childNodes]);
      const parts = { box, name: text.textContent?.replace(/, $/, "") ?? "", number: /** @type {Element} */ (number), unit: /** @type {Element} */ (unit) };
      return [`${box.name} ${box.value}`, parts];
    }));
    this.facets = new Set([...this.all.values()].map(({ box }) => box.name));
  }

  /** @param {Chosen} chosen @param {Record<string, string>} words */
  check(chosen, words) {
    for (const { box } of this.all.values()) box.checked = chosen.get(box.name)?.has(box.value) ?? false;
    for (const details of this.details) {
      const number = details.querySelectorAll(":checked").length;
      say(one(details, ".chosen"), number ? (number === 1 ? words.chosenOne : words.chosen).replace("{n}", String(number)) : "");
    }
  }
}

class Filter {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.words = /** @type {Record<string, string>} */ (form.dataset);
    // On a page about violence, what is typed stays on the page: never in address, title or history.
    this.unsaid = "private" in form.dataset ? "q" : "";
    this.rows = new Rows(one(document, "#rows"));
    this.size = this.rows.all.length;
    this.boxes = new Boxes(form);
    this.role = /** @type {HTMLSelectElement} */ (one(form, "[name=roll]"));
    this.query = /** @type {HTMLInputElement} */ (one(form, "[name=q]"));
    this.mine = /** @type {HTMLInputElement} */ (one(form, "[name=bara]"));
    this.chips = one(form, ".chips");
    this.heading = one(document, "#resultat");
    this.whole = this.heading.textContent ?? "";
    this.title = document.title;
    this.index = new Map([...this.boxes.facets].map((facet) => [facet, index(this.size, this.rows.values(facet))]));
    this.facets = [
      { name: "roll", one: true, options: new Set([...this.role.options].map((option) => option.value).filter(Boolean)) },
      { name: "bara", options: new Set([this.mine.value]) },
      ...[...this.index].map(([name, options]) => ({ name, options: new Set(options.keys()) })),
      { name: "q", one: true },
    ];
    /** @type {Chosen} */
    this.chosen = new Map();
    this.shown = bits(this.size, () => true);
    this.unknown = 0;
    this.asked = "";
    this.failed = false;
    this.timer = 0;
    /** @type {Map<string, {tier: string, reason: string}>} */
    this.near = new Map();
  }

  /** `12 insatser` @param {number} number */
  noun(number) {
    return `${number} ${number === 1 ? this.words.one : this.words.many}`;
  }

  /** @param {string} pattern @param {string | number} n @param {string} [name] */
  fill(pattern, n, name = "") {
    /** @type {Record<string, string>} */
    const values = { n: String(n), name, all: String(this.size), get date() { return new Date().toLocaleDateString("sv-SE"); } };
    return pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** An option as the reader sees it. @param {string} facet @param {string} option */
  label(facet, option) {
    if (facet === "q") return `”${option}”`;
    if (facet === "roll") return [...this.role.options].find((it) => it.value === option)?.text ?? option;
    if (facet === "bara") return this.mine.parentElement?.textContent?.trim() ?? option;
    return this.boxes.all.get(`${facet} ${option}`)?.name ?? option;
  }

  /** Every chosen option with its facet. @returns {[string, string][]} */
  pairs() {
    return this.facets.flatMap(({ name }) => [...(this.chosen.get(name) ?? [])].map((option) => /** @type {[string, string]} */ ([name, option])));
  }

  /** What is chosen, in words. @param {string} [unsaid] a facet left out */
  names(unsaid) {
    return this.pairs().filter(([facet]) => facet !== unsaid).map((pair) => this.label(...pair)).join(", ");
  }

  /** The page's address with the choice. @param {string} [unsaid] a facet left out */
  address(unsaid) {
    return location.pathname + format(this.chosen, this.facets.filter(({ name }) => name !== unsaid));
  }

  /** The choice without one option; without a role, nothing is one's own. @param {string} facet @param {string} option */
  less(facet, option) {
    const rest = without(this.chosen, facet, option);
    if (!rest.has("roll")) rest.delete("bara");
    return rest;
  }

  /** A new choice from the reader: each gets an address, but what is typed replaces the last. @param {Chosen} chosen @param {boolean} [typed] */
  choose(chosen, typed = false) {
    if (!chosen.has("roll")) chosen.delete("bara");
    this.chosen = chosen;
    this.unknown = 0;
    history[typed ? "replaceState" : "pushState"](null, "", this.address(this.unsaid));
    this.apply();
    void this.askRole();
  }

  /** Takes the choice from the address. */
  follow() {
    const { chosen, unknown } = parse(location.search, this.facets);
    if (!chosen.has("roll")) chosen.delete("bara");
    if (this.unsaid && this.query.value && !chosen.has("q")) chosen.set("q", new Set([this.query.value]));
    Object.assign(this, { chosen, unknown });
    this.query.value = [...(chosen.get("q") ?? [""])][0];
    if (this.unsaid) history.replaceState(null, "", this.address(this.unsaid));
    this.apply();
    void this.askRole();
  }

  /** The form as a choice. */
  read() {
    const pairs = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
    return parse(String(new URLSearchParams(pairs)), this.facets).chosen;
  }

  /** Reads from the role's page which rows concern it. */
  async askRole() {
    const [id = ""] = this.chosen.get("roll") ?? [];
    if (id === this.asked) return;
    this.asked = id;
    const roles = await import("./near.mjs").catch(() => null);
    const near = (id && (await roles?.read(`${this.words.roles}${id}/`))) || new Map();
    if (this.asked !== id) return;
    this.near = near;
    this.failed = Boolean(id) && !near.size;
    /** @param {string} tier */
    const upTo = (tier) => bits(this.size, (i) => (near.get(this.rows.ids[i])?.tier ?? "none") <= tier);
    this.index.set("roll", new Map(near.size ? [[id, upTo("3")]] : []));
    this.index.set("bara", new Map(near.size ? [[this.mine.value, upTo("2")]] : []));
    roles?.mark(this.rows.all, near, this.words);
    this.apply();
  }

  /** Shows the choice everywhere, all in one frame; what is announced waits until the reader pauses. */
  apply() {
    const [query] = this.chosen.get("q") ?? [];
    this.index.set("q", new Map(query ? [[query, bits(this.size, (i) => contains(this.rows.texts()[i], query))]] : []));
    this.shown = visible(this.index, this.size, this.chosen);
    this.rows.show(this.shown);
    this.showForm();
    this.showCounts();
    this.showChips();
    this.showWords(count(this.shown), this.names());
  }

  showForm() {
    this.role.value = [...(this.chosen.get("roll") ?? [""])][0];
    this.mine.checked = this.chosen.has("bara");
    one(this.form, ".filter-mine").hidden = !this.near.size;
    this.boxes.check(this.chosen, this.words);
  }

  showCounts() {
    for (const facet of this.boxes.facets) {
      for (const [option, number] of counts(this.index, this.size, this.chosen, facet)) {
        const parts = this.boxes.all.get(`${facet} ${option}`);
        if (!parts) continue;
        say(parts.number, String(number));
        say(parts.unit, number === 1 ? this.words.one : this.words.many);
      }
    }
  }

  showChips() {
    const pairs = this.pairs();
    const clear = this.button(this.words.clear, () => new Map());
    const chips = pairs.map((pair) => this.button(this.label(...pair), () => this.less(...pair), this.words.remove));
    this.chips.hidden = !pairs.length;
    one(this.chips, "ul").replaceChildren(...chips, clear);
    const empty = one(document, "#filter-empty");
    empty.hidden = count(this.shown) > 0;
    const ways = (empty.hidden ? [] : pairs).map((pair) => {
      const left = count(visible(this.index, this.size, this.less(...pair)));
      return this.button(this.fill(this.words.without, this.noun(left), this.label(...pair)), () => this.less(...pair));
    });
    one(empty, "ul").replaceChildren(...ways);
  }

  /** An item with a button that changes the choice; focus goes to the next chip, or to the results. @param {string} text @param {() => Chosen} change @param {string} [before] */
  button(text, change, before) {
    const item = document.createElement("li");
    const button = item.appendChild(document.createElement("button"));
    button.type = "button";
    button.className = before ? "chip" : "button";
    button.textContent = text;
    if (before) button.prepend(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: before }));
    button.addEventListener("click", () => {
      const place = before ? [...this.chips.querySelectorAll("button")].indexOf(button) : Infinity;
      this.choose(change());
      this.query.value = [...(this.chosen.get("q") ?? [""])][0];
      (/** @type {HTMLElement[]} */ ([...this.chips.querySelectorAll(".chip")])[place] ?? this.heading).focus();
    });
    return item;
  }

  /** @param {number} number @param {string} names */
  showWords(number, names) {
    const { words, form } = this;
    const line = this.fill(words.shown, number);
    say(one(form, ".shown"), line);
    say(this.heading, names ? line : this.whole);
    say(one(form, "[type=submit]"), this.fill(words.show, this.noun(number)));
    const said = this.names(this.unsaid);
    const selection = one(document, "#selection");
    selection.hidden = !names;
    say(selection, this.fill(words.selection, number, names));
    say(one(form, ".filter-unknown"), this.unknown ? this.fill(words.unknown, this.unknown) : "");
    const failed = one(form, ".filter-failed");
    failed.hidden = !this.failed;
    one(failed, "a").setAttribute("href", `${words.roles}${this.asked}/`);
    clearTimeout(this.timer);
    // The title waits too: changing it takes the browser as long as all else here.
    this.timer = window.setTimeout(() => {
      say(one(form, "[role=status]"), line);
      document.title = said ? `${said} – ${this.title}` : this.title;
    }, WAIT);
  }
}

/** @param {HTMLFormElement} form */
function start(form) {
  const filter = new Filter(form);
  let typing = 0;
  const typed = () => filter.choose(filter.read(), true);
  form.addEventListener("change", ({ target }) => target === filter.query || filter.choose(filter.read()));
  filter.query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(typed, WAIT / 2);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    typed();
    filter.heading.focus();
  });
  addEventListener("click", async ({ target }) => {
    const button = target instanceof HTMLButtonElement ? target : null;
    if (button?.matches(".add")) (await import("./plan-add.mjs")).press(button);
    else if (!button?.closest("#filter")) return;
    else if (button.hasAttribute("aria-expanded")) button.ariaExpanded = String(button.ariaExpanded !== "true");
    else if (button.value) (await import("./selection.mjs")).run(button.value, filter);
  });
  // Sections out of sight are skipped from now on: they have been laid out, and keep their height.
  form.addEventListener("focusin", () => one(document, "#rows").classList.add("many"), { once: true });
  addEventListener("popstate", () => filter.follow());
  filter.follow();
}

const form = document.getElementById("filter");
if (form instanceof HTMLFormElement) start(form);
