// That a reader finds what she looks for: by the search, by her role and by the filter.
import assert from "node:assert/strict";

export async function words_from_the_header_are_answered_on_the_search_page_and_stand_in_no_address(reader) {
  // The header has its field where there is room for it, and a link elsewhere.
  await reader.page.setViewport({ width: 1280, height: 800 });
  await reader.open("om/ordlista/");
  await reader.write("Sök på webbplatsen", "skolan");
  await reader.page.keyboard.press("Enter");
  await reader.until("sidan Sök", () => location.pathname.endsWith("/sok/") && document.readyState === "complete");
  await reader.sees("skolan", "#search-status");
  await reader.until("träffar", () => document.querySelectorAll("#hits a").length > 0);
  assert.equal(await reader.ask(() => location.search + location.hash), "");
}

export async function who_may_need_help_sees_it_before_the_hits(reader) {
  await reader.open("sok/");
  await reader.write("Vad söker du?", "min man slår mig");
  await reader.until("stödlinjerna", () => document.querySelector("#support")?.checkVisibility());
}

export async function a_word_for_ones_work_leads_to_ones_role(reader) {
  await reader.open("roller/");
  await reader.write("Vad arbetar du med?", "lärare");
  await reader.press("Visa mina insatser");
  await reader.until("rollens sida", () => location.pathname.endsWith("/roller/larare/"));
}

export async function one_enter_is_enough_in_the_role_picker(reader) {
  await reader.open("roller/");
  await reader.write("Vad arbetar du med?", "lärare");
  await reader.page.keyboard.press("Enter");
  await reader.until("rollens sida", () => location.pathname.endsWith("/roller/larare/"));
}

export async function enter_tells_of_an_unknown_word_once_and_stays(reader) {
  await reader.open("roller/");
  await reader.write("Vad arbetar du med?", "qwxz");
  await reader.page.keyboard.press("Enter");
  await reader.sees("qwxz", "#picker-status");
  assert.ok((await reader.ask(() => location.pathname)).endsWith("/roller/"));
}

export async function a_choice_in_the_filter_follows_back_and_forward(reader) {
  await reader.open("insatser/");
  const shown = () => [...document.querySelectorAll("tr[data-item]")].filter((row) => row.checkVisibility()).length;
  const all = await reader.ask(shown);
  await reader.page.select("#filter select", "larare");
  await reader.until("rollens rader", (number) => {
    const rows = [...document.querySelectorAll("tr[data-item]")].filter((row) => row.checkVisibility());
    return location.search.includes("roll=larare") && rows.length < number;
  }, all);
  await reader.page.goBack();
  await reader.until("alla rader", (number) => {
    const rows = [...document.querySelectorAll("tr[data-item]")].filter((row) => row.checkVisibility());
    return location.search === "" && rows.length === number;
  }, all);
}
