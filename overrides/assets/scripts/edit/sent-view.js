// A proposal that is sent: its link, how its check goes, what it means, and its errors.
// @ts-check
import { button, h } from "./element.js";
import { follow } from "./follow.js";
import { RequestError } from "./github-api.js";
import { textsAt } from "./send.js";

/** @typedef {import("./send-panel.js").SendPanel} SendPanel */
/** @typedef {import("./proposal.js").SentProposal} SentProposal */
/** @typedef {import("./github-api.js").Ask} Ask */
/** @typedef {import("./send.js").Sent} Sent */

/** Show a proposal that is sent, and the news of it as they come. @param {SendPanel} panel @param {Ask} ask @param {Sent} sent @param {SentProposal} own */
export function showSent(panel, ask, sent, own) {
  const { says } = panel;
  const check = h("p", { role: "status" });
  const [errors, meaning] = [h("div", {}), h("div", {})];
  panel.show(
    h(
      "section",
      { class: "ui-notice", "aria-labelledby": "send-sent" },
      h("h4", { id: "send-sent" }, says("sent_title")),
      h("p", {}, h("a", { href: sent.url }, says("sent_link", { number: sent.number }))),
      h("p", {}, says("sent_next")),
      check,
      errors,
      meaning,
    ),
  );
  for (const part of [panel.inputs, panel.keyless]) if (part) part.hidden = true;
  const tell = (/** @type {import("./follow.js").News} */ news) => {
    check.replaceChildren(
      says(`check_${news.check}`),
      " ",
      ...(news.address ? [h("a", { href: news.address }, says("check_link"))] : []),
    );
    errors.replaceChildren(...(news.errors.length ? checkErrors(panel, ask, sent, own, news.errors) : []));
    meaning.replaceChildren(
      ...(news.meaning ? [h("h4", {}, says("meaning_title")), h("div", { class: "ui-edit__diff" }, news.meaning)] : []),
    );
  };
  follow(ask, sent, tell, { isWanted: panel.isShown }).catch((error) => console.error(error));
}

/** Return what the check found, and a button that opens the proposal again with each error at its field.
 *  @param {SendPanel} panel @param {Ask} ask @param {Sent} sent @param {SentProposal} own @param {import("./remarks.js").CheckError[]} errors */
function checkErrors(panel, ask, sent, own, errors) {
  const { says, host } = panel;
  const status = h("p", { role: "status" });
  const mend = async () => {
    const names = [...new Set(errors.map(({ file }) => file.split("/").pop() ?? ""))];
    try {
      const texts = await textsAt(
        ask,
        /** @type {import("./github-api.js").Repository} */ (host.place),
        sent.commit,
        names,
      );
      if (!host.mend(own, errors, texts)) status.textContent = says("mend_later");
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      status.textContent = says("mend_failed");
    }
  };
  return [
    h("ul", {}, ...errors.map(({ message }) => h("li", {}, message))),
    h("p", { class: "ui-row" }, button(says("mend_here"), mend, { class: "ui-button" })),
    status,
  ];
}
