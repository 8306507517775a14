// The proposal that is being written: its words, and what earlier tries have left at GitHub.
// @ts-check
import { store } from "./tab-storage.js";

/** A proposal that is sent, and its branch. @typedef {{proposal: import("./send.js").Proposal, attempt: import("./send.js").Attempt}} SentProposal */

/** The name under which the tab keeps an attempt, so that a page that is loaded anew uses the branch that was left. */
export const ATTEMPT = `redigera-gren ${location.pathname}`;
/** The words that the editor has written, for a view that is drawn again. */
export const written = { title: "", why: "", key: "", inTab: false };

/** Let the next sending change a proposal that is sent. @param {SentProposal} sent */
export function continueProposal({ proposal: { title, why }, attempt }) {
  Object.assign(written, { title, why });
  store(ATTEMPT, JSON.stringify(attempt));
}
