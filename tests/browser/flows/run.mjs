// Runs flows in one browser, one after the other: node run.mjs ENGINE PROGRAM, and on stdin a line of JSON for each,
// {module, flow, site}. Answers each with a line, {told}: empty when it went well. A flow has a browser context of its own.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ENGINES } from "./engines.mjs";
import { Reader } from "./reader.mjs";

const [engine, program] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "flow-"));
const browser = await ENGINES[engine](program, folder);

/** @param {{module: string, flow: string, site: string}} asked @returns {Promise<string>} what went wrong */
async function run({ module, flow, site }) {
  for (const left of await readdir(folder, { withFileTypes: true })) if (left.isFile()) await rm(join(folder, left.name));
  // Chromium is told here where files are saved; the others when they start.
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: "allow", downloadPath: folder } });
  context.folder = folder;
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
await rm(folder, { recursive: true, force: true });
