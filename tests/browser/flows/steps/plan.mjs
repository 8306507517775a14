// What the flows of Min plan have in common. The invented county: one row that is about violence, and others.

export const ROW = "tr:has(a[href*='arbete-1-a'])";
export const OTHER_ROW = "tr:has(a[href*='skola-fritid-1-a'])";
export const LIST = "insatser/";
export const VIOLENCE = "insatser/trygghet-1-a/";
export const PLAN = "min-plan/";

/** What the origin keeps: [in the browser, in the tab]. */
export const kept = (reader) => reader.ask(() => [Object.values(localStorage).join(), Object.values(sessionStorage).join()]);

/** Adds a row of the list that is shown. @param {string} row */
export async function add(reader, row) {
  const button = `${row} button.ui-add`;
  await reader.until(`${row} har sin knapp`, (selector) => Boolean(document.querySelector(selector)), button);
  await reader.click(button);
  await reader.until(`raden är tillagd`, (selector) => /^(Tillagd|Allt finns)/.test(document.querySelector(`${selector} [role=status]`)?.textContent ?? ""), row);
}

/** Adds one row, and goes to the plan by its link. @param {number} [n] the rows that it has then */
export async function addAndOpen(reader, n = 1) {
  await reader.open(LIST);
  await add(reader, ROW);
  await reader.press("Öppna Min plan");
  await reader.sees(`${n} i planen`);
}

/** Writes in the form of an item. @param {string} id @param {string} label @param {string} text */
export async function write(reader, id, label, text) {
  const item = `#rad-${id}`;
  if (await reader.ask((selector) => !document.querySelector(selector)?.open, `${item} details`)) {
    await reader.click(`${item} summary`);
  }
  await reader.write(label, text, item);
}

/** Waits until the words are kept. @param {"browser" | "tab"} where */
export const isKept = (reader, text, where = "browser") =>
  reader.until(`”${text}” är sparat`, (words, from) => Object.values(from === "tab" ? sessionStorage : localStorage).some((value) => value.includes(words)), text, where);

export async function clear(reader) {
  await reader.press("Ta bort allt från den här datorn");
  await reader.press("Ta bort allt");
  await reader.sees("Allt är borttaget från den här datorn.");
}

/** The titles of the plan that is shown. */
export const titles = (reader) => reader.ask(() => [...document.querySelectorAll(".ui-item .ui-item__title")].map((one) => one.textContent));
