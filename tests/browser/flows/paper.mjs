// What is printed: the same words as on the screen, without what only a screen can use.
import assert from "node:assert/strict";
import { addAndOpen, isKept, write } from "./steps/plan.mjs";

export async function a_page_prints_its_words_and_where_its_links_lead(reader) {
  await reader.open("strategin/inledning-exempel/");
  const address = await reader.ask(() => document.querySelector('main a[href^="http"]').href);
  const paper = await reader.printed();
  assert.ok(paper.includes(await reader.ask(() => document.querySelector("h1").innerText)), paper);
  assert.ok(paper.replace(/\s+/g, "").includes(address), paper);
  assert.doesNotMatch(paper, /Meny|Gå till innehållet|Lämna sidan snabbt/);
}

export async function the_filters_rows_are_printed_and_its_form_is_not(reader) {
  await reader.open("insatser/?roll=larare");
  await reader.sees("Lärare", ".ui-filter__chips");
  await reader.ask(() => void (window.print = () => void (window.asked = true)));
  await reader.press("Dela, skriv ut eller ladda ner");
  await reader.press("Skriv ut");
  await reader.until("utskriften begärs", () => window.asked === true);
  const paper = await reader.printed();
  assert.match(paper, /Arbeta med fria val i skolan/);
  assert.doesNotMatch(paper, /Kopiera länk|Sök bland insatserna|Lägg till i Min plan/);
}

export async function the_plan_is_printed_with_what_was_written_and_no_buttons(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Vad vi gör", "Vi kartlägger i Åmål");
  await isKept(reader, "Vi kartlägger i Åmål");
  const paper = await reader.printed();
  assert.match(paper, /Vi kartlägger i Åmål/);
  assert.doesNotMatch(paper, /Ladda ner som Word|Ta bort allt/);
}
