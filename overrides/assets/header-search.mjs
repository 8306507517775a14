// The header's search field: hands the words to the search page without putting them in an address.
// @ts-check

const form = document.querySelector(".site-search form");
if (!(form instanceof HTMLFormElement)) throw new Error("The header has no search form.");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  try {
    sessionStorage.setItem("sok", form.querySelector("input")?.value.trim() ?? "");
  } catch {
    // Storage is blocked: the search page opens with an empty field.
  }
  location.assign(form.action);
});
