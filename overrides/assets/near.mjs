// How near each row is to a role, and why. Loaded when a role is chosen.
// @ts-check

/** @typedef {{tier: string, reason: string}} Near */
/** A role's file: its reasons, and id → tier and the place of its reason. @typedef {{reasons: string[], rows: Record<string, [number, number]>}} Told */

/** Each item's tier and reason; nothing when the file cannot be had. @param {string} folder the role's @returns {Promise<Map<string, Near>>} */
export async function read(folder) {
  const answer = await fetch(`${folder}rader.json`).catch(() => null);
  /** @type {Told | null} */
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  const rows = Object.entries(told?.rows ?? {});
  return new Map(rows.map(([id, [tier, place]]) => [id, { tier: String(tier), reason: told?.reasons[place] ?? "" }]));
}

/** Says in each row how near it is, and why. @param {import("./filter-rows.mjs").Rows} rows @param {Map<string, Near>} near @param {Record<string, string>} words */
export function mark(rows, near, words) {
  rows.all.forEach((row, i) => {
    row.querySelector(".near")?.remove();
    const found = near.get(rows.ids[i]);
    if (!found) return;
    const line = document.createElement("p");
    line.className = `near near-${found.tier}`;
    const tier = document.createElement("strong");
    tier.textContent = `${words[`tier-${found.tier}`]}.`;
    line.append(tier, ` ${found.reason}`);
    row.querySelector("th")?.append(line);
  });
}
