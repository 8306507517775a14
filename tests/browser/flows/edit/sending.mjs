// The flows of editors who send from the form. The fake GitHub beside it is made ready, and asked afterwards, by test_edit_sending.py.
const KEY = "github_pat_prov";
const REVIEW = "Granska ändringarna";
const SEND = "Skicka förslaget";

/** Opens the form of a thing. @param {import("../reader.mjs").Reader} reader @param {string} name */
async function form(reader, name) {
  await reader.open(`redigera/#${name}`);
  await reader.sees(REVIEW);
}

/** Reviews, gives the key and sends. @param {import("../reader.mjs").Reader} reader */
async function send(reader, key = KEY) {
  await reader.press(REVIEW);
  await reader.sees("Lämna in förslaget");
  await reader.write("Din nyckel till GitHub", key);
  await reader.press(SEND);
}

const sent = (reader) => reader.sees("Förslaget är skickat");

async function changeTitle(reader) {
  await form(reader, "action:arbete-1-a");
  await reader.write("Rubrik (måste fyllas i)", " nu");
}

export async function title(reader) {
  await changeTitle(reader);
  await send(reader);
  await sent(reader);
  await reader.sees("Öppna förslaget på GitHub (nummer 1)");
}

export async function affiliate(reader) {
  await form(reader, "fil:affiliates");
  await reader.press("Lägg till: Ansluten verksamhet");
  await reader.write("Namn (måste fyllas i)", "Provby simsällskap");
  await send(reader);
  await sent(reader);
}

export async function newAction(reader) {
  await form(reader, "problem:arbete-1");
  await reader.press("Lägg till: Insats");
  await reader.write("Rubrik (måste fyllas i)", "Jämför löner");
  await reader.write("Text (måste fyllas i)", "Jämföra löner mellan yrken.");
  await send(reader);
  await sent(reader);
}

export async function withdrawn(reader) {
  await form(reader, "action:arbete-1-a");
  await reader.click(".ui-edit__form > .ui-edit__more > summary");
  await reader.press("Lägg till: upphävd");
  const part = '[id$=".withdrawn"]';
  await reader.pick("Datum (måste fyllas i)", "2026-03-01", part);
  await reader.write("Beslut (måste fyllas i)", "Påhittat beslut 2", part);
  await reader.write("Skäl (måste fyllas i)", "Arbetet är gjort.", part);
  await send(reader);
  await sent(reader);
}

/** Somebody else has written another heading meanwhile. */
export async function conflict(reader) {
  await changeTitle(reader);
  await send(reader);
  await reader.sees("Någon annan har ändrat samma sak");
  await reader.sees("Insats: Kartlägg lönerna nu, rubrik");
  await reader.sees("Kartlägg lönerna nu");
  await reader.sees("Kartlägg alla löner");
  await reader.press("Använd mina ord");
  await reader.sees("Lämna in förslaget");
  await reader.press(SEND);
  await sent(reader);
}

export async function refusedKey(reader) {
  await changeTitle(reader);
  await send(reader, "github_pat_fel");
  await reader.sees("GitHub godtog inte nyckeln.");
  await reader.until("rutan för nyckeln väntar", () => document.activeElement?.id === "send-key");
  await reader.write("Din nyckel till GitHub", KEY);
  await reader.press(SEND);
  await sent(reader);
}

/** The last step fails once. */
export async function failure(reader) {
  await changeTitle(reader);
  await send(reader);
  await reader.sees("Förslaget gick inte att lämna in. Nyckeln får inte göra det i kodarkivet exempel/strategi.");
  await reader.press("Försök igen");
  await sent(reader);
}

/** Kontroll is done, and has said what the change means. */
export async function news(reader) {
  await changeTitle(reader);
  await send(reader);
  await sent(reader);
  await reader.sees("Kontrollen är klar och hittade inga fel.");
  await reader.sees("Läsarna ser en annan rubrik.");
}

/** Decided words are changed, by a decision. */
export async function decision(reader) {
  await form(reader, "action:arbete-1-a");
  await reader.write("Text (måste fyllas i)", " Också deltid.");
  await reader.press(REVIEW);
  await reader.sees("Orden här nedanför är beslutade. Varför ändras de?");
  await reader.press("Ett nytt beslut Insats: Kartlägg lönerna");
  await reader.pick("Datum (måste fyllas i)", "2026-03-01");
  await reader.write("Beslut (måste fyllas i)", "Påhittat beslut 2");
  await reader.press("Granska igen");
  await reader.write("Din nyckel till GitHub", KEY);
  await reader.press(SEND);
  await sent(reader);
}

/** Decided words are changed, because the source has them wrong. */
export async function mistake(reader) {
  await form(reader, "action:arbete-1-a");
  await reader.write("Text (måste fyllas i)", " Nu.");
  await reader.press(REVIEW);
  await reader.press("Ett skrivfel rättas Insats: Kartlägg lönerna");
  await reader.sees("Granska igen");
  await reader.pick("Grupp (måste fyllas i)", "Språk");
  await reader.write("Rader (måste fyllas i)", "12");
  await reader.write("Varför (måste fyllas i)", "Ett ord saknas i källan.");
  await reader.press("Granska igen");
  await reader.write("Din nyckel till GitHub", KEY);
  await reader.press(SEND);
  await sent(reader);
}

/** Nobody has given a key. */
export async function issue(reader) {
  await changeTitle(reader);
  await reader.press(REVIEW);
  await reader.press(SEND);
  await reader.sees("Klistra in en nyckel först");
  await reader.press("Skicka utan nyckel");
  await reader.press("Gör ett ärende");
  await reader.sees("Öppna ärendet, läs igenom det och tryck på knappen där");
  const asked = await reader.ask(() => Object.fromEntries(new URL(document.querySelector('#edit-send a[target="_blank"]').href).searchParams));
  if (asked.title !== "Ändra Insats: Kartlägg lönerna nu" || !asked.record.startsWith("redigera1:")) throw new Error(JSON.stringify(asked));
}
