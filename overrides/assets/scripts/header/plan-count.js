// Shows how many rows the reader's plan has, beside its link in the header of every page.
// @ts-check
import { KEY } from "../plan/site.js";

const place = document.querySelector(".ui-myplan__n");

/** Return what is stored, where that is allowed. @param {() => Storage} storage */
function stored(storage) {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

/** Return the number of rows; 0 when nothing is stored, or when it cannot be read: the plan's page says what is wrong. */
function rows() {
  try {
    const { items } = JSON.parse(stored(() => sessionStorage) ?? stored(() => localStorage) ?? "{}");
    return Array.isArray(items) ? items.length : 0;
  } catch {
    return 0;
  }
}

function show() {
  if (!(place instanceof HTMLElement)) return;
  const number = rows();
  const unit = Object.assign(document.createElement("span"), { className: "ui-sr" });
  unit.textContent = ` ${place.dataset.unit ?? ""}`;
  place.replaceChildren(...(number ? [String(number), unit] : []));
}

show();
addEventListener("storage", show);
addEventListener("pageshow", ({ persisted }) => persisted && show());
// Told by plan/storage.js when this page has stored or removed a plan.
addEventListener("plan-stored", show);
