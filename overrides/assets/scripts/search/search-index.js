// The search: records → an index in memory; a query → hits and how well they match. No DOM.
// @ts-check
import { distance, lower, plain, root, split, stem, words } from "../lib/swedish.js";

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
/** The ways to understand a word of a query, the best first. @typedef {"exact" | "begun" | "corrected" | "parts" | "part" | "none"} How */
/** A word of a query: as typed, how it was understood, the stems with how much each counts, and what it was taken for. @typedef {{typed: string, how: How, stems: Map<string, number>, meant: string}} Asked */
/** @typedef {{row: number, title: string, path: string, kind: string, score: number, whole: boolean}} Hit */
/** @typedef {{hits: Hit[], whole: number, asked: Asked[]}} Result */

const TITLE = 9;
const KEYWORD = 8;
const TEXT = 1;
const BORROWED = 0.3;
// The weight of a part of a compound; the whole word has 1.
const PART = 0.35;
const SHORTEST = 3;
// The weight of each way to understand a word.
const LEVEL = { exact: 1, unmarked: 0.9, synonym: 0.7, begun: 0.6, corrected: 0.8, parts: 0.5, part: 0.4 };
// A word that stands so faintly in what is borrowed, as a share of its rarity, counts half: the page only lists others that say it.
const FAINT = 0.2;
// Added for a query that equals a name, a title or a keyword.
const NAME = 40;
const WHOLE_TITLE = 6;
const WHOLE_KEYWORD = 2;
// From so many letters on, two may be wrong.
const LONG = 7;
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

export class Index {
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
    const own = stem(typed);
    /** @type {Map<string, number>} */
    const stems = new Map();
    const give = (/** @type {How} */ how, meant = "") => ({ typed, how, stems, meant });
    const add = (/** @type {string} */ one, /** @type {number} */ level) =>
      stems.set(one, Math.max(level, stems.get(one) ?? 0));
    if (this.postings.has(own)) add(own, LEVEL.exact);
    if (/\d/.test(typed)) return give(stems.size ? "exact" : "none");
    if (plain(typed) === typed) for (const alike of this.unmarked.get(root(typed)) ?? []) add(alike, LEVEL.unmarked);
    const exact = stems.size > 0;
    const means = (this.synonyms.get(own) ?? []).filter((word) => this.postings.has(stem(word)));
    for (const word of means) add(stem(word), LEVEL.synonym);
    if (exact) return give("exact");
    if (means.length) return give("part", means.join("” och ”"));
    const begin = (/** @type {string} */ from) => {
      const begun = from.length >= SHORTEST ? this.begins(from) : [];
      for (const word of begun) add(this.known.get(word) ?? "", LEVEL.begun);
      return begun.length > 0 && give("begun", begun[0]);
    };
    const begun = begin(typed);
    if (begun || literal) return begun || give("none");
    const correct = (/** @type {number} */ most) => {
      if (typed.length < 4) return false;
      const near = this.often([
        ...new Set([...this.near(own, this.stemShelves, most), ...this.near(typed, this.shelves, most)]),
      ]);
      for (const word of near.slice(0, 3)) add(this.known.get(word) ?? "", LEVEL.corrected);
      return near.length > 0 && give("corrected", near[0]);
    };
    const known = (/** @type {string} */ part) =>
      !this.small.has(part) && (this.postings.has(part) || (part.length > 4 && this.postings.has(stem(part))));
    const parts = () => {
      const found = split(own, known, 4).length ? split(own, known, 4) : split(own, known);
      for (const part of found) {
        add(this.postings.has(part) ? part : stem(part), LEVEL.parts);
        // The form of a compound's first part: hälso, of hälsa.
        const whole = stem(part.replace(/o$/, "a"));
        if (part.endsWith("o") && this.postings.has(whole)) add(whole, LEVEL.parts);
      }
      return found.length > 0 && give("parts", found.map((part) => this.word(part)).join("” och ”"));
    };
    const some = () => {
      const part = this.somePart(own, known);
      if (part) add(this.postings.has(part) ? part : stem(part), LEVEL.part);
      return part !== "" && give("part", this.word(part));
    };
    return (
      correct(1) ||
      parts() ||
      (own.length > SHORTEST && begin(own)) ||
      (typed.length >= LONG && correct(2)) ||
      some() ||
      give("none")
    );
  }

  /** A word that a reader knows, for a stem. @param {string} one */
  word(one) {
    return this.known.has(one) ? one : (this.shown.get(one) ?? one);
  }

  /** The longest known word that an unknown compound begins or ends with. @param {string} typed @param {(part: string) => boolean} known */
  somePart(typed, known) {
    for (let length = typed.length - 3; length >= 4; length--) {
      for (const part of [typed.slice(-length), typed.slice(0, length), typed.slice(0, length).replace(/s$/, "")])
        if (part.length >= 4 && known(part)) return part;
    }
    return "";
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
    const phrase = this.phrase(text);
    const meant = asked.some(({ how }) => how === "corrected")
      ? this.phrase(asked.map(({ typed, how, meant: to }) => (how === "corrected" ? to : typed)).join(" "))
      : phrase;
    /** @type {Map<number, number[]>} */
    const rows = new Map();
    const weights = asked.map(({ stems }) =>
      Math.max(
        ...[...stems].map(([one, level]) => this.rare(one) * (level > 0 ? 1 : 0)),
        Math.log(this.file.records.length) / 2,
      ),
    );
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
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    /** @type {Map<number, number>} */
    const bonus = new Map();
    const give = (/** @type {Map<string, number[]>} */ map, /** @type {number} */ more) => {
      for (const key of new Set([phrase, meant]))
        for (const row of map.get(key) ?? []) bonus.set(row, Math.max(more, bonus.get(row) ?? 0));
    };
    give(this.keywords, WHOLE_KEYWORD);
    give(this.titles, WHOLE_TITLE);
    give(this.names, NAME);
    for (const row of bonus.keys()) if (!rows.has(row)) rows.set(row, Array(asked.length).fill(0.01));
    const hits = [...rows].map(([row, scores]) => {
      const [kind, title, path] = this.file.records[row];
      const [label, weight, borrowed] = this.file.kinds[kind];
      const has =
        scores.reduce(
          (sum, score, place) =>
            sum + (score > 0 ? weights[place] * (borrowed && score < FAINT * weights[place] ? 0.5 : 1) : 0),
          0,
        ) / all;
      const sum = scores.reduce((total, score) => total + score, 0);
      const whole =
        bonus.get(row) === NAME || (scores.every((score) => score > 0) && asked.every(({ how }) => how === "exact"));
      return { row, title, path, kind: label, score: sum * has * has * weight + (bonus.get(row) ?? 0), whole };
    });
    hits.sort((a, b) => b.score - a.score || a.row - b.row);
    return { hits, whole: hits.filter(({ whole }) => whole).length, asked };
  }
}
