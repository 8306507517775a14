// The fate of a pull request: the state of its check, and what its change means, asked for until they have come. No DOM.
// @ts-check
import { RequestError } from "./github-api.js";

/** @typedef {"waits" | "runs" | "passed" | "failed" | "unknown"} CheckState */

/** `address` is the check's page at GitHub, and `meaning` the text of the comment that the check writes, "" until they have come.
 *  `errors` are what the check found in the data, by the same comment.
 *  @typedef {{check: CheckState, address: string, meaning: string, errors: import("./remarks.js").CheckError[]}} News */

// The first line of the comment that .github/workflows/check.yml writes.
const MARK = "<!-- diff -->";
// Its last line: the commit that was checked, and the errors, as JSON.
const CHECKED = /\s*<!-- check (\{.*\}) -->\s*$/;
// Milliseconds. The check takes some five minutes.
const PAUSE = 15_000;
const MOST_TIMES = 80;

/**
 * Ask until the check is done and has said what the change means, and tell each news.
 * @param {import("./github-api.js").Ask} ask @param {{number: number, commit: string}} sent @param {(news: News) => void} tell
 * @param {{pause?: number, times?: number, isWanted?: () => boolean}} [options] `isWanted`: false ends it
 */
export async function follow(ask, { number, commit }, tell, options = {}) {
  const { pause = PAUSE, times = MOST_TIMES, isWanted = () => true } = options;
  /** @type {News} */
  let news = { check: "waits", address: "", meaning: "", errors: [] };
  for (let time = 0; time < times && isWanted(); time++) {
    if (time) await new Promise((done) => setTimeout(done, pause));
    const [check, said] = await Promise.all([checkOf(ask, commit, news), commentOf(ask, number, commit, news)]);
    const latest = { ...check, ...said };
    if (time === 0 || JSON.stringify(latest) !== JSON.stringify(news)) tell(latest);
    news = latest;
    const isDone = news.check === "passed" || news.check === "failed";
    if (news.check === "unknown" || (isDone && (news.meaning || news.errors.length))) return;
  }
}

/** @param {import("./github-api.js").Ask} ask @param {string} commit @param {News} before @returns {Promise<{check: CheckState, address: string}>} */
async function checkOf(ask, commit, before) {
  try {
    /** @type {{workflow_runs: {status: string, conclusion: string, html_url: string}[]}} */
    const { workflow_runs: runs } = await ask("GET", `actions/runs?event=pull_request&head_sha=${commit}`);
    const [run] = runs;
    if (!run) return { check: "waits", address: "" };
    const check = run.status !== "completed" ? "runs" : run.conclusion === "success" ? "passed" : "failed";
    return { check, address: run.html_url };
  } catch (error) {
    return { ...before, check: isRefused(error) ? "unknown" : before.check };
  }
}

/** @param {import("./github-api.js").Ask} ask @param {number} number @param {string} commit @param {News} before @returns {Promise<Pick<News, "meaning" | "errors">>} */
async function commentOf(ask, number, commit, { meaning, errors }) {
  try {
    /** @type {{body?: string}[]} */
    const comments = await ask("GET", `issues/${number}/comments?per_page=100`);
    const own = comments.findLast(({ body }) => body?.startsWith(MARK))?.body;
    const checked = JSON.parse(CHECKED.exec(own ?? "")?.[1] ?? "{}");
    // What was said of an earlier commit of the proposal is no news of this one.
    if (!own || (checked.commit && checked.commit !== commit)) return { meaning, errors };
    return { meaning: own.slice(MARK.length).replace(CHECKED, "").trim(), errors: checked.errors ?? [] };
  } catch (error) {
    if (!(error instanceof RequestError || error instanceof SyntaxError)) throw error;
    return { meaning, errors };
  }
}

/** Return true where the key may not read it: asking again would not help. @param {unknown} error */
const isRefused = (error) => error instanceof RequestError && ["forbidden", "missing", "key"].includes(error.reason);
