// One word of a query, and what it may mean by the words of the records. No DOM.
// @ts-check
import { plain, root, split, stem } from "../lib/swedish.js";

/** @typedef {import("./word-index.js").WordIndex} WordIndex */
/** The ways to understand a word of a query, the best first. @typedef {"exact" | "begun" | "corrected" | "parts" | "part" | "none"} How */
/** A word of a query: as typed, how it was understood, the stems with how much each counts, and what it was taken for. @typedef {{typed: string, how: How, stems: Map<string, number>, meant: string}} Asked */

export const SHORTEST = 3;
// The weight of each way to understand a word.
const LEVEL = { exact: 1, unmarked: 0.9, synonym: 0.7, begun: 0.6, corrected: 0.8, parts: 0.5, part: 0.4 };
// From so many letters on, two may be wrong.
const LONG = 7;

export class Question {
  /** @param {WordIndex} index @param {string} typed */
  constructor(index, typed) {
    this.index = index;
    this.typed = typed;
    this.own = stem(typed);
    /** @type {Map<string, number>} */
    this.stems = new Map();
  }

  /** @param {string} one @param {number} level */
  add(one, level) {
    this.stems.set(one, Math.max(level, this.stems.get(one) ?? 0));
  }

  /** @param {How} how @returns {Asked} */
  give(how, meant = "") {
    return { typed: this.typed, how, stems: this.stems, meant };
  }

  /** @param {boolean} literal as written, never corrected */
  answer(literal) {
    const { index, own, typed } = this;
    if (index.postings.has(own)) this.add(own, LEVEL.exact);
    if (/\d/.test(typed)) return this.give(this.stems.size ? "exact" : "none");
    if (plain(typed) === typed)
      for (const alike of index.unmarked.get(root(typed)) ?? []) this.add(alike, LEVEL.unmarked);
    const isExact = this.stems.size > 0;
    const means = (index.synonyms.get(own) ?? []).filter((word) => index.postings.has(stem(word)));
    for (const word of means) this.add(stem(word), LEVEL.synonym);
    if (isExact) return this.give("exact");
    if (means.length) return this.give("part", means.join("” och ”"));
    return this.begun(typed) || (literal ? this.give("none") : this.guess());
  }

  guess() {
    return (
      this.corrected(1) ||
      this.parts() ||
      (this.own.length > SHORTEST && this.begun(this.own)) ||
      (this.typed.length >= LONG && this.corrected(2)) ||
      this.part() ||
      this.give("none")
    );
  }

  /** The words that begin with what is typed. @param {string} from */
  begun(from) {
    const begun = from.length >= SHORTEST ? this.index.begins(from) : [];
    for (const word of begun) this.add(this.index.known.get(word) ?? "", LEVEL.begun);
    return begun.length > 0 && this.give("begun", begun[0]);
  }

  /** @param {number} most how many letters may be wrong */
  corrected(most) {
    const { index, own, typed } = this;
    if (typed.length < 4) return false;
    const near = index.often([
      ...new Set([...index.near(own, index.stemShelves, most), ...index.near(typed, index.shelves, most)]),
    ]);
    for (const word of near.slice(0, 3)) this.add(index.known.get(word) ?? "", LEVEL.corrected);
    return near.length > 0 && this.give("corrected", near[0]);
  }

  /** @param {string} part */
  knows(part) {
    const { small, postings } = this.index;
    return !small.has(part) && (postings.has(part) || (part.length > 4 && postings.has(stem(part))));
  }

  /** The known words that make it up. */
  parts() {
    const { index, own } = this;
    const knows = (/** @type {string} */ part) => this.knows(part);
    const found = split(own, knows, 4).length ? split(own, knows, 4) : split(own, knows);
    for (const part of found) {
      this.add(index.postings.has(part) ? part : stem(part), LEVEL.parts);
      // The form of a compound's first part: hälso, of hälsa.
      const whole = stem(part.replace(/o$/, "a"));
      if (part.endsWith("o") && index.postings.has(whole)) this.add(whole, LEVEL.parts);
    }
    return found.length > 0 && this.give("parts", found.map((part) => index.word(part)).join("” och ”"));
  }

  /** The longest known word that it begins or ends with. */
  part() {
    const { index, own } = this;
    for (let length = own.length - 3; length >= 4; length--) {
      for (const part of [own.slice(-length), own.slice(0, length), own.slice(0, length).replace(/s$/, "")]) {
        if (part.length < 4 || !this.knows(part)) continue;
        this.add(index.postings.has(part) ? part : stem(part), LEVEL.part);
        return this.give("part", index.word(part));
      }
    }
    return false;
  }
}
