// The words of the records, in memory, and what a typed word may mean by them. No DOM.
// @ts-check
import { distance, plain, split, stem, words } from "../lib/swedish.js";
import { Question, SHORTEST } from "./question.js";

/** @typedef {import("./question.js").Asked} Asked */

/** A record as the file has it: kind, title, path, texts, keywords, names. @typedef {[number, string, string, string[]?, string[]?, string[]?]} RecordRow */
/**
 * The content of the file.
 * @typedef {object} SearchFile
 * @property {[string, number, number?][]} kinds label, weight, and whether its texts are borrowed from other pages
 * @property {string} small words too small to search for
 * @property {[string[], string[]][]} synonyms words and what they mean
 * @property {import("../support/needs-support.js").Lists | Record<string, never>} support word lists; empty on a site without help lines
 * @property {RecordRow[]} records
 */

const TITLE = 9;
const KEYWORD = 8;
const TEXT = 1;
const BORROWED = 0.3;
// The weight of a part of a compound; the whole word has 1.
const PART = 0.35;
/** Words by first letter and length, without marks: because misspelt words nearly always begin with the right letter. @typedef {Map<string, [string, string][]>} Shelves */

/** @param {[string, string][]} pairs what is compared, and the word that it stands for @returns {Shelves} */
function shelve(pairs) {
  /** @type {Shelves} */
  const shelves = new Map();
  for (const [compared, word] of pairs) {
    if (compared.length < 4 || /\d/.test(compared)) continue;
    const own = plain(compared);
    const there = shelves.get(own[0] + own.length);
    if (there) there.push([own, word]);
    else shelves.set(own[0] + own.length, [[own, word]]);
  }
  return shelves;
}

/** Counts of stems by row. @typedef {Map<string, Map<number, number>>} Postings */

export class WordIndex {
  /** @param {SearchFile} file */
  constructor(file) {
    this.file = file;
    this.small = new Set(words(file.small));
    /** @type {Postings} */
    this.postings = new Map();
    /** The stems that are alike without marks. @type {Map<string, Set<string>>} */
    this.unmarked = new Map();
    /** Every word of the records, with its stem. @type {Map<string, string>} */
    this.known = new Map();
    /** @type {Map<string, number[]>} */
    this.names = new Map();
    /** @type {Map<string, number[]>} */
    this.titles = new Map();
    /** @type {Map<string, number[]>} */
    this.keywords = new Map();
    for (const [i, row] of file.records.entries()) this.add(row, i);
    this.addParts();
    for (const one of this.postings.keys()) {
      const key = plain(one);
      const alike = this.unmarked.get(key);
      if (alike) alike.add(one);
      else this.unmarked.set(key, new Set([one]));
    }
    /** Stem → the words that it means. @type {Map<string, string[]>} */
    this.synonyms = new Map();
    for (const [from, to] of file.synonyms)
      for (const word of from.map(stem)) this.synonyms.set(word, [...(this.synonyms.get(word) ?? []), ...to]);
    this.sorted = [...this.known.keys()].sort();
    /** A word for each stem, the shortest. @type {Map<string, string>} */
    this.shown = new Map();
    for (const [word, one] of this.known)
      if (word.length < (this.shown.get(one)?.length ?? Infinity)) this.shown.set(one, word);
    this.shelves = shelve(this.sorted.map((word) => [word, word]));
    this.stemShelves = shelve([...this.shown].map(([one, word]) => [one, word]));
  }

  /** A text as it is compared whole: stems, the small words left out unless there is nothing else. @param {string} text */
  phrase(text) {
    const all = words(text);
    const large = all.filter((word) => !this.small.has(word));
    return (large.length ? large : all).map(stem).join(" ");
  }

  /** @param {RecordRow} row @param {number} i */
  add(row, i) {
    const [, title, , texts = [], keywords = [], names = []] = row;
    this.field(i, title, TITLE);
    this.field(i, keywords.join(" "), KEYWORD);
    // A role's page lists titles of other pages; those pages are the better hits.
    this.field(i, texts.join(" "), this.file.kinds[row[0]][2] ? TEXT * BORROWED : TEXT);
    /** @type {[Map<string, number[]>, string[]][]} */
    const phrases = [
      [this.names, names],
      [this.titles, [title]],
      [this.keywords, keywords],
    ];
    for (const [map, all] of phrases) {
      for (const one of all) {
        const key = this.phrase(one);
        map.set(key, [...(map.get(key) ?? []), i]);
      }
    }
    for (const name of names) for (const word of words(name)) this.put(stem(word), i, 0.5, word);
  }

  /** @param {number} i @param {string} text @param {number} weight */
  field(i, text, weight) {
    const all = words(text);
    const each = weight / (1 + Math.log(1 + all.length));
    for (const word of all) this.put(stem(word), i, each, word);
  }

  /** @param {string} one @param {number} row @param {number} weight @param {string} [word] */
  put(one, row, weight, word) {
    let rows = this.postings.get(one);
    if (!rows) this.postings.set(one, (rows = new Map()));
    rows.set(row, (rows.get(row) ?? 0) + weight);
    if (word !== undefined && !this.known.has(word)) this.known.set(word, one);
  }

  /** Compounds of known words count for their parts, too. */
  addParts() {
    const stems = new Set(
      [...this.known].filter(([word]) => word.length >= SHORTEST && !/\d/.test(word) && !this.small.has(word)).flat(),
    );
    const known = (/** @type {string} */ part) => stems.has(part);
    /** @type {Map<string, string[]>} */
    this.parts = new Map();
    for (const [word, one] of this.known) {
      if (word.length < 2 * SHORTEST + 1 || this.parts.has(one)) continue;
      const parts = this.deep(word, known)
        .map(stem)
        .filter((part) => part !== one);
      this.parts.set(one, parts);
    }
    for (const [one, parts] of this.parts) {
      const rows = [...(this.postings.get(one) ?? [])];
      for (const part of parts) for (const [row, weight] of rows) this.put(part, row, weight * PART);
    }
  }

  /** All known parts of a compound: two, or those of its parts. @param {string} word @param {(part: string) => boolean} known @returns {string[]} */
  deep(word, known) {
    const found = split(word, known, 4);
    return found.flatMap((part) => (part.length > 8 ? [part, ...this.deep(part, known)] : [part]));
  }

  /** Return the rarity of a stem. @param {string} one */
  rare(one) {
    return Math.log(1 + this.file.records.length / (1 + (this.postings.get(one)?.size ?? 0)));
  }

  /** Words of the records that begin with what is typed. @param {string} begun */
  begins(begun) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < begun) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < this.sorted.length && this.sorted[low].startsWith(begun)) found.push(this.sorted[low++]);
    return found;
  }

  /** The known words that are nearest to a misspelt one, at most so many letters away. @param {string} typed @param {Shelves} shelves @param {number} most */
  near(typed, shelves, most) {
    const target = plain(typed);
    let best = most;
    /** @type {string[]} */
    let found = [];
    for (let length = target.length - most; length <= target.length + most; length++) {
      for (const [own, word] of shelves.get(target[0] + length) ?? []) {
        const far = distance(target, own, best);
        if (far > best) continue;
        if (far < best) [best, found] = [far, []];
        found.push(word);
      }
    }
    return found;
  }

  /** Words, those that most records have first. @param {string[]} listed */
  often(listed) {
    const count = (/** @type {string} */ word) => this.postings.get(this.known.get(word) ?? "")?.size ?? 0;
    return listed.sort((a, b) => count(b) - count(a));
  }

  /** A word and what it may mean. @param {string} typed @param {boolean} [literal] as written, never corrected @returns {Asked} */
  ask(typed, literal = false) {
    return new Question(this, typed).answer(literal);
  }

  /** A word that a reader knows, for a stem. @param {string} one */
  word(one) {
    return this.known.has(one) ? one : (this.shown.get(one) ?? one);
  }

  /** The words of a query, those written apart joined where the joined word is known. @param {string} text @param {string[]} literal @returns {Asked[]} */
  understand(text, literal) {
    const all = words(text);
    const large = all.filter((word) => !this.small.has(word));
    const asked = [];
    for (let i = 0, list = large.length ? large : all; i < list.length; i++) {
      const [joined, count] = this.joined(list.slice(i, i + 3));
      if (count) {
        const apart = list.slice(i, i + count);
        const one = this.ask(joined);
        for (const part of apart.map(stem))
          if (this.postings.has(part)) one.stems.set(part, Math.max(PART, one.stems.get(part) ?? 0));
        asked.push({ ...one, typed: apart.join(" ") });
        i += count - 1;
      } else asked.push(this.ask(list[i], literal.includes(list[i])));
    }
    return asked;
  }

  /** The known word that the first two or three words make together, and how many they are. @param {string[]} apart @returns {[string, number]} */
  joined(apart) {
    for (const count of [3, 2]) {
      if (apart.length < count || apart.some((word) => /\d/.test(word))) continue;
      const made = apart
        .slice(1, count)
        .reduce((all, word) => all.flatMap((one) => [one + word, `${one}s${word}`]), [apart[0]]);
      const word = made.find((one) => this.joins(one));
      if (word) return [word, count];
    }
    return ["", 0];
  }

  /** Return true if the records have a word made of two. @param {string} word */
  joins(word) {
    const own = stem(word);
    return word.length > 2 * SHORTEST && this.postings.has(own);
  }
}
