// Swedish words as a searcher means them: one stem for all forms of a word. No DOM, no data, no state.
// The rules follow the declensions and conjugations of Svenska Akademiens grammatik; what they get wrong stands in lists.
// @ts-check
import { DOERS, ENDS, IRREGULAR, KEPT, KEPT_WHOLE } from "./swedish-lists.js";

const VOWEL = /[aeiouyåäöé]/;

/** A text in lower case and composed letters. @param {string} text */
export const lower = (text) => text.normalize("NFC").toLowerCase();

/** A word without marks: å and ä as a, ö as o. @param {string} word */
export const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/**
 * The words of a text, in order. Numbers keep their points (2.4) and hyphens part words; a single letter before a
 * hyphen belongs to what follows (e-post).
 * @param {string} text @returns {string[]}
 */
export const words = (text) =>
  lower(text)
    .replace(/(?<!\p{L})(\p{L})[-‑](?=\p{L})/gu, "$1")
    .match(/\d+(?:[.:]\d+)*|[\p{L}\p{M}\p{N}]+/gu) ?? [];

// Verbs of the second conjugation whose -t belongs to the form, and of which no noun ends so: "stärkt", "försökt".
const FORMED = /(stärk|täck|märk|tänk|sänk|tryck|kränk|räck|sök|rök|släck|smink|styrk|verk|strypt?)t$/;
const IN_LEXEMES = new Set(KEPT.filter((word) => word.endsWith("in")));

/** @type {Map<string, string>} */
const whole = new Map(
  IRREGULAR.trim()
    .split("\n")
    .flatMap((line) => {
      const [stem, forms] = line.split(": ");
      return [stem, ...forms.split(" ")].map((form) => /** @type {const} */ ([form, stem]));
    }),
);
const ends = new Map(ENDS);
const kept = new Set(KEPT);
/** Return true if a word's end is no inflection. @param {string} word */
const keeps = (word) => /.{2}[^b]bar$/.test(word) || KEPT_WHOLE.has(word) || endIn(word, kept, 3) !== "";
const doers = new Set(DOERS);
const LONGEST_END = Math.max(...ENDS.map(([end]) => end.length), ...KEPT.map((end) => end.length));

/** The longest end of a word that a list has, whole words included. @param {string} word @param {{has: (end: string) => boolean}} list @param {number} least */
function endIn(word, list, least) {
  for (let from = Math.max(0, word.length - LONGEST_END); from <= word.length - least; from++) {
    const rest = word.slice(0, from);
    // The part before the end must be a word or empty: "plats" is no end of "splats".
    if ((from === 0 || (from > 1 && VOWEL.test(rest))) && list.has(word.slice(from))) return word.slice(from);
  }
  return "";
}

/** @param {string} word @param {string} end */
const cut = (word, end) => word.slice(0, word.length - end.length);
/** Return true if a syllable of two letters or more is left without the end. @param {string} word @param {string} end @param {number} [least] */
const can = (word, end, least = 2) => {
  if (!word.endsWith(end) || word.length - end.length < least) return false;
  return VOWEL.test(cut(word, end));
};

/** @param {string} word without a genitive's s @returns {string} */
function ungraded(word) {
  return word.replace(/(ig|sam|bar)(?:are|ast|aste)$/, "$1");
}

const PLURALS = ["arnas", "ernas", "ornas", "arna", "erna", "orna"];
const FORMS = [
  "andena",
  "endena",
  "andet",
  "endet",
  "anden",
  "enden",
  "ande",
  "ende",
  "ades",
  "ade",
  "ena",
  "ats",
  "ad",
  "at",
  "ar",
  "or",
  "er",
  "en",
  "et",
  "an",
  "as",
  "es",
  "a",
  "e",
];

/** One word's form without its ends. @param {string} word @returns {string} */
function bare(word) {
  const doer = /[^a](are(?:ns?|s)?)$/.exec(word);
  if (doer && can(word, doer[1])) return word.replace(/are(?:ns?|s)?$/, "are");
  for (const end of PLURALS) {
    if (!can(word, end)) continue;
    const base = cut(word, end);
    return end.startsWith("a") && endIn(base, doers, 2) ? `${base}are` : base;
  }
  if (/(?:het|itet)$/.test(word) || /[^gn]ion$/.test(word)) return word;
  // -n after a vowel: strategin, miljön, kommittén.
  if (/[^aeoåuäy]in$/.test(word) && word.length > 4 && !endIn(word, IN_LEXEMES, 3)) return cut(word, "n");
  if (/(?:miljö|sjö|é|e[lr]|tor|sor|ior)n$/.test(word) && word.length > 4) return settled(cut(word, "n"));
  if (/(?:ium)(?:et)?$/.test(word)) return word.replace(/um(?:et)?$/, "");
  for (const end of FORMS) {
    if (end.startsWith("and") && /(?:^|[^b])band[^b]*$/.test(word)) continue;
    const least =
      end === "a" ||
      end === "e" ||
      end === "ar" ||
      end === "en" ||
      end === "et" ||
      end === "er" ||
      end === "or" ||
      end === "ade" ||
      end === "at" ||
      end === "ande" ||
      end === "as"
        ? 2
        : 3;
    if (can(word, end, least)) return cut(word, end);
  }
  if (can(word, "it", 3)) return cut(word, "it");
  return word;
}

/** A word that is kept as it stands, or else its bare form. @param {string} word @returns {string} */
const settled = (word) => (keeps(word) ? word : bare(word));

/** The adjective or verb under a neuter's or a supine's t, and single letters for double. @param {string} stem */
function evened(stem) {
  let word = stem;
  if (/(?:ställ|skil)t$/.test(word)) word = `${cut(word, "t")}d`;
  else if (
    /[^e]gt$|skt$|[^j]vt$|[^o]llt$|(?<!gest|anst|h|f|s)alt$|.(?:bar|sam|jäm|svår|klar|stor|hel|full)t$|^(?:svår|klar|stor|hel|full)t$/.test(
      word,
    ) &&
    word.length > 3
  )
    word = cut(word, "t");
  else if (FORMED.test(word)) word = cut(word, "t");
  return word.replace(/ggd$/, "gg").replace(/([mnd])\1$/, "$1");
}

/** @param {string} word */
function ended(word) {
  const end = endIn(word, ends, 3);
  return end ? cut(word, end) + ends.get(end) : "";
}

/** Return true if a word's last s belongs to its stem. @param {string} word */
const ownS = (word) => /ss$/.test(word) || /[^aeiouyåäö]?us$/.test(word) || keeps(word);

/** @type {Map<string, string>} */
const known = new Map();

/**
 * The stem that all forms of a word share. For words in lower case; numbers are their own stems.
 * @param {string} word
 */
export function stem(word) {
  const before = known.get(word);
  if (before !== undefined) return before;
  const made = reckon(word);
  if (known.size > 50000) known.clear();
  known.set(word, made);
  return made;
}

/** @param {string} word */
function reckon(word) {
  if (/\d/.test(word) || word.length < 2) return word;
  const direct = whole.get(word) ?? ended(word);
  if (direct) return direct;
  if (keeps(word)) return evened(word);
  const nominative =
    word.length > 3 && word.endsWith("s") && !ownS(word) && VOWEL.test(cut(word, "s")) ? cut(word, "s") : word;
  if (nominative !== word) {
    const own = whole.get(nominative) ?? ended(nominative);
    if (own) return own;
    if (keeps(nominative)) return evened(nominative);
  }
  return evened(bare(ungraded(nominative)));
}

/** The forms of the lists without marks, for who types no å, ä or ö. @type {Map<string, string>} */
const unmarked = new Map([...whole, ...ends].map(([form, base]) => [plain(form), plain(base)]));

/**
 * The stem without marks, also of a word typed without them: "slar" as "slår".
 * @param {string} word
 */
export const root = (word) =>
  (whole.has(word) || plain(word) !== word ? undefined : unmarked.get(word)) ?? plain(stem(word));

/**
 * Return the edit distance of two words: letters changed, added, removed or exchanged with their neighbour.
 * @param {string} a @param {string} b @param {number} most where counting ends: more is told as one more
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let two = [];
  let above = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, two[j - 2] + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [two, above] = [above, row];
  }
  return above[b.length];
}

const SHORTEST = 3;
// The linking letters between the parts of a Swedish compound.
const JOINTS = ["", "s", "o", "e", "u", "a"];

/** Two parts of a compound that are both known, or none. @param {string} word @param {(part: string) => boolean} known @param {number} [least] letters of a part */
export function split(word, known, least = SHORTEST) {
  for (let at = word.length - least; at >= least; at--) {
    const last = word.slice(at);
    if (!known(last)) continue;
    for (const joint of JOINTS) {
      if (!word.slice(0, at).endsWith(joint)) continue;
      const first = word.slice(0, at - joint.length);
      if (first.length >= least && known(first)) return [first, last];
      if (!joint && first.length >= least && first.endsWith("s") && known(first.slice(0, -1)))
        return [first.slice(0, -1), last];
      // A first part in -a or -e loses it: skola, skolgård.
      if (first.length >= least && (known(`${first}a`) || known(`${first}e`)))
        return [known(`${first}a`) ? `${first}a` : `${first}e`, last];
    }
  }
  return [];
}
