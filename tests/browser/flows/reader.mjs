// A reader in front of a browser: opens, presses and writes as people do, by the words that are shown, and says what is seen.
// Each step waits until it can be taken, and is noted, so that a flow that fails tells how it came there.
import { spawnSync } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const PATIENCE = 20_000;
const PAUSE = 50;

/** Waits until something is so. @template T @param {() => Promise<T>} ask gives something true once it is so @param {() => Promise<string> | string} told what to say when it never is */
async function until(ask, told) {
  const end = Date.now() + PATIENCE;
  let last = "";
  do {
    // A page that is just going answers with an error; the next one answers.
    const found = await ask().catch((error) => void (last = `\n${error.message}`));
    if (found) return found;
    await new Promise((done) => setTimeout(done, PAUSE));
  } while (Date.now() < end);
  throw new Error((await told()) + last);
}

// The functions below run in the page: nothing from here can be named in them.

/** The first visible element of these that has the name, by what is heard or by what is shown. */
function named(selector, name, inside) {
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
  const roots = inside ? [...(dialog ?? document).querySelectorAll(inside)] : [dialog ?? document];
  const all = roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const shown = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
  return shown.find((one) => [one.ariaLabel, one.textContent].some((text) => words(text) === name)) ?? null;
}

/** The field that a visible label with these words belongs to. */
function labelled(name, inside) {
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const roots = inside ? [...document.querySelectorAll(inside)] : [document];
  const labels = roots.flatMap((root) => [...root.querySelectorAll("label")]);
  const own = (label) => words([...label.childNodes].filter((node) => !node.matches?.("input, select, textarea")).map((node) => node.textContent).join(""));
  return labels.find((label) => own(label) === name && label.checkVisibility())?.control ?? null;
}

/** Waits until what is shown has been painted: Chromium drops a press on a page from its cache before that. A tab behind is not painted. */
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 1000);
  });

const note = () => addEventListener("pageshow", ({ persisted }) => Object.assign(window, { shownFromCache: persisted }));

export class Reader {
  /** @param {import("puppeteer-core").BrowserContext} context one reader's browser: tabs that share what is kept @param {string} site its address, with a closing slash
   *  @param {string} engine */
  constructor(context, site, engine) {
    this.engine = engine;
    this.context = context;
    this.site = site;
    /** What was done, in order. @type {string[]} */
    this.steps = [];
    /** What scripts failed at. @type {string[]} */
    this.errors = [];
  }

  /** A reader with a tab open. @param {import("puppeteer-core").BrowserContext} context @param {string} site @param {string} engine */
  static async at(context, site, engine) {
    const reader = new Reader(context, site, engine);
    await reader.take(await context.newPage());
    return reader;
  }

  /** @param {import("puppeteer-core").Page} page */
  async take(page) {
    this.page = page;
    page.on("pageerror", (error) => this.errors.push(String(error)));
    await page.evaluateOnNewDocument(note);
    return this;
  }

  /** The same reader in a tab of its own, with the same browser. */
  async anotherTab() {
    const other = new Reader(this.context, this.site, this.engine);
    Object.assign(other, { steps: this.steps, errors: this.errors });
    this.steps.push("en flik till");
    return other.take(await this.context.newPage());
  }

  /** The same tab as another tab, opened by the page itself. @param {string} path */
  async openedByPage(path) {
    const other = new Reader(this.context, this.site, this.engine);
    Object.assign(other, { steps: this.steps, errors: this.errors });
    this.steps.push(`window.open ${path}`);
    const opened = new Promise((done) => this.page.once("popup", done));
    await this.page.evaluate((address) => void window.open(address), this.site + path);
    return other.take(await opened);
  }

  /** @param {string} path in the site, or a whole address */
  async open(path) {
    const address = new URL(path, this.site).href;
    this.steps.push(`öppnar ${address}`);
    await this.page.bringToFront();
    const [here, there] = [this.page.url(), address].map((one) => one.split("#")[0]);
    await this.page.evaluate(() => Object.assign(window, { left: true }));
    // The driver's own waiting never ends in Firefox after a page from the history.
    this.page.goto(address, { waitUntil: [] }).catch(() => {});
    await until(
      () => this.page.evaluate((to, same) => location.href.startsWith(to) && (same || !("left" in window)) && document.readyState === "complete", there, here === there && address.includes("#")),
      () => this.told(`Sidan ${address} kom inte.`),
    );
  }

  /** Back in the history. @returns {Promise<boolean>} whether the page came from the back/forward cache */
  back() {
    return this.go(-1);
  }

  forward() {
    return this.go(1);
  }

  /** @param {-1 | 1} way */
  async go(way) {
    this.steps.push(way < 0 ? "Bakåt" : "Framåt");
    const left = await this.page.evaluate(() => {
      Object.assign(window, { left: true });
      return location.href;
    });
    await this.page.evaluate((to) => void setTimeout(() => history.go(to)), way);
    await until(
      () => this.page.evaluate((from) => (location.href !== from || !("left" in window)) && document.readyState === "complete" && "shownFromCache" in window, left),
      () => this.told("Historiken ledde ingenstans."),
    );
    await this.page.evaluate(painted);
    return this.page.evaluate(() => window.shownFromCache);
  }

  async reload() {
    this.steps.push("laddar om");
    await this.page.reload({ waitUntil: "load" });
  }

  async close() {
    this.steps.push("stänger fliken");
    await this.page.close();
  }

  /** Presses what has this name, with the mouse. @param {string} name @param {string} [inside] selector of what it stands in */
  async press(name, inside) {
    this.steps.push(`trycker på ”${name}”${inside ? ` i ${inside}` : ""}`);
    const element = await this.find(named, `Det finns inget som heter ”${name}” att trycka på.`, "button, a[href], summary, label, [role=button]", name, inside);
    await this.still(element);
    await element.click();
  }

  /** Presses the first that a selector finds, for what has no name of its own. @param {string} selector */
  async click(selector) {
    this.steps.push(`trycker på ${selector}`);
    const element = await this.find((one) => document.querySelector(one), `${selector} finns inte.`, selector);
    await this.still(element);
    await element.click();
  }

  /** Waits until an element stands still, so that the mouse meets it. @param {import("puppeteer-core").ElementHandle} element */
  async still(element) {
    await element.evaluate(async (one) => {
      const frame = () => new Promise((done) => setTimeout(done, 40));
      one.scrollIntoView({ block: "center" });
      for (let last = NaN, calm = 0; calm < 6; await frame()) {
        const { top } = one.getBoundingClientRect();
        calm = top === last ? calm + 1 : 0;
        last = top;
      }
    });
  }

  /** Writes in the field with this label, with the keyboard, after what stands there. @param {string} label @param {string} text @param {string} [inside] */
  async write(label, text, inside) {
    this.steps.push(`skriver ”${text.slice(0, 60)}” i ”${label}”`);
    const field = await this.find(labelled, `Inget fält heter ”${label}”.`, label, inside);
    await field.focus();
    await field.evaluate((one) => one.setSelectionRange?.(one.value.length, one.value.length));
    await this.page.keyboard.type(text);
  }

  /** Picks in a list, or a day in the browser's own calendar, whose order of year, month and day is its language's. @param {string} label @param {string} day a choice, or 2026-03-01 @param {string} [inside] */
  async pick(label, day, inside) {
    this.steps.push(`väljer ${day} i ”${label}”`);
    const field = await this.find(labelled, `Inget fält heter ”${label}”.`, label, inside);
    await field.evaluate((one, value) => {
      one.value = value;
      one.dispatchEvent(new Event("input", { bubbles: true }));
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }, day);
  }

  /** What stands in the field with this label. @param {string} label @param {string} [inside] */
  async value(label, inside) {
    const field = await this.find(labelled, `Inget fält heter ”${label}”.`, label, inside);
    return field.evaluate((one) => (one.type === "radio" || one.type === "checkbox" ? String(one.checked) : one.value));
  }

  /** A window as narrow as a telephone's. */
  narrow() {
    this.steps.push("i ett smalt fönster");
    return this.page.setViewport({ width: 375, height: 700 });
  }

  /** The file that the browser has saved. @param {RegExp} name @returns {Promise<string>} its path, once it is whole */
  async saved(name) {
    this.steps.push(`hittar den sparade filen ${name}`);
    return until(
      async () => {
        const names = await readdir(this.context.folder);
        const file = names.find((one) => name.test(one));
        const path = file && join(this.context.folder, file);
        return path && !names.some((one) => one.startsWith(file) && one !== file) && (await stat(path)).size > 0 ? path : "";
      },
      async () => this.told(`Ingen fil ${name} sparades: ${await readdir(this.context.folder)}.`),
    );
  }

  /** What is on the clipboard, pasted in a field that the page has for the purpose. */
  async pasted() {
    this.steps.push("klistrar in");
    await this.page.evaluate(() => {
      const field = document.body.appendChild(document.createElement("textarea"));
      field.id = "pasted";
      field.focus();
    });
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("v");
    await this.page.keyboard.up("Control");
    return until(
      () => this.page.evaluate(() => document.querySelector("#pasted").value),
      () => this.told("Inget klistrades in."),
    );
  }

  /** The words of the page as it is printed, read from the PDF that the engine makes. */
  async printed() {
    this.steps.push("skriver ut");
    if (this.page.printedWords) return (await this.page.printedWords()).replace(/\s+/g, " ");
    const read = "import sys, pypdfium2; print(*(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sys.stdin.buffer.read())))";
    const { stdout, stderr, status } = spawnSync(process.env.PYTHON ?? "python3", ["-X", "utf8", "-c", read], { input: await this.page.pdf(), encoding: "utf8" });
    if (status) throw new Error(stderr);
    return stdout.replace(/\s+/g, " ");
  }

  /** Waits until the page shows the words. @param {string} words @param {string} [inside] */
  async sees(words, inside = "body") {
    this.steps.push(`ser ”${words}”`);
    await until(
      () => this.page.evaluate((text, where) => [...document.querySelectorAll(where)].some((one) => one.checkVisibility() && one.innerText.replace(/\s+/g, " ").includes(text)), words, inside),
      () => this.told(`Sidan visar inte ”${words}” (${inside}).`),
    );
  }

  /** Waits until it is so in the page. @param {string} what in words, for the one who reads the failure @param {(...given: any[]) => unknown} ask runs in the page @param {any[]} given */
  async until(what, ask, ...given) {
    this.steps.push(what);
    await until(
      () => this.page.evaluate(ask, ...given),
      () => this.told(`Det blev aldrig så: ${what}.`),
    );
    await this.loaded();
  }

  /** Waits until the page is whole: an address changes before its document has come. */
  loaded() {
    return until(
      () => this.page.evaluate(() => document.body !== null && document.readyState === "complete"),
      () => this.told("Sidan blev aldrig hel."),
    );
  }

  /** Asks the page, once it is whole. @param {(...given: any[]) => any} ask @param {any[]} given */
  async ask(ask, ...given) {
    await this.loaded();
    return this.page.evaluate(ask, ...given);
  }

  /** @param {(...given: any[]) => Element | null} search @param {string} missing @param {any[]} given */
  find(search, missing, ...given) {
    return until(
      async () => (await this.page.evaluateHandle(search, ...given)).asElement(),
      () => this.told(missing),
    );
  }

  /** What is wrong, what was done before, and what the page shows. @param {string} wrong */
  async told(wrong) {
    const seen = await this.page.evaluate(() => `${location.href}\n${document.title}\n${(document.querySelector("main") ?? document.body)?.innerText}`).catch(String);
    return [wrong, "", "Dessförinnan:", ...this.steps.map((step) => `  ${step}`), "", "Sidan:", seen.slice(0, 3000), ...this.errors].join("\n");
  }
}
