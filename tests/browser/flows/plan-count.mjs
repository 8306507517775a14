// The count beside "Min plan" in the header of every page: it says how many rows the plan has now.
import { LIST, OTHER_ROW, PLAN, ROW, add, addAndOpen, clear, kept } from "./steps/plan.mjs";

const HELP = "om/ordlista/";

/** Waits until the header's link says this. @param {string} words "" for a link without a number */
const counts = (reader, words) =>
  reader.until(`sidhuvudet säger ”${words}”`, (said) => document.querySelector(".ui-myplan__n")?.textContent === said, words && `${words} i Min plan`);

export async function the_count_follows_a_row_to_every_page(reader) {
  await reader.open(LIST);
  await counts(reader, "");
  await add(reader, ROW);
  await counts(reader, "1");
  await add(reader, OTHER_ROW);
  await counts(reader, "2");
  await reader.open(HELP);
  await counts(reader, "2");
  await reader.open(PLAN);
  await counts(reader, "2");
}

export async function the_count_follows_what_another_tab_adds_and_removes(reader) {
  await reader.open(HELP);
  const other = await reader.anotherTab();
  await other.open(LIST);
  await add(other, ROW);
  await counts(reader, "1");
  await other.open(PLAN);
  await clear(other);
  await counts(reader, "");
}

export async function the_count_is_right_on_a_page_that_comes_back(reader) {
  await reader.open(HELP);
  await reader.open(LIST);
  await add(reader, ROW);
  await reader.back();
  await counts(reader, "1");
  await reader.forward();
  await counts(reader, "1");
}

export async function the_count_goes_down_when_a_row_is_removed_and_is_gone_with_the_last(reader) {
  await reader.open(LIST);
  await add(reader, OTHER_ROW);
  await addAndOpen(reader, 2);
  await counts(reader, "2");
  await reader.click("#rad-arbete-1-a summary");
  await reader.click("#rad-arbete-1-a [value=remove]");
  await counts(reader, "1");
  await clear(reader);
  await counts(reader, "");
}

export async function the_count_of_a_plan_in_the_tab_stays_in_the_tab(reader) {
  await addAndOpen(reader);
  await reader.click("[name=where][value=tab]");
  await reader.until("inget är kvar i webbläsaren", () => localStorage.length === 0);
  await reader.open(HELP);
  await counts(reader, "1");
  const other = await reader.anotherTab();
  await other.open(HELP);
  await counts(other, (await kept(other))[1] ? "1" : "");
}
