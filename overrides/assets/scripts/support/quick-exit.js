// Leaves the page at once for a neutral one: by its link, or by pressing Shift three times. What Back leads to leaves too.
// @ts-check
import { arrived } from "../lib/arrived.js";

// In the tab's own storage: that one has left, and nothing of what.
const LEFT = "left";
const PRESSES = 3;
const WAIT = 3000;
const bar = document.querySelector(".ui-exit");
const link = bar?.querySelector("a");
const status = bar?.querySelector("[role=status]");
if (!(bar instanceof HTMLElement && link && status instanceof HTMLElement)) throw new ReferenceError(".exit");
const more = (status.dataset.more ?? "").split("|");
const { classList, style } = document.documentElement;

// With large letters on a small screen it would take too much of the window: then it stays at the top of the page.
new ResizeObserver(() => {
  const tall = bar.offsetHeight > innerHeight / 5;
  bar.classList.toggle("ui-exit--tall", tall);
  style.setProperty("--exit-height", `${tall ? 0 : bar.offsetHeight}px`);
}).observe(bar);

/** Asks the tab's storage, which may be blocked: then Back is as it is without scripts. @template T @param {(store: Storage) => T} act */
function withStorage(act) {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
}

const leave = () => {
  classList.add("ui-left");
  // The tab's name is read too.
  document.title = link.dataset.title ?? "";
  withStorage((store) => store.setItem(LEFT, "1"));
  location.replace(link.href);
};

// With any key held down too: who presses it is in a hurry.
link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

let presses = 0;
let last = 0;
// Whether nothing else has happened since Shift went down: a capital letter and a marked text are no presses of it.
let alone = false;

function other() {
  alone = false;
  presses = 0;
}
addEventListener("pointerdown", other);
addEventListener("wheel", other, { passive: true });
addEventListener("keydown", ({ key, repeat, ctrlKey, altKey, metaKey }) => {
  if (key !== "Shift" || ctrlKey || altKey || metaKey) other();
  else if (!repeat) alone = true;
});
addEventListener("keyup", ({ key, timeStamp }) => {
  if (key !== "Shift" || !alone) return;
  alone = false;
  presses = timeStamp - last < WAIT ? presses + 1 : 1;
  last = timeStamp;
  if (presses === PRESSES) leave();
  else status.textContent = more[presses - 1];
});

// A page that the browser keeps is kept hidden, so that it never comes back in sight when one has left.
addEventListener("pagehide", () => classList.add("ui-left"));
addEventListener("pageshow", ({ persisted }) => {
  const [entry] = performance.getEntriesByType("navigation");
  if (!persisted && !("type" in entry && entry.type === "back_forward")) withStorage((store) => store.removeItem(LEFT));
  else if (withStorage((store) => store.getItem(LEFT))) return leave();
  classList.remove("ui-left");
});
arrived("exit");
