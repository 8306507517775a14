// The reader's own word for their work → their role's page, a choice between roles, or the whole list.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find } from "../lib/find.js";

const MOST = 8;
const LEAST = 3;
// What a compound must end with to be like a known word: shorter ends are mere chance.
const END = 4;

/** Lower case without punctuation. @param {string} text */
const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** @param {string} text */
const unmarked = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

/** @typedef {{word: string, roles: string[]}} Known */

/** @param {Known[]} found */
const rolesOf = (found) => [...new Set(found.flatMap(({ roles }) => roles))];

/**
 * The roles a text may mean: those of the very word, or else of words that it begins or holds whole. Failing that, those
 * it is `like`: of words that have it within them, or of the longest word that it ends with, since the last part of a
 * Swedish compound says what it is.
 * @param {string} typed @param {Known[]} known @returns {{roles: string[], like: boolean}}
 */
function meant(typed, known) {
  const text = plain(typed);
  // Who types a may mean å; who types ä means no a: "städ" is not the beginning of "stadsplanerare".
  const words = text === unmarked(text) ? known.map(({ word, roles }) => ({ word: unmarked(word), roles })) : known;
  const exact = words.filter(({ word }) => word === text);
  const near = words.filter(({ word }) => word.startsWith(text) || ` ${text} `.includes(` ${word} `));
  if (exact.length || text.length < LEAST) return { roles: rolesOf(exact), like: false };
  if (near.length) return { roles: rolesOf(near), like: false };
  const within = words.filter(({ word }) => word.includes(text));
  if (within.length) return { roles: rolesOf(within), like: true };
  const ends = words.filter(({ word }) => word.length >= END && text.endsWith(word));
  const longest = Math.max(...ends.map(({ word }) => word.length));
  return { roles: rolesOf(ends.filter(({ word }) => word.length === longest)), like: true };
}

/** @param {HTMLElement} root */
function start(root) {
  const words = root.dataset;
  const form = find(root, "form", HTMLFormElement);
  const field = find(root, "input", HTMLInputElement);
  const status = find(root, "[role=status]", HTMLElement);
  const choices = find(root, ".choices", HTMLElement);
  // Where the page itself is the list, there is none to open.
  const all = root.querySelector("details");
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-role]"));
  const byRole = new Map([...links].map((link) => [link.dataset.role ?? "", link]));
  const known = [...root.querySelectorAll("option")].map((option) => ({
    word: plain(option.value),
    roles: (option.dataset.roles ?? "").split(" "),
  }));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    const { roles: found, like } = meant(typed, known);
    const roles = typed ? found.filter((role) => byRole.has(role)) : [];
    if (roles.length === 1 && !like) {
      location.assign(/** @type {HTMLAnchorElement} */ (byRole.get(roles[0])).href);
      return;
    }
    const few = roles.length > 0 && roles.length <= MOST;
    const some = !few ? "many" : like ? "like" : "several";
    const answer = !typed ? "empty" : roles.length ? some : "unknown";
    status.textContent = (words[answer] ?? "").replace("{q}", () => typed);
    choices.replaceChildren(...(few ? roles.map(choice) : []));
    choices.hidden = !few;
    if (all) all.open = Boolean(typed) && !few;
  });

  /** @param {string} role */
  function choice(role) {
    const li = document.createElement("li");
    const link = /** @type {HTMLAnchorElement} */ (byRole.get(role));
    const copy = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
    const place = link.closest("[data-workplace]");
    const where = document.createElement("span");
    where.className = "quiet";
    where.textContent = ` ${/** @type {HTMLElement} */ (place).dataset.workplace}`;
    li.append(copy, where);
    return li;
  }
}

const root = document.getElementById("picker");
if (root) start(root);
arrived("picker");
