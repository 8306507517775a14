// The page of a plan before there is one: the rest loads if a plan is stored or shared, or at the first action.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find } from "../lib/find.js";
import { dropName, KEY, today } from "./site.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLButtonElement} Field */

const root = find(document, "#plan", HTMLElement);
const closed = find(document, "#plan-closed", HTMLElement);
const HELD = ["input", "change", "click"];

/** The fields used before the script is loaded. @type {Set<Field>} */
const used = new Set();

/** @type {Promise<void> | undefined} */
// biome-ignore lint/correctness/noUnusedVariables: `??=` reads it.
let loading;

/** Return true if there is a plan to show, or a message about its storage. */
function hasPlan() {
  try {
    return (
      [sessionStorage, localStorage].some((storage) => storage.getItem(KEY) !== null) || /urval/i.test(location.hash)
    );
  } catch {
    return true;
  }
}

/** @param {Event} event */
function hold(event) {
  const target = event.target instanceof Element ? event.target : undefined;
  const field =
    event.type === "click" ? target?.closest("button") : (target?.closest("input") ?? target?.closest("select"));
  if (!field) return;
  event.stopPropagation();
  used.add(field);
  load();
}

async function start() {
  const [{ PlanPage }, strategy] = await Promise.all([import("./page.js"), today()]);
  const states = [...used].map((field) => ({
    field,
    value: field.value,
    checked: "checked" in field && field.checked,
  }));
  for (const type of HELD) root.removeEventListener(type, hold, true);
  const page = new PlanPage(strategy);
  show();
  for (const state of states) again(state);
  await page.openLink();
}

/** Repeat an action that came before the script. @param {{field: Field, value: string, checked: boolean}} state */
function again({ field, value, checked }) {
  if (field.type === "button") return field.click();
  if (field.type === "radio" && !checked) return;
  // Half a date has no value, and would be emptied.
  if (field.type !== "file" && (field.value !== value || ("checked" in field && field.checked !== checked)))
    Object.assign(field, { value, checked });
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}

function show() {
  root.hidden = false;
  closed.hidden = true;
  unfold();
}

function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    const notice = Object.assign(document.createElement("p"), {
      className: "ui-notice",
      textContent: JSON.parse(root.dataset.words ?? "{}").failed,
    });
    closed.replaceChildren(notice);
    closed.hidden = false;
    closed.scrollIntoView({ block: "nearest" });
    console.error(error);
  });
}

/** Open the folds of a section that the address points to. */
function unfold() {
  const target = document.getElementById(location.hash.slice(1));
  for (const fold of [target?.closest("details"), ...(target?.querySelectorAll(":scope > details") ?? [])])
    if (fold instanceof HTMLDetailsElement) fold.open = true;
}

// Firefox writes what is ticked to its session file too, where the attribute is missing; in HTML only fields to write in may have it.
for (const field of root.querySelectorAll("[type=radio], [type=checkbox]")) field.setAttribute("autocomplete", "off");
for (const type of HELD) root.addEventListener(type, hold, true);
// Focus in a field means that it is soon filled in; a plan of another tab or in the link is shown.
root.addEventListener(
  "focusin",
  ({ target }) => target instanceof Element && target.matches("input, select, button") && load(),
);
for (const type of ["storage", "hashchange", "pageshow"]) addEventListener(type, () => hasPlan() && load());
addEventListener("hashchange", unfold);
dropName();
if (hasPlan()) load();
else show();
arrived("plan");
