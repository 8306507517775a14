// Load the add buttons, and the filter when it comes near the viewport, or at once if the address holds a choice.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { copyText } from "../lib/copy-text.js";
import "../plan/add-button-loader.js";

/** The address of what is chosen. @param {import("./controller.js").Filter | undefined} filter */
function address(filter) {
  if (!filter) throw new Error("The filter did not load.");
  return location.origin + filter.link();
}

/** Load the filter's scripts, words and keywords at the same time, and start it. Rejects when one of them does not come. @param {HTMLFormElement} form */
async function load(form) {
  const data = fetch(form.dataset.words ?? "").then((answer) => answer.json());
  const [{ start }, { words, keywords }] = await Promise.all([import("./controller.js"), data]);
  return start(form, words, keywords);
}

/** @param {HTMLFormElement} form */
function wait(form) {
  /** @type {Promise<import("./controller.js").Filter | undefined> | undefined} */
  let woken;
  // After a failure, as without a network, the next use tries again.
  const wake = () => (woken ??= load(form).catch(() => (woken = undefined)));

  for (const type of ["pointerover", "focusin", "input", "change"]) form.addEventListener(type, wake);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    (await wake())?.submit();
  });
  addEventListener("click", async ({ target }) => {
    const button = target instanceof HTMLButtonElement ? target : null;
    if (!button?.closest("#filter, #filter-result")) return;
    if (button.hasAttribute("aria-expanded")) button.ariaExpanded = String(button.ariaExpanded !== "true");
    else if (button.value) {
      const woke = wake();
      const copied = button.value === "link" ? copyText(woke.then(address)) : undefined;
      (await woke)?.run(button.value, copied);
    }
  });
  // Sections out of sight are skipped from now on: they have been laid out, and keep their height.
  form.addEventListener("focusin", () => document.getElementById("rows")?.classList.add("ui-many"), { once: true });
  addEventListener("popstate", () => location.search && wake());
  if (location.search) void wake();
}

const form = document.getElementById("filter");
if (form instanceof HTMLFormElement) wait(form);
arrived("filter");
