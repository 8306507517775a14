// The dialog on where a plan about violence is stored, shown before anything is.
// @ts-check
import { made } from "../lib/dom.js";

/** Show the dialog and return the choice: "browser", "tab", or "" for neither. @param {Record<string, string>} words @returns {Promise<string>} */
export function ask(words) {
  const dialog = document.createElement("dialog");
  dialog.className = "ui-plan__ask";
  dialog.setAttribute("aria-labelledby", "plan-ask");
  const form = dialog.appendChild(document.createElement("form"));
  form.method = "dialog";
  const choices = [
    ["tab", words.askTab, "ui-button ui-button--main"],
    ["browser", words.askBrowser, "ui-button"],
    ["", words.askNot, "ui-button"],
  ];
  const buttons = document.createElement("p");
  for (const [value, text, className] of choices) buttons.append(made("button", text, { className, value }), " ");
  form.append(made("h2", words.askTitle, { id: "plan-ask" }), made("p", words.ask), buttons);
  // The second half of a double-click was meant for the button that opened the dialog.
  form.addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}
