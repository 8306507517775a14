// Leave the page at once for a neutral one, by the link or by pressing Shift three times. Pages reached by Back leave too.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find } from "../lib/find.js";

// In the tab's storage: only that the user has left, not which page.
const LEFT = "left";
const PRESSES = 3;
const WAIT = 3000;
const strip = find(document, ".ui-sender", HTMLElement);
const link = find(strip, ".ui-exit > a", HTMLAnchorElement);
const status = find(strip, ".ui-exit > [role=status]", HTMLElement);
const more = (status.dataset.more ?? "").split("|");
const { classList, style } = document.documentElement;

// With large letters on a small screen the strip would take too much of the window: then it stays at the top of the page.
new ResizeObserver(() => {
  const tall = strip.offsetHeight > innerHeight / 5;
  strip.classList.toggle("ui-sender--tall", tall);
  style.setProperty("--exit-height", `${tall ? 0 : strip.offsetHeight}px`);
}).observe(strip);

/** Use the tab's storage. If it is blocked, Back works as without scripts. @template T @param {(store: Storage) => T} act */
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

// Also with another key held down, because the user is in a hurry.
link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

let presses = 0;
let last = 0;
// True if nothing else has happened since Shift went down, because capitals and marked text are no presses.
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

// A page in the back/forward cache is hidden, so that it is not shown after leaving.
addEventListener("pagehide", () => classList.add("ui-left"));
addEventListener("pageshow", ({ persisted }) => {
  const [entry] = performance.getEntriesByType("navigation");
  if (!persisted && !("type" in entry && entry.type === "back_forward")) withStorage((store) => store.removeItem(LEFT));
  else if (withStorage((store) => store.getItem(LEFT))) return leave();
  classList.remove("ui-left");
});
arrived("exit");
