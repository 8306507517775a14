// Where a plan is kept: in the browser, or only in this tab's memory. Nothing is written before the reader adds something.
// @ts-check
import { create, isEmpty, refresh, serialize } from "./plan.mjs";
import { KEY } from "./plan-key.mjs";
import { merge } from "./plan-merge.mjs";
import { parse } from "./plan-read.mjs";

/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./plan.mjs").Strategy} Strategy */

const WAIT = 300;

/** The page with the plan. */
export const PAGE = new URL("../min-plan/", import.meta.url).href;

/** Today's wordings, for whatever makes a plan. @returns {Promise<any>} */
export async function today() {
  const answer = await fetch(new URL("../min-plan/strategi.json", import.meta.url));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

export class Store {
  /** @param {Strategy} strategy @param {() => void} [changed] called when another tab has changed the plan */
  constructor(strategy, changed) {
    this.strategy = strategy;
    this.changed = changed;
    /** "" until something is kept, then "browser" or "tab". */
    this.where = "";
    /** Why it is not kept in the browser: "full", "blocked" or "damaged". */
    this.problem = "";
    /** What lay there when it could not be read. */
    this.damaged = "";
    /** What this tab last read or wrote. */
    this.seen = "";
    this.timer = 0;
    this.plan = this.load();
    this.base = structuredClone(this.plan);
    addEventListener("storage", (event) => this.follow(event));
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  /** @returns {Plan} */
  load() {
    try {
      const tab = window.name.startsWith(KEY) ? window.name.slice(KEY.length) : "";
      const browser = tab ? "" : (this.browser()?.getItem(KEY) ?? "");
      this.where = tab ? "tab" : browser ? "browser" : "";
      this.seen = tab || browser;
      return this.seen ? this.read(this.seen) : create(this.strategy);
    } catch {
      this.problem = "damaged";
      this.damaged = this.seen;
      this.where = "tab";
      return create(this.strategy);
    }
  }

  /** The browser's storage; nothing where it is blocked. */
  browser() {
    try {
      return localStorage;
    } catch {
      this.problem = "blocked";
      return null;
    }
  }

  /** @param {string} content */
  read(content) {
    const plan = parse(content);
    refresh(plan, this.strategy);
    return plan;
  }

  /** The plan was changed here: it is kept within a second. */
  touch() {
    this.where ||= this.browser() ? "browser" : "tab";
    // A tab's name that is set while the page goes is lost.
    if (this.where === "tab") this.write();
    else this.timer ||= window.setTimeout(() => this.save(), WAIT);
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

  write() {
    clearTimeout(this.timer);
    this.timer = 0;
    try {
      if (this.where === "browser") this.join(localStorage.getItem(KEY));
      const text = serialize(this.plan, new Date().toISOString());
      if (this.where === "browser") localStorage.setItem(KEY, text);
      else if (this.where) window.name = KEY + text;
      this.keep(text);
    } catch (error) {
      this.problem = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
      this.where = "tab";
      window.name = KEY + serialize(this.plan, new Date().toISOString());
      this.changed?.();
    }
  }

  /** @param {string} text */
  keep(text) {
    this.seen = text;
    this.base = structuredClone(this.plan);
  }

  /** Takes in what another tab has written since. @param {string | null} there */
  join(there) {
    if (!there || there === this.seen) return;
    const theirs = this.read(there);
    // Into the same object: the page holds on to it.
    Object.assign(this.plan, merge(this.base, this.plan, theirs));
    this.base = structuredClone(theirs);
    this.seen = there;
    this.changed?.();
  }

  /** @param {StorageEvent} event */
  follow({ key, newValue }) {
    if (key !== KEY && key !== null) return;
    if (this.where === "tab") return;
    if (newValue === null) return this.forget();
    const unsaved = this.timer !== 0;
    if (!this.where) this.where = "browser";
    try {
      this.join(newValue);
    } catch {
      // What another tab wrote cannot be read: this tab's plan stays, and replaces it at the next change.
    }
    if (unsaved) this.touch();
  }

  /** Replaces the whole plan; the page's object stays the same. @param {Plan} plan */
  replace(plan) {
    refresh(plan, this.strategy);
    Object.assign(this.plan, structuredClone(plan));
    this.touch();
  }

  /** Keeps the plan in the browser, or only in this tab. @param {string} where */
  async move(where) {
    this.where = where;
    this.problem = "";
    // First kept in the new place, then taken from the old.
    if (!isEmpty(this.plan)) await this.save();
    if (this.where === "tab" && where === "tab") this.browser()?.removeItem(KEY);
    else if (this.where === "browser" && window.name.startsWith(KEY)) window.name = "";
  }

  /** Takes all away from this computer. */
  clear() {
    this.browser()?.removeItem(KEY);
    if (window.name.startsWith(KEY)) window.name = "";
    this.forget();
  }

  forget() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.where = this.seen = this.damaged = this.problem = "";
    Object.assign(this.plan, create(this.strategy));
    this.base = structuredClone(this.plan);
    this.changed?.();
  }
}
