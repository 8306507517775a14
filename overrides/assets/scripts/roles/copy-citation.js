// Copies a row's words with their source when the reader opens them. Without this they can be marked with one click.
// @ts-check
import { find } from "../lib/find.js";

const status = find(document, ".ui-copy-done", HTMLElement);

/** Copy the words, or mark them if that is not allowed, and announce the result. @param {HTMLElement} words */
async function carry(words) {
  try {
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen is copied.
    await navigator.clipboard.writeText(words.innerText.trim());
    return status.dataset.copied ?? "";
  } catch {
    getSelection()?.selectAllChildren(words);
    return status.dataset.marked ?? "";
  }
}

/** The words as they now stand open, with the link's whole address. @param {HTMLElement} details */
async function copy(details) {
  const words = find(details, ".ui-copy__words", HTMLElement);
  const link = find(words, "a", HTMLAnchorElement);
  link.textContent = link.href;
  status.textContent = "";
  const said = await carry(words);
  const line = words.nextElementSibling ?? details.appendChild(document.createElement("p"));
  line.className = "ui-quiet";
  line.textContent = said;
  status.textContent = said;
}

// A click, by mouse or key: never what the browser opens by itself, as when it searches the page.
document.addEventListener("click", ({ target }) => {
  const details = target instanceof Element ? target.closest("summary")?.parentElement : null;
  if (!(details instanceof HTMLDetailsElement) || !details.matches(".ui-copy") || details.open) return;
  details.addEventListener("toggle", () => void copy(details), { once: true });
});
