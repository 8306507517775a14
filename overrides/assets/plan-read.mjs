// A plan file → a plan, or a PlanError that says what is wrong and where. No DOM, no words of its own.
// @ts-check
import { ABOUT, ANSWERS, FORMAT, ID, MOST, PlanError, STATUSES, VERSION, clean } from "./plan.mjs";

/** @typedef {import("./plan.mjs").Area} Area */
/** @typedef {import("./plan.mjs").Check} Check */
/** @typedef {import("./plan.mjs").Item} Item */
/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./plan.mjs").StrategyName} StrategyName */

const PATH = /^(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @param {unknown} value @param {string} where @returns {string} */
function text(value, where) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new PlanError("shape", { where });
  const cleaned = clean(value);
  if (cleaned.length > MOST.characters) throw new PlanError("long", { where, n: String(MOST.characters) });
  return cleaned;
}

/** @param {unknown} value @param {string} where @returns {Record<string, unknown>} */
function record(value, where) {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new PlanError("shape", { where });
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {unknown} value @param {string} where @param {number} most @returns {unknown[]} */
function list(value, where, most) {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new PlanError("shape", { where });
  if (value.length > most) throw new PlanError("many", { n: String(most) });
  return value;
}

/** @param {RegExp} pattern @param {string} key the message when it does not fit @returns {(value: unknown, where: string) => string} */
const matching = (pattern, key) => (value, where) => {
  const found = text(value, where);
  if (found && !pattern.test(found)) throw new PlanError(key, { where, value: found.slice(0, 60) });
  return found;
};
const date = matching(DATE, "date");
const path = matching(PATH, "shape");

/** @param {unknown} value @param {string} where */
function id(value, where) {
  const found = text(value, where);
  if (!ID.test(found)) throw new PlanError("shape", { where });
  return found;
}

/** @param {string[]} allowed @param {unknown} value @param {string} where */
function choice(allowed, value, where) {
  const found = text(value, where);
  if (!allowed.includes(found)) throw new PlanError("choice", { where, value: found.slice(0, 60), allowed: allowed.filter(Boolean).join(", ") });
  return found;
}

/** @param {unknown} value @param {number} index @returns {Item} */
function readItem(value, index) {
  const where = `items ${index + 1}`;
  const from = record(value, where);
  const at = (/** @type {string} */ name) => `${where}, ${name}`;
  const area = record(from.area, at("area"));
  /** @param {string} name */
  const given = (name) => text(from[name], at(name));
  const kept = given("kept");
  return {
    id: id(from.id, at("id")),
    kind: choice(["action", "objective"], from.kind, at("kind")),
    uri: given("uri"),
    title: given("title"),
    text: given("text"),
    area: { id: id(area.id, at("area id")), title: text(area.title, at("area title")) },
    path: path(from.path, at("path")),
    activity: given("activity"),
    responsible: given("responsible"),
    from: date(from.from, at("from")),
    to: date(from.to, at("to")),
    resources: given("resources"),
    follow_up: given("follow_up"),
    status: choice(STATUSES, from.status, at("status")),
    changed: given("changed"),
    ...(kept && { kept }),
  };
}

/** @param {unknown} value @param {number} index @returns {Check} */
function readCheck(value, index) {
  const where = `checklist ${index + 1}`;
  const from = record(value, where);
  return { id: id(from.id, where), text: text(from.text, where), answer: choice(ANSWERS, from.answer, where), comment: text(from.comment, where) };
}

/** @param {unknown} value @param {number} index @returns {Area} */
function readArea(value, index) {
  const where = `areas ${index + 1}`;
  const from = record(value, where);
  if (from.chosen !== undefined && typeof from.chosen !== "boolean") throw new PlanError("shape", { where });
  return { id: id(from.id, where), text: text(from.text, where), chosen: from.chosen === true };
}

/** @param {unknown} value @param {string} where */
const ids = (value, where) => [...new Set(list(value, where, MOST.list).map((one) => id(one, where)))];

/** One of each id, the first. @template {{id: string}} T @param {T[]} things @returns {T[]} */
const unique = (things) => [...new Map([...things].reverse().map((one) => [one.id, one])).values()].reverse();

/**
 * The plan that a file holds. Raises PlanError, and then nothing is changed.
 * @param {string} content @param {string} [county] the county that the plan must be for @returns {Plan}
 */
export function parse(content, county) {
  if (content.length > MOST.bytes) throw new PlanError("size", { n: String(MOST.bytes / 1e6) });
  const from = readJson(content);
  if (from.format !== FORMAT) throw new PlanError("foreign");
  if (typeof from.version !== "number" || from.version < VERSION) throw new PlanError("older");
  if (from.version > VERSION) throw new PlanError("newer");
  const strategy = record(from.strategy, "strategy");
  const named = (/** @type {string} */ name) => text(strategy[name], `strategy, ${name}`);
  const plan = { name: named("name"), county: named("county"), edition: named("edition"), address: named("address") };
  if (county !== undefined && plan.county !== county) throw new PlanError("county", { name: plan.name || plan.county || "–" });
  return readParts(from, plan);
}

/** @param {string} content */
function readJson(content) {
  try {
    return record(JSON.parse(content.replace(/^\uFEFF/, "")), "");
  } catch {
    throw new PlanError("damaged");
  }
}

/** @param {Record<string, unknown>} from @param {StrategyName} strategy @returns {Plan} */
function readParts(from, strategy) {
  const about = record(from.about, "about");
  return {
    format: FORMAT,
    version: VERSION,
    strategy,
    saved: text(from.saved, "saved"),
    about: Object.fromEntries(ABOUT.map((name) => [name, (name === "from" || name === "to" ? date : text)(about[name], `about, ${name}`)])),
    items: unique(list(from.items, "items", MOST.items).map(readItem)),
    checklist: unique(list(from.checklist, "checklist", MOST.list).map(readCheck)),
    areas: unique(list(from.areas, "areas", MOST.list).map(readArea)),
    roles: ids(from.roles, "roles"),
    ...(from.known !== undefined && { known: ids(from.known, "known") }),
  };
}
