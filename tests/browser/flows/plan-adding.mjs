// Adding to Min plan, and dates that are typed by hand: what each engine's own fields and clicks do.
import assert from "node:assert/strict";

const ADD = 'tr:has(a[href*="arbete-1-a"]) button.ui-add';

/** The button of the first row, pressed as often as that, fast. */
async function pressTimes(reader, count) {
  await reader.open("fokusomraden/arbete/");
  const button = await reader.page.waitForSelector(ADD);
  await button.click({ count });
}

export async function a_double_click_adds_and_stays(reader) {
  await pressTimes(reader, 2);
  await reader.sees("Tillagd i Min plan.", ".ui-added");
  await reader.sees("Finns i Min plan", "button.ui-add");
  assert.equal(new URL(await reader.ask(() => location.href)).pathname, "/fokusomraden/arbete/");
  assert.equal(await reader.ask((selector) => document.querySelector(selector).ariaPressed, ADD), "true");
  await reader.press("Ångra", ".ui-added");
  await reader.sees("Borttagen ur Min plan.", ".ui-added");
  assert.equal(await reader.ask((selector) => document.activeElement === document.querySelector(selector), ADD), true);
}

export async function a_triple_click_adds_and_stays(reader) {
  await pressTimes(reader, 3);
  await reader.sees("Tillagd i Min plan.", ".ui-added");
  assert.equal(new URL(await reader.ask(() => location.href)).pathname, "/fokusomraden/arbete/");
}

/** Opens the plan with one row, its form open and its field From focused. */
async function atTheDate(reader) {
  await pressTimes(reader, 1);
  await reader.sees("Tillagd i Min plan.", ".ui-added");
  await reader.open("min-plan/");
  await reader.until("raden visas", () => document.querySelector(".ui-item summary") !== null);
  await reader.ask(() => {
    document.querySelector(".ui-item details").open = true;
  });
  const field = await reader.page.waitForSelector(".ui-item [name=from]");
  await field.focus();
}

const told = (reader, words) =>
  reader.until(`fältet säger ”${words}”`, (text) => {
    const field = document.querySelector(".ui-item [name=from]");
    const line = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    return field.getAttribute("aria-invalid") === "true" && line !== null && line.textContent.includes(text);
  }, words);

export async function a_day_that_does_not_exist_is_told_when_its_field_is_left(reader) {
  await atTheDate(reader);
  // The order of the parts differs: 30 February in each.
  const order = await reader.ask(() => new Intl.DateTimeFormat(navigator.language).formatToParts(new Date()).map(({ type }) => type).filter((type) => type !== "literal"));
  const parts = { year: "2026", month: "02", day: "30" };
  for (const part of order) await reader.page.keyboard.type(parts[part]);
  assert.equal(await reader.ask(() => document.querySelector(".ui-item [name=from]").getAttribute("aria-invalid")), null);
  await reader.ask(() => document.querySelector(".ui-item [name=responsible]").focus());
  await told(reader, "till exempel 2026-01-31");
  assert.equal(await reader.ask(() => document.querySelector(".ui-item [name=from]").validity.badInput), true);
}

export async function a_date_that_is_only_begun_is_told_when_its_field_is_left(reader) {
  await atTheDate(reader);
  await reader.page.keyboard.type("1");
  await reader.ask(() => document.querySelector(".ui-item [name=responsible]").focus());
  await told(reader, "till exempel 2026-01-31");
}
