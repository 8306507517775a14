// Files and shared selections: what comes in is shown before it changes anything; what goes out. Loaded when asked for.
// @ts-check

import { find, made, nameOf } from "../lib/dom.js";
import { fileAccent } from "../lib/file-accent.js";
import { fill } from "../lib/format.js";
import { give } from "../lib/save-file.js";
import { add, create, item, MOST, PlanError, refresh } from "./model.js";
import { distrust, parse } from "./parse.js";
import { isShared, shared } from "./share-link.js";
import { ROOT } from "./site.js";
import { ask } from "./storage-dialog.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./page.js").PlanPage} PlanPage */

/** The names of plan files, by what they are for. */
const FILES = new Map([
  ["json", "min-plan.json"],
  ["send", "min-plan-att-skicka.json"],
]);

/** @param {string} wish "json" or "send", or a file that a library makes @param {PlanPage} page */
export async function save(wish, page) {
  const text = page.text(wish);
  const name = FILES.get(wish);
  if (name) give(new Blob([text], { type: "application/json" }), name);
  else give(await readable(wish, JSON.parse(text), page.strategy), `min-plan.${wish}`);
}

/** The plan as others read it. @param {string} kind @param {Plan} plan @param {import("./export/report.js").Goals} strategy */
async function readable(kind, plan, strategy) {
  const { planFile } = await import("./export/index.js");
  const { words = "{}" } = find(document, "#filer", HTMLElement).dataset;
  // The addresses in a file lead to where the site is published.
  return planFile(kind, plan, { ...JSON.parse(words), base: ROOT.href, accent: fileAccent() }, strategy);
}

/** @param {PlanPage} page @param {File} file @param {HTMLElement} place */
export async function openFile(page, file, place) {
  const { words } = page;
  try {
    if (file.size > MOST.bytes) throw new PlanError("size", { n: String(MOST.bytes / 1e6) });
    const plan = parse(await file.text(), page.strategy.strategy.county);
    refresh(plan, page.strategy);
    distrust(plan, page.strategy);
    preview(page, plan, words.previewFile, "", place);
  } catch (error) {
    const message = error instanceof PlanError ? fill(words[`error-${error.key}`], error.values) : words["error-read"];
    page.say(message);
    document.getElementById("plan-said")?.focus();
  }
}

/** @param {PlanPage} page @param {string} hash @param {HTMLElement} place */
export function openLink(page, hash, place) {
  const { strategy, words } = page;
  const given = shared(hash, strategy);
  const plan = create(strategy);
  add(
    plan,
    given.items.map((one) => item(one, new Date().toISOString())),
    given.roles,
  );
  const counts = [
    ["previewUnknown", given.unknown],
    ["previewLost", given.lost],
    ["previewOver", given.over],
  ];
  const warnings = counts.filter(([, n]) => n).map(([name, n]) => fill(words[name], { n }));
  preview(page, plan, words.previewLink, warnings.join(" "), place);
}

/** @param {PlanPage} page @param {Plan} plan @param {string} title @param {string} warning @param {HTMLElement} place */
function preview(page, plan, title, warning, place) {
  const { words } = page;
  const had = new Set(page.plan.items.map(({ id }) => id));
  const fresh = plan.items.filter(({ id }) => !had.has(id));
  const section = made("section", "", { className: "ui-plan__preview ui-box" });
  const heading = made("h2", title, { id: "plan-preview-title", tabIndex: "-1" });
  section.setAttribute("aria-labelledby", heading.id);
  const more = page.empty || !plan.items.length ? "" : fill(words.previewNew, { n: fresh.length });
  const line =
    plan.items.length || title === words.previewFile
      ? fill(words.previewIs, { n: plan.items.length, more })
      : words.previewNone;
  const list = document.createElement("ul");
  list.append(...plan.items.map((one) => made("li", nameOf(one))));
  const buttons = document.createElement("p");
  for (const [text, className, act] of choices(page, plan, fresh.length, title === words.previewFile)) {
    const button = made("button", text, { className, type: "button" });
    button.addEventListener("click", () => close(page, plan, place, act));
    buttons.append(button, " ");
  }
  section.append(heading, made("p", line), ...(warning ? [made("p", warning)] : []), list, buttons);
  place.replaceChildren(section);
  heading.focus();
}

/** @typedef {() => void} Act */
/** @param {PlanPage} page @param {Plan} plan @param {number} fresh @param {boolean} whole whether it holds more than a selection
 *  @returns {[string, string, Act | null][]} */
function choices(page, plan, fresh, whole) {
  const { words } = page;
  /** @type {[string, string, Act | null][]} */
  const all = [];
  if (page.empty && (plan.items.length || whole))
    all.push([words.previewOpen, "ui-button ui-button--main", () => replace(page, plan)]);
  if (!page.empty && fresh) all.push([words.previewMerge, "ui-button ui-button--main", () => mergeIn(page, plan)]);
  if (!page.empty && (plan.items.length || whole))
    all.push([words.previewReplace, "ui-button", () => replace(page, plan)]);
  all.push([words.previewCancel, "ui-button", null]);
  return all;
}

/** @param {PlanPage} page @param {Plan} plan @param {HTMLElement} place @param {Act | null} act */
async function close(page, plan, place, act) {
  const violent = new Set(
    page.strategy.items
      .filter((/** @type {{violence?: boolean}} */ one) => one.violence)
      .map((/** @type {{id: string}} */ { id }) => id),
  );
  if (act && !page.store.where && plan.items.some(({ id }) => violent.has(id))) {
    const where = await ask(page.strategy.words);
    if (!where) return;
    page.store.where = where;
  }
  place.replaceChildren();
  if (isShared(location.hash)) history.replaceState(null, "", location.pathname);
  if (act) act();
  else page.say(page.words.cancelled);
  document.getElementById("plan-said")?.focus();
}

/** @param {PlanPage} page @param {Plan} plan */
function replace(page, plan) {
  const before = structuredClone(page.plan);
  const was = page.empty;
  page.items.gap = undefined;
  page.store.replace(plan);
  page.show();
  page.say(was ? page.words.opened : page.words.replaced, was ? undefined : () => Object.assign(page.plan, before));
}

/** Add the missing rows; the others stay unchanged. @param {PlanPage} page @param {Plan} plan */
function mergeIn(page, plan) {
  const before = structuredClone(page.plan);
  try {
    const count = add(page.plan, plan.items, plan.roles);
    page.store.touch();
    page.show();
    page.say(fill(page.words.merged, { n: count }), () => Object.assign(page.plan, before));
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    page.say(fill(page.words["error-many"], error.values));
  }
}
