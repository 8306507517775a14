// Storage of a plan: in the browser, only in this tab, or only on the page if neither is allowed. Nothing is written
// before the reader adds something. Whenever a page can hold an old plan, the stored one is merged in: after another tab's
// write, on a page restored by Back, and before a write.
// @ts-check
import { create, identify, isEmpty, MOST, PlanError, refresh, serialize } from "./model.js";
import { channel } from "./other-tabs.js";
import { parse, salvage } from "./parse.js";
import { dropName, KEY, ORIGINAL } from "./site.js";
import { merge } from "./three-way-merge.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").Strategy} Strategy */
/** @typedef {"browser" | "tab"} StoragePlace */

const WAIT = 300;

/** Every place, the widest first. @type {StoragePlace[]} */
const BOTH = ["browser", "tab"];

/** Getters, because access throws where storage is blocked. @type {Record<StoragePlace, () => Storage>} */
const PLACES = { browser: () => localStorage, tab: () => sessionStorage };

/** Return the stored text of a place; "" if there is none, or storage is blocked. @param {StoragePlace} place @param {string} [key] */
function stored(place, key = KEY) {
  try {
    return PLACES[place]().getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {StoragePlace} place @param {string} key */
function drop(place, key) {
  try {
    PLACES[place]().removeItem(key);
  } catch {
    // Blocked: then nothing is there.
  }
}

/** Update the header's count (header/plan-count.js). */
const tell = () => dispatchEvent(new Event("plan-stored"));

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
    /** The reason that the plan is not stored as wished: "full", "blocked", "damaged", or a bound of the plan: "many" or "size". */
    this.problem = "";
    /** The text that this tab last read or wrote. */
    this.seen = "";
    /** That text, if it could not be read. */
    this.damaged = "";
    this.timer = 0;
    this.plan = create(strategy);
    this.base = structuredClone(this.plan);
    this.load();
    addEventListener("storage", (event) => this.follow(event));
    channel?.addEventListener("message", ({ data }) => data === "removed" && this.forgetAll());
    addEventListener("pagehide", () => this.flush());
    // After the event WebKit empties the fields of a page from its cache that it is not to complete.
    addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => this.resume(true)));
    document.addEventListener("visibilitychange", () => (document.hidden ? this.flush() : this.resume()));
  }

  /** Read the stored plan into the same object, to which the page has references. */
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
      // The stored text stays as it is.
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

  /** Take in the stored plan on a page that was away. @param {boolean} [emptied] whether its fields may have lost their words */
  resume(emptied = false) {
    // A plan stored nowhere else, or about to be stored, is the newest.
    const isOlder = this.where !== "page" && !this.timer && (stored("tab") || stored("browser")) !== this.seen;
    if (isOlder) this.load();
    if (isOlder || emptied) this.changed?.(true);
  }

  /** @param {string} content */
  read(content) {
    const plan = parse(content);
    refresh(plan, this.strategy);
    return plan;
  }

  /** Return the stored texts that cannot be read, so that the reader can save them. */
  get originals() {
    const all = BOTH.flatMap((place) => [
      stored(place, ORIGINAL),
      ...(this.readable(stored(place)) ? [] : [stored(place)]),
    ]);
    return all.filter(Boolean);
  }

  /** Remove the texts that could not be read. */
  dropOriginals() {
    for (const place of BOTH) {
      drop(place, ORIGINAL);
      if (!this.readable(stored(place))) drop(place, KEY);
    }
    this.damaged = this.problem = "";
  }

  /** Return true if the browser stores another plan than the tab's. */
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

  /** Schedule a write within a second after a change. */
  touch() {
    if (!this.where && isEmpty(this.plan)) return;
    this.where ||= "browser";
    identify(this.plan);
    this.timer ||= window.setTimeout(() => this.save(), WAIT);
  }

  /** Flush pending writes before the page is hidden. */
  flush() {
    if (this.timer) this.write();
  }

  /** Write the plan, under a lock shared by the tabs. */
  async save() {
    if (this.where === "browser" && navigator.locks) await navigator.locks.request(KEY, () => this.write());
    else this.write();
  }

  /** Write to the wished place, else to the tab, else only hold it on the page and retry at the next change. */
  write() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.where) return;
    const before = this.where;
    this.where = BOTH.slice(before === "browser" ? 0 : 1).find((place) => this.put(place)) ?? "page";
    if (this.where !== before) this.changed?.();
    tell();
  }

  /** Write the plan to a place. Return true if it is stored; `problem` has the reason if not. @param {StoragePlace} place */
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

  /** Merge in another tab's write, or its removal. @param {string} there */
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
      // Another tab's text that cannot be read or merged: this tab's plan stays, and is written at the next change.
    }
    if (unsaved) this.touch();
  }

  /** Replace the whole plan within the page's object. @param {Plan} plan */
  replace(plan) {
    refresh(plan, this.strategy);
    Object.assign(this.plan, structuredClone(plan));
    this.touch();
  }

  /** Choose the place of the plan from now on, also for an empty plan. @param {StoragePlace} where */
  async move(where) {
    const before = this.where;
    this.problem = "";
    if (before === "browser") {
      this.flush();
      if (this.readable(stored("browser"))) this.join(stored("browser"));
    } else {
      // The browser stores another plan: each stays where it is.
      this.base = create(this.strategy);
      this.seen = "";
    }
    this.where = where;
    if (where === "tab" || !isEmpty(this.plan)) await this.save();
    // Written to the new place before it is removed from the old, except texts that could not be read.
    if (this.where !== where) return;
    const old = where === "tab" ? "browser" : "tab";
    if (this.readable(stored(old))) drop(old, KEY);
    channel?.postMessage("tab");
  }

  /** Remove everything from this computer and the other tabs. */
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
    tell();
  }
}
