// Min plan and the Back button: a page that comes back as it was left shows and keeps what holds now.
import assert from "node:assert/strict";
import { LIST, OTHER_ROW, PLAN, ROW, add, addAndOpen, clear, isKept, kept, titles, write } from "./steps/plan.mjs";

const cached = (fromCache) => assert.equal(fromCache, true, "Sidan kom inte ur webbläsarens historik: flödet prövar inget.");

/** Back to a page that a message on the plan's channel makes Chromium and Firefox load anew; WebKit shows it from its cache. */
async function backAnew(reader) {
  const fromCache = await reader.back();
  assert.equal(fromCache, reader.engine === "webkit", "Sidan kom på annat sätt än väntat: flödet prövar något annat.");
}

export async function written_words_are_there_after_back_and_one_more_row(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Vad vi gör", "Vi kartlägger i oktober");
  cached(await reader.back());
  await add(reader, OTHER_ROW);
  await isKept(reader, "skola-fritid-1-a");
  assert.match((await kept(reader))[0], /Vi kartlägger i oktober/);
  await reader.open(PLAN);
  await reader.sees("2 i planen");
  await reader.sees("Vi kartlägger i oktober");
}

export async function a_removed_plan_stays_removed_after_back_and_one_more_row(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Vad vi gör", "Hemligt");
  await clear(reader);
  await backAnew(reader);
  assert.deepEqual(await kept(reader), ["", ""]);
  await add(reader, OTHER_ROW);
  await isKept(reader, "skola-fritid-1-a");
  assert.doesNotMatch((await kept(reader))[0], /"id": "arbete-1-a",\n   "kind"|Hemligt/);
}

export async function rows_that_were_removed_stay_removed_on_a_page_that_comes_back(reader) {
  await addAndOpen(reader);
  await reader.click("#rad-arbete-1-a summary");
  await reader.click("#rad-arbete-1-a [value=remove]");
  await reader.until("raden är borta", () => !Object.values(localStorage).join().includes('"kind"'));
  cached(await reader.back());
  await reader.until("knappen lägger till igen", (row) => document.querySelector(`${row} button.ui-add`).textContent === "Lägg till i Min plan", ROW);
  await add(reader, OTHER_ROW);
  await isKept(reader, "skola-fritid-1-a");
  await reader.until("bara den nya raden finns", () => (Object.values(localStorage).join().match(/"kind"/g) ?? []).length === 1);
}

export async function undoing_on_a_page_that_comes_back_does_not_write_a_plan_that_was_emptied(reader) {
  await addAndOpen(reader);
  await reader.ask(() => localStorage.clear());
  cached(await reader.back());
  await reader.press("Ångra");
  await reader.sees("Finns inte i Min plan längre.");
  assert.deepEqual(await kept(reader), ["", ""]);
}

export async function a_plan_storage_in_the_tab_stays_there_after_back_and_one_more_row(reader) {
  await addAndOpen(reader);
  await reader.click("[name=where][value=tab]");
  await isKept(reader, "arbete-1-a", "tab");
  await reader.until("inget är kvar i webbläsaren", () => localStorage.length === 0);
  await backAnew(reader);
  await add(reader, OTHER_ROW);
  await isKept(reader, "skola-fritid-1-a", "tab");
  assert.equal((await kept(reader))[0], "");
}

export async function a_plan_moved_from_the_tab_to_the_browser_is_written_there_after_back(reader) {
  await addAndOpen(reader);
  await reader.click("[name=where][value=tab]");
  await isKept(reader, "arbete-1-a", "tab");
  await reader.open(LIST);
  await add(reader, OTHER_ROW);
  await reader.press("Öppna Min plan");
  await reader.sees("2 i planen");
  await reader.click("[name=where][value=browser]");
  await isKept(reader, "skola-fritid-1-a");
  await backAnew(reader);
  await add(reader, "tr:has(a[href*='skola-fritid-2-a'])");
  await isKept(reader, "skola-fritid-2-a");
  assert.equal((await kept(reader))[1], "");
}

export async function a_button_that_comes_back_says_what_holds_now(reader) {
  await addAndOpen(reader);
  await clear(reader);
  await backAnew(reader);
  await reader.until("knappen lägger till igen", (row) => document.querySelector(`${row} button.ui-add`).textContent === "Lägg till i Min plan", ROW);
  await add(reader, ROW);
  await isKept(reader, "arbete-1-a");
}

export async function the_plan_that_comes_back_shows_a_row_added_after_it_was_left(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Vad vi gör", "Före");
  await reader.open(LIST);
  await add(reader, OTHER_ROW);
  cached(await reader.back());
  await reader.sees("2 i planen");
  await reader.write("Vad vi gör", " och efter", "#rad-arbete-1-a");
  await isKept(reader, "Före och efter");
  assert.match((await kept(reader))[0], /skola-fritid-1-a/);
}

export async function an_empty_plan_that_comes_back_shows_what_was_added_meanwhile(reader) {
  await reader.open(PLAN);
  await reader.sees("Planen är tom än så länge");
  await reader.open(LIST);
  await add(reader, ROW);
  cached(await reader.back());
  await reader.sees("1 i planen");
}

export async function a_plan_that_comes_back_after_another_tab_removed_it_keeps_no_words_of_it(reader) {
  await addAndOpen(reader);
  await reader.write("Organisation", "Gammalt");
  await isKept(reader, "Gammalt");
  await reader.open(LIST);
  const other = await reader.anotherTab();
  await other.open(PLAN);
  await clear(other);
  await reader.page.bringToFront();
  await backAnew(reader);
  await reader.until("fältet är tomt", () => document.querySelector("#plan-about input").value === "");
  await reader.write("Organisation", "Nytt");
  await isKept(reader, "Nytt");
  assert.doesNotMatch((await kept(reader))[0], /Gammalt|"kind"/);
}

export async function a_plan_that_comes_back_shows_what_was_written(reader) {
  await addAndOpen(reader);
  await reader.write("Organisation", "Min");
  await reader.write("Kontakt", "Vem");
  await isKept(reader, "Vem");
  await reader.open(LIST);
  cached(await reader.back());
  await reader.until("orden står där", () => document.querySelector("[name=organisation]").value === "Min" && document.querySelector("[name=contact]").value === "Vem");
}

export async function a_plan_that_comes_back_takes_in_what_another_tab_wrote(reader) {
  await addAndOpen(reader);
  await reader.write("Organisation", "Min");
  await isKept(reader, "Min");
  await reader.open(LIST);
  const other = await reader.anotherTab();
  await other.open(PLAN);
  await other.write("Kontakt", "Deras");
  await isKept(other, "Deras");
  await reader.page.bringToFront();
  cached(await reader.back());
  await reader.until("det andra står där", () => document.querySelector("[name=contact]").value === "Deras");
  await reader.write("Organisation", "!");
  await isKept(reader, "Min!");
  assert.match((await kept(reader))[0], /Deras/);
  assert.equal((await titles(reader)).length, 1);
}

export async function forward_to_the_plan_shows_what_back_added(reader) {
  await addAndOpen(reader);
  cached(await reader.back());
  await add(reader, OTHER_ROW);
  cached(await reader.forward());
  await reader.sees("2 i planen");
}
