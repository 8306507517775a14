// Actions on the rows that the filter shows: link, print, files, plan. Loaded at the first use.
// @ts-check

/** @typedef {import("./controller.js").Filter} Filter */

/** The ids of the rows that are shown, in the order shown. @param {Filter} filter */
const shownIds = ({ rows, shown }) => rows.shownIds(shown);

/** @param {string} wish "link", "print", "plan", "csv" or "xlsx" @param {Filter} filter
 *  @param {Promise<boolean>} [copied] whether the link, which the click has begun to copy, is on the clipboard */
export async function run(wish, filter, copied) {
  const { done: status, words } = filter.form;
  status.textContent = "";
  try {
    if (wish === "print") return window.print();
    if (wish === "plan") return await plan(filter);
    if (wish === "link") return void (status.textContent = (await copied) ? words.copied : words.unsaved);
    await save(wish, filter);
    status.textContent = words.saved;
  } catch {
    status.textContent = words.unsaved;
  }
}

/** @param {Filter} filter */
async function plan(filter) {
  const { put } = await import("../plan/add-button.js");
  await put(shownIds(filter), filter.applied, filter.form.planButton);
}

/** @param {string} wish @param {Filter} filter */
async function save(wish, filter) {
  const { download } = await import("./selection-export.js");
  const { relevance, form } = filter;
  const { words } = form;
  const ids = shownIds(filter);
  const said = form.fill(words.selection, ids.length, filter.names() || "–");
  /** @param {string} id */
  const tier = (id) => [words[`tier-${relevance.get(id)?.tier}`] ?? "", relevance.get(id)?.reason ?? ""];
  const { applied } = filter;
  await download(wish, {
    table: form.element.dataset.table ?? "",
    more: new Map(ids.map((id) => [id, applied ? tier(id) : []])),
    headings: applied ? [words.tier, words.reason] : [],
    said,
    heading: words.choice,
    about: words.about,
    title: filter.title,
    address: location.origin + filter.link(),
  });
}
