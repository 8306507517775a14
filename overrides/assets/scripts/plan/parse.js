// A plan file → a plan, or a PlanError with the fault and its place; the readable part of a damaged one. No DOM.
// @ts-check
import {
  ABOUT,
  AFFILIATE,
  ANSWERS,
  bound,
  DATE,
  FORMAT,
  fits,
  ID,
  MOST,
  PlanError,
  STATUSES,
  UUID,
  VERSION,
} from "./model.js";

/** @typedef {import("./model.js").Area} Area */
/** @typedef {import("./model.js").Check} Check */
/** @typedef {import("./model.js").Item} Item */
/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").StrategyName} StrategyName */

const PATH = /^(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/;

/** Reads each part of a plan. A faulty part throws its error, or is left out if `lenient`. */
class Reading {
  /** @param {boolean} lenient */
  constructor(lenient) {
    this.lenient = lenient;
  }

  /** @template T @param {T} instead @param {string} key @param {Record<string, string>} values @returns {T} */
  wrong(instead, key, values) {
    if (!this.lenient) throw new PlanError(key, values);
    return instead;
  }

  /** Return a text of the reader's. @param {unknown} value @param {string} where */
  own(value, where) {
    return this.text(value, where, MOST.characters);
  }

  /** @param {unknown} value @param {string} where @param {number} [most] @returns {string} */
  text(value, where, most = MOST.words) {
    if (value === undefined || value === null) return "";
    if (typeof value !== "string")
      return this.wrong(typeof value === "number" ? String(value) : "", "shape", { where });
    return fits(value, most) ? bound(value, most) : this.wrong(bound(value, most), "long", { where, n: String(most) });
  }

  /** @param {unknown} value @param {string} where @returns {Record<string, unknown>} */
  record(value, where) {
    if (value === undefined) return {};
    if (typeof value !== "object" || value === null || Array.isArray(value)) return this.wrong({}, "shape", { where });
    return { ...value };
  }

  /** Each of a list as it is read; what has no id of its own is left out. @template T @param {unknown} value @param {string} where @param {number} most
   *  @param {(one: unknown, index: number) => T} read @returns {T[]} */
  list(value, where, most, read) {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.wrong([], "shape", { where });
    const all = value.length > most ? this.wrong(value.slice(0, most), "many", { n: String(most) }) : value;
    return all.flatMap((one, index) => {
      try {
        return [read(one, index)];
      } catch (error) {
        if (this.lenient && error instanceof PlanError) return [];
        throw error;
      }
    });
  }

  /** @param {RegExp} pattern @param {string} key the message when it does not fit @param {unknown} value @param {string} where */
  matching(pattern, key, value, where) {
    const found = this.text(value, where);
    return !found || pattern.test(found) ? found : this.wrong("", key, { where, value: found.slice(0, 60) });
  }

  /** @param {unknown} value @param {string} where */
  date(value, where) {
    return this.matching(DATE, "date", value, where);
  }

  /** Return an id; a part without one is always refused. @param {unknown} value @param {string} where */
  id(value, where) {
    const found = this.text(value, where);
    if (!ID.test(found)) throw new PlanError("shape", { where });
    return found;
  }

  /** @param {string[]} allowed @param {unknown} value @param {string} where */
  choice(allowed, value, where) {
    const found = this.text(value, where);
    if (allowed.includes(found)) return found;
    return this.wrong(allowed[0], "choice", {
      where,
      value: found.slice(0, 60),
      allowed: allowed.filter(Boolean).join(", "),
    });
  }

  /** @param {unknown} value @param {number} index @returns {Item} */
  item(value, index) {
    const where = `items ${index + 1}`;
    const from = this.record(value, where);
    const at = (/** @type {string} */ name) => `${where}, ${name}`;
    const area = this.record(from.area, at("area"));
    /** @param {string} name */
    const given = (name) => this.text(from[name], at(name));
    /** @param {string} name */
    const own = (name) => this.own(from[name], at(name));
    const kept = given("kept");
    const id = this.id(from.id, at("id"));
    return {
      id,
      kind: this.choice(["action", "objective"], from.kind, at("kind")),
      uri: given("uri"),
      title: given("title"),
      text: given("text"),
      area: { id: this.area(area.id, at("area id")), title: this.text(area.title, at("area title")) },
      path: this.matching(PATH, "shape", from.path, at("path")),
      activity: own("activity"),
      responsible: own("responsible"),
      from: this.date(from.from, at("from")),
      to: this.date(from.to, at("to")),
      resources: own("resources"),
      follow_up: own("follow_up"),
      status: this.choice(STATUSES, from.status, at("status")),
      completed: this.date(from.completed, at("completed")),
      not_relevant: this.truth(from.not_relevant, at("not_relevant")),
      reason: own("reason"),
      changed: given("changed"),
      ...(kept && { kept }),
    };
  }

  /** Return an item's area, or an empty one if it is lost. @param {unknown} value @param {string} where */
  area(value, where) {
    return this.lenient && !ID.test(this.text(value, where)) ? "okant" : this.id(value, where);
  }

  /** @param {unknown} value @param {number} index @returns {Check} */
  check(value, index) {
    const where = `checklist ${index + 1}`;
    const from = this.record(value, where);
    return {
      id: this.id(from.id, where),
      text: this.text(from.text, where),
      answer: this.choice(ANSWERS, from.answer, where),
      comment: this.own(from.comment, where),
    };
  }

  /** @param {unknown} value @param {number} index @returns {Area} */
  point(value, index) {
    const where = `areas ${index + 1}`;
    const from = this.record(value, where);
    return {
      id: this.id(from.id, where),
      text: this.text(from.text, where),
      chosen: this.truth(from.chosen, where),
    };
  }

  /** @param {unknown} value @param {string} where @returns {boolean} */
  truth(value, where) {
    const known = value === undefined || typeof value === "boolean";
    return known ? value === true : this.wrong(false, "shape", { where });
  }

  /** @param {string} name @param {unknown} value */
  about(name, value) {
    const where = `about, ${name}`;
    if (name === "affiliate") return this.matching(AFFILIATE, "shape", value, where);
    return name === "from" || name === "to" ? this.date(value, where) : this.own(value, where);
  }

  /** @param {unknown} value @param {string} where */
  ids(value, where) {
    return [...new Set(this.list(value, where, MOST.list, (one) => this.id(one, where)))];
  }

  /** @param {Record<string, unknown>} from @returns {Plan} */
  plan(from) {
    const about = this.record(from.about, "about");
    const strategy = this.record(from.strategy, "strategy");
    const named = (/** @type {string} */ name) => this.text(strategy[name], `strategy, ${name}`);
    return {
      format: FORMAT,
      version: VERSION,
      id: this.matching(UUID, "shape", from.id, "id"),
      strategy: { name: named("name"), county: named("county"), edition: named("edition"), address: named("address") },
      saved: this.text(from.saved, "saved"),
      about: Object.fromEntries(ABOUT.map((name) => [name, this.about(name, about[name])])),
      items: unique(this.list(from.items, "items", MOST.items, (one, index) => this.item(one, index))),
      checklist: unique(this.list(from.checklist, "checklist", MOST.list, (one, index) => this.check(one, index))),
      areas: unique(this.list(from.areas, "areas", MOST.list, (one, index) => this.point(one, index))),
      roles: this.ids(from.roles, "roles"),
      ...(from.known !== undefined && { known: this.ids(from.known, "known") }),
    };
  }
}

/** One of each id, the first. @template {{id: string}} T @param {T[]} all @returns {T[]} */
const unique = (all) => [...new Map([...all].reverse().map((one) => [one.id, one])).values()].reverse();

/**
 * The plan that this browser keeps, or a file holds. Raises PlanError, and then nothing is changed.
 * @param {string} content @param {string} [county] the county that a file's plan must be for @returns {Plan}
 */
export function parse(content, county) {
  if (content.length > MOST.bytes) throw new PlanError("size", { n: String(MOST.bytes / 1e6) });
  const reading = new Reading(false);
  const from = readJson(content);
  if (from.format !== FORMAT) throw new PlanError("foreign");
  if (typeof from.version !== "number" || from.version < VERSION) throw new PlanError("older");
  if (from.version > VERSION) throw new PlanError("newer");
  const strategy = reading.record(from.strategy, "strategy");
  const [name, where] = [
    reading.text(strategy.name, "strategy, name"),
    reading.text(strategy.county, "strategy, county"),
  ];
  if (county !== undefined && where !== county) throw new PlanError("county", { name: name || where || "–" });
  return reading.plan(from);
}

/** @param {string} content @returns {Record<string, unknown>} */
function readJson(content) {
  try {
    return new Reading(false).record(JSON.parse(content.replace(/^\uFEFF/, "")), "");
  } catch {
    throw new PlanError("damaged");
  }
}

/** Return the readable part of a plan that `parse` refuses; the rest is as in `blank`. @param {string} content @param {Plan} blank @returns {Plan} */
export function salvage(content, blank) {
  try {
    const from = new Reading(true).record(whole(content), "");
    return { ...new Reading(true).plan(from), strategy: blank.strategy };
  } catch {
    return blank;
  }
}

/** Return the value of a JSON text that is cut off or damaged at its end, as far as it can be read. @param {string} content @returns {unknown} */
function whole(content) {
  const text = content.replace(/^\uFEFF/, "");
  /** @type {{end: number, close: string}[]} */
  const cuts = [];
  const open = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at++;
      else if (sign === '"') quoted = false;
      continue;
    }
    if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") open.push(sign === "{" ? "}" : "]");
    else if (sign === "}" || sign === "]") open.pop();
    // Before a comma, and after what is closed, all that is open can be closed.
    if (sign === ",") cuts.push({ end: at, close: [...open].reverse().join("") });
    else if ("{[}]".includes(sign)) cuts.push({ end: at + 1, close: [...open].reverse().join("") });
  }
  // A text that is cut keeps the words before the cut.
  if (quoted) cuts.push({ end: text.length, close: `"${[...open].reverse().join("")}` });
  /** @type {unknown} */
  let found = {};
  // Before the harm every cut can be read, and after it none: the last that can is found by halves.
  for (let [from, to] = [0, cuts.length]; from < to; ) {
    const middle = (from + to) >> 1;
    const { end, close } = cuts[middle];
    try {
      found = JSON.parse(text.slice(0, end) + close);
      from = middle + 1;
    } catch {
      to = middle;
    }
  }
  return found;
}

/** A plan from outside as this site may show it: what is the strategy's is in the strategy's words, and nobody else has answered
 *  for the reader. @param {Plan} plan @param {import("./model.js").Strategy} strategy */
export function distrust(plan, strategy) {
  const today = new Map(strategy.items.map((one) => [one.id, one]));
  for (const one of plan.items) {
    delete one.kept;
    const now = today.get(one.id);
    if (now && now.text === one.text)
      Object.assign(one, { kind: now.kind, uri: now.uri, title: now.title, area: { ...now.area }, path: now.path });
  }
}
