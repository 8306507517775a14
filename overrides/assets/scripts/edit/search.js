// The first view: a search over everything that has a form, and the files to look through.
// @ts-check
import { calledOf, hashOf } from "./describe.js";
import { h } from "./element.js";
import { elsewhereView } from "./elsewhere.js";
import { helpOf, short } from "./fields.js";

/** @typedef {import("./things.js").Thing} Thing */

const MOST = 30;

/** Return a text without capitals and marks. @param {string} text */
const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** Return the things that hold every word, those that begin with it first. @param {Thing[]} things @param {string} query */
export function found(things, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const scored = things.flatMap((thing) => {
    const [name, text] = [
      folded(thing.name),
      folded(`${thing.schema.title ?? ""} ${thing.id} ${thing.name} ${wordsOf(thing)}`),
    ];
    if (!words.every((word) => text.includes(word))) return [];
    const score =
      (name.startsWith(words[0]) ? 0 : name.includes(words[0]) ? 1 : 2) + (thing.id === query.trim() ? -3 : 0);
    return [{ thing, score }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ thing }) => thing);
}

/** Return the words of a thing's own fields. @param {Thing} thing */
const wordsOf = ({ value, path }) =>
  path.length > 0 && typeof value === "object" && !Array.isArray(value)
    ? Object.values(value)
        .filter(
          (item) => typeof item === "string" || (Array.isArray(item) && item.every((one) => typeof one === "string")),
        )
        .flat()
        .join(" ")
    : "";

/** Return the view. @param {import("./form.js").Host} host */
export function searchView(host) {
  const { session, things, says } = host;
  const input = h("input", {
    class: "ui-field",
    type: "search",
    id: "edit-query",
    autocomplete: "off",
    spellcheck: "false",
  });
  const status = h("p", { role: "status", class: "ui-quiet" });
  const results = h("ul", { class: "ui-edit__list", role: "list", hidden: true });
  const link = (/** @type {Thing} */ thing) => h("li", {}, h("a", { href: hashOf(thing) }, short(calledOf(thing))));
  input.addEventListener("input", () => {
    const hits = found(things(), input.value);
    results.replaceChildren(...hits.slice(0, MOST).map(link));
    results.hidden = !hits.length;
    status.textContent = input.value.trim() ? says("hits", { n: hits.length, shown: Math.min(hits.length, MOST) }) : "";
  });
  const files = things().filter(({ path }) => !path.length);
  const isThere = (/** @type {Thing} */ { file }) => session.files[file].text !== "";
  const row = (/** @type {Thing} */ thing) => {
    const item = link(thing);
    item.append(h("span", { class: "ui-quiet" }, ` ${helpOf(thing.schema)}`));
    return item;
  };
  return h(
    "div",
    {},
    h("h2", { id: "edit-heading", tabindex: "-1" }, says("search_title")),
    h("label", { class: "ui-label", for: "edit-query" }, says("search_label")),
    input,
    status,
    results,
    h("h2", {}, says("files_title")),
    h("ul", { class: "ui-edit__files" }, ...files.filter(isThere).map(row)),
    ...(files.every(isThere)
      ? []
      : [
          h("h2", {}, says("files_missing")),
          h("p", {}, says("files_missing_help")),
          h("ul", { class: "ui-edit__files" }, ...files.filter((thing) => !isThere(thing)).map(row)),
        ]),
    elsewhereView(host),
  );
}
