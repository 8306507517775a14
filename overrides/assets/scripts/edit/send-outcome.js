// The outcome of sending that is no proposal, in words: a failure, or conflicts to choose in.
// @ts-check
import { button, h } from "./element.js";
import { RequestError } from "./github-api.js";
import { PatchError } from "./read.js";

/** @typedef {import("./fields.js").Says} Says */
/** @typedef {import("./send.js").FileConflict} FileConflict */
/** @typedef {import("./send.js").SendError} SendError */

/** @param {SendError} error @param {{says: Says, place: import("./github-api.js").Repository | undefined}} host @param {() => void} again */
export function failureNotice({ step, cause, branch }, { says, place }, again) {
  const reason = reasonOf(cause);
  const time = cause instanceof RequestError ? cause.until?.toLocaleTimeString("sv-SE", { timeStyle: "short" }) : "";
  const said = cause instanceof RequestError ? cause.said : String(cause);
  const broken = cause instanceof PatchError && cause.line ? { file: cause.file, line: cause.line } : undefined;
  return h(
    "div",
    { class: "ui-notice", role: "alert" },
    h("p", {}, says(`failed_${step}`), " ", says(`because_${reason}`, { time: time ?? "", ...broken, ...place })),
    broken && place && h("p", {}, h("a", { href: lineAddress(place, broken) }, says("broken_link"))),
    ["refused", "rule", "other"].includes(reason) && h("p", {}, says("github_says"), h("q", { lang: "en" }, said)),
    branch !== undefined && h("p", {}, says("branch_left", { branch })),
    h("p", { class: "ui-row" }, button(says("send_again"), again, { class: "ui-button" })),
  );
}

/** Return GitHub's page of a line. @param {import("./github-api.js").Repository} place @param {{file: string, line: number}} broken */
const lineAddress = ({ owner, name, branch, folder }, { file, line }) =>
  `https://github.com/${owner}/${name}/blob/${branch}/${folder}/${file}#L${line}`;

/** Return the end of the key of the words that say why. @param {unknown} cause */
export function reasonOf(cause) {
  if (cause instanceof RequestError) return cause.reason === "rate" && !cause.until ? "rate_soon" : cause.reason;
  if (!(cause instanceof PatchError)) return "other";
  return cause.line ? cause.reason : "unsafe";
}

/** @param {FileConflict[]} conflicts @param {Pick<import("./send-panel.js").Host, "says" | "nameOf" | "wordsOf">} host @param {(side: "mine" | "theirs") => void} choose */
export function conflictsNotice(conflicts, { says, nameOf, wordsOf }, choose) {
  const isText = conflicts.every(({ mine, theirs }) => typeof mine === "string" && typeof theirs === "string");
  const wording = (/** @type {import("./changes.js").Value | undefined} */ value, /** @type {FileConflict} */ one) =>
    value === undefined ? says("wording_none") : h("q", { class: "ui-edit__diff" }, wordsOf(value, one));
  const rows = conflicts.flatMap((one) => [
    h("dt", {}, nameOf(one)),
    h("dd", {}, h("p", {}, h("b", {}, says("wording_mine")), " ", wording(one.mine, one))),
    h("dd", {}, h("p", {}, h("b", {}, says("wording_theirs")), " ", wording(one.theirs, one))),
  ]);
  return h(
    "section",
    { class: "ui-notice", "aria-labelledby": "send-conflicts" },
    h("h4", { id: "send-conflicts" }, says("conflicts_title")),
    h("p", {}, says("conflicts_help")),
    h("dl", {}, ...rows),
    h(
      "p",
      { class: "ui-row" },
      isText && button(says("take_mine"), () => choose("mine"), { class: "ui-button" }),
      button(says("take_theirs"), () => choose("theirs"), { class: "ui-button" }),
    ),
  );
}
