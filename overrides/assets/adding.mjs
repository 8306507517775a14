// Waits for the reader to add something to a plan; what that takes loads then.
// @ts-check
addEventListener("click", async ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button.add");
  if (button) (await import("./plan-add.mjs")).press(/** @type {HTMLButtonElement} */ (button));
});
