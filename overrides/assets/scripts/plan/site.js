// The plan's page on this site, today's wordings, and the keys of its storage.
// @ts-check

/** The site's root, wherever it is published: scripts are served from the folder assets/ in it. */
export const ROOT = new URL("../", import.meta.url);

/** The storage key of a plan, in the browser and in the tab. */
export const KEY = `min-plan ${ROOT.pathname}`;

/** The storage key of a text that could not be read. */
export const ORIGINAL = `${KEY} original`;

/** Empty a name of the window that looks like a plan. Earlier versions kept one there, where any site that is opened in the
 *  tab can read it, or put one: it is never read. */
export function dropName() {
  if (window.name.startsWith("min-plan ")) window.name = "";
}

/** The page with the plan. */
export const PAGE = new URL("min-plan/", ROOT).href;

/** The strategy of today as the site publishes it: an item may say what it leads to, and what may follow it up.
 * @typedef {{follow_up?: string[], outcomes?: string[], goals?: string[], violence?: boolean}} More
 * @typedef {Omit<import("./model.js").Strategy, "items"> & {items: (import("./model.js").Current & More)[], words: Record<string, string>,
 *   affiliates?: {id: string, name: string}[], indicators: import("./suggestions.js").Indicators[], periods?: Record<string, import("./dates.js").Texts>}} SiteStrategy */

/** Return the strategy of today. Throws Error when it cannot be fetched. @returns {Promise<SiteStrategy>} */
export async function today() {
  const answer = await fetch(new URL("min-plan/strategi.json", ROOT));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}
