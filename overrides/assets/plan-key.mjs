// What a plan is kept under, in the storages of the browser and of the tab.
// @ts-check
export const KEY = `min-plan ${new URL("../", import.meta.url).pathname}`;

/** What lay there and could not be read. */
export const ORIGINAL = `${KEY} original`;

/** Tells the other tabs that all is removed. A message also makes browsers load those pages anew that they keep for the Back button:
 *  in Firefox such a page sees the tab's storage as it was when the page was left, and would write over what came after; so each
 *  change there is told here, without its words. @type {BroadcastChannel | undefined} */
export const channel = open();

function open() {
  try {
    return new BroadcastChannel(KEY);
  } catch {
    // Blocked, with the storages.
    return undefined;
  }
}

/** Empties a name of the window that looks like a plan. Earlier versions kept one there, where any site that is opened in the
 *  tab can read it, or put one: it is never read. */
export function dropName() {
  if (window.name.startsWith("min-plan ")) window.name = "";
}
