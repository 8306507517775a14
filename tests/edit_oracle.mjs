// Draws random edits of data files, and makes them with the form's own modules: tests/scripts/test_edit_patch.py judges the results.
// {folder, seed, fields, structures} on stdin → a line of JSON an edit:
// {file, kind, at, data, text}, or {file, kind, at, refused}. `at` is the path by index in the file as it was.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text as all } from "node:stream/consumers";
import { applyChanges, changesBetween, idOf } from "../overrides/assets/scripts/edit/changes.js";
import { PatchError, patch } from "../overrides/assets/scripts/edit/patch.js";
import { read } from "../overrides/assets/scripts/edit/read.js";

const NASTY = [
  ": kolon",
  "#nej",
  "[hake]",
  "08",
  "NO",
  "- streck",
  "? fråga",
  "& och",
  "* stjärna",
  "! utrop",
  "| streck",
  "> större",
  "'enkelt'",
  '"dubbelt"',
  "% procent",
  "@ snabel",
  "`grav`",
  "{klammer}",
  "slut:",
  "mitt: i",
  "mitt # i",
  "a\\b",
  "null",
  "~",
  "1.10",
  "12:30",
  "2026-01-01",
  "yes",
  "”typografiska”",
  "a, b",
  "=",
  "<<",
  "---",
  "... punkter",
  "é ü ß",
  "x".repeat(400),
  "1e3",
  "0x1F",
];

const asked = JSON.parse(await all(process.stdin));
let state = asked.seed;
/** A whole number below n. */
function below(n) {
  state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
  let t = state;
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
}
const one = (list) => list[below(list.length)];

/** Yield [path by index, value] of everything in the data. */
function* everything(value, at = []) {
  if (at.length) yield [at, value];
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* everything(item, [...at, index]);
  else if (typeof value === "object")
    for (const name of Object.keys(value)) yield* everything(value[name], [...at, name]);
}

/** A path with ids where the items have them, as the form gives it. */
function byId(data, at) {
  let value = data;
  return at.map((step) => {
    value = value[step];
    return typeof step === "number" && idOf(value) ? { id: idOf(value) } : step;
  });
}

function otherText(value) {
  if (value.includes("\n")) {
    const paragraphs = value.replace(/\n+$/, "").split("\n\n");
    const at = below(paragraphs.length);
    const made = one([
      () => paragraphs.with(at, `${paragraphs[at]} Ett ord till.`),
      () => paragraphs.toSpliced(at, 0, one(NASTY).trim()),
      () => (paragraphs.length > 1 ? paragraphs.toSpliced(at, 1) : [...paragraphs, "Ett nytt stycke."]),
    ])();
    return `${made.join("\n\n")}\n`;
  }
  const words = value.split(" ");
  return one([
    () => one(NASTY),
    () => words.with(below(words.length), "ordet").join(" "),
    () => `${value}. ${one(NASTY)}`,
    () => "",
  ])();
}

function fieldEdit(data, places) {
  const [at, value] = one(places.filter(([path, value]) => typeof value === "string" && path.at(-1) !== "id"));
  return { kind: "field", at, change: { path: byId(data, at), op: "set", value: otherText(value) } };
}

/** A copy with an id of its own, so that the list still has ids. */
function another(list) {
  const copy = structuredClone(one(list));
  if (idOf(copy)) copy.id = `ny-${below(1e9)}`;
  return typeof copy === "string" ? one([copy + one(NASTY), "nytt ord", one(NASTY)]) : copy;
}

function structuralEdit(data, places) {
  const lists = places.filter(([, value]) => Array.isArray(value));
  const maps = places.filter(([, value]) => typeof value === "object" && !Array.isArray(value));
  const some = lists.filter(([, value]) => value.length);
  const many = lists.filter(([, value]) => value.length > 1);
  const from = { insert: some, remove: some, move: many, several: some, addkey: maps, removekey: maps };
  const kind = one(Object.keys(from).filter((name) => from[name].length));
  const [at, value] = one(from[kind]);
  const path = byId(data, at);
  if (kind === "insert")
    return { kind, at, change: { path, op: "insert", at: below(value.length + 1), value: another(value) } };
  if (kind === "remove" || kind === "move") {
    const index = below(value.length);
    const item = [...at, index];
    const change = { path: byId(data, item), op: kind };
    return { kind, at: item, change: kind === "move" ? { ...change, at: below(value.length) } : change };
  }
  if (kind === "several") {
    const made = value.toSpliced(below(value.length + 1), below(2), another(value));
    return { kind, at, changes: changesBetween(data, applyChanges(data, [{ path, op: "set", value: made }])) };
  }
  const names = Object.keys(value);
  if (kind === "removekey") {
    const name = one(names);
    return { kind, at: [...at, name], change: { path: [...path, name], op: "remove" } };
  }
  const added = one([
    () => one(NASTY),
    () => ["ett", "två"],
    () => ({ date: "2026-02-01", decision: one(NASTY) }),
    () => "Ett stycke.\n\nEtt till.\n",
  ])();
  return { kind, at, change: { path: [...path, "tillagd"], op: "set", value: added, at: below(names.length + 1) } };
}

const files = readdirSync(asked.folder).filter((name) => name.endsWith(".yaml"));
const known = files.map((file) => {
  const text = readFileSync(join(asked.folder, file), "utf8");
  const data = read(text);
  return { file, text, data, places: [...everything(data)] };
});
/** Larger files come more often. */
const weighted = (some) => some.flatMap((file) => Array(Math.ceil(Math.sqrt(file.places.length))).fill(file));
const every = weighted(known.filter(({ places }) => places.some(([, value]) => typeof value === "string")));
// Empty lists and texts alone have no structure to change.
const structured = weighted(
  known.filter(({ places }) => places.some(([, value]) => typeof value === "object" && Object.keys(value).length)),
);

for (let count = 0; count < asked.fields + asked.structures; count++) {
  const isField = count < asked.fields;
  const { file, text, data, places } = one(isField ? every : structured);
  const made = isField ? fieldEdit(data, places) : structuralEdit(data, places);
  const changes = made.changes ?? [made.change];
  const about = { file, kind: made.kind, at: made.at, changes };
  try {
    const result = { ...about, data: applyChanges(data, changes), text: patch(text, changes) };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    process.stdout.write(`${JSON.stringify({ ...about, refused: error.message })}\n`);
  }
}
