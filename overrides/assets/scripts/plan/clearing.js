// Taking stored words away, when the reader is sure: the plan, and a stored plan that cannot be read.
// @ts-check
import { find, instance } from "../lib/dom.js";
import { give } from "../lib/save-file.js";
import { contentsText } from "./contents.js";
import { clearDates } from "./date-fields.js";

/** Empty the plan when the reader is sure. @param {import("./page.js").PlanPage} page @param {HTMLElement} root @param {Record<string, string>} words */
export function listenToClear(page, root, words) {
  const one = (/** @type {string} */ selector) => find(root, selector, HTMLElement);
  const sure = find(root, "#plan-sure", HTMLDialogElement);
  one("#plan-clear").addEventListener("click", () => {
    one("#plan-lost").textContent = contentsText(page.plan, words);
    sure.showModal();
  });
  sure.addEventListener("close", () => {
    if (sure.returnValue !== "clear") return;
    sure.returnValue = "";
    clearDates(root);
    page.items.gap = undefined;
    page.store.clear();
    page.say(words.cleared);
    one("#plan-said").focus();
  });
}

/** Offer to save or remove a stored plan that cannot be read. @param {import("./page.js").PlanPage} page @param {HTMLElement} root @param {Record<string, string>} words */
export function listenToOriginal(page, root, words) {
  const one = (/** @type {string} */ selector) => find(root, selector, HTMLElement);
  one("#plan-original").addEventListener("click", ({ target }) => {
    const wish = instance(target, Element, "#plan-original").closest("button")?.value;
    if (wish === "take")
      give(new Blob([page.store.originals.join("\n")], { type: "text/plain" }), "min-plan-original.txt");
    else if (wish === "drop") {
      page.store.dropOriginals();
      page.showStorage();
      page.say(words.dropped);
      one("#plan-said").focus();
    }
  });
}
