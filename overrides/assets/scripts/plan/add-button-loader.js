// The add buttons of a table's rows. The rest of the plan's scripts load at the first press.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find } from "../lib/find.js";

const AT_ONCE = 100;
const { content, dataset } = find(document, "#add", HTMLTemplateElement);

/** Fill the rows' cells with buttons, each named after its row for who only hears it: a few at a time, so that a long page answers meanwhile. @param {Element[]} cells */
function fill(cells) {
  for (const cell of cells.splice(0, AT_ONCE)) {
    cell.append(content.cloneNode(true));
    const button = cell.lastElementChild;
    if (button)
      button.ariaLabel = `${button.textContent}: ${cell.previousElementSibling?.querySelector("a")?.textContent}${cell.getAttribute("data-add")}`;
  }
  if (cells.length) setTimeout(fill, 0, cells);
}

/** Show beside the button that its script did not load. @param {Element} button */
function fail(button) {
  const { nextElementSibling: line } = button;
  if (line?.matches(".ui-added")) line.remove();
  const status = Object.assign(document.createElement("span"), { className: "ui-added", role: "status" });
  button.after(status);
  // Live regions announce changes only, so the text comes after the element.
  setTimeout(() => status.append(dataset.failed ?? ""), 50);
}

addEventListener("click", async ({ target, detail }) => {
  const button = target instanceof Element && target.closest("button.ui-add");
  // The rest of a double-click is no new wish.
  if (!(button instanceof HTMLButtonElement) || detail > 1) return;
  try {
    await (await import("./add-button.js")).press(button);
  } catch (error) {
    console.error(error);
    fail(button);
  }
});
fill([...document.querySelectorAll("[data-add]")]);
arrived("add");
