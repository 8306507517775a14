// Messages to other tabs, and to pages in the back/forward cache, that the plan has changed.
// @ts-check
import { KEY } from "./site.js";

/** Tell the other tabs that all is removed. A message also makes browsers drop pages from the back/forward cache:
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
