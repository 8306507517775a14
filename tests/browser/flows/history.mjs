// That the browsers run as readers have them: without this, the flows that go back would prove nothing.
import assert from "node:assert/strict";

export async function a_page_that_back_leads_to_comes_from_the_back_forward_cache(reader) {
  await reader.open("om/integritet/");
  await reader.ask(() => Object.assign(window, { mark: 1 }));
  await reader.open("om/ordlista/");
  assert.equal(await reader.back(), true, "Sidan kom inte ur webbläsarens historik, utan laddades om.");
  assert.equal(await reader.ask(() => window.mark), 1);
  assert.equal(await reader.forward(), true);
}

export async function a_flow_begins_with_an_empty_browser(reader) {
  await nothingIsKept(reader);
}

export async function a_flow_begins_with_an_empty_browser_also_after_another(reader) {
  await nothingIsKept(reader);
}

/** Leaves something behind, too, for the flow that comes after. */
async function nothingIsKept(reader) {
  await reader.open("om/integritet/");
  assert.equal(await reader.ask(() => localStorage.length + sessionStorage.length), 0);
  await reader.ask(() => (localStorage.setItem("a", "b"), sessionStorage.setItem("a", "b")));
}
