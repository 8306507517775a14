// The search: a query → hits and how well they match. No DOM.
// @ts-check
import { lower, plain, stem, words } from "../lib/swedish.js";
import { SHORTEST } from "./question.js";
import { WordIndex } from "./word-index.js";

/** @typedef {import("./word-index.js").Asked} Asked */
/** @typedef {{row: number, title: string, path: string, kind: string, score: number, whole: boolean}} Hit */
/** @typedef {{hits: Hit[], whole: number, asked: Asked[]}} Result */

// A word that stands so faintly in what is borrowed, as a share of its rarity, counts half: the page only lists others that say it.
const FAINT = 0.2;
// Added for a query that equals a name, a title or a keyword.
const NAME = 40;
const WHOLE_TITLE = 6;
const WHOLE_KEYWORD = 2;

export class Index extends WordIndex {
  /** The first hits while one types: what is called so, or begins so, before what has the words. @param {string} text @param {number} most @returns {Hit[]} */
  suggest(text, most) {
    const begun = lower(text).trim();
    const { hits } = this.search(text);
    const starts = (/** @type {string} */ title) =>
      lower(title).startsWith(begun) || plain(lower(title)).startsWith(begun);
    const first = hits.filter(({ title, row }) => starts(title) || (this.file.records[row][5] ?? []).some(starts));
    const own = first.length
      ? first
      : this.file.records.flatMap(([kind, title, path], row) =>
          starts(title) ? [{ row, title, path, kind: this.file.kinds[kind][0], score: 0, whole: true }] : [],
        );
    return [...new Map([...own, ...hits].map((hit) => [hit.path, hit])).values()].slice(0, most);
  }

  /** The words to highlight on the page that a hit leads to. @param {Asked[]} asked */
  marks(asked) {
    return asked.map(({ typed, meant }) => `${typed} ${meant}`.trim()).join(" ");
  }

  /** Return true if a word of a text is one of the query's, in any form, or has one as a part. @param {string} word @param {Asked[]} asked */
  matches(word, asked) {
    const own = stem(word);
    const parts = this.parts?.get(own) ?? [];
    return asked.some(
      ({ stems, typed }) =>
        stems.has(own) || parts.some((part) => stems.has(part)) || (typed.length >= SHORTEST && word.startsWith(typed)),
    );
  }

  /**
   * The sentence of a record that says most of what was asked for; its first when none does.
   * @param {number} row @param {Asked[]} asked
   */
  excerpt(row, asked) {
    const sentences = (this.file.records[row][3] ?? [])
      .flatMap((text) => text.match(/[^.!?]+(?:[.!?]+(?!\s)[^.!?]+)*[.!?]*/g) ?? [])
      .map((sentence) => sentence.trim())
      .filter(Boolean);
    const score = (/** @type {string} */ sentence) =>
      asked.filter((one) => words(sentence).some((word) => this.matches(word, [one]))).length;
    let best = sentences[0] ?? "";
    let most = score(best);
    for (const sentence of sentences) {
      const own = most < asked.length ? score(sentence) : 0;
      if (own > most) [best, most] = [sentence, own];
    }
    return best;
  }

  /**
   * Return the result of a query.
   * @param {string} text @param {string[]} [literal] words that are searched as written
   * @returns {Result}
   */
  search(text, literal = []) {
    const asked = this.understand(lower(text), literal);
    const meant = asked.map(({ typed, how, meant: to }) => (how === "corrected" ? to : typed)).join(" ");
    const isCorrected = asked.some(({ how }) => how === "corrected");
    const bonus = this.wholes([this.phrase(text), ...(isCorrected ? [this.phrase(meant)] : [])]);
    const rows = this.scores(asked);
    for (const row of bonus.keys()) if (!rows.has(row)) rows.set(row, Array(asked.length).fill(0.01));
    const weights = asked.map(({ stems }) => this.weight(stems));
    const isExact = asked.every(({ how }) => how === "exact");
    const hits = [...rows].map(([row, scores]) => {
      const [kind, title, path] = this.file.records[row];
      const more = bonus.get(row) ?? 0;
      const score = this.score(kind, scores, weights) + more;
      const whole = more === NAME || (isExact && scores.every((each) => each > 0));
      return { row, title, path, kind: this.file.kinds[kind][0], score, whole };
    });
    hits.sort((a, b) => b.score - a.score || a.row - b.row);
    return { hits, whole: hits.filter(({ whole }) => whole).length, asked };
  }

  /** The growth of a row's score where one of the phrases is its name, its title or a keyword. @param {string[]} phrases */
  wholes(phrases) {
    /** @type {Map<number, number>} */
    const bonus = new Map();
    /** @type {[Map<string, number[]>, number][]} */
    const kinds = [
      [this.keywords, WHOLE_KEYWORD],
      [this.titles, WHOLE_TITLE],
      [this.names, NAME],
    ];
    for (const [map, more] of kinds)
      for (const row of phrases.flatMap((phrase) => map.get(phrase) ?? []))
        bonus.set(row, Math.max(more, bonus.get(row) ?? 0));
    return bonus;
  }

  /** The score of each row for each word of the query. @param {Asked[]} asked */
  scores(asked) {
    /** @type {Map<number, number[]>} */
    const rows = new Map();
    asked.forEach(({ stems }, place) => {
      for (const [one, level] of stems) {
        const rare = this.rare(one);
        for (const [row, weight] of this.postings.get(one) ?? []) {
          let scores = rows.get(row);
          if (!scores) rows.set(row, (scores = Array(asked.length).fill(0)));
          scores[place] = Math.max(scores[place], (rare * level * weight) / (weight + 1.2));
        }
      }
    });
    return rows;
  }

  /** The weight of a word of the query beside the others, by its rarity. @param {Map<string, number>} stems */
  weight(stems) {
    const rarities = [...stems.keys()].map((one) => this.rare(one));
    return Math.max(...rarities, Math.log(this.file.records.length) / 2);
  }

  /** The score of a row: the sum, less where it lacks a word. @param {number} kind @param {number[]} scores @param {number[]} weights */
  score(kind, scores, weights) {
    const [, weight, borrowed] = this.file.kinds[kind];
    const has = scores.map((score, place) =>
      score > 0 ? weights[place] * (borrowed && score < FAINT * weights[place] ? 0.5 : 1) : 0,
    );
    const share = sum(has) / sum(weights);
    return sum(scores) * share * share * weight;
  }
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
