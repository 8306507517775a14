// What a reader takes along: files, links and quotations, as the engine's own saving and copying give them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { LIST, addAndOpen, isKept, write } from "./steps/plan.mjs";

/** A part of a ZIP, as text. @param {Buffer} zip @param {string} name */
function part(zip, name) {
  for (let at = 0; (at = zip.indexOf("PK\x01\x02", at, "latin1")) >= 0; at += 46) {
    const [packed, length] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    if (zip.toString("utf8", at + 46, at + 46 + length) !== name) continue;
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + packed);
    return (zip.readUInt16LE(at + 10) ? inflateRawSync(bytes) : bytes).toString("utf8");
  }
  throw new Error(`${name} saknas i filen.`);
}

export async function the_plan_becomes_a_word_file_with_what_was_written(reader) {
  await addAndOpen(reader);
  await write(reader, "arbete-1-a", "Vad vi gör", "Vi kartlägger i Åmål");
  await isKept(reader, "Vi kartlägger i Åmål");
  await reader.press("Ladda ner som Word");
  await reader.sees("Filen är nedladdad.");
  const words = part(await readFile(await reader.saved(/\.docx$/)), "word/document.xml");
  assert.match(words, /Vi kartlägger i Åmål/);
  assert.match(words, /Kartlägga löner varje år/);
}

export async function the_selection_becomes_a_csv_file(reader) {
  await reader.open(`${LIST}?roll=larare`);
  await reader.press("Dela, skriv ut eller ladda ner");
  await reader.press("Ladda ner urvalet (CSV)");
  const csv = await readFile(await reader.saved(/\.csv$/), "utf8");
  assert.match(csv, /skola-fritid-1-a/);
}

export async function the_filters_link_is_copied_at_the_first_press(reader) {
  await reader.open(`${LIST}?roll=larare`);
  await reader.until("rollens rader", () => document.querySelectorAll("#filter-result [value=link]").length === 1);
  await reader.press("Dela, skriv ut eller ladda ner");
  await reader.press("Kopiera länk");
  await reader.sees("Länken är kopierad.");
  assert.equal(await reader.pasted(), `${reader.site}${LIST}?roll=larare`);
}

export async function the_plans_link_is_copied_at_the_first_press(reader) {
  await addAndOpen(reader);
  await reader.press("Kopiera länk till urvalet");
  await reader.sees("Länken är kopierad", "#plan-done");
  assert.equal(await reader.pasted(), `${reader.site}min-plan/#antal=1&urval=arbete-1-a`);
}

export async function a_rows_words_are_copied_with_their_source(reader) {
  await reader.open("insatser/skola-fritid-1-a/");
  await reader.click(".ui-copy summary");
  await reader.sees("Kopierat.", "main");
  const words = await reader.pasted();
  assert.match(words, /^”Arbeta med fria val i skolan\.”/);
  assert.ok(words.endsWith(`${reader.site}insatser/skola-fritid-1-a/`), words);
}
