// The editor's key to GitHub: pasted, or got by signing in with the owner's GitHub App. In memory, or in the tab where the editor asks for it.
// @ts-check
import { store, stored } from "./tab-storage.js";

/** The reasons why nobody is signed in, each a key of the page's words. @typedef {"sign_in_denied" | "sign_in_strange" | "sign_in_failed"} SignInFault */

// All sites of one host share the storage, so what is kept has the address.
const KEPT = `redigera-nyckel ${location.pathname}`;
const BEGUN = `redigera-inloggning ${location.pathname}`;
const AUTHORIZE = "https://github.com/login/oauth/authorize";
// Where deploy/github-app.conf turns a code into a key, beside the page.
const EXCHANGE = "nyckel";
const PATIENCE = 20_000;

let key = "";

/** Return the key; "" without one. */
export const currentKey = () => key || stored(KEPT);

/** @param {string} text @param {boolean} inTab keep it until the tab is closed */
export function keepKey(text, inTab) {
  key = text.trim();
  store(KEPT, inTab ? key : "");
}

export function forgetKey() {
  key = "";
  store(KEPT, "");
}

/** Return what is wrong with a pasted key, as a key of the page's words; "" if nothing can be seen. @param {string} text */
export function keyFault(text) {
  const plain = text.trim();
  if (!plain) return "key_missing";
  // A classic key reaches all that its owner may.
  if (/^(ghp|gho)_/.test(plain)) return "key_classic";
  return /^(github_pat|ghu)_\w+$/.test(plain) ? "" : "key_strange";
}

/** Go to GitHub to sign in; the page is opened again with a code (RFC 7636). @param {string} app the GitHub App's client ID */
export async function startSignIn(app) {
  const [state, verifier] = [random(), random()];
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  store(BEGUN, JSON.stringify({ state, verifier, hash: location.hash }));
  const asked = new URLSearchParams({
    client_id: app,
    redirect_uri: location.origin + location.pathname,
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  });
  location.assign(`${AUTHORIZE}?${asked}`);
}

/** Take the key that a sign-in gives, where the page was opened by one, and show the view that was left. Return what went wrong, or "".
 *  @returns {Promise<SignInFault | "">} */
export async function finishSignIn() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("state")) return "";
  /** @type {{state?: string, verifier?: string, hash?: string}} */
  const begun = JSON.parse(stored(BEGUN) || "{}");
  store(BEGUN, "");
  history.replaceState(null, "", location.pathname + (begun.hash ?? ""));
  if (answer.get("state") !== begun.state || !begun.verifier) return "sign_in_strange";
  const code = answer.get("code");
  if (!code) return "sign_in_denied";
  return exchange(code, begun.verifier);
}

/** @param {string} code @param {string} verifier @returns {Promise<SignInFault | "">} */
async function exchange(code, verifier) {
  try {
    const headers = { "X-Code": code, "X-Verifier": verifier };
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(EXCHANGE, { method: "POST", headers, signal, cache: "no-store" });
    const { access_token: given } = await answer.json();
    if (typeof given !== "string" || keyFault(given)) return "sign_in_failed";
    keepKey(given, true);
    return "";
  } catch {
    return "sign_in_failed";
  }
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(48)));

/** @param {Uint8Array} bytes */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
