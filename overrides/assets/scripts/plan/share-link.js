// A selection as the fragment of an address, and back: also as mail, chat and print leave it. No DOM, no words of its own.
// @ts-check
import { MOST } from "./model.js";

/** @typedef {import("./model.js").Plan} Plan */
/** @typedef {import("./model.js").Current} Current */
/** @typedef {import("./model.js").Strategy} Strategy */
/** `unknown`: how many words of it the strategy lacks. `lost`: how many of those that it began with are gone. `over`: how many do
 *  not fit. @typedef {{items: Current[], roles: string[], unknown: number, lost: number, over: number}} Shared */

/** Return the fragment of a shared plan. The number of items comes first, because links are cut at their end. @param {Plan} plan */
export function fragment({ items, roles }) {
  /** @type {[string, string[]][]} */
  const parts = [
    ["antal", [String(items.length + roles.length)]],
    ["urval", items.map(({ id }) => id)],
    ["roller", roles],
  ];
  return parts
    .filter(([, all]) => all.length)
    .map(([name, all]) => `${name}=${all.join(",")}`)
    .join("&");
}

/** Return true if a fragment is a selection. @param {string} hash */
export const isShared = (hash) => /urval/i.test(hash);

/** Return the selection of a fragment, with the number of parts that were not understood. @param {string} hash @param {Strategy} strategy @returns {Shared} */
export function shared(hash, strategy) {
  const items = new Map(strategy.items.flatMap((one) => [one.id, ...(one.was ?? [])].map((id) => [id, one])));
  const roles = new Map(strategy.roles.map(({ id }) => [id, id]));
  /** @type {Shared} */
  const found = { items: [], roles: [], unknown: 0, lost: 0, over: 0 };
  const parts = plain(hash)
    .split("&")
    .map((part) => /^([^=]*)=?(.*)$/su.exec(part) ?? []);
  let [given, promised] = [0, 0];
  for (const [whole, name, value] of parts) {
    const here = joined(name);
    if (here === "urval") given += take(value, items, found.items, found);
    else if (here === "roller") given += take(value, roles, found.roles, found);
    else if (here === "antal") promised = Number.parseInt(value, 10) || 0;
    else if (joined(whole)) found.unknown++;
  }
  found.lost = Math.max(0, promised - given);
  found.over = Math.max(0, found.items.length - MOST.items);
  found.items.length -= found.over;
  return found;
}

// Characters around an address in a text: those that no id has.
const BETWEEN = /[^\p{L}\p{N}-]+/gu;
const HYPHENS = /^-+|-+$/g;

/** @param {string} text */
const joined = (text) => text.replace(BETWEEN, "").replace(HYPHENS, "");

/** The fragment as it was before it was escaped, wrapped and typeset. @param {string} hash */
function plain(hash) {
  let text = hash.replace(/^#/, "");
  // Escaped once more at each step of the way; never more than that.
  for (let times = 0; times < 3 && /%[0-9a-f]{2}/i.test(text); times++)
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, decoded);
  return text
    .replace(/&amp;|&#0*38;|&#x0*26;/gi, "&")
    .replace(/&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});/gi, " ")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .toLowerCase();
}

/** @param {string} escaped */
function decoded(escaped) {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return " ";
  }
}

/** Return the ids of a list, each once; one that is wrapped is put together when that makes an id. Gives how many there were.
 *  @template T @param {string} value @param {Map<string, T>} known @param {T[]} taken @param {Shared} found */
function take(value, known, taken, found) {
  let count = 0;
  for (const part of value.split(",")) {
    const pieces = known.has(joined(part))
      ? [joined(part)]
      : part
          .split(BETWEEN)
          .map((piece) => piece.replace(HYPHENS, ""))
          .filter(Boolean);
    count += pieces.length;
    for (const piece of pieces) {
      const one = known.get(piece);
      if (one === undefined) found.unknown++;
      else if (!taken.includes(one)) taken.push(one);
    }
  }
  return count;
}
