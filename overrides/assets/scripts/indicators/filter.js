// Narrows the overview of indicators and their list to a goal, or to those with values. The choice stands in the address.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find } from "../lib/find.js";
import { fill } from "../lib/format.js";

const form = find(document, ".ui-overview__filter", HTMLElement);
const goal = find(form, "select", HTMLSelectElement);
const only = find(form, "input", HTMLInputElement);
const status = find(form, "[role=status]", HTMLElement);
/** @type {NodeListOf<HTMLElement>} */
const parts = document.querySelectorAll("[data-goal]");

/** Hide what is not chosen, and return the number of indicators shown. */
function show() {
  let shown = 0;
  for (const part of parts) {
    const wanted = !goal.value || part.dataset.goal === goal.value;
    /** @type {NodeListOf<HTMLElement>} */
    const indicators = part.querySelectorAll("[data-indicator]");
    let left = 0;
    for (const one of indicators) {
      one.hidden = only.checked && !("values" in one.dataset);
      left += Number(!one.hidden);
    }
    part.hidden = !wanted || (indicators.length > 0 && left === 0);
    shown += wanted ? left : 0;
  }
  return shown;
}

function changed() {
  const n = show();
  const chosen = new URLSearchParams();
  if (goal.value) chosen.set("mal", goal.value);
  if (only.checked) chosen.set("varden", "ja");
  history.replaceState(history.state, "", chosen.size > 0 ? `?${chosen}` : location.pathname);
  status.textContent = fill(form.dataset.shown ?? "", { n });
}

/** Take the choice from the address; an unknown goal counts as none. */
function read() {
  const chosen = new URLSearchParams(location.search);
  const wanted = chosen.get("mal") ?? "";
  goal.value = [...goal.options].some((one) => one.value === wanted) ? wanted : "";
  only.checked = chosen.get("varden") === "ja";
}

form.addEventListener("change", changed);
// A browser that goes back restores the fields after the script has run.
addEventListener("pageshow", () => {
  read();
  show();
});
arrived("indicators");
