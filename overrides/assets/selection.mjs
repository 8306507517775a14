// What a reader does with the rows that the filter shows: link, print, files, a plan. Loaded when asked for.
// @ts-check
import { has } from "./facets.mjs";

/** The filter, as far as it is used here. @typedef {{
 *   form: HTMLFormElement, role: HTMLSelectElement, words: Record<string, string>, size: number, shown: Uint32Array,
 *   rows: {ids: string[]}, near: Map<string, {tier: string, reason: string}>,
 *   names: () => string, address: () => string, fill: (pattern: string, n: number, name?: string) => string}} Filter */

/** The ids of the rows that are shown. @param {Filter} filter */
const kept = ({ rows, shown }) => rows.ids.filter((_, row) => has(shown, row));

/** @param {string} wish "link", "print", "plan", "csv" or "xlsx" @param {Filter} filter */
export async function run(wish, filter) {
  const { form, words } = filter;
  const status = /** @type {HTMLElement} */ (form.querySelector(".filter-done"));
  status.textContent = "";
  try {
    if (wish === "print") return window.print();
    if (wish === "plan") return await plan(filter);
    if (wish === "link") await navigator.clipboard.writeText(location.origin + filter.address());
    else await save(wish, filter);
    status.textContent = wish === "link" ? words.copied : words.saved;
  } catch {
    status.textContent = words.unsaved;
  }
}

/** @param {Filter} filter */
async function plan(filter) {
  const { put } = await import("./plan-add.mjs");
  const button = /** @type {HTMLElement} */ (filter.form.querySelector("[value=plan]"));
  await put(kept(filter), filter.role.value, button);
}

/** @param {string} wish @param {Filter} filter */
async function save(wish, filter) {
  const { download } = await import("./download.mjs");
  const { words, near } = filter;
  const ids = kept(filter);
  const said = filter.fill(words.selection, ids.length, filter.names() || "–");
  /** @param {string} id */
  const tier = (id) => [words[`tier-${near.get(id)?.tier}`] ?? "", near.get(id)?.reason ?? ""];
  const more = new Map(ids.map((id) => [id, near.size ? tier(id) : []]));
  const headings = near.size ? [words.tier, words.reason] : [];
  await download(wish, { table: words.table, more, headings, said, heading: words.choice, about: words.about });
}
