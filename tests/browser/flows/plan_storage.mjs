// Where a plan is kept: by this site alone, where the reader chose, and nothing that others have put there.
import assert from "node:assert/strict";
import { LIST, OTHER_ROW, PLAN, VIOLENCE, add, addAndOpen, isKept, kept } from "./steps/plan.mjs";

/** Adds what is about violence, and keeps it in the tab. */
async function addInTab(reader) {
  await reader.open(VIOLENCE);
  await reader.press("Lägg till i Min plan");
  await reader.press("Bara i den här fliken");
  await reader.sees("Tillagd i Min plan.");
}

/** The same server by another host name: another site to the browser. */
const elsewhere = (reader) => reader.site.replace("127.0.0.1", "localhost");

const PLANTED = JSON.stringify({
  format: "min-plan", version: 1, strategy: { county: "Exempellän" }, about: { organisation: "Planterat" }, roles: [], checklist: [], areas: [],
  items: [{ id: "arbete-1-a", kind: "action", title: "Planterat", text: "Planterat", area: { id: "arbete", title: "A" }, kept: "Kartlägga löner varje år." }],
});

export async function a_plan_storage_in_the_tab_is_read_by_no_other_site(reader) {
  await addInTab(reader);
  await reader.open(`${elsewhere(reader)}om/integritet/`);
  const [name, stored] = [await reader.ask(() => window.name), await kept(reader)];
  assert.deepEqual([name, stored], ["", ["", ""]]);
  await reader.back();
  await reader.open(PLAN);
  await reader.sees("1 i planen");
  assert.equal(await reader.ask(() => localStorage.length), 0);
}

export async function a_plan_that_another_site_plants_is_not_opened(reader) {
  await reader.open(`${elsewhere(reader)}om/integritet/`);
  await reader.ask((key, plan) => void (window.name = `min-plan ${key}${plan}`), new URL(reader.site).pathname, PLANTED);
  // By a link, as a reader comes: what is opened from the address field loses the name anyhow.
  await reader.ask((to) => void setTimeout(() => location.assign(to)), reader.site + PLAN);
  await reader.until("sidan har bytts", (site) => location.href.startsWith(site), reader.site);
  await reader.sees("Planen är tom än så länge");
  assert.doesNotMatch(await reader.ask(() => document.body.innerText), /Planterat/);
  // It looks like what an earlier version of this site left there: it is taken away, for others to read no more.
  await reader.until("fönstrets namn är tomt", () => window.name === "");
}

export async function a_planted_plan_does_not_hide_the_readers_own(reader) {
  await addAndOpen(reader);
  await reader.ask((key, plan) => void (window.name = `min-plan ${key}${plan}`), new URL(reader.site).pathname, PLANTED);
  await reader.reload();
  await reader.sees("1 i planen");
  assert.doesNotMatch(await reader.ask(() => document.body.innerText), /Planterat/);
}

export async function a_windows_name_that_is_not_ours_is_left(reader) {
  await reader.open(PLAN);
  await reader.ask(() => void (window.name = "ram1"));
  await reader.reload();
  await reader.write("Organisation", "Exempelby");
  await isKept(reader, "Exempelby");
  assert.equal(await reader.ask(() => window.name), "ram1");
}

export async function a_tab_opened_from_one_with_a_plan_has_a_copy_of_its_own_and_removing_all_takes_both(reader) {
  await addInTab(reader);
  const copy = await reader.openedByPage(PLAN);
  await copy.sees("1 i planen");
  await copy.write("Organisation", "Kopian");
  await isKept(copy, "Kopian", "tab");
  await reader.open(PLAN);
  await reader.sees("1 i planen");
  assert.equal(await reader.value("Organisation"), "");
  await reader.press("Ta bort allt från den här datorn");
  await reader.press("Ta bort allt");
  await reader.sees("Allt är borttaget");
  await copy.until("kopian är tom", () => sessionStorage.length === 0 && document.querySelector("#plan-about input").value === "");
  assert.deepEqual(await kept(copy), ["", ""]);
}

export async function a_new_tab_does_not_have_the_plan_of_another(reader) {
  await addInTab(reader);
  const other = await reader.anotherTab();
  await other.open(PLAN);
  await other.sees("Planen är tom än så länge");
}

export async function moving_a_tabs_plan_to_the_browser_keeps_both_that_and_the_one_there(reader) {
  await addInTab(reader);
  const other = await reader.anotherTab();
  await other.open(LIST);
  await add(other, OTHER_ROW);
  await isKept(other, "skola-fritid-1-a");
  await reader.page.bringToFront();
  await reader.open(PLAN);
  await reader.sees("1 i planen");
  await reader.click("[name=where][value=browser]");
  await reader.sees("2 i planen");
  await reader.until("båda är sparade", () => /trygghet-1-a[^]*skola-fritid-1-a|skola-fritid-1-a[^]*trygghet-1-a/.test(Object.values(localStorage).join()));
  assert.equal((await kept(reader))[1], "");
}

export async function the_page_reminds_of_the_file_when_words_are_written_and_no_longer_when_it_is_taken(reader) {
  await addAndOpen(reader);
  assert.doesNotMatch(await reader.ask(() => document.querySelector("#plan-reminder").textContent), /planfilen/);
  await reader.write("Organisation", "Exempelby");
  await reader.sees("sju dagar", "#plan-reminder");
  await reader.press("Ladda ner planfilen (.json)");
  await reader.sees("Filen är nedladdad.");
  await reader.until("påminnelsen är borta", () => !document.querySelector("#plan-reminder").textContent.includes("planfilen"));
}
