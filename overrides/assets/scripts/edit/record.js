// A change as a record, for who has no key: the text of an issue, or a file. `python -m macros apply` makes it a change again. No DOM.
// @ts-check

/** @typedef {import("./github-api.js").Repository} Repository */
/** @typedef {import("./send.js").Proposal} Proposal */

/** The form of a record, which `macros/authoring/record.py` checks. `base` is the name that git gives the file's text as it was read.
 *  @typedef {{version: 1, title: string, why: string, files: {file: string, base: string, changes: import("./changes.js").Change[]}[]}} ChangeRecord */

// GitHub's limit of an address, in bytes.
const LONGEST = 8191;
const FORM = "redigerat.yml";
/** Before a record that is packed: deflated (RFC 1951), then base64url (RFC 4648). */
export const PACKED = "redigera1:";

/** @param {Proposal} proposal @returns {Promise<ChangeRecord>} */
export async function recordOf({ title, why, edits }) {
  const files = edits.map(async ({ file, base, changes }) => ({ file, base: await blobName(base), changes }));
  return { version: 1, title, why, files: await Promise.all(files) };
}

/** Return the name of a text in git: SHA-1 of its length and its bytes. @param {string} text */
async function blobName(text) {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array([...new TextEncoder().encode(`blob ${bytes.length}\0`), ...bytes]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", whole));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {ChangeRecord} record */
export async function packed(record) {
  const stream = new Blob([JSON.stringify(record)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PACKED + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Return the address of a new issue with the record in it; where that is too long, of one without, for a record that is pasted.
 *  @param {Repository} repository @param {ChangeRecord} record @param {string} text the record packed @returns {{address: string, isWhole: boolean}} */
export function issueAddress({ owner, name }, { title, why }, text) {
  const home = `https://github.com/${owner}/${name}/issues/new`;
  const address = (/** @type {Record<string, string>} */ fields) =>
    `${home}?${new URLSearchParams({ template: FORM, ...fields })}`;
  const whole = address({ title, why, record: text });
  const isWhole = whole.length <= LONGEST;
  return { address: isWhole ? whole : address({ title: title.slice(0, 200) }), isWhole };
}
