// Fetches the records once a page and makes the index of them, when the browser has time.
// @ts-check
import { Index } from "./search-index.js";

/** @type {Promise<Index> | undefined} */
let loading;

/** @param {string} address */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const file = await answer.json();
  return new Index(file);
}

/** The index; where it cannot be had, the next call asks again. @param {string} address of the records */
export function index(address) {
  loading ??= load(address);
  loading.catch(() => (loading = undefined));
  return loading;
}
