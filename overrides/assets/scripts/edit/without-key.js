// The ways of an editor without a key: an issue with the change in it, or a file.
// @ts-check
import { copyText } from "../lib/copy-text.js";
import { give } from "../lib/save-file.js";
import { button, h } from "./element.js";
import { issueAddress, packed, recordOf } from "./record.js";

/** @typedef {import("./send-panel.js").SendPanel} SendPanel */

/** Return the fold with the ways without a key. @param {SendPanel} panel */
export function withoutKey(panel) {
  const { says, host } = panel;
  const issue = h("div", {});
  const open = button(says("issue_make"), () => makeIssue(panel, issue), { class: "ui-button" });
  const save = button(says("record_save"), () => saveRecord(panel), { class: "ui-button" });
  return h(
    "details",
    { class: "ui-fold ui-edit__field", open: !host.place },
    h("summary", {}, says("no_key")),
    host.place && h("p", {}, says("issue_help")),
    host.place && h("p", { class: "ui-row" }, open),
    issue,
    h("p", {}, says("record_help")),
    h("p", { class: "ui-row" }, save),
  );
}

/** @param {SendPanel} panel @param {HTMLElement} element where the link is shown */
async function makeIssue(panel, element) {
  const { says, host } = panel;
  if (!host.place || !canRecord(panel)) return;
  const record = await recordOf(panel.proposal);
  const text = await packed(record);
  const { address, isWhole } = issueAddress(host.place, record, text);
  const link = h("a", { href: address, target: "_blank", rel: "noopener" }, says("issue_open"));
  const copy = button(says("record_copy"), async () => {
    copied.textContent = says((await copyText(text)) ? "record_copied" : "record_not_copied");
  });
  const copied = h("p", { role: "status" });
  element.replaceChildren(
    h("p", {}, link),
    ...(isWhole ? [] : [h("p", {}, says("issue_paste")), h("p", { class: "ui-row" }, copy), copied]),
  );
  link.focus();
}

/** Return true where the browser gives the checksums of a record: only to a page over https. @param {SendPanel} panel */
function canRecord(panel) {
  const isSecure = "subtle" in crypto;
  panel.tell(isSecure ? "" : panel.says("record_insecure"));
  return isSecure;
}

/** @param {SendPanel} panel */
async function saveRecord(panel) {
  if (!canRecord(panel)) return;
  const record = await recordOf(panel.proposal);
  const name = `andring-${new Date().toISOString().slice(0, 10)}.json`;
  give(new Blob([`${JSON.stringify(record, undefined, 2)}\n`], { type: "application/json" }), name);
}
