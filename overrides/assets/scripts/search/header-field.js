// The header's search field: hands its words to the search page without an address, and loads suggestions when it is used.
// On a page that a reader comes to from a search, the words are highlighted.
// @ts-check
import { arrived } from "../lib/arrived.js";
import "../header/plan-count.js";
import { give, take } from "./hand-over.js";

/** @param {HTMLFormElement} form @param {HTMLInputElement} field */
function start(form, field) {
  // The role stands before the reader comes: it must not change under the focus.
  field.role = "combobox";
  field.ariaExpanded = "false";
  field.ariaAutoComplete = "list";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    give("sok", field.value.trim());
    location.assign(form.action);
  });
  field.addEventListener(
    "focus",
    () => void import("./suggestions.js").then(({ suggest }) => suggest(form, field)).catch(() => {}),
    {
      once: true,
    },
  );
}

const field = document.querySelector(".ui-search input");
if (field instanceof HTMLInputElement && field.form) start(field.form, field);
arrived("header");
// Words for a page that never came stay no longer than until another is shown.
addEventListener("pageshow", () => void take("markera"));
const asked = take("markera");
if (asked) void import("./highlight.js").then(({ highlight }) => highlight(asked));
