// Puts the buttons in a table's rows, and waits for the reader to add something to a plan; what that takes loads then.
// @ts-check

const AT_ONCE = 100;
const model = /** @type {HTMLTemplateElement} */ (document.getElementById("add")).content;

/** Fills the rows' cells with buttons, each named after its row for who only hears it: a few at a time, so that a long page answers meanwhile. @param {HTMLElement[]} cells */
function fill(cells) {
  for (const cell of cells.splice(0, AT_ONCE)) {
    cell.append(model.cloneNode(true));
    const button = /** @type {HTMLElement} */ (cell.firstElementChild);
    button.ariaLabel = `${button.textContent}: ${cell.previousElementSibling?.querySelector("a")?.textContent}${cell.dataset.add}`;
  }
  if (cells.length) setTimeout(fill, 0, cells);
}

addEventListener("click", async ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button.add");
  if (button) (await import("./plan-add.mjs")).press(/** @type {HTMLButtonElement} */ (button));
});
fill([...document.querySelectorAll(/** @type {"td"} */ ("[data-add]"))]);
