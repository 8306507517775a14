// Requests to GitHub's REST API, and what stopped one as a reason with a sentence of its own. No DOM.
// @ts-check

/** The place of the data: the API's address, the repository, its main branch, the folder of the data.
 *  @typedef {{api: string, owner: string, name: string, branch: string, folder: string}} Repository */

/** Ask for an address within the repository ("" is the repository itself), or from the API's root where it begins with a slash.
 *  The caller says what GitHub answers.
 *  @typedef {<T>(method: string, path: string, body?: unknown, accept?: string) => Promise<T>} Ask */

/** The reasons, each a key of the page's words.
 *  @typedef {"offline" | "unreachable" | "slow" | "key" | "forbidden" | "sso" | "no_rights" | "archived" | "rate" | "rule" | "missing" | "refused" | "server" | "garbled"} Reason */

// Milliseconds. GitHub itself gives up after ten seconds.
const PATIENCE = 20_000;
const JSON_TYPE = "application/vnd.github+json";
export const RAW_TYPE = "application/vnd.github.raw+json";

/** The reason why a request was not answered as asked. `isUncertain`: it may have been carried out all the same. */
export class RequestError extends Error {
  /** @param {Reason} reason @param {{status?: number, said?: string, until?: Date}} [more] */
  constructor(reason, { status, said = "", until } = {}) {
    super(`${reason} ${status ?? ""} ${said}`.trim());
    this.name = "RequestError";
    this.reason = reason;
    this.status = status;
    /** GitHub's own words, in English. */
    this.said = said;
    /** When requests are answered again. */
    this.until = until;
    this.isUncertain = ["offline", "unreachable", "slow", "server", "garbled"].includes(reason);
  }
}

/** @param {Repository} repository @param {string} key "" asks without one @param {typeof fetch} [request] @param {number} [patience] milliseconds @returns {Ask} */
export function asking({ api, owner, name }, key, request = fetch, patience = PATIENCE) {
  const home = `${api}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  return async (method, path, body, accept = JSON_TYPE) => {
    /** @type {Response} */
    let answer;
    try {
      const address = path.startsWith("/") ? api + path : path ? `${home}/${path}` : home;
      answer = await request(address, {
        method,
        // Only headers that GitHub lets another site's page send.
        headers: {
          Accept: accept,
          ...(key && { Authorization: `Bearer ${key}` }),
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(patience),
      });
      if (answer.ok) return await contentOf(answer, accept);
    } catch (error) {
      throw error instanceof RequestError ? error : new RequestError(unanswered(error));
    }
    throw refusal(answer, await answer.json().catch(() => ({})));
  };
}

/** @param {Response} answer @param {string} accept */
async function contentOf(answer, accept) {
  const text = answer.status === 204 ? "null" : await answer.text();
  if (accept === RAW_TYPE) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError("garbled", { status: answer.status });
  }
}

/** @param {unknown} error @returns {Reason} */
function unanswered(error) {
  if (error instanceof DOMException && error.name === "TimeoutError") return "slow";
  return globalThis.navigator?.onLine === false ? "offline" : "unreachable";
}

/** Return what an answer outside 200–299 means. @param {Response} answer @param {{message?: unknown, errors?: unknown}} body */
function refusal({ status, headers }, { message, errors }) {
  const details = Array.isArray(errors) ? errors.map((one) => one?.message ?? one?.code ?? "") : [];
  const said = [message, ...details].filter(Boolean).join(". ");
  const wait = Number(headers.get("Retry-After"));
  const reset = Number(headers.get("X-RateLimit-Reset"));
  const isSpent = wait > 0 || headers.get("X-RateLimit-Remaining") === "0" || /rate limit/i.test(said);
  if (status === 429 || (status === 403 && isSpent)) {
    const until = wait ? new Date(Date.now() + wait * 1000) : reset ? new Date(reset * 1000) : undefined;
    return new RequestError("rate", { status, said, until });
  }
  if (status === 403 && /SAML/.test(said)) return new RequestError("sso", { status, said });
  if (/rule violation|protected branch|ref due to/i.test(said)) return new RequestError("rule", { status, said });
  /** @type {Record<number, Reason>} */
  const reasons = { 401: "key", 403: "forbidden", 404: "missing" };
  return new RequestError(reasons[status] ?? (status >= 500 ? "server" : "refused"), { status, said });
}

/** Return what is asked for, or undefined where GitHub has no such resource. @template T @param {Promise<T>} asked @returns {Promise<T | undefined>} */
export const orNone = (asked) =>
  asked.catch((error) => {
    if (error instanceof RequestError && error.reason === "missing") return undefined;
    throw error;
  });
