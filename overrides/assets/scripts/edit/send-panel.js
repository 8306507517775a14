// The last part of the review: a heading and a reason, the key, sending, and what became of it.
// @ts-check
import { button, h } from "./element.js";
import { asking, RequestError } from "./github-api.js";
import { ATTEMPT, written } from "./proposal.js";
import { resolveConflicts } from "./resolve-conflicts.js";
import { SendError, send } from "./send.js";
import { conflictsNotice, failureNotice, reasonOf } from "./send-outcome.js";
import { showSent } from "./sent-view.js";
import { clean } from "./shape.js";
import { currentKey, forgetKey, keepKey, keyFault, startSignIn } from "./sign-in.js";
import { store, stored } from "./tab-storage.js";
import { withoutKey } from "./without-key.js";

/** @typedef {import("./github-api.js").Repository} Repository */
/** @typedef {import("./send.js").FileConflict} FileConflict */

/** @typedef {import("./remarks.js").CheckError} CheckError */
/** @typedef {import("./proposal.js").SentProposal} SentProposal */
/** The form, as far as sending asks it. `place` is undefined where the repository is not at GitHub. `app` is a GitHub App's client ID, or "".
 *  @typedef {{session: import("./session.js").Session, says: import("./fields.js").Says, place: Repository | undefined, app: string,
 *    leave: () => void, redraw: () => void, mend: (sent: SentProposal, errors: CheckError[], texts: Record<string, string>) => boolean, tell: (words: string) => void, redrawBar: () => void, nameOf: (conflict: FileConflict) => string,
 *    wordsOf: (value: import("./changes.js").Value, conflict: FileConflict) => string}} Host */

const STEPS = ["load", "merge", "write", "branch", "propose"];
const TOKENS = "https://github.com/settings/personal-access-tokens/new";

export class SendPanel {
  /** @param {Host} host @param {HTMLElement} element @param {string} title what the proposal may be called */
  constructor(host, element, title) {
    this.host = host;
    this.says = host.says;
    this.title = field("input", "send-title", written.title || title, { maxlength: "200" });
    this.why = field("textarea", "send-why", written.why, { rows: "3" });
    for (const one of [this.title, this.why])
      one.addEventListener("input", () => Object.assign(written, { title: this.title.value, why: this.why.value }));
    this.keyPart = h("div", {});
    this.progress = h("p", { role: "status", class: "ui-edit__status", tabindex: "-1" });
    this.outcome = h("div", { id: "send-outcome", tabindex: "-1" });
    this.isSending = false;
    element.append(h("h3", { id: "send-heading" }, this.says("send_title")), ...this.form(), this.outcome);
    element.setAttribute("aria-labelledby", "send-heading");
    this.drawKey();
    this.isShown = () => element.isConnected;
  }

  form() {
    const { says } = this;
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.send();
    };
    this.inputs = h(
      "form",
      { onsubmit: submit },
      labelled(this.title, says("send_heading")),
      labelled(this.why, says("send_why"), says("send_why_help")),
      this.keyPart,
      this.host.place
        ? h("p", { class: "ui-row" }, h("button", { type: "submit", class: "ui-button ui-button--main" }, says("send")))
        : h("p", {}, says("send_nowhere")),
    );
    this.keyless = withoutKey(this);
    return [this.inputs, this.progress, this.keyless];
  }

  /** Show what is asked of who has no key yet, or that there is one. @param {string} [fault] a key of the words */
  drawKey(fault = "") {
    const { says, host } = this;
    if (!host.place) return;
    if (currentKey() && !fault) {
      const forget = button(says("key_forget"), () => {
        forgetKey();
        this.drawKey();
        this.keyPart.querySelector("input")?.focus();
      });
      this.keyPart.replaceChildren(h("p", { class: "ui-row" }, says("key_there"), forget));
      return;
    }
    const key = field("input", "send-key", written.key, { spellcheck: "false", autocapitalize: "none" });
    const inTab = h("input", { type: "checkbox", id: "send-keep", checked: written.inTab });
    key.classList.add("ui-edit__key");
    key.addEventListener("input", () => Object.assign(written, { key: key.value }));
    inTab.addEventListener("change", () => Object.assign(written, { inTab: inTab.checked }));
    if (fault) key.setAttribute("aria-invalid", "true");
    this.keyPart.replaceChildren(
      ...(host.app
        ? [
            h(
              "p",
              { class: "ui-row" },
              button(says("sign_in"), () => this.signIn(), { class: "ui-button" }),
            ),
          ]
        : []),
      labelled(key, says(host.app ? "key_instead" : "key"), says("key_help"), fault && says(fault)),
      h("p", {}, inTab, " ", h("label", { for: "send-keep" }, says("key_keep"))),
      h(
        "details",
        { class: "ui-fold ui-edit__field" },
        h("summary", {}, says("key_how")),
        h("p", {}, h("a", { href: TOKENS, rel: "noopener" }, says("key_page")), says("key_steps", host.place)),
      ),
    );
    if (fault) key.focus();
  }

  signIn() {
    this.host.leave();
    startSignIn(this.host.app).catch(() => this.tell(this.says("sign_in_failed")));
  }

  /** @returns {import("./send.js").Proposal} */
  get proposal() {
    return {
      title: clean(this.title.value).trim(),
      why: clean(this.why.value).trim(),
      edits: this.host.session.edits(),
    };
  }

  async send() {
    if (!this.host.place || this.isSending || !this.isReady()) return;
    const ask = asking(this.host.place, currentKey());
    /** The remains of earlier tries at GitHub. @type {import("./send.js").Attempt} */
    const attempt = JSON.parse(stored(ATTEMPT) || "{}");
    const keepAttempt = () => store(ATTEMPT, attempt.branch ? JSON.stringify(attempt) : "");
    this.isSending = true;
    this.progress.focus();
    this.outcome.replaceChildren();
    try {
      await this.propose(ask, this.host.place, attempt, keepAttempt);
    } catch (error) {
      this.showFailure(error);
    } finally {
      keepAttempt();
      this.isSending = false;
    }
  }

  /** Ask for what is missing, and keep the key that is given. Return true if nothing is missing. */
  isReady() {
    if (!this.proposal.title) {
      this.tell(this.says("send_no_heading"));
      this.title.focus();
      return false;
    }
    if (currentKey()) return true;
    const fault = keyFault(written.key);
    if (!fault) {
      keepKey(written.key, written.inTab);
      Object.assign(written, { key: "" });
    }
    this.drawKey(fault);
    return !fault;
  }

  /** @param {import("./github-api.js").Ask} ask @param {Repository} place @param {import("./send.js").Attempt} attempt @param {() => void} onAttempt */
  async propose(ask, place, attempt, onAttempt) {
    const { session } = this.host;
    const { proposal } = this;
    const onStep = (/** @type {string} */ step) =>
      this.tell(this.says(`step_${step}`, { n: STEPS.indexOf(step) + 1, all: STEPS.length }));
    const told = await send(ask, place, proposal, attempt, { onStep, onAttempt });
    if ("conflicts" in told) return this.showConflicts(told);
    if ("already" in told) return this.show(h("p", { class: "ui-notice" }, this.says("sent_already")));
    showSent(this, ask, told.sent, { proposal, attempt: { ...attempt } });
    // What was changed while it was sent stays.
    if (JSON.stringify(session.edits()) === JSON.stringify(proposal.edits)) session.discard();
    session.steps = [];
    Object.assign(written, { title: "", why: "" });
    for (const name of Object.keys(attempt)) delete attempt[/** @type {keyof typeof attempt} */ (name)];
    this.host.redrawBar();
  }

  /** @param {string} message */
  tell(message) {
    this.progress.textContent = message;
  }

  /** Show what became of it, in place of how far it had come. @param {...(Node | string)} parts */
  show(...parts) {
    this.tell("");
    this.outcome.replaceChildren(...parts);
    this.outcome.focus();
    // The editor has gone to another view meanwhile.
    if (!this.isShown())
      this.host.tell(parts.map((part) => (typeof part === "string" ? part : part.textContent)).join(" "));
  }

  /** @param {unknown} error */
  showFailure(error) {
    if (!(error instanceof SendError)) throw error;
    const { cause } = error;
    if (cause instanceof RequestError && cause.reason === "key") {
      forgetKey();
      this.drawKey("key_refused");
      this.tell("");
      return;
    }
    if (this.keyless && ["no_rights", "archived", "rule"].includes(reasonOf(cause))) this.keyless.open = true;
    this.show(failureNotice(error, this.host, () => this.send()));
  }

  /** @param {{conflicts: FileConflict[], theirs: Record<string, string>}} told */
  showConflicts({ conflicts, theirs }) {
    const { host } = this;
    const choose = (/** @type {"mine" | "theirs"} */ side) => {
      resolveConflicts(host.session, conflicts, theirs, side);
      host.redraw();
    };
    this.show(conflictsNotice(conflicts, host, choose));
  }
}

/** @template {"input" | "textarea"} T @param {T} tag @param {string} id @param {string} value @param {Record<string, string>} more @returns {HTMLElementTagNameMap[T]} */
function field(tag, id, value, more) {
  const made = h(tag, { class: "ui-field", id, autocomplete: "off", ...more });
  made.value = value;
  return made;
}

/** @param {HTMLElement} element @param {string} label @param {string} [help] @param {string} [fault] */
function labelled(element, label, help = "", fault = "") {
  const ids = [help && `${element.id}-help`, fault && `${element.id}-error`].filter(Boolean).join(" ");
  if (ids) element.setAttribute("aria-describedby", ids);
  return h(
    "div",
    { class: "ui-edit__field" },
    h("label", { class: "ui-label", for: element.id }, label),
    Boolean(help) && h("p", { class: "ui-edit__help", id: `${element.id}-help` }, help),
    element,
    Boolean(fault) && h("p", { class: "ui-edit__error", id: `${element.id}-error` }, fault),
  );
}
