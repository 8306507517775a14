// Draws pairs of random edits of data/ and merges them with the page's own module: {files, pairs, seed} on stdin, JSON out.
// What a merge gives is judged apart from it: by which texts stand where, how often, and in which order.
import { readFileSync } from "node:fs";
import { applyChanges, same } from "../overrides/assets/scripts/edit/changes.js";
import { merge } from "../overrides/assets/scripts/edit/merge.js";

const { files, pairs, seed } = JSON.parse(readFileSync(0, "utf-8"));

let state = seed;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const any = (all) => all[random(all.length)];

/** Every mapping and list of the data, with the path to it. */
function* holders(value, path = []) {
  if (typeof value !== "object") return;
  yield [path, value];
  for (const [key, inner] of Object.entries(value))
    yield* holders(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

const copy = (value) => structuredClone(value);

/** Other texts of the same shape, told from all others; with ids of their own. */
const renewed = (value, mark) =>
  typeof value === "string"
    ? `${value.slice(0, 30)} ${mark}`
    : Array.isArray(value)
      ? value.map((item, index) => renewed(item, `${mark}-${index}`))
      : Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key, key === "id" ? `ny-${mark}` : renewed(inner, mark)]),
        );

/** One edit, somewhere; near a place that another edit chose, every second time. */
function edit(data, mark, near) {
  const made = copy(data);
  const all = [...holders(made)].filter(([, value]) => Object.keys(value).length);
  const close =
    near && all.filter(([path]) => near.every((step, index) => index >= path.length || path[index] === step));
  const [path, holder] = any(close?.length && random(2) ? close : all);
  const keys = Object.keys(holder);
  const key = any(keys);
  if (!Array.isArray(holder)) {
    if (key === "id") return edit(data, mark, near);
    const kind = random(6);
    if (kind === 0 && keys.length > 1) delete holder[key];
    else if (kind === 1) holder[`nyckel_${mark}`] = `värde ${mark}`;
    else if (typeof holder[key] === "string") holder[key] = `${holder[key]} ${mark}`;
    else return edit(data, mark, near);
    return { made, path };
  }
  const kind = random(4);
  const index = Number(key);
  if (kind === 0) holder.splice(index, 1);
  else if (kind === 1) holder.splice(random(holder.length + 1), 0, renewed(holder[index], mark));
  else if (kind === 2 && holder.length > 1) holder.splice(random(holder.length), 0, ...holder.splice(index, 1));
  else if (typeof holder[index] === "string") holder[index] = `${holder[index]} ${mark}`;
  else return edit(data, mark, near);
  return same(made, data) && JSON.stringify(made) === JSON.stringify(data) ? edit(data, mark, near) : { made, path };
}

const several = (data, mark, near) => {
  let [made, path] = [data, near];
  for (let times = 1 + random(3); times; times--) ({ made, path } = edit(made, `${mark}${times}`, path));
  return { made, path };
};

/** Return the places of texts → how often. An item is named by its id, or is one of its list. */
function places(value, path = "", found = new Map()) {
  if (typeof value === "string" || !Object.keys(value).length) {
    const place = `${path} = ${JSON.stringify(value)}`;
    found.set(place, (found.get(place) ?? 0) + 1);
  } else
    for (const [key, inner] of Object.entries(value))
      places(inner, `${path}/${Array.isArray(value) ? (inner.id ?? "*") : key}`, found);
  return found;
}

/** Each list's items by what names them, for lists that name each of theirs once. */
function orders(value, path = "", found = new Map()) {
  if (typeof value === "string") return found;
  if (Array.isArray(value)) {
    const names = value.map((item) => item.id ?? JSON.stringify(item));
    if (new Set(names).size === names.length) found.set(path, names);
  }
  for (const [key, inner] of Object.entries(value))
    orders(inner, `${path}/${Array.isArray(value) ? (inner.id ?? "*") : key}`, found);
  return found;
}

/** Return true where two names have changed order. */
const isSwapped = (before, after, x, y) => before.get(x) < before.get(y) !== after.get(x) < after.get(y);

/** Return the places where the merged data lack something of either side, or have something of neither. */
function lost(base, mine, theirs, merged) {
  const [b, m, t, r] = [base, mine, theirs, merged].map((data) => places(data));
  const wrong = [];
  for (const place of new Set([b, m, t, r].flatMap((all) => [...all.keys()]))) {
    const [was, own, other, now] = [b, m, t, r].map((all) => all.get(place) ?? 0);
    const both = was + (own - was) + (other - was);
    // Both did the same: once is enough.
    const once =
      Math.sign(own - was) === Math.sign(other - was) && own !== was
        ? own > was
          ? Math.max(own, other)
          : Math.min(own, other)
        : both;
    // An empty list or mapping is only what is left.
    if (now !== both && now !== once && !/ = (\[\]|\{\})$/.test(place))
      wrong.push(`${place}: ${was} → ${own}, ${other} → ${now}`);
  }
  const lists = [base, mine, theirs, merged].map((data) => orders(data));
  for (const path of lists[0].keys()) {
    const all = lists.map((list) => list.get(path));
    if (path.includes("*") || all.some((names) => !names)) continue;
    const places = all.map((names) => new Map(names.map((name, index) => [name, index])));
    const common = all[0].filter((name) => places.every((place) => place.has(name)));
    for (const x of common)
      for (const y of common) {
        if (x >= y) continue;
        const [was, own, other, now] = places.map((place) => place.get(x) < place.get(y));
        if (now === (own !== was ? own : other)) continue;
        // Where each side moved one of the two past others, either order of the two is right.
        const apart = (side, one, two) => common.some((z) => z !== two && isSwapped(places[0], places[side], one, z));
        if ((apart(1, x, y) && apart(2, y, x)) || (apart(1, y, x) && apart(2, x, y))) continue;
        wrong.push(`${path}: ${x} och ${y}`);
      }
  }
  return wrong;
}

const names = Object.keys(files);
const told = { merged: 0, conflicts: 0, needless: [], lost: [] };
for (let pair = 0; pair < pairs; pair++) {
  const name = any(names);
  const base = files[name];
  const first = several(base, `m${pair}`);
  const second = several(base, `t${pair}`, first.path);
  const { changes, conflicts, merged } = merge(base, first.made, second.made);
  const back = merge(base, second.made, first.made);
  if (conflicts.length > 0 !== back.conflicts.length > 0)
    told.lost.push({ name, pair, wrong: ["bara åt ena hållet"], conflicts: [conflicts, back.conflicts] });
  if (conflicts.length) {
    told.conflicts++;
    if (changes.length) told.lost.push({ name, pair, wrong: ["ändrar trots krocken"] });
    continue;
  }
  told.merged++;
  const wrong = lost(base, first.made, second.made, merged);
  if (!same(applyChanges(second.made, changes), merged)) wrong.push("ändringarna ger något annat");
  if (wrong.length) told.lost.push({ name, pair, wrong });
}
process.stdout.write(JSON.stringify(told));
