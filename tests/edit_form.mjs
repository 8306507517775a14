// Answers what tests/edit_answers.py asks of the form's own modules: a list of questions in, a list of answers out, as JSON.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text as all } from "node:stream/consumers";
import { additionsOf, explainAdditions } from "../overrides/assets/scripts/edit/additions.js";
import { applyChanges, changesBetween, same } from "../overrides/assets/scripts/edit/changes.js";
import {
  difference,
  explainByDecision,
  explainByErratum,
  lossesOf,
  placeOf,
} from "../overrides/assets/scripts/edit/decided.js";
import { describe, restOf, wordDiff } from "../overrides/assets/scripts/edit/describe.js";
import { follow } from "../overrides/assets/scripts/edit/follow.js";
import { blank, nextId, settleIds, slug } from "../overrides/assets/scripts/edit/new-item.js";
import { pastedItems } from "../overrides/assets/scripts/edit/paste.js";
import { patch } from "../overrides/assets/scripts/edit/patch.js";
import { read } from "../overrides/assets/scripts/edit/read.js";
import { placesFor, relocate } from "../overrides/assets/scripts/edit/relocate.js";
import { remarksOf } from "../overrides/assets/scripts/edit/remarks.js";
import { faultsOf, titleOf } from "../overrides/assets/scripts/edit/review.js";
import { resolved, schemaAt } from "../overrides/assets/scripts/edit/schema.js";
import { found } from "../overrides/assets/scripts/edit/search.js";
import { Session } from "../overrides/assets/scripts/edit/session.js";
import { clean, errorsOf } from "../overrides/assets/scripts/edit/shape.js";
import { noteId, tableOf } from "../overrides/assets/scripts/edit/text-tools.js";
import { elementId, holds, referencesOf, thingsOf, valueAt } from "../overrides/assets/scripts/edit/things.js";
import { unitsOf } from "../overrides/assets/scripts/edit/units.js";

const schemas = new URL("../data/schema/", import.meta.url);
const textIn = (folder, stem) =>
  existsSync(join(folder, `${stem}.yaml`)) ? readFileSync(join(folder, `${stem}.yaml`), "utf8") : "";

/** What the page publishes, of a folder: a file that it lacks has an empty text. */
function sourceOf(folder) {
  const stems = readdirSync(schemas)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(".json", ""));
  const adopted = readdirSync(folder).includes("edition")
    ? readdirSync(join(folder, "edition"))
        .filter((name) => name.endsWith(".txt"))
        .flatMap((name) => readFileSync(join(folder, "edition", name), "utf8").split("\n"))
        .filter((line) => line && !line.startsWith("# "))
    : [];
  return {
    folder,
    adopted,
    files: Object.fromEntries(stems.map((stem) => [stem, textIn(folder, stem)])),
    schemas: Object.fromEntries(
      stems.map((stem) => [stem, JSON.parse(readFileSync(new URL(`${stem}.json`, schemas), "utf8"))]),
    ),
  };
}

/** A session of a folder with an empty draft, and what the form asks of its page. */
function hostOf(folder, draft = "") {
  const source = sourceOf(folder);
  const kept = { draft };
  const session = new Session(source, { load: () => kept.draft, save: (text) => Object.assign(kept, { draft: text }) });
  const says = (key, values = {}) => `${key} ${JSON.stringify(values)}`;
  return { session, source, kept, says, things: () => thingsOf(session.files) };
}

const thingOf = (host, name) => host.things().find(({ kind, id }) => `${kind}:${id}` === name);

const pathOf = (host, [name, ...rest]) => {
  const thing = thingOf(host, name);
  return { file: thing.file, path: [...thing.path, ...rest] };
};

const steps = {
  set(host, { at, to }) {
    const { file, path } = pathOf(host, at);
    const { data, schema } = host.session.files[file];
    const holder = path.slice(0, -1);
    const last = path.at(-1);
    const where = typeof last === "string" ? placeOf(valueAt(data, holder), last, schemaAt(schema, holder)) : undefined;
    host.session.change(file, [{ path, op: "set", value: to, at: where }], "set");
  },
  insert(host, { at, value, to }) {
    const { file, path } = pathOf(host, at);
    host.session.change(file, [{ path, op: "insert", value, at: to }], "insert");
  },
  remove(host, { at }) {
    const { file, path } = pathOf(host, at);
    host.session.change(file, [{ path, op: "remove" }], "remove");
  },
  decide(host, { fill }) {
    const [loss] = lossesOf(host.session, host.source.adopted);
    const path = explainByDecision(host.session, loss, "reason");
    for (const [name, value] of Object.entries(fill))
      host.session.change(loss.file, [{ path: [...path, name], op: "set", value }], name);
  },
  mend(host, { fill }) {
    const [loss] = lossesOf(host.session, host.source.adopted);
    const path = explainByErratum(host.session, loss, "reason");
    if (!path) return;
    for (const [name, value] of Object.entries(fill))
      host.session.change("errata", [{ path: [...path, name], op: "set", value }], name);
  },
  undo: (host) => host.session.undo(),
  relocate(host, { what, to }) {
    const thing = thingOf(host, what);
    const place = placesFor(host, thing).find(({ words }) => words === to);
    relocate(host.session, thing, place, "move");
  },
  paste(host, { at: [name, key], rows }) {
    const { file, schema: holder, path } = thingOf(host, name);
    const { data, schema: top } = host.session.files[file];
    const items = resolved(resolved(holder.properties[key], top).items, top);
    const list = valueAt(data, [...path, key]) || [];
    const form = { host, says: host.says, top };
    const { added, ...misfit } = pastedItems(rows, form, items, list);
    if (!added) throw new Error(JSON.stringify(misfit));
    host.session.change(file, [{ path: [...path, key], op: "set", value: [...list, ...added] }], "paste");
  },
  explain: (host, { added }) =>
    explainAdditions(host.session, additionsOf(host.session, host.source.adopted), added, "reason"),
  settle: (host) => settleIds(host.session, "id"),
};

const lossesIn = (host) =>
  lossesOf(host.session, host.source.adopted).map(({ thing, field }) => [
    thing && `${thing.kind}:${thing.id}`,
    field ?? "",
  ]);

const asks = {
  units: ({ texts }) => texts.map(unitsOf),
  errors: ({ folder }) => {
    const { files, schemas: made } = sourceOf(folder);
    return Object.entries(files).flatMap(([stem, text]) =>
      text ? errorsOf(read(text), made[stem], made[stem]).map((error) => [stem, error]) : [],
    );
  },
  wrong: ({ folder, at, to }) => {
    const host = hostOf(folder);
    steps.set(host, { at, to });
    return faultsOf(host).map(({ words, thing, element }) => [
      words.split(" ")[0],
      thing && `${thing.kind}:${thing.id}`,
      element,
    ]);
  },
  things: ({ folder }) =>
    hostOf(folder)
      .things()
      .map(({ kind, id, name }) => [kind, id, name]),
  references: ({ folder }) => referencesOf(hostOf(folder).session.files).map(({ kinds, id }) => [kinds, id]),
  search: ({ folder, query }) => found(hostOf(folder).things(), query).map(({ kind, id }) => `${kind}:${id}`),
  work: ({ folder, steps: wanted }) => {
    const host = hostOf(folder);
    const losses = [];
    for (const [name, step] of wanted.map((one) => Object.entries(one)[0])) {
      losses.push(lossesIn(host));
      steps[name](host, step ?? {});
    }
    losses.push(lossesIn(host));
    const texts = Object.fromEntries(
      host.session.edits().map(({ file, base, changes }) => [file, patch(base, changes)]),
    );
    const described = host.session
      .changed()
      .flatMap((file) => describe(file, host.session.files[file]))
      .map(
        ({ thing, keys, op, before, after }) =>
          `${thing.kind}:${thing.id} ${keys.join(".")} ${op}: ${before} → ${after}`,
      );
    const again = hostOf(folder, host.kept.draft);
    const isKept = host.session
      .changed()
      .every((file) => same(host.session.files[file].data, again.session.files[file].data));
    return {
      texts,
      losses,
      described,
      faults: faultsOf(host).map(({ words }) => words.split(" ")[0]),
      isKept,
      additions: additionsOf(host.session, host.source.adopted).map(({ file, path }) => `${file} ${elementId(path)}`),
      steps: host.session.steps.length,
      title: titleOf(
        host.session.changed().flatMap((file) => describe(file, host.session.files[file])),
        host.says,
      ),
    };
  },
  between: ({ before, after }) => {
    const changes = changesBetween(before, after);
    return { changes, isRight: same(applyChanges(before, changes), after) };
  },
  patch: ({ text, changes }) => {
    try {
      return patch(text, changes);
    } catch (error) {
      return { refused: error.reason };
    }
  },
  difference: ({ before, after }) => difference(before, after),
  diff: ({ before, after }) => wordDiff(before, after).map(({ how, words }) => [how, words]),
  rest: ({ name, after }) => restOf({ name }, after),
  clean: ({ text }) => clean(text),
  invisible: ({ texts }) => texts.filter((text) => errorsOf(text, {}, {}).some(({ word }) => word === "invisible")),
  next: ({ ids, taken, kind, first }) =>
    nextId(
      ids.map((id) => ({ id })),
      taken,
      kind,
      first,
    ),
  slug: ({ name }) => slug(name),
  table: ({ cells }) => tableOf(cells),
  note: ({ ids, used }) => noteId(ids, used),
  news: async ({ body, commit }) => {
    const news = [];
    const ask = async (_, path) => (path.includes("runs") ? { workflow_runs: [] } : [{ body }]);
    await follow(ask, { number: 1, commit }, (one) => news.push(one), { times: 1 });
    return news.at(-1);
  },
  remarks: ({ folder, stem, errors }) => {
    const host = hostOf(folder);
    const text = textIn(folder, stem);
    const made = remarksOf(errors, { [`${stem}.yaml`]: text }, host.session);
    return made.map((one) => {
      const thing = host.things().findLast(({ file, path }) => file === one.file && holds(path, one.path));
      return [`${thing.kind}:${thing.id}`, elementId(one.path.slice(thing.path.length)), one.words];
    });
  },
  blank: ({ stem, definition, form }) => {
    const top = JSON.parse(readFileSync(new URL(`${stem}.json`, schemas), "utf8"));
    return blank(top.definitions[definition], top, form);
  },
};

const questions = JSON.parse(await all(process.stdin));
const made = questions.map(async ({ ask, ...question }) => (await asks[ask](question)) ?? null);
process.stdout.write(JSON.stringify(await Promise.all(made)));
