// The relevance of rows for a role: tier and reason. Loaded when a role is chosen.
// @ts-check

/** `of` is the row that stands for this one too, where two areas print the same words.
 * @typedef {{tier: string, reason: string, of?: string}} Relevance */

const PATIENCE = 20_000;
const TIERS = [1, 2, 3];

/** One row of a role's file. @param {unknown} row @param {unknown[]} reasons @returns {Relevance} */
function relevanceOf(row, reasons) {
  if (!Array.isArray(row)) throw new TypeError("not a row");
  /** @type {unknown[]} */
  const [tier, place, of] = row;
  const reason = reasons[Number(place)];
  if (!TIERS.includes(Number(tier)) || typeof reason !== "string") throw new TypeError("not a row");
  return { tier: String(tier), reason, of: typeof of === "string" ? of : undefined };
}

/**
 * Each row's id with its tier and reason, from a role's file: `reasons`, and `rows` as id → [tier, place of its reason, row it is one with].
 * Throws when the file cannot be had in time, or is not one.
 * @param {string} folder the role's @returns {Promise<Map<string, Relevance>>}
 */
export async function read(folder) {
  const answer = await fetch(`${folder}rader.json`, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(answer.statusText);
  const { reasons, rows } = await answer.json();
  return new Map(Object.entries(rows).map(([id, row]) => [id, relevanceOf(row, reasons)]));
}

/** Put each row's reason before its button, which is what the reader answers it with. @param {import("./rows.js").Rows} rows @param {Map<string, Relevance>} relevance @param {string} why the column's heading */
export function mark(rows, relevance, why) {
  rows.all.forEach((row, i) => {
    const cell = row.querySelector("td");
    row.querySelector(".ui-why")?.remove();
    delete cell?.dataset.label;
    const found = relevance.get(rows.ids[i]);
    if (!cell || !found) return;
    cell.dataset.label = why;
    cell.prepend(Object.assign(document.createElement("p"), { className: "ui-why", textContent: found.reason }));
  });
}
