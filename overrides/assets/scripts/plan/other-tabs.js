// Tells the other tabs, and the pages that browsers keep for the Back button, that the plan has changed.
// @ts-check
import { KEY } from "./site.js";

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
