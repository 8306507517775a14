// WebKitGTK, driven by WebDriver (W3C) as the flows drive the other engines: what `Reader` asks of a browser and its pages,
// by the names that puppeteer has for it. It runs in a display of its own (Xvfb), with MiniBrowser, which comes with WebKitGTK.
// Scripts that fail are not noted here, because WebDriver has no message for them.
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", Control: "\uE009" };
const PATIENCE = 20_000;

/** A program that runs until the flows end, and the first line that it writes there. @param {string} program @param {string[]} args @param {number} stream @param {NodeJS.ProcessEnv} env */
async function started(program, args, stream, env = process.env) {
  const stdio = [0, 1, 2, 3].map((number) => (number === stream ? "pipe" : "ignore"));
  const child = spawn(program, args, { stdio, env });
  const line = await new Promise((done, fail) => {
    child.once("error", fail).once("exit", (code) => fail(new Error(`${program} slutade med ${code}.`)));
    child.stdio[stream]?.once("data", (data) => done(String(data).trim()));
  });
  return { child, line };
}

/** A port that nothing has. */
async function freePort() {
  const { createServer } = await import("node:net");
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** @param {string} driver the path of WebKitWebDriver @param {string} folder where downloads are saved */
export async function webkit(driver, folder) {
  const display = await started("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], 3);
  const port = await freePort();
  // Its language follows LANG. In a home of its own it saves downloads in the folder that it was started in.
  const own = { HOME: folder, XDG_CONFIG_HOME: folder, LANG: "sv_SE.UTF-8", GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", DBUS_SESSION_BUS_ADDRESS: "disabled:" };
  const env = { ...process.env, ...own, DISPLAY: `:${display.line}` };
  const child = spawn(driver, [`--port=${port}`], { stdio: "ignore", env, cwd: folder });
  const end = () => [child, display.child].forEach((one) => one.kill());
  process.once("exit", end);
  const call = caller(`http://127.0.0.1:${port}`);
  for (let left = 100; !(await call("GET", "/status").catch(() => null)); left -= 1) {
    if (!left) throw new Error(`${driver} svarar inte.`);
    await pause(100);
  }
  return { createBrowserContext: () => Context.start(call), close: async () => end() };
}

/** @param {string} base gives a function that sends a command to the driver, one at a time */
function caller(base) {
  let queue = Promise.resolve();
  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  return (method, path, body) => {
    const answer = queue.then(async () => {
      const signal = AbortSignal.timeout(3 * PATIENCE);
      // A driver that has hung answers nothing more: the next flow gets one of its own.
      const answered = await fetch(base + path, { method, signal, body: body && JSON.stringify(body) }).catch((error) =>
        signal.aborted ? process.exit(1) : Promise.reject(error),
      );
      const { value } = await answered.json();
      if (value?.error) throw new Error(`${value.error}: ${value.message}`);
      return value;
    });
    queue = answer.catch(() => {});
    return answer;
  };
}

/** A session: a browser that keeps nothing from before. */
class Context {
  static async start(call) {
    const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: {} } });
    const context = new Context();
    context.call = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
    context.current = await context.call("GET", "/window");
    context.unused = context.current;
    return context;
  }

  /** Sends a command to a tab. @param {string} tab */
  async to(tab, method, path, body) {
    if (this.current !== tab) {
      await this.call("POST", "/window", { handle: tab });
      this.current = tab;
    }
    return this.call(method, path, body);
  }

  async newPage() {
    // A tab behind another is not painted, and its driver then waits for ever; a window of its own is.
    const tab = this.unused ?? (await this.call("POST", "/window/new", { type: "window" })).handle;
    this.unused = null;
    return new Page(this, tab);
  }

  close() {
    return this.call("DELETE", "");
  }
}

class Page {
  constructor(context, tab) {
    this.context = context;
    this.send = (method, path, body) => context.to(tab, method, path, body);
    const keys = (key, ...types) => this.act({ type: "key", id: "keys", actions: types.map((type) => ({ type, value: KEYS[key] ?? key })) });
    this.keyboard = {
      down: (key) => keys(key, "keyDown"),
      up: (key) => keys(key, "keyUp"),
      press: (key) => keys(key, "keyDown", "keyUp"),
      type: async (text) => {
        const { [ELEMENT]: id } = await this.send("GET", "/element/active");
        await this.send("POST", `/element/${id}/value`, { text });
      },
    };
    /** What runs in a page before anything is asked of it. */
    this.first = "";
    this.address = "about:blank";
  }

  on() {}

  /** @param {"popup"} _ @param {(page: Page) => void} done */
  async once(_, done) {
    const before = await this.context.call("GET", "/window/handles");
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
      const opened = (await this.context.call("GET", "/window/handles")).find((tab) => !before.includes(tab));
      if (opened) return done(new Page(this.context, opened));
    }
  }

  /** The page tells how it is shown from when it is first asked: one that is shown anew is not the same. @param {() => void} note */
  async evaluateOnNewDocument(note) {
    this.first = `if (!("shownFromCache" in window)) { window.shownFromCache = false; (${note})(); }`;
  }

  async evaluate(ask, ...given) {
    const answer = await this.ask(ask, given);
    this.address = answer.address;
    return answer.value;
  }

  async evaluateHandle(ask, ...given) {
    const { value } = await this.ask(ask, given);
    return { asElement: () => (value?.[ELEMENT] ? new Handle(this, value) : null) };
  }

  ask(ask, given) {
    const body = typeof ask === "function" ? `(${ask}).apply(null, arguments)` : ask;
    const script = `${this.first} return Promise.resolve(${body}).then((value) => ({ value: value === window ? null : value, address: location.href }));`;
    return this.send("POST", "/execute/sync", { script, args: given });
  }

  url() {
    return this.address;
  }

  goto(url) {
    return this.send("POST", "/url", { url });
  }

  goBack() {
    return this.send("POST", "/back", {});
  }

  reload() {
    return this.send("POST", "/refresh", {});
  }

  async close() {
    await this.send("DELETE", "/window");
    this.context.current = null;
  }

  async bringToFront() {
    await this.send("GET", "/window");
  }

  async waitForSelector(selector) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
      const element = (await this.evaluateHandle((one) => document.querySelector(one), selector)).asElement();
      if (element) return element;
    }
    throw new Error(`${selector} finns inte.`);
  }

  /** Chooses by typing the option's first letters, because what the driver chooses counts as nobody's: Back passes over it. */
  async select(selector, value) {
    const field = await this.waitForSelector(selector);
    const words = await field.evaluate((one, wanted) => [...one.options].find((option) => option.value === wanted).text, value);
    await field.focus();
    const actions = [...words].flatMap((key) => ["keyDown", "keyUp"].map((type) => ({ type, value: key })));
    await this.act({ type: "key", id: "keys", actions });
  }

  /** @param {{width: number, height: number}} size of the window, which has some edges of its own */
  setViewport({ width, height }) {
    return this.send("POST", "/window/rect", { width, height });
  }

  /** The words of the page under the style of print: this driver prints nothing. */
  printedWords() {
    return this.evaluate(() => {
      const media = (rules) => [...rules].flatMap((rule) => [...(rule instanceof CSSMediaRule ? [rule.media] : []), ...(rule.cssRules ? media(rule.cssRules) : [])]);
      const all = [...document.styleSheets].flatMap((sheet) => [sheet.media, ...media(sheet.cssRules)]);
      for (const one of all) one.mediaText = one.mediaText.replace(/\bscreen\b/g, "speech").replace(/\bprint\b/g, "all");
      const after = (link) => getComputedStyle(link, "::after").content;
      return [document.body.innerText, ...[...document.links].filter((link) => link.checkVisibility()).map(after)].join(" ");
    });
  }

  act(source) {
    return this.send("POST", "/actions", { actions: [source] });
  }
}

class Handle {
  constructor(page, element) {
    this.page = page;
    this.element = element;
  }

  evaluate(ask, ...given) {
    return this.page.evaluate(ask, this.element, ...given);
  }

  focus() {
    return this.evaluate((one) => one.focus());
  }

  /** @param {{count?: number}} times */
  async click({ count = 1 } = {}) {
    await this.evaluate((one) => one.scrollIntoView({ block: "center", behavior: "instant" }));
    const press = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
    const move = { type: "pointerMove", x: 0, y: 0, origin: this.element };
    const actions = [move, ...Array.from({ length: count }, () => press).flat()];
    await this.page.act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  }
}
