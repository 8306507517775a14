// What lies above a page: the menu and the words that are explained, opened and closed by mouse and by key.
import assert from "node:assert/strict";

const PAGE = "strategin/inledning-exempel/";
const shown = (reader, selector) => reader.ask((one) => document.querySelector(one).checkVisibility(), selector);

export async function a_word_is_explained_by_a_press_and_closed_by_escape(reader) {
  await reader.open(PAGE);
  assert.equal(await shown(reader, ".ui-explanation"), false);
  await reader.click("button.ui-term");
  const id = await reader.ask(() => document.querySelector("button.ui-term").getAttribute("popovertarget"));
  await reader.until("förklaringen", (name) => document.getElementById(name).checkVisibility(), id);
  // It lies within the window, and above the rest.
  await reader.until("förklaringen syns hel", (name) => {
    const { top, left, right, bottom } = document.getElementById(name).getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight && Boolean(hit?.closest(`#${name}`));
  }, id);
  await reader.page.keyboard.press("Escape");
  await reader.until("förklaringen är stängd", (name) => !document.getElementById(name).checkVisibility(), id);
}

export async function a_word_is_explained_by_enter_too(reader) {
  await reader.open(PAGE);
  await reader.ask(() => document.querySelector("button.ui-term").focus());
  await reader.page.keyboard.press("Enter");
  await reader.until("förklaringen", () => document.querySelector(".ui-explanation:popover-open") !== null);
  await reader.page.keyboard.press("Escape");
  await reader.until("fokus är kvar vid ordet", () => document.activeElement?.matches("button.ui-term"));
}

export async function a_press_elsewhere_closes_the_explanation(reader) {
  await reader.open(PAGE);
  await reader.click("button.ui-term");
  await reader.until("förklaringen", () => document.querySelector(".ui-explanation:popover-open") !== null);
  await reader.click("h1");
  await reader.until("förklaringen är stängd", () => document.querySelector(".ui-explanation:popover-open") === null);
}

export async function the_menu_opens_leads_on_and_is_closed_on_the_page_it_leads_to(reader) {
  await reader.narrow();
  await reader.open(PAGE);
  await reader.press("Meny");
  await reader.until("menyn", () => document.querySelector("#menu").matches(":popover-open"));
  await reader.press("Insatser", "#menu");
  await reader.until("sidan med insatser", () => location.pathname.endsWith("/insatser/"));
  assert.equal(await shown(reader, "#menu"), false);
}
