// Waits for the reader to add something to a plan; what that takes loads then.
// @ts-check

const AT_ONCE = 100;

/** Names buttons after their rows, for who only hears them: a few at a time, so that a long page answers meanwhile. @param {HTMLElement[]} buttons */
function name(buttons) {
  for (const button of buttons.splice(0, AT_ONCE)) {
    const words = button.closest("[data-item]")?.querySelector("a")?.textContent;
    if (words) button.ariaLabel = `${button.textContent}: ${words}`;
  }
  if (buttons.length) setTimeout(name, 0, buttons);
}

addEventListener("click", async ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button.add");
  if (button) (await import("./plan-add.mjs")).press(/** @type {HTMLButtonElement} */ (button));
});
name([...document.querySelectorAll(/** @type {"button"} */ (".add:not([aria-label])"))]);
