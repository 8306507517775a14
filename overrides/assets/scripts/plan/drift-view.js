// The changes of the strategy since the plan was made, each with its answers. Loaded only if there are any.
// @ts-check

import { made } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { item, update, version } from "./model.js";

/** @typedef {import("./model.js").Item} Item */
/** @typedef {import("./model.js").Current} Current */
/** @typedef {import("./page.js").PlanPage} PlanPage */
/** @typedef {ReturnType<typeof import("./model.js").drift>} Drift */
/** @typedef {[string, () => void]} Answer */

/** @param {PlanPage} page @param {HTMLElement} root @param {Drift} drift */
export function show(page, root, drift) {
  const section = made("section", "", { className: "ui-plan__drift ui-box" });
  const title = made("h2", page.words.driftTitle, { id: "plan-drift-title", tabIndex: "-1" });
  section.setAttribute("aria-labelledby", title.id);
  const list = made("ul", "", { className: "ui-register" });
  list.append(
    ...drift.changed.map(({ item: one, now }) => changed(page, one, now)),
    ...drift.withdrawn.map(({ item: one, now }) => withdrawn(page, one, now)),
    ...drift.gone.map(({ item: one }) =>
      entry(page, one.title, [page.words.driftGone], [keep(page, one, undefined), remove(page, one)]),
    ),
    ...drift.added.map(({ now, role }) => added(page, now, role)),
  );
  section.append(title, list);
  root.replaceChildren(section);
}

/** @param {PlanPage} page @param {string} title @param {(string | HTMLElement)[]} content @param {Answer[]} answers */
function entry(page, title, content, answers) {
  const element = document.createElement("li");
  const buttons = document.createElement("p");
  for (const [text, act] of answers) {
    const button = made("button", text, { className: "ui-button", type: "button" });
    button.append(made("span", ` (${title})`, { className: "ui-sr" }));
    button.addEventListener("click", async () => {
      const before = structuredClone(page.plan);
      act();
      page.change(page.show());
      await page.showDrift();
      const next = document.getElementById("plan-drift-title");
      const answered =
        text === page.words.driftRemove
          ? fill(page.words.removed, { title })
          : fill(page.words.driftAnswered, { title, answer: text });
      page.say(next ? answered : `${answered} ${page.words.driftDone}`, () => Object.assign(page.plan, before));
      (next ?? document.getElementById("plan-said"))?.focus();
    });
    buttons.append(button, " ");
  }
  element.append(
    made("h3", title),
    ...content.map((part) => (typeof part === "string" ? made("p", part) : part)),
    buttons,
  );
  return element;
}

/** @param {PlanPage} page @param {Item} one @param {Current} now */
function changed(page, one, now) {
  const both = document.createElement("dl");
  both.append(
    made("dt", page.words.driftOld),
    made("dd", one.text),
    made("dt", page.words.driftNew),
    made("dd", now.text),
  );
  /** @type {Answer} */
  const take = [page.words.driftTake, () => update(one, now, new Date().toISOString())];
  return entry(page, one.title, [page.words.driftChanged, both], [take, keep(page, one, now)]);
}

/** @param {PlanPage} page @param {Item} one @param {Current} now */
function withdrawn(page, one, now) {
  const { date, decision, reason, successors } = now.withdrawn ?? {
    date: "",
    decision: "",
    reason: "",
    successors: [],
  };
  const next = page.strategy.items.filter(({ id }) => successors.includes(id));
  /** @type {Answer[]} */
  const answers = next.map((other) => [
    fill(page.words.driftSuccessor, { title: other.title }),
    () => succeed(page, one, [other]),
  ]);
  if (next.length > 1)
    answers.unshift([fill(page.words.driftSuccessors, { n: next.length }), () => succeed(page, one, next)]);
  answers.push(keep(page, one, now), remove(page, one));
  return entry(page, one.title, [fill(page.words.driftWithdrawn, { date, decision, reason })], answers);
}

/** The first successor takes the place, with what the reader wrote; the others follow. Where the plan has them all, the old one stays until the reader removes it. @param {PlanPage} page @param {Item} one @param {Current[]} next */
function succeed(page, one, next) {
  const [first, ...others] = next.filter(({ id }) => !page.plan.items.some((has) => has.id === id));
  const when = new Date().toISOString();
  const place = page.plan.items.indexOf(one) + 1;
  if (first) update(one, first, when);
  else one.kept = version(page.strategy.items.find(({ id }) => id === one.id));
  page.plan.items.splice(place, 0, ...others.map((other) => item(other, when)));
}

/** @param {PlanPage} page @param {Current} now @param {string} role */
function added(page, now, role) {
  const { known = [] } = page.plan;
  /** Record that the reader has seen the change, and return the time. */
  const seen = () => {
    page.plan.known = [...known, now.id];
    return new Date().toISOString();
  };
  return entry(
    page,
    now.title,
    [fill(page.words.driftAdded, { role }), now.text],
    [
      [page.words.driftAdd, () => page.plan.items.push(item(now, seen()))],
      [page.words.driftSkip, seen],
    ],
  );
}

/** @param {PlanPage} page @param {Item} one @param {Current | undefined} now @returns {Answer} */
const keep = (page, one, now) => [
  page.words.driftKeep,
  () => Object.assign(one, { kept: version(now), changed: new Date().toISOString() }),
];

/** @param {PlanPage} page @param {Item} one @returns {Answer} */
const remove = (page, one) => [page.words.driftRemove, () => page.plan.items.splice(page.plan.items.indexOf(one), 1)];
