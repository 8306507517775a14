// The browsers that flows run in: how each is started, with everything on that readers have on.
// puppeteer drives Chromium and Firefox; webkit.mjs answers to the same names for WebKitGTK.
import puppeteer from "puppeteer-core";
import { webkit } from "./webkit.mjs";

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

const firefox = (executablePath, folder) =>
  puppeteer.launch({
    browser: "firefox",
    executablePath,
    extraPrefsFirefox: {
      "intl.accept_languages": "sv-SE, sv",
      "browser.download.dir": folder,
      "browser.download.folderList": 2,
    },
  });

/** Engine → what starts it: the path of its program, and the folder where files are saved → a browser of puppeteer's. */
export const ENGINES = { chromium, firefox, webkit };
