// Runs flows in one browser, one after the other: node run.mjs ENGINE PROGRAM, and on stdin a line of JSON for each,
// {module, flow, site}. Answers each with a line, {told}: empty when it went well. A flow has a browser context of its own.
import { createInterface } from "node:readline";
import { ENGINES } from "./engines.mjs";
import { Reader } from "./reader.mjs";

const [engine, program] = process.argv.slice(2);
const browser = await ENGINES[engine](program);

/** @param {{module: string, flow: string, site: string}} asked @returns {Promise<string>} what went wrong */
async function run({ module, flow, site }) {
  const context = await browser.createBrowserContext();
  const reader = await Reader.at(context, site, engine);
  try {
    await (await import(`./${module}`))[flow](reader);
    return reader.errors.length ? await reader.told("Ett skript på sidan gick fel.") : "";
  } catch (error) {
    // A step that failed has told all; another error says where it stands.
    return error.message.includes("Dessförinnan:") ? error.message : await reader.told(error.stack);
  } finally {
    await context.close();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify({ told: await run(JSON.parse(line)) })}\n`);
}
await browser.close();
