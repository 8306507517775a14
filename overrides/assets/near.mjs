// How near each row is to a role, as the role's own page says. Loaded when a role is chosen.
// @ts-check

/** @typedef {{tier: string, reason: string}} Near */

/** Each item's tier and reason; nothing when the page cannot be had. @param {string} address @returns {Promise<Map<string, Near>>} */
export async function read(address) {
  const answer = await fetch(address).catch(() => null);
  const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
  const near = new Map();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-item][data-tier]"))) {
    const reason = item.querySelector(".reason")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    near.set(item.dataset.item, { tier: item.dataset.tier, reason });
  }
  return near;
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
