// Where a plan is kept: in the browser, only in this tab, or nowhere but on the page when neither may be. Nothing is written
// before the reader adds something. Every way here that a page can hold an old plan takes in what is kept now: another tab's
// writing, the page that the Back button leads to, and what lies there when it is written.
// @ts-check
import { create, isEmpty, MOST, PlanError, refresh, serialize } from "./model.js";
import { channel } from "./other-tabs.js";
import { parse, salvage } from "./parse.js";
import { dropName, KEY, ORIGINAL } from "./site.js";
import { merge } from "./three-way-merge.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").Strategy} Strategy */
/** @typedef {"browser" | "tab"} Place */

const WAIT = 300;

/** Every place, the widest first. @type {Place[]} */
const BOTH = ["browser", "tab"];

/** Where it is blocked, asking for it raises an error. @type {Record<Place, () => Storage>} */
const PLACES = { browser: () => localStorage, tab: () => sessionStorage };

/** What is kept in a place; "" when that is nothing, or may not be asked for. @param {Place} place @param {string} [key] */
function stored(place, key = KEY) {
  try {
    return PLACES[place]().getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {Place} place @param {string} key */
function drop(place, key) {
  try {
    PLACES[place]().removeItem(key);
  } catch {
    // Blocked: then nothing is there.
  }
}

function blocked() {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

export class Store {
  /** @param {Strategy} strategy @param {(again?: boolean) => void} [changed] called when the plan has changed elsewhere; `again` when the page was away */
  constructor(strategy, changed) {
    this.strategy = strategy;
    this.changed = changed;
    /** "" until something is kept, then "browser" or "tab"; "page" where neither may be used. */
    this.where = "";
    /** Why it is not kept as the reader wished: "full", "blocked", "damaged", or a bound of the plan's, "many" or "size". */
    this.problem = "";
    /** What this tab last read or wrote. */
    this.seen = "";
    /** It, when it could not be read. */
    this.damaged = "";
    this.timer = 0;
    this.plan = create(strategy);
    this.base = structuredClone(this.plan);
    this.load();
    addEventListener("storage", (event) => this.follow(event));
    channel?.addEventListener("message", ({ data }) => data === "removed" && this.forgetAll());
    addEventListener("pagehide", () => this.flush());
    addEventListener("pageshow", ({ persisted }) => persisted && this.resume());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.flush() : this.resume()));
  }

  /** Takes the plan that is kept, into the same object: the page holds on to it. */
  load() {
    dropName();
    const tab = stored("tab");
    const browser = tab ? "" : stored("browser");
    this.where = tab ? "tab" : browser ? "browser" : "";
    this.seen = tab || browser;
    this.damaged = "";
    let plan = create(this.strategy);
    try {
      if (this.seen) plan = this.read(this.seen);
    } catch {
      plan = salvage(this.seen, plan);
      refresh(plan, this.strategy);
      // What lies there stays as it is.
      this.where = "tab";
      this.damaged = this.seen;
    }
    this.problem = blocked() ? "blocked" : this.originals.length ? "damaged" : "";
    this.become(plan);
  }

  /** @param {Plan} plan */
  become(plan) {
    delete this.plan.known;
    Object.assign(this.plan, plan);
    this.base = structuredClone(this.plan);
  }

  /** The page is here again, perhaps as it was left: the plan may have changed meanwhile. */
  resume() {
    // What is nowhere else, or is about to be kept, is the newest.
    if (this.where === "page" || this.timer) return;
    if ((stored("tab") || stored("browser")) === this.seen) return;
    this.load();
    this.changed?.(true);
  }

  /** @param {string} content */
  read(content) {
    const plan = parse(content);
    refresh(plan, this.strategy);
    return plan;
  }

  /** The texts that lie here and cannot be read, for the reader to take along. */
  get originals() {
    const all = BOTH.flatMap((place) => [
      stored(place, ORIGINAL),
      ...(this.readable(stored(place)) ? [] : [stored(place)]),
    ]);
    return all.filter(Boolean);
  }

  /** Takes away what could not be read. */
  dropOriginals() {
    for (const place of BOTH) {
      drop(place, ORIGINAL);
      if (!this.readable(stored(place))) drop(place, KEY);
    }
    this.damaged = this.problem = "";
  }

  /** Whether the browser keeps another plan than the tab's. */
  get other() {
    return this.where === "tab" && stored("browser") !== "";
  }

  /** @param {string} content */
  readable(content) {
    if (content === this.damaged) return !content;
    if (!content || content === this.seen) return true;
    try {
      return Boolean(parse(content));
    } catch {
      return false;
    }
  }

  /** The plan was changed here: it is kept within a second. */
  touch() {
    if (!this.where && isEmpty(this.plan)) return;
    this.where ||= "browser";
    this.timer ||= window.setTimeout(() => this.save(), WAIT);
  }

  /** Keeps what waits, at once: the page is about to go. */
  flush() {
    if (this.timer) this.write();
  }

  /** Keeps the plan, one tab at a time. */
  async save() {
    if (this.where === "browser" && navigator.locks) await navigator.locks.request(KEY, () => this.write());
    else this.write();
  }

  /** Keeps the plan where the reader wishes, else in the tab, else on the page alone: then it tries again at the next change. */
  write() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.where) return;
    const before = this.where;
    this.where = BOTH.slice(before === "browser" ? 0 : 1).find((place) => this.put(place)) ?? "page";
    if (this.where !== before) this.changed?.();
  }

  /** Keeps the plan in a place; says whether it is there, or why not in `problem`. @param {Place} place */
  put(place) {
    try {
      const storage = PLACES[place]();
      const there = storage.getItem(KEY) ?? "";
      if (!this.readable(there)) {
        storage.setItem(ORIGINAL, [storage.getItem(ORIGINAL), there].filter(Boolean).join("\n"));
        this.seen = there;
      }
      if (place === "browser") this.join(there);
      const text = serialize(this.plan, new Date().toISOString());
      storage.setItem(KEY, text);
      if (place === "tab") channel?.postMessage("tab");
      this.seen = text;
      this.base = structuredClone(this.plan);
      return true;
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      this.problem = error instanceof PlanError ? error.key : full ? "full" : "blocked";
      return false;
    }
  }

  /** Takes in what another tab has done since: written, or removed all. @param {string} there */
  join(there) {
    if (there === this.seen) return;
    const theirs = there ? this.read(there) : create(this.strategy);
    const both = merge(this.base, this.plan, theirs);
    if (both.items.length > MOST.items) throw new PlanError("many", { n: String(MOST.items) });
    Object.assign(this.plan, both);
    this.base = structuredClone(theirs);
    this.seen = there;
    this.changed?.();
  }

  /** @param {StorageEvent} event */
  follow({ key, newValue }) {
    if (key !== KEY && key !== null) return;
    if (this.where === "tab" || this.where === "page") return;
    const unsaved = this.timer !== 0;
    if (newValue === null && !unsaved) return this.forget();
    if (newValue) this.where = "browser";
    try {
      this.join(newValue ?? "");
    } catch {
      // What another tab wrote cannot be read, or not be joined: this tab's plan stays, and is kept at the next change.
    }
    if (unsaved) this.touch();
  }

  /** Replaces the whole plan; the page's object stays the same. @param {Plan} plan */
  replace(plan) {
    refresh(plan, this.strategy);
    Object.assign(this.plan, structuredClone(plan));
    this.touch();
  }

  /** Keeps the plan in the browser, or only in this tab, from now on, also when there is nothing in it yet. @param {Place} where */
  async move(where) {
    const before = this.where;
    this.problem = "";
    if (before === "browser") {
      this.flush();
      if (this.readable(stored("browser"))) this.join(stored("browser"));
    } else {
      // What lies in the browser is another plan: each keeps what it has.
      this.base = create(this.strategy);
      this.seen = "";
    }
    this.where = where;
    if (where === "tab" || !isEmpty(this.plan)) await this.save();
    // First kept in the new place, then taken from the old; what could not be read is nowhere else.
    if (this.where !== where) return;
    const old = where === "tab" ? "browser" : "tab";
    if (this.readable(stored(old))) drop(old, KEY);
    channel?.postMessage("tab");
  }

  /** Takes all away from this computer, and from the other tabs. */
  clear() {
    for (const key of [KEY, ORIGINAL]) drop("browser", key);
    channel?.postMessage("removed");
    this.forgetAll();
  }

  forgetAll() {
    for (const key of [KEY, ORIGINAL]) drop("tab", key);
    dropName();
    this.forget();
  }

  forget() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.where = this.seen = this.damaged = this.problem = "";
    this.become(create(this.strategy));
    this.changed?.(true);
  }
}
