// The view before sending: faults, what has changed and what readers meet, and why decided words change.
// @ts-check
import { additionsOf, additionsView } from "./additions.js";
import { explainByDecision, explainByErratum, lossesOf } from "./decided.js";
import { calledOf, describe, hashOf, restOf, withMoves, wordDiff } from "./describe.js";
import { button, h } from "./element.js";
import { capital, sentence, short } from "./fields.js";
import { Form } from "./form.js";
import { schemaAt } from "./schema.js";
import { errorsOf } from "./shape.js";
import { elementId, holds, names, referencesOf, thingsOf, valueAt, walk } from "./things.js";

/** @typedef {import("./changes.js").Step} Step */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./describe.js").Described} Described */
/** @typedef {import("./decided.js").Loss} Loss */
/** @typedef {import("./remarks.js").Remark} Remark */
/** A fault: its sentence, the form that it is mended in, and the element there. @typedef {{words: string, thing?: Thing, element: string}} Fault */

/** A form's page, with what the check said, and what the last review found. @typedef {import("./form.js").Host & {remarks: Remark[], faults: (Remark & Fault)[]}} ReviewHost */

const ERRATA = "errata";
// More new things of one kind than this are shown as a list.
const MOST_APART = 3;

/** Return the innermost thing that holds a path. @param {Thing[]} things @param {string} file @param {Step[]} path */
const holderOf = (things, file, path) => things.findLast((thing) => thing.file === file && holds(thing.path, path));

/** Return the faults of shape in the changed files, and the names that name nothing. @param {import("./form.js").Host} host @returns {(Remark & Fault)[]} */
export function faultsOf(host) {
  const { session, things, says } = host;
  const shape = session.changed().flatMap((file) => {
    const { data, schema } = session.files[file];
    return errorsOf(data, schema, schema).map((error) => {
      const path = error.word === "unknown" ? error.path.slice(0, -1) : error.path;
      return { file, path, words: sentence(error, says, schemaAt(schema, path)) };
    });
  });
  const dangling = referencesOf(session.files)
    .filter((one) => !things().some((thing) => names(one, thing)))
    .map(({ file, path, id }) => ({ file, path, words: says("error_names_nothing", { id }) }));
  return [...shape, ...dangling].map((one) => {
    const was = valueAt(session.files[one.file].data, one.path);
    return { ...one, was, ...faultOf(host, one) };
  });
}

/** Return the path of the field that shows a value: an item of a list of texts stands in the list's. @param {import("./schema.js").Schema} top @param {Step[]} path */
function fieldOf(top, path) {
  const last = path[path.length - 1];
  return typeof last === "number" && !schemaAt(top, path).properties ? path.slice(0, -1) : path;
}

/** Return the view. @param {ReviewHost} host @param {string[]} adopted @param {(place: HTMLElement, title: string) => void} send fills the place to send from */
export function reviewView(host, adopted, send) {
  const { session, says } = host;
  const heading = h("h2", { id: "edit-heading", tabindex: "-1" }, says("review_title"));
  const files = session.changed();
  if (!files.length) return h("div", {}, heading, h("p", {}, says("nothing_changed")));
  const losses = lossesOf(session, adopted);
  host.faults = faultsOf(host);
  const { faults } = host;
  const described = withMoves(files.flatMap((file) => describe(file, session.files[file])));
  const place = h("section", { id: "edit-send" });
  const isReady = !faults.length && !losses.length;
  if (isReady) send(place, titleOf(described, says));
  return h(
    "div",
    {},
    heading,
    faults.length > 0 && faultList(faults, says),
    host.remarks.length > 0 &&
      faultList(
        host.remarks.map((one) => faultOf(host, one)),
        says,
        "check_says",
      ),
    ...losses.map((loss, index) => lossView(host, loss, index)),
    additionsView(host, additionsOf(session, adopted)),
    ...groupsOf(byThing(described)).map((group) => groupView(host, group)),
    explanations(host),
    isReady ? place : h("p", { class: "ui-notice" }, says("not_ready")),
  );
}

/** Return the words at a path with the form and the element that they are mended in. @param {import("./form.js").Host} host @param {{file: string, path: Step[], words: string}} remark @returns {Fault} */
function faultOf({ session, things }, { file, path, words }) {
  const element = elementId(fieldOf(session.files[file].schema, path));
  return { words, thing: holderOf(things(), file, path), element };
}

/** Return errors as links to their fields. @param {Fault[]} faults @param {import("./fields.js").Says} says @param {string} [title] the key of the heading's words */
export function faultList(faults, says, title = "faults_title") {
  const items = faults.map(({ words, thing, element }) =>
    h("li", {}, thing ? h("a", { href: `${hashOf(thing)}/${element}` }, `${calledOf(thing)}: ${words}`) : words),
  );
  return h(
    "section",
    { class: "ui-edit__faults", "aria-labelledby": `edit-${title}` },
    h("h3", { id: `edit-${title}` }, says(title, { n: faults.length })),
    h("ul", {}, ...items),
  );
}

/** Return the changes of each thing. @param {Described[]} described @returns {[Thing, Described[]][]} */
function byThing(described) {
  /** @type {Map<string, [Thing, Described[]]>} */
  const groups = new Map();
  for (const one of described) {
    const key = `${one.thing.file} ${hashOf(one.thing)}`;
    groups.set(key, [one.thing, [...(groups.get(key)?.[1] ?? []), one]]);
  }
  return [...groups.values()];
}

/** Changes of one thing. @typedef {[Thing, Described[]]} Changed */

/** Return the changed things, with those together that are new of one kind and many. @param {Changed[]} changed @returns {Changed[][]} */
function groupsOf(changed) {
  /** @type {Map<string, Changed[]>} */
  const groups = new Map();
  for (const one of changed) {
    const [{ file, kind, id }, [{ op, keys }]] = one;
    const key = op === "insert" && !keys.length && one[1].length === 1 ? `${file} ${kind}` : `${file} ${kind}:${id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => (group.length > MOST_APART ? [group] : group.map((one) => [one])));
}

/** @param {import("./form.js").Host} host @param {Changed[]} group */
function groupView(host, group) {
  if (group.length === 1) return thingView(host, ...group[0]);
  const items = group.map(([thing, [{ after }]]) => {
    const rest = restOf(thing, after);
    return h("li", {}, h("a", { href: hashOf(thing) }, thing.name), rest && `: ${rest}`);
  });
  const title = group[0][0].schema.title ?? "";
  return h(
    "section",
    { class: "ui-edit__change" },
    h("h3", {}, host.says("several_new", { title, n: group.length })),
    h("ol", {}, ...items),
    h("p", { class: "ui-quiet" }, host.says("means_new")),
  );
}

/** @param {import("./form.js").Host} host @param {Thing} thing @param {Described[]} changes */
function thingView({ says, session }, thing, changes) {
  const rows = changes.flatMap(({ labels, op, before, after, keys }) => {
    const label =
      capital(labels.join(", ")) || says(op === "insert" ? "is_new" : op === "remove" ? "is_removed" : "is_moved");
    const stretches = wordDiff(before, after).map(({ how, words }) =>
      how === "kept"
        ? words
        : h(how === "gone" ? "del" : "ins", {}, h("span", { class: "ui-sr" }, ` ${says(how)} `), words),
    );
    const moved = after ? says("moved_between", { from: before, to: after }) : says("is_moved");
    const diff = op === "move" ? moved : h("p", { class: "ui-edit__diff" }, ...stretches);
    return [
      h("dt", {}, label),
      h("dd", {}, diff, ...meanings(says, keys, op, thing).map((words) => h("p", { class: "ui-quiet" }, words))),
    ];
  });
  const count = referencesOf(session.files).filter((one) => names(one, thing)).length;
  return h(
    "section",
    {},
    h("h3", {}, h("a", { href: hashOf(thing) }, calledOf(thing))),
    h("dl", {}, ...rows),
    count > 0 && h("p", { class: "ui-quiet" }, says("named_in", { n: count })),
  );
}

/** Return what readers meet, as far as it follows from the field. @param {import("./fields.js").Says} says @param {string[]} keys @param {Described["op"]} op @param {Thing} thing */
function meanings(says, keys, op, thing) {
  if (!keys.length) return op === "insert" ? [says("means_new", { kind: thing.schema.title ?? "" })] : [];
  const known = [...keys].reverse().find((key) => says(`means_${key}`));
  return known ? [says(`means_${known}`)] : [];
}

/** Return the choice between the two reasons for a change of decided words. @param {import("./form.js").Host} host @param {Loss} loss @param {number} index */
function lossView(host, loss, index) {
  const { session, says } = host;
  const name = loss.thing ? calledOf(loss.thing) : loss.file;
  const label = says("reason_given");
  const decide = () => host.draw(elementId([...explainByDecision(session, loss, label), "date"]));
  const mend = () => {
    const path = explainByErratum(session, loss, label);
    if (path) host.draw(elementId([...path, "group"]));
    else host.tell(says("cannot_pair"));
  };
  const can = {
    decide: loss.holder !== undefined && loss.now !== "",
    mend: loss.now !== "",
  };
  const id = `edit-loss-${index}`;
  return h(
    "section",
    { class: "ui-edit__loss", "aria-labelledby": id },
    h("h3", { id }, says("decided_title", { name })),
    h("p", {}, says(loss.now ? "decided_changed" : "decided_removed")),
    h("blockquote", {}, loss.lost[0]),
    h(
      "p",
      { class: "ui-row" },
      can.decide && button(says("new_decision"), decide, { class: "ui-button" }, name),
      can.mend && button(says("mended_mistake"), mend, { class: "ui-button" }, name),
      h("a", { href: loss.thing ? hashOf(loss.thing) : "#" }, says("change_again")),
    ),
  );
}

/** Return the fields of the reasons that were given here: what is new under `replaced`, and new remarks. @param {import("./form.js").Host} host */
function explanations(host) {
  const { session, says } = host;
  const reasons = session
    .changed()
    .flatMap((file) =>
      describe(file, session.files[file]).filter(
        ({ op, keys }) => op !== "remove" && (keys.includes("replaced") || (file === ERRATA && !keys.length)),
      ),
    );
  const holders = new Map(reasons.map(({ thing }) => [hashOf(thing), thing]));
  const parts = [...holders.values()].flatMap((thing) => {
    const form = new Form(host, thing);
    if (thing.file === ERRATA) return form.object(thing.path, thing.schema);
    return newFormer(session, thing).flatMap((path) =>
      form.object(path, schemaAt(session.files[thing.file].schema, path)),
    );
  });
  if (!parts.length) return undefined;
  return h(
    "section",
    { class: "ui-edit__part", "aria-labelledby": "edit-reasons" },
    h("h3", { id: "edit-reasons" }, says("reasons_title")),
    ...parts,
    button(says("look_again"), () => host.draw("edit-heading"), { class: "ui-button" }),
  );
}

/** Return the paths of the former words that are new, within a thing and not in another within it. @param {import("./session.js").Session} session @param {Thing} thing @returns {Step[][]} */
function newFormer(session, thing) {
  const { base, data, schema } = session.files[thing.file];
  /** @type {Step[][]} */
  const paths = [];
  walk(
    data,
    schema,
    schema,
    [],
    (_value, own, path) => {
      if (own === undefined || path[path.length - 2] !== "replaced") return undefined;
      const isWithin = holds(thing.path, path);
      const inner = holderOf(thingsOf({ [thing.file]: { data, schema } }), thing.file, path);
      if (isWithin && inner && hashOf(inner) === hashOf(thing) && valueAt(base, path) === undefined) paths.push(path);
      return undefined;
    },
    undefined,
  );
  return paths;
}

/** Return a title for the proposal, shorter than GitHub's longest. @param {Described[]} described @param {import("./fields.js").Says} says */
export function titleOf(described, says) {
  const own = described.filter(({ thing }) => thing.file !== ERRATA);
  const things = [...new Set(own.map(({ thing }) => short(calledOf(thing))))];
  const [first = says("errata_changed")] = things;
  const verb = own.every(({ op, keys }) => op === "insert" && !keys.length) && own.length ? "title_add" : "title";
  return things.length > 1 ? says(`${verb}_several`, { first, n: things.length - 1 }) : says(`${verb}_one`, { first });
}
