// A plan as data: made, changed, held against the strategy of today, shared. No DOM, no storage, no words of its own.
// @ts-check

/** The name of a field that the reader fills in for an item. @typedef {"activity" | "responsible" | "from" | "to" | "resources" | "follow_up" | "status" | "completed" | "reason"} FieldName */
/** @typedef {{name: string, county: string, edition: string, address: string}} StrategyName */
/** `kept` is the change of the strategy that the reader has seen and not taken. @typedef {{id: string, kind: string, uri: string, title: string,
 *   text: string, area: {id: string, title: string}, path: string, activity: string, responsible: string, from: string, to: string,
 *   resources: string, follow_up: string, status: string, completed: string, not_relevant: boolean, reason: string, changed: string, kept?: string}} Item */
/** @typedef {{id: string, text: string, answer: string, comment: string}} Check */
/** @typedef {{id: string, text: string, chosen: boolean}} Area */
/** `known` holds the ids of the strategy when the plan last looked at it; `id` tells one plan from another, "" until something is kept.
 *  @typedef {{format: string, version: number, id: string, strategy: StrategyName,
 *   saved: string, about: Record<string, string>, items: Item[], checklist: Check[], areas: Area[], roles: string[], known?: string[]}} Plan */
/** An insats or a målsättning of today; `was` holds the ids that lead on to it. @typedef {{id: string, kind: string, uri: string, title: string, text: string,
 *   area: {id: string, title: string}, path: string, was?: string[], withdrawn?: {date: string, decision: string, reason: string, successors: string[]}}} Current */
/** @typedef {{strategy: StrategyName, items: Current[], checklist: {id: string, text: string}[], areas: {id: string, text: string}[],
 *   roles: {id: string, title: string, items: string[]}[]}} Strategy */

export const FORMAT = "min-plan";
export const VERSION = 1;
export const STATUSES = ["", "planerad", "pågår", "klar", "avbruten"];
/** The state of an insats that the organisation has judged not to concern it, in place of a status. */
export const NOT_RELEVANT = "rör inte oss";
export const ANSWERS = ["", "ja", "delvis", "nej", "vet inte"];
/** The answers that something is left to do after, the most first. */
export const LEFT = ["nej", "delvis", "vet inte"];
export const ABOUT = ["organisation", "contact", "decision", "from", "to", "affiliate"];
/** The fields that the reader fills in for each item. @type {FieldName[]} */
export const FIELDS = [
  "activity",
  "responsible",
  "from",
  "to",
  "resources",
  "follow_up",
  "status",
  "completed",
  "reason",
];
// The strategy's own words may be longer than what is written of them: `check` takes 30,000 characters.
export const MOST = { bytes: 4_000_000, items: 1000, characters: 5000, words: 50_000, list: 2000 };
const WRITTEN = new Set([...FIELDS, ...ABOUT, "comment"]);

/** @type {("uri" | "title" | "text" | "path")[]} */
const FROM_STRATEGY = ["uri", "title", "text", "path"];
export const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
/** An affiliate's id, or `-` for an organisation that is not in the list of affiliates. */
export const AFFILIATE = /^(?:-|[a-z0-9][a-z0-9-]{0,99})$/;
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
// Characters that no file format holds, and those that change the reading direction around them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const INVISIBLE = /[\0-\x08\v\f\x0E-\x1F\x7F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF\p{Surrogate}]/gu;

/** A fault in a plan file: `key` names the message, `values` fill it in. */
export class PlanError extends Error {
  /** @param {string} key @param {Record<string, string>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** Text that is only text: one sort of line end, nothing invisible. @param {string} text */
export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "").normalize("NFC");

/** Return the part of a text that a plan holds; the only place of the bound. @param {string} text @param {number} [most] */
export function bound(text, most = MOST.characters) {
  const cleaned = clean(text);
  return cleaned.length > most ? clean(cleaned.slice(0, most)) : cleaned;
}

/** Return true if a plan holds all of a text. @param {string} text @param {number} [most] */
export const fits = (text, most = MOST.characters) => clean(text).length <= most;

/** An empty plan for the strategy. @param {Strategy} strategy @returns {Plan} */
export function create({ strategy, checklist, areas, items }) {
  return {
    format: FORMAT,
    version: VERSION,
    id: "",
    strategy: { ...strategy },
    saved: "",
    about: Object.fromEntries(ABOUT.map((name) => [name, ""])),
    items: [],
    checklist: checklist.map(({ id, text }) => ({ id, text, answer: "", comment: "" })),
    areas: areas.map(({ id, text }) => ({ id, text, chosen: false })),
    roles: [],
    known: items.map(({ id }) => id),
  };
}

/** An item of a plan, with nothing of the reader's yet. @param {Current} current @param {string} now @returns {Item} */
export function item({ id, kind, uri, title, text, area, path }, now) {
  const own = { activity: "", responsible: "", from: "", to: "", resources: "", follow_up: "", status: "" };
  const judged = { completed: "", not_relevant: false, reason: "" };
  return { id, kind, uri, title, text, area: { ...area }, path, ...own, ...judged, changed: now };
}

/** Return the state of an item: that it is not relevant, or its status. @param {Item} item */
export const stateOf = ({ not_relevant, status }) => (not_relevant ? NOT_RELEVANT : status);

/** Return a field as it counts: a day of completion only of what is completed, a reason only of what is not relevant. @param {Item} item @param {FieldName} name */
export const countedValue = (item, name) =>
  (name === "completed" && item.status !== "klar") || (name === "reason" && !item.not_relevant) ? "" : item[name];

/** Give the plan an id when something is kept, and take it away when nothing is left: what comes then is another plan. @param {Plan} plan */
export function identify(plan) {
  // Only where the page is served securely.
  plan.id = isEmpty(plan) ? "" : plan.id || (globalThis.crypto?.randomUUID?.() ?? "");
}

/** Return true if the plan holds anything of the reader's. @param {Plan} plan */
export const isEmpty = ({ items, about, checklist, areas }) =>
  !items.length &&
  !Object.values(about).some(Boolean) &&
  !checklist.some(({ answer, comment }) => answer || comment) &&
  !areas.some(({ chosen }) => chosen);

/** Return true if the plan has words that the reader has written. @param {Plan} plan */
export const written = ({ items, about, checklist }) =>
  Object.values(about).some(Boolean) ||
  checklist.some(({ comment }) => comment) ||
  items.some((one) => FIELDS.some((name) => one[name]));

/** Add the items that are missing and return their number. @param {Plan} plan @param {Item[]} items @param {string[]} [roles] */
export function add(plan, items, roles = []) {
  const had = new Set(plan.items.map(({ id }) => id));
  const added = items.filter(({ id }) => !had.has(id) && had.add(id));
  if (plan.items.length + added.length > MOST.items) throw new PlanError("many", { n: String(MOST.items) });
  plan.items.push(...added);
  plan.roles = [...new Set([...plan.roles, ...roles])];
  return added.length;
}

/** The areas in the order in which the plan first names them, each with its items. @param {Plan} plan */
export function groups({ items }) {
  /** @type {Map<string, {area: {id: string, title: string}, items: Item[]}>} */
  const found = new Map();
  for (const one of items) {
    const group = found.get(one.area.id) ?? { area: one.area, items: [] };
    group.items.push(one);
    found.set(one.area.id, group);
  }
  return [...found.values()];
}

/** Move an item past its neighbour in its area. @param {Plan} plan @param {string} id @param {1 | -1} step @returns {boolean} whether it moved */
export function move(plan, id, step) {
  const group = groups(plan).find(({ items }) => items.some((one) => one.id === id))?.items ?? [];
  const at = group.findIndex((one) => one.id === id);
  const other = group[at + step];
  if (!other) return false;
  const [from, to] = [plan.items.indexOf(group[at]), plan.items.indexOf(other)];
  [plan.items[from], plan.items[to]] = [plan.items[to], plan.items[from]];
  return true;
}

/** Return the number of checklist points with each answer. @param {Plan} plan @returns {Record<string, number>} */
export function answers({ checklist }) {
  const counts = Object.fromEntries(ANSWERS.map((answer) => [answer, 0]));
  for (const { answer } of checklist) counts[answer]++;
  return counts;
}

/** The plan as a text that `parse` takes: what is stored, and the file. Raises PlanError when the plan is larger than that. @param {Plan} plan @param {string} now */
export function serialize(plan, now) {
  const { items, checklist, areas, roles, known } = plan;
  if (items.length > MOST.items) throw new PlanError("many", { n: String(MOST.items) });
  if (Math.max(checklist.length, areas.length) > MOST.list) throw new PlanError("many", { n: String(MOST.list) });
  const lists = { roles: roles.slice(0, MOST.list), ...(known && { known: known.slice(0, MOST.list) }) };
  const counted = items.map((one) => ({
    ...one,
    completed: countedValue(one, "completed"),
    reason: countedValue(one, "reason"),
  }));
  const text = `${JSON.stringify({ ...plan, ...lists, items: counted, saved: now }, within, 1)}\n`;
  if (text.length > MOST.bytes) throw new PlanError("size", { n: String(MOST.bytes / 1e6) });
  return text;
}

/** A value of a plan as a file may have it: a date that is none is no date. @param {string} name @param {unknown} value */
function within(name, value) {
  if (typeof value !== "string") return value;
  const date = name === "from" || name === "to" || name === "completed";
  return date && !DATE.test(value) ? "" : bound(value, WRITTEN.has(name) ? MOST.characters : MOST.words);
}

/** Return the changes of the strategy since the plan was made that concern the plan and are not answered.
 *  @param {Plan} plan @param {Strategy} strategy */
export function drift(plan, strategy) {
  const today = new Map(strategy.items.map((one) => [one.id, one]));
  const placed = plan.items.map((one) => ({ item: one, now: today.get(one.id) }));
  const known = new Set(plan.known ?? strategy.items.map(({ id }) => id));
  const had = new Set(plan.items.map(({ id }) => id));
  const wanted = new Map(
    strategy.roles
      .filter(({ id }) => plan.roles.includes(id))
      .flatMap(({ title, items }) => items.map((id) => [id, title])),
  );
  const open = placed.filter(({ item, now }) => item.kept !== version(now));
  // Offered in place of what is withdrawn, and so not as new too.
  const offered = new Set(open.flatMap(({ now }) => now?.withdrawn?.successors ?? []));
  return {
    changed: open.flatMap(({ item, now }) => (now && !now.withdrawn && now.text !== item.text ? { item, now } : [])),
    withdrawn: open.flatMap(({ item, now }) => (now?.withdrawn ? { item, now } : [])),
    gone: open.filter(({ now }) => !now),
    added: strategy.items
      .filter(({ id, withdrawn }) => !withdrawn && !known.has(id) && !had.has(id) && !offered.has(id))
      .flatMap((now) => {
        const role = wanted.get(now.id);
        return role === undefined ? [] : { now, role };
      }),
  };
}

/** Return the mark of a change that the reader has seen but not taken. @param {Current | undefined} now */
export const version = (now) => (!now ? "borta" : now.withdrawn ? `upphävd ${now.withdrawn.date}` : now.text);

/** Set an item's words to those of today; the reader's own stay. @param {Item} one @param {Current} now @param {string} when */
export function update(one, now, when) {
  for (const name of FROM_STRATEGY) Object.assign(one, { [name]: now[name] });
  Object.assign(one, { id: now.id, kind: now.kind, area: { ...now.area }, changed: when });
  delete one.kept;
}

/** Give renamed items their new ids. The plan's words stay until the reader takes those of today.
 *  @param {Plan} plan @param {Strategy} strategy */
function follow(plan, strategy) {
  const had = new Set(plan.items.map(({ id }) => id));
  /** @type {Map<string, Current>} */
  const led = new Map();
  for (const now of strategy.items) for (const id of now.was ?? []) led.set(id, now);
  for (const one of plan.items) {
    const now = led.get(one.id);
    if (!now || had.has(now.id)) continue;
    had.add(now.id);
    Object.assign(one, { id: now.id, uri: now.uri, path: now.path });
  }
  plan.known &&= [...new Set(plan.known.flatMap((id) => [id, led.get(id)?.id ?? id]))];
}

/** The points and areas as they read today, with what the reader put in; those that are gone stay when they hold something.
 *  @param {Plan} plan @param {Strategy} strategy */
export function refresh(plan, strategy) {
  follow(plan, strategy);
  const blank = create(strategy);
  const checks = new Map(plan.checklist.map((one) => [one.id, one]));
  const areas = new Map(plan.areas.map((one) => [one.id, one]));
  const gone = { check: new Set(checks.keys()), area: new Set(areas.keys()) };
  for (const { id } of blank.checklist) gone.check.delete(id);
  for (const { id } of blank.areas) gone.area.delete(id);
  plan.checklist = [
    ...blank.checklist.map((now) => ({
      ...now,
      answer: checks.get(now.id)?.answer ?? "",
      comment: checks.get(now.id)?.comment ?? "",
    })),
    ...plan.checklist.filter(({ id, answer, comment }) => gone.check.has(id) && (answer || comment)),
  ];
  plan.areas = [
    ...blank.areas.map((now) => ({ ...now, chosen: areas.get(now.id)?.chosen ?? false })),
    ...plan.areas.filter(({ id, chosen }) => gone.area.has(id) && chosen),
  ];
}
