// Copies a row's words with their source when the reader opens them. Without this they can be marked with one click.
// @ts-check
import { copyText } from "../lib/copy-text.js";
import { find } from "../lib/find.js";

const status = find(document, ".ui-copy-done", HTMLElement);

/** Copy the words as they stand once they are open, with the link's whole address, or mark them where copying is refused.
 *  @param {HTMLElement} details @param {Promise<Event>} opened */
async function copy(details, opened) {
  const words = find(details, ".ui-copy__words", HTMLElement);
  const link = find(words, "a", HTMLAnchorElement);
  link.textContent = link.href;
  status.textContent = "";
  // biome-ignore lint/performance/useDomNodeTextContent: only what is seen is copied.
  const copied = await copyText(opened.then(() => words.innerText.trim()));
  await opened;
  if (!copied) getSelection()?.selectAllChildren(words);
  const said = (copied ? status.dataset.copied : status.dataset.marked) ?? "";
  const line = words.nextElementSibling ?? details.appendChild(document.createElement("p"));
  line.className = "ui-quiet";
  line.textContent = said;
  status.textContent = said;
}

// A click, by mouse or key: never what the browser opens by itself, as when it searches the page.
document.addEventListener("click", ({ target }) => {
  const details = target instanceof Element ? target.closest("summary")?.parentElement : null;
  if (!(details instanceof HTMLDetailsElement) || !details.matches(".ui-copy") || details.open) return;
  void copy(details, new Promise((done) => details.addEventListener("toggle", done, { once: true })));
});
