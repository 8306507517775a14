// The reader's own word for their work → their role's page, a choice between roles, or the whole list.
// @ts-check
import { arrived } from "../lib/arrived.js";
import { find, findAll } from "../lib/find.js";

const MOST = 8;
// Milliseconds until a reader is told that the word is looked up.
const PATIENCE = 400;
// Other words for a role that say what it is, beside a choice.
const EXAMPLES = 3;
/** @typedef {import("./match-role.js").Known} Known */

/** @param {HTMLElement} root */
function start(root) {
  const words = root.dataset;
  const form = find(root, "form", HTMLFormElement);
  const field = find(root, "input", HTMLInputElement);
  const status = find(root, "[role=status]", HTMLElement);
  const choices = find(root, ".ui-picker__choices", HTMLElement);
  // On the page that is the list itself, there is none to open.
  const all = root.querySelector("details");
  const byRole = new Map(
    findAll(document, "a[data-role]", HTMLAnchorElement).map((link) => [link.dataset.role ?? "", link]),
  );
  /** @type {Known[]} */
  const known = [...root.querySelectorAll("option")].map((option) => ({
    word: option.value,
    roles: (option.dataset.roles ?? "").split(" "),
    title: "title" in option.dataset,
  }));
  const endings = JSON.parse(root.querySelector(".ui-picker__endings")?.textContent ?? "{}");
  const elsewhere = root.querySelector(".ui-picker__choices--places");
  const common = root.querySelector(".ui-picker__common");
  /** @param {string} key @param {string} [typed] */
  const say = (key, typed = "") => {
    status.textContent = (words[key] ?? "").replace("{q}", () => typed);
  };
  /** Show the answer's part alone. @param {Element | null} part @param {boolean} isShown */
  const show = (part, isShown) => {
    if (part instanceof HTMLElement) part.hidden = !isShown;
  };
  const load = () => import("./match-role.js");

  field.addEventListener("focus", () => void load().catch(() => {}), { once: true });
  // WebKit takes Enter for its list of suggestions, also when nothing in it is chosen, and does not send the form.
  let entered = "";
  field.addEventListener("keydown", ({ key, isComposing }) => {
    entered = key === "Enter" && !isComposing ? field.value : "";
  });
  field.addEventListener("keyup", ({ key }) => {
    if (key === "Enter" && entered && entered === field.value) form.requestSubmit();
    entered = "";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    entered = "";
    const typed = field.value.trim();
    const slow = setTimeout(() => say("loading"), PATIENCE);
    const matcher = await load().catch(() => null);
    clearTimeout(slow);
    const { roles: found, how } = matcher?.meant(typed, known, endings) ?? { roles: [], how: "none" };
    const like = how === "like";
    const links = found.flatMap((role) => byRole.get(role) ?? []);
    if (links.length === 1 && !like) {
      location.assign(links[0].href);
      return;
    }
    const few = links.length > 0 && links.length <= MOST;
    const some = !few ? "many" : like ? "like" : "several";
    const unknown = Boolean(typed && matcher) && !links.length;
    say(!typed ? "empty" : !matcher ? "failed" : unknown ? "unknown" : some, typed);
    choices.replaceChildren(...(few ? links.map(choice) : []));
    show(choices, few);
    // An answer takes the place of the common roles, so that it stands by the field.
    show(common, !typed);
    // A reader without a role is asked for a workplace; the whole list is one press away.
    show(elsewhere, unknown);
    if (all) all.open = Boolean(typed) && !few && !(unknown && elsewhere);
  });

  /** @param {HTMLAnchorElement} link */
  function choice(link) {
    const li = document.createElement("li");
    const workplace = link.closest("[data-workplace]")?.getAttribute("data-workplace") ?? "";
    const where = document.createElement("span");
    where.className = "ui-quiet";
    const own = known
      .filter(({ roles, title }) => !title && roles.length === 1 && roles[0] === link.dataset.role)
      .slice(0, EXAMPLES);
    const also = own.length ? `: ${own.map(({ word }) => word).join(", ")}` : "";
    where.textContent = ` ${workplace}${also}`;
    li.append(link.cloneNode(true), where);
    return li;
  }
}

const root = document.getElementById("picker");
if (root) start(root);
arrived("picker");
