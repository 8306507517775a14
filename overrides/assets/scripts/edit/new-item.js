// A new item of the form: an empty value of its schema, and a free id. No DOM.
// @ts-check
import { idOf } from "./changes.js";
import { freeId } from "./decided.js";
import { formOf, resolved } from "./schema.js";

/** @typedef {import("./changes.js").Value} Value */
/** @typedef {import("./schema.js").Schema} Schema */

/** Return a new value of a schema: what is required is there, and empty. @param {Schema} schema @param {Schema} top @param {string} [form] the key that is given of those to choose from @returns {{[key: string]: Value}} */
export function blank(schema, top, form) {
  const wanted = [...(schema.required ?? []), ...(form ? [form] : [])];
  const names = Object.keys(schema.properties ?? {}).filter((name) => wanted.includes(name));
  return Object.fromEntries(
    names.map((name) => {
      const own = resolved(schema.properties?.[name] ?? {}, top);
      const kind = formOf(own);
      return [name, kind === "object" ? blank(own, top) : kind === "list" ? [] : ""];
    }),
  );
}

/** Return an id after those of a list: the next letter or number that is free. @param {Value[]} list @param {string[]} taken @param {string} kind */
export function nextId(list, taken, kind) {
  const last = list.map(idOf).findLast((id) => id !== undefined);
  if (last === undefined) return freeId(`ny-${kind.replaceAll("_", "-")}`, taken);
  let id = last;
  do id = after(id);
  while (taken.includes(id));
  return id;
}

/** @param {string} id */
function after(id) {
  const letter = /^(.*-)([a-y])$/.exec(id);
  if (letter) return letter[1] + String.fromCharCode(letter[2].charCodeAt(0) + 1);
  const number = /^(.*?)([0-9]+)$/.exec(id);
  return number ? number[1] + (Number(number[2]) + 1) : `${id}-2`;
}
