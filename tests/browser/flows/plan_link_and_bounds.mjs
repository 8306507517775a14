// A shared link as it comes through mail and chat, and fields that are full: nothing falls away unsaid.
import assert from "node:assert/strict";
import { PLAN, addAndOpen, isKept, titles, write } from "./steps/plan.mjs";

const preview = (reader) => reader.ask(() => [...document.querySelectorAll("#plan-preview li")].map((one) => one.textContent));

export async function a_link_with_what_mail_puts_after_it_keeps_its_last_row(reader) {
  for (const after of [".", ")", ">", "”", "%20", ",", "*", "&gt;", "%E2%80%8B"]) {
    await reader.open("om/integritet/");
    await reader.open(`${PLAN}#antal=2&urval=arbete-1-a,skola-fritid-1-a${after}`);
    await reader.sees("Ett urval som någon har delat");
    assert.equal((await preview(reader)).length, 2, `Efter länken står ${after}`);
    assert.doesNotMatch(await reader.ask(() => document.querySelector("#plan-preview").innerText), /inte med|avkortad/);
  }
}

export async function a_link_that_was_cut_off_says_so(reader) {
  await reader.open(`${PLAN}#antal=5&urval=arbete-1-a,skola-fri`);
  await reader.sees("1 i länken finns inte i strategin, och är inte med.", "#plan-preview");
  await reader.sees("Länken är avkortad: 3 som den bar har fallit bort på vägen. Be om den på nytt.", "#plan-preview");
}

export async function a_suggestion_that_does_not_fit_is_told_and_the_plan_can_be_opened_again(reader) {
  await reader.open("handlingsplan/handlingsplan-1-1/");
  await reader.press("Lägg till i Min plan");
  await reader.press("Spara i webbläsaren");
  await reader.sees("Tillagd i Min plan.");
  await reader.open(PLAN);
  await reader.sees("1 i planen");
  await write(reader, "handlingsplan-1-1", "Så följer vi upp", "Vårt eget");
  await reader.ask(() => {
    const field = document.querySelector("[name=follow_up]");
    Object.assign(field, { value: "x".repeat(4995) });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await reader.click("[value=suggest]");
  await reader.sees("Förslaget får inte plats i fältet, och är inte tillagt.");
  await isKept(reader, "x".repeat(4995));
  await reader.reload();
  await reader.sees("1 i planen");
  assert.equal((await titles(reader)).length, 1);
  assert.equal(await reader.ask(() => document.querySelector("#plan-kept").textContent.includes("går inte att läsa")), false);
}

export async function a_field_that_is_full_says_so(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Ansvarig", "HR");
  await reader.ask(() => Object.assign(document.querySelector("[name=responsible]"), { value: "y".repeat(499) }));
  await reader.write("Ansvarig", "zzz", "#rad-arbete-1-a");
  await reader.sees("Fältet är fullt: det rymmer 500 tecken. Det som inte fick plats är inte med.");
  assert.equal(await reader.value("Ansvarig", "#rad-arbete-1-a"), `${"y".repeat(499)}z`);
}

export async function a_year_with_five_digits_does_not_make_the_plan_unreadable(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Ansvarig", "HR");
  await reader.ask(() => {
    const field = document.querySelector("#rad-arbete-1-a [name=from]");
    Object.assign(field, { value: "20265-01-01" });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await isKept(reader, "HR");
  await reader.reload();
  await reader.sees("1 i planen");
  await reader.sees("HR", "#rad-arbete-1-a");
  assert.equal(await reader.ask(() => document.querySelector("#plan-kept").textContent.includes("går inte att läsa")), false);
}
