// The browsers that flows run in: how each is started, with everything on that readers have on.
// WebKitGTK has no such driver; for it, what `Reader` asks of a page (goto, evaluate, evaluateHandle, keyboard, click) is
// to be answered by WebDriver, and the entry here gives a browser that hands out such pages.
import puppeteer from "puppeteer-core";

// No calls home: only what a flow asks for may leave the browser.
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

const chromium = (executablePath) =>
  puppeteer.launch({
    executablePath,
    // Chromium's sandbox does not start for root, as in a container.
    args: [...QUIET, "--lang=sv-SE", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    // Readers have it on: a page that Back leads to lives on as it was left.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });

const firefox = (executablePath) =>
  puppeteer.launch({
    browser: "firefox",
    executablePath,
    extraPrefsFirefox: { "intl.accept_languages": "sv-SE, sv" },
  });

/** Engine → what starts it: the path of its program → a browser of puppeteer's. */
export const ENGINES = { chromium, firefox };
