// A change of data → a pull request at GitHub: main anew, merge, patch, then tree, commit, branch and pull request. No DOM.
// @ts-check
import { orNone, RAW_TYPE, RequestError } from "./github-api.js";
import { mergedTexts } from "./merged-texts.js";

/** @typedef {import("./github-api.js").Ask} Ask */
/** Parts of GitHub's answers. @typedef {{sha: string}} Sha @typedef {{object: Sha}} Ref @typedef {{html_url: string, number: number}} Pull */
/** @typedef {import("./github-api.js").Repository} Repository */
/** @typedef {import("./merged-texts.js").Edit} Edit */
/** @typedef {import("./merged-texts.js").FileConflict} FileConflict */

/** @typedef {{edits: Edit[], title: string, why: string}} Proposal */

/** The remains of an earlier try at GitHub: the branch, the commit that it is at, and the proposal. It is empty at first, and kept between tries.
 *  @typedef {{branch?: string, commit?: string, proposal?: string}} Attempt */

/** @typedef {{url: string, number: number, branch: string, commit: string}} Sent */

/** @typedef {"load" | "merge" | "write" | "branch" | "propose"} SendStep */

// One person's proposals of one minute.
const MOST_NAMES = 50;

/** A step that failed: `cause` says how. `branch` is what is left at GitHub and used by the next try. */
export class SendError extends Error {
  /** @param {SendStep} step @param {unknown} cause @param {string} [branch] */
  constructor(step, cause, branch) {
    super(`${step}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    this.name = "SendError";
    this.step = step;
    this.branch = branch;
  }
}

/**
 * Send a proposal. Nothing is sent where another has changed the same (`theirs`: each file's text now), or where main has the change already.
 * @param {Ask} asked @param {Repository} repository @param {Proposal} proposal @param {Attempt} attempt is changed
 * @param {{onStep?: (step: SendStep) => void, onAttempt?: () => void, now?: Date}} [options] `onAttempt`: the attempt is about to leave something at GitHub
 * @returns {Promise<{sent: Sent} | {conflicts: FileConflict[], theirs: Record<string, string>} | {already: true}>} Throws SendError.
 */
export async function send(asked, repository, proposal, attempt, options = {}) {
  const { onStep = () => {}, onAttempt = () => {}, now = new Date() } = options;
  /** @type {SendStep} */
  let step = "load";
  const begin = (/** @type {SendStep} */ next) => {
    step = next;
    onStep(next);
  };
  let ask = asked;
  /** The open pull request of an earlier try; null until that is known. @type {Sent | undefined | null} */
  let earlier = null;
  try {
    begin("load");
    /** @type {{login: string}} */
    const { login } = await asked("GET", "/user");
    const name = openTo(await asked("GET", ""));
    ask = within(asked, name);
    earlier = await openPull(ask, name.split("/")[0], attempt);
    if (earlier && attempt.proposal === JSON.stringify(proposal)) return { sent: earlier };
    const { main, tree, theirs } = await loaded(ask, repository, proposal.edits);
    begin("merge");
    const merged = mergedTexts(proposal.edits, theirs);
    if (merged.conflicts.length) return { conflicts: merged.conflicts, theirs: byFile(proposal.edits, theirs) };
    const entries = merged.texts.flatMap((content, index) =>
      content === theirs[index] ? [] : [entry(repository, proposal.edits[index].file, content)],
    );
    if (!entries.length) {
      await removeBranch(ask, attempt);
      return { already: true };
    }
    begin("write");
    const commit = await committed(ask, main, tree, entries, proposal);
    begin("branch");
    await placeBranch(ask, attempt, commit, branchName(login, now), onAttempt);
    begin("propose");
    const open = earlier?.branch === attempt.branch ? earlier : undefined;
    if (open) await reword(ask, open, proposal, attempt);
    attempt.proposal = JSON.stringify(proposal);
    return { sent: open ? { ...open, commit } : await propose(ask, repository, proposal, attempt) };
  } catch (error) {
    // A pull request that is open, or may be, would be closed with its branch.
    if (earlier !== null && earlier?.branch !== attempt.branch) await clean(ask, attempt, error);
    throw new SendError(step, error, attempt.branch);
  }
}

/** Return main's last commit and its tree, and the files as they are there. @param {Ask} ask @param {Repository} repository @param {Edit[]} edits */
async function loaded(ask, repository, edits) {
  /** @type {Ref} */
  const { object } = await ask("GET", `git/ref/heads/${inPath(repository.branch)}`);
  const main = object.sha;
  /** @type {{tree: Sha}} */
  const { tree } = await ask("GET", `git/commits/${main}`);
  const theirs = await Promise.all(edits.map(({ file, base }) => textOn(ask, repository, main, file, base)));
  return { main, tree: tree.sha, theirs };
}

/** Return a new commit of the files after main's last. @param {Ask} ask @param {string} main @param {string} tree @param {ReturnType<typeof entry>[]} entries @param {Proposal} proposal */
async function committed(ask, main, tree, entries, { title, why }) {
  /** @type {Sha} */
  const made = await ask("POST", "git/trees", { base_tree: tree, tree: entries });
  const message = [title, why].filter(Boolean).join("\n\n");
  /** @type {Sha} */
  const { sha } = await ask("POST", "git/commits", { message, tree: made.sha, parents: [main] });
  return sha;
}

/** Return the repository's name now. Throws RequestError where it takes no proposals from the editor.
 *  @param {{full_name: string, archived?: boolean, permissions?: {push?: boolean}}} repository as GitHub describes it */
function openTo({ full_name: name, archived, permissions }) {
  if (archived) throw new RequestError("archived");
  if (permissions?.push === false) throw new RequestError("no_rights");
  return name;
}

/** Ask by the repository's name now: a repository that has another name answers the old one by a redirect, which loses what is sent.
 *  @param {Ask} ask @param {string} name with its owner @returns {Ask} */
const within = (ask, name) => (method, path, body, accept) =>
  ask(method, path.startsWith("/") ? path : `/repos/${name}/${path}`, body, accept);

/** @param {Edit[]} edits @param {string[]} texts of the same files @returns {Record<string, string>} */
const byFile = (edits, texts) => Object.fromEntries(edits.map(({ file }, index) => [file, texts[index]]));

/** @param {string} path */
const inPath = (path) => path.split("/").map(encodeURIComponent).join("/");

/** @param {Repository} repository @param {string} file */
const pathOf = ({ folder }, file) => `${folder}/${file}`;

/** @param {Repository} repository @param {string} file @param {string} content */
const entry = (repository, file, content) => ({
  path: pathOf(repository, file),
  mode: "100644",
  type: "blob",
  content,
});

/** @param {Ask} ask @param {Repository} repository @param {string} commit @param {string} file @param {string} base */
async function textOn(ask, repository, commit, file, base) {
  const asked = ask("GET", `contents/${inPath(pathOf(repository, file))}?ref=${commit}`, undefined, RAW_TYPE);
  return base ? asked : ((await orNone(asked)) ?? "");
}

/** Return the texts of files at a commit. @param {Ask} ask @param {Repository} repository @param {string} commit @param {string[]} files @returns {Promise<Record<string, string>>} */
export async function textsAt(ask, repository, commit, files) {
  const texts = files.map(async (file) => [file, await textOn(ask, repository, commit, file, "")]);
  return Object.fromEntries(await Promise.all(texts));
}

/** `redigera/anna/2026-11-30-1559`, in the time of the computer. @param {string} login @param {Date} now */
function branchName(login, now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  return `redigera/${login}/${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}

/** Put the branch of this or an earlier try at the commit; where the name is another's the next number is taken.
 *  @param {Ask} ask @param {Attempt} attempt @param {string} commit @param {string} wanted @param {() => void} onAttempt */
async function placeBranch(ask, attempt, commit, wanted, onAttempt) {
  if (attempt.branch) {
    /** @type {Ref | undefined} */
    const left = await orNone(ask("GET", `git/ref/heads/${inPath(attempt.branch)}`));
    if (left?.object.sha === attempt.commit) {
      await ask("PATCH", `git/refs/heads/${inPath(attempt.branch)}`, { sha: commit, force: true });
      attempt.commit = commit;
      return;
    }
  }
  for (let number = 1; ; number++) {
    const branch = number === 1 ? wanted : `${wanted}-${number}`;
    Object.assign(attempt, { branch, commit });
    onAttempt();
    try {
      await ask("POST", "git/refs", { ref: `refs/heads/${branch}`, sha: commit });
      return;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      // Anything but a doubt means that there is no branch of ours.
      if (!error.isUncertain) forget(attempt);
      if (!/already exists/i.test(error.said) || number === MOST_NAMES) throw error;
    }
  }
}

/** @param {Attempt} attempt */
function forget(attempt) {
  delete attempt.branch;
  delete attempt.commit;
  delete attempt.proposal;
}

/** @param {Ask} ask @param {Repository} repository @param {Proposal} proposal @param {Attempt} attempt */
async function propose(ask, { branch: base }, { title, why }, { branch = "", commit = "" }) {
  /** @type {Pull} */
  const made = await ask("POST", "pulls", { title, body: why, head: branch, base, maintainer_can_modify: true });
  return { url: made.html_url, number: made.number, branch, commit };
}

/** Give an open pull request the proposal's words, where the editor has written others since. @param {Ask} ask @param {Sent} sent @param {Proposal} proposal @param {Attempt} attempt */
async function reword(ask, { number }, { title, why }, attempt) {
  const before = JSON.parse(attempt.proposal ?? "{}");
  if (before.title !== title || before.why !== why) await ask("PATCH", `pulls/${number}`, { title, body: why });
}

/** Return the pull request of an earlier try whose answer never came. @param {Ask} ask @param {string} owner @param {Attempt} attempt @returns {Promise<Sent | undefined>} */
async function openPull(ask, owner, { branch, commit = "" }) {
  if (!branch) return;
  /** @type {Pull[]} */
  const [pull] = await ask("GET", `pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`);
  return pull && { url: pull.html_url, number: pull.number, branch, commit };
}

/** Remove what a failed try has left, where that is safe; the next try uses what is left then. @param {Ask} ask @param {Attempt} attempt @param {unknown} error */
async function clean(ask, attempt, error) {
  // A pull request whose answer did not come may be there: the next try asks.
  if (error instanceof RequestError && !error.isUncertain) await removeBranch(ask, attempt);
}

/** @param {Ask} ask @param {Attempt} attempt */
async function removeBranch(ask, attempt) {
  if (!attempt.branch) return;
  try {
    await ask("DELETE", `git/refs/heads/${inPath(attempt.branch)}`);
    forget(attempt);
  } catch (failure) {
    // A branch that does not exist is refused; one that is left is used by the next try.
    if (failure instanceof RequestError && ["missing", "refused"].includes(failure.reason)) forget(attempt);
  }
}
