// Adds rows to the plan, and reports it beside the button that was pressed. Loaded at the first press.
// @ts-check

import { findAll, instance, made } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { idOf } from "../lib/item-id.js";
import { add, item, PlanError } from "./model.js";
import { fragment } from "./share-link.js";
import { PAGE, today } from "./site.js";
import { Store } from "./storage.js";
import { ask } from "./storage-dialog.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {{store: Store, strategy: import("./site.js").SiteStrategy, words: Record<string, string>}} Loaded */
/** A button of the line: its words, and what it does. @typedef {[string, () => void]} Offer */

/** The address of the plan's page. */
let address = PAGE;

/** @type {Promise<Loaded> | undefined} */
let ready;

/** The presses, one at a time: a question is asked once, and each sees what the one before it added. @type {Promise<unknown>} */
let queue = Promise.resolve();

/** @returns {Promise<Loaded>} */
async function load() {
  const strategy = await today();
  const { styles = "" } = document.getElementById("add")?.dataset ?? {};
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles }));
  const store = new Store(strategy, () => mark(store, strategy.words));
  return { store, strategy, words: strategy.words };
}

/** Load once; after a failure, again at the next press. Rejects as fetch does. @returns {Promise<Loaded>} */
async function loaded() {
  ready ??= load();
  try {
    return await ready;
  } catch (error) {
    ready = undefined;
    throw error;
  }
}

/** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
function queued(act) {
  const turn = queue.then(act);
  queue = turn.catch(() => {});
  return turn;
}

/** Return the ids that a button adds: its own, or its row's. @param {HTMLButtonElement} button */
function idsOf(button) {
  const row = button.closest("[data-item]");
  return (button.value || (row instanceof HTMLElement ? idOf(row) : "")).split(" ").filter(Boolean);
}

/** Return true if the plan has all of these, and the role. @param {Plan} plan @param {string[]} ids @param {string} role */
function contains({ items, roles }, ids, role) {
  const has = new Set(items.map(({ id }) => id));
  return ids.length > 0 && ids.every((id) => has.has(id)) && (!role || roles.includes(role));
}

/** Add a button's items. If they are in the plan already, offer to remove them. @param {HTMLButtonElement} button */
export function press(button) {
  return queued(async () => {
    const { store, words } = await loaded();
    const [ids, role] = [idsOf(button), button.dataset.role ?? ""];
    if (!contains(store.plan, ids, role)) return insert(ids, role, button);
    say(button, fill(words.present, { n: ids.length }), words, [words.remove, () => remove(ids, role, button)]);
    mark(store, words);
  });
}

/** Add the rows that a filter shows. @param {string[]} ids @param {string} role @param {HTMLElement} beside */
export const put = (ids, role, beside) => queued(() => insert(ids, role, beside));

/** @param {string[]} ids @param {string} role @param {HTMLElement} beside */
async function insert(ids, role, beside) {
  const { store, strategy, words } = await loaded();
  const wanted = new Set(ids);
  const items = strategy.items.filter(({ id, withdrawn }) => wanted.has(id) && !withdrawn);
  const first = !store.where;
  if (first && (items.some(({ violence }) => violence) || document.querySelector("p#support-title"))) {
    const where = await ask(words);
    if (!where) return;
    store.where = where;
  }
  const before = new Set(store.plan.items.map(({ id }) => id));
  const roles = role ? [role] : [];
  const hadRole = store.plan.roles.includes(role);
  try {
    const count = add(
      store.plan,
      items.map((one) => item(one, new Date().toISOString())),
      roles,
    );
    if (count || (role && !hadRole)) store.touch();
    await store.save();
    // A plan that only this page holds follows in the link.
    address = store.where === "page" ? `${PAGE}#${fragment(store.plan)}` : PAGE;
    const added = items.map(({ id }) => id).filter((id) => !before.has(id));
    /** @type {Offer} */
    const undo = [words.undo, () => remove(added, hadRole ? "" : role, beside)];
    say(beside, addedText(count, items.length, first, store, words), words, added.length ? undo : undefined);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    say(beside, fill(words[error.key], error.values), words);
  }
  mark(store, words);
}

/** @param {number} count @param {number} all @param {boolean} first @param {Store} store @param {Record<string, string>} words */
function addedText(count, all, first, store, words) {
  const what = count ? fill(words.added, { n: count }) : fill(words.present, { n: all });
  const only = words[`only-${store.where}`] ?? "";
  const where = store.problem ? `${words[store.problem]} ${only}` : !first ? "" : only || words.kept;
  return `${what} ${where}`.trim();
}

/** Remove rows, and offer to restore them. @param {string[]} ids @param {string} role @param {HTMLElement} beside */
async function remove(ids, role, beside) {
  const { store, words } = await loaded();
  const out = store.plan.items.flatMap((one, at) => (ids.includes(one.id) ? { one, at } : []));
  const roles = store.plan.roles.filter((one) => one === role);
  if (!out.length && !roles.length) {
    // Removed elsewhere: to write an empty plan now would keep something on a computer that was cleared.
    beside.focus();
    say(beside, words.absent, words, null);
    return mark(store, words);
  }
  store.plan.items = store.plan.items.filter(({ id }) => !ids.includes(id));
  store.plan.roles = store.plan.roles.filter((one) => one !== role);
  const text = fill(words.undone, { n: out.length });
  await keep(store, words, beside, text, [words.undo, () => restore(out, roles, beside)]);
}

/** @param {{one: import("./model.js").Item, at: number}[]} out @param {string[]} roles @param {HTMLElement} beside */
async function restore(out, roles, beside) {
  const { store, words } = await loaded();
  const has = new Set(store.plan.items.map(({ id }) => id));
  const items = [...store.plan.items];
  for (const { one, at } of out) if (!has.has(one.id)) items.splice(at, 0, one);
  store.plan.items = items;
  store.plan.roles = [...new Set([...store.plan.roles, ...roles])];
  const ids = out.map(({ one }) => one.id);
  await keep(store, words, beside, fill(words.restored, { n: out.length }), [
    words.remove,
    () => remove(ids, roles[0] ?? "", beside),
  ]);
}

/** Store a change, reports it and gives the focus to the button that all is about. @param {Store} store @param {Record<string, string>} words @param {HTMLElement} beside @param {string} text @param {Offer} offer */
async function keep(store, words, beside, text, offer) {
  beside.focus();
  store.touch();
  await store.save();
  say(beside, text, words, offer);
  mark(store, words);
}

/** The line beside a button, with a status of its own. @param {HTMLElement} beside */
function lineOf(beside) {
  const line = beside.nextElementSibling;
  if (line?.matches(".ui-added")) {
    if (line.querySelector("[role]")) return line;
    line.remove();
  }
  const status = made("span", "");
  status.setAttribute("role", "status");
  const fresh = made("span", "", { className: "ui-added" });
  fresh.append(status, " ", made("a", "", { href: PAGE }));
  beside.after(fresh);
  return fresh;
}

/** Announce a text beside the button, with a link to the plan and an offer. Without `offer` the present one stays; null removes it.
 *  @param {HTMLElement} beside @param {string} text @param {Record<string, string>} words @param {Offer | null} [offer] */
function say(beside, text, words, offer) {
  const line = lineOf(beside);
  const [status, link, last] = line.children;
  Object.assign(link, { textContent: words.open, href: address });
  status.textContent = "";
  if (offer !== undefined) last?.remove();
  if (offer) {
    const [name, act] = offer;
    const button = made("button", name, { className: "ui-button", type: "button" });
    button.addEventListener("click", () => queued(async () => act()));
    line.append(" ", button);
  }
  // Live regions announce changes only, so the text comes after the element.
  setTimeout(() => (status.textContent = text), 50);
}

/** The content of a button that adds, by its label. @type {WeakMap<Element, Node[]>} */
const unpressed = new WeakMap();

/** Mark every button of the page whose items are all in the plan. @param {Store} store @param {Record<string, string>} words */
function mark(store, words) {
  for (const button of findAll(document, "button.ui-add", HTMLButtonElement)) {
    const there = contains(store.plan, idsOf(button), button.dataset.role ?? "");
    // Its icons stay.
    const label = instance(button.lastElementChild, HTMLElement, "button.ui-add");
    const shown = label.textContent ?? "";
    const adding = unpressed.get(label) ?? [...label.childNodes];
    unpressed.set(label, adding);
    label.replaceChildren(...(there ? [words.already] : adding));
    // The accessible name begins with the visible words (WCAG 2.5.3).
    if (button.ariaLabel?.startsWith(shown))
      button.ariaLabel = label.textContent + button.ariaLabel.slice(shown.length);
    button.ariaPressed = String(there);
  }
}
