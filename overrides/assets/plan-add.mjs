// Adds what stands by a button to the reader's plan, and says so beside it. Loaded when such a button is pressed.
// @ts-check
import { idOf } from "./item.mjs";
import { PlanError, add, item } from "./plan.mjs";
import { ask } from "./plan-ask.mjs";
import { made } from "./plan-parts.mjs";
import { PAGE, Store, today } from "./plan-store.mjs";

/** @typedef {import("./plan.mjs").Current & {violence?: boolean}} Current */

/** @type {Promise<{store: Store, strategy: import("./plan.mjs").Strategy, words: Record<string, string>}> | undefined} */
let ready;

async function load() {
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("./plan.css", import.meta.url).href });
  document.head.append(styles);
  const strategy = await today();
  const store = new Store(strategy, () => mark(store, strategy.words));
  return { store, strategy, words: strategy.words };
}

/** What a button adds: its own ids, or its row's. @param {HTMLButtonElement} button */
function idsOf(button) {
  const row = /** @type {HTMLElement | null} */ (button.closest("[data-item]"));
  return (button.value || (row ? idOf(row) : "")).split(" ").filter(Boolean);
}

/** @param {HTMLButtonElement} button */
export async function press(button) {
  const ids = idsOf(button);
  try {
    ready ??= load();
    await ready;
  } catch {
    // The plan's own page says more, and takes the selection along.
    ready = undefined;
    location.assign(`${PAGE}#urval=${ids.join(",")}`);
    return;
  }
  const { store, words } = await ready;
  if (button.dataset.state === "there") location.assign(PAGE);
  else await put(ids, button.dataset.role ?? "", button);
  mark(store, words);
}

/** Adds what a filter shows, or a role begins with. @param {string[]} ids @param {string} role @param {HTMLElement} beside */
export async function put(ids, role, beside) {
  ready ??= load();
  const { store, strategy, words } = await ready;
  const wanted = new Set(ids);
  const items = /** @type {Current[]} */ (strategy.items).filter(({ id, withdrawn }) => wanted.has(id) && !withdrawn);
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
    const count = add(store.plan, items.map((one) => item(one, new Date().toISOString())), roles);
    if (count || (role && !hadRole)) store.touch();
    await store.save();
    const added = items.map(({ id }) => id).filter((id) => !before.has(id));
    say(beside, told(count, first, store, words), words, added.length ? () => undo(added, hadRole ? "" : role, beside) : undefined);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    say(beside, words[error.key].replace("{n}", error.values.n), words);
  }
  mark(store, words);
}

/** @param {number} count @param {boolean} first @param {Store} store @param {Record<string, string>} words */
function told(count, first, store, words) {
  const what = !count ? words.nothing : count === 1 ? words.added : words.addedMany.replace("{n}", String(count));
  const where = store.problem ? words[store.problem] : !first ? "" : store.where === "tab" ? words.inTab : words.kept;
  return `${what} ${where}`.trim();
}

/** @param {string[]} ids @param {string} role @param {HTMLElement} beside */
async function undo(ids, role, beside) {
  const { store, words } = await /** @type {NonNullable<typeof ready>} */ (ready);
  store.plan.items = store.plan.items.filter(({ id }) => !ids.includes(id));
  store.plan.roles = store.plan.roles.filter((one) => one !== role);
  store.touch();
  await store.save();
  say(beside, words.undone, words);
  mark(store, words);
  beside.focus();
}

/** A line beside the button, announced. @param {HTMLElement} beside @param {string} text @param {Record<string, string>} words @param {() => void} [back] */
function say(beside, text, words, back) {
  let line = /** @type {HTMLElement | null} */ (beside.nextElementSibling);
  if (!line?.matches(".added")) {
    line = made("span", "", { className: "added" });
    line.setAttribute("role", "status");
    beside.after(line);
  }
  const parts = [made("span", `${text} `), made("a", words.open, { href: PAGE })];
  if (back) {
    const button = made("button", words.undo, { className: "button", type: "button" });
    button.addEventListener("click", back);
    parts.push(button);
  }
  // Filled after it stands there, or it would not be announced.
  setTimeout(() => line.replaceChildren(...parts.flatMap((part) => [part, " "])), 50);
}

/** Says at every button of the page whether all that it adds is in the plan. @param {Store} store @param {Record<string, string>} words */
function mark(store, words) {
  const has = new Set(store.plan.items.map(({ id }) => id));
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.add"))) {
    const ids = idsOf(button);
    const { role = "" } = button.dataset;
    const there = ids.length > 0 && ids.every((id) => has.has(id)) && (!role || store.plan.roles.includes(role));
    button.dataset.words ??= button.textContent ?? "";
    const text = there ? words.already : button.dataset.words;
    // What it is heard as begins with what it shows.
    if (button.ariaLabel) button.ariaLabel = button.ariaLabel.replace(button.textContent ?? "", text);
    button.textContent = text;
    button.dataset.state = there ? "there" : "";
  }
}
