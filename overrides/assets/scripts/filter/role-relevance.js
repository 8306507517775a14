// The relevance of rows for a role: tier and reason. Loaded when a role is chosen.
// @ts-check

/** `of` is the row that stands for this one too, where two areas print the same words.
 * @typedef {{tier: string, reason: string, of?: string}} Relevance */

const PATIENCE = 20_000;
const TIERS = [1, 2, 3];
/** Tier → classes, whole, so that they are found where one looks for them. @type {Record<string, string>} */
const CLASSES = { 1: "ui-why", 2: "ui-why ui-why--2", 3: "ui-why ui-why--3" };

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

/** Show in each row its tier and the reason. @param {import("./rows.js").Rows} rows @param {Map<string, Relevance>} relevance @param {Record<string, string>} words */
export function mark(rows, relevance, words) {
  rows.all.forEach((row, i) => {
    row.querySelector(".ui-why")?.remove();
    const found = relevance.get(rows.ids[i]);
    if (!found) return;
    const line = document.createElement("p");
    line.className = CLASSES[found.tier];
    const tier = document.createElement("strong");
    tier.textContent = `${words[`tier-${found.tier}`]}.`;
    line.append(tier, ` ${found.reason}`);
    row.querySelector("th")?.append(line);
  });
}
