// Recognizes queries that ask for help, by the meaning of words that editors list, in any form. No DOM.
// @ts-check
import { distance, lower, plain, root, stem, words } from "../lib/swedish.js";

/**
 * The lists of site.yaml, under support.search.
 * @typedef {object} Lists
 * @property {string[]} words words and phrases that are enough alone
 * @property {string[]} beginnings beginnings of words that are enough alone
 * @property {string[]} whole queries that are enough if they have no other words
 * @property {{what: string[], who: string[]}[]} pairs one of each is enough
 * @property {string[]} close those that the word NÄRA means
 * @property {string[]} harmless phrases that mean something else
 * @property {string[]} names the lines' names
 * @property {string[]} numbers the lines' numbers
 * @property {string} small words that are not counted
 */

// A number of so few digits is also a mere quantity.
const SHORT = 3;
// Words that may stand between those of a phrase: "min nya kille", "slår vi ihop".
const GAP = 2;
// Stands for each of those who are close, in the lists of pairs.
const CLOSE = "NÄRA";

// A misspelt word is known by a listed one of so many letters, all but one of them the same.
const LONG = 8;

/** @typedef {(word: string) => string} Reader a word as it is compared */

/** Return the places of a phrase's words in a query; empty if the phrase does not occur. @param {string[]} query @param {string[]} phrase */
function places(query, phrase) {
  for (let first = query.indexOf(phrase[0]); first >= 0; first = query.indexOf(phrase[0], first + 1)) {
    const found = [first];
    for (const word of phrase.slice(1)) {
      const at = query.indexOf(word, found[found.length - 1] + 1);
      if (at < 0 || at - found[found.length - 1] > GAP + 1) break;
      found.push(at);
    }
    if (found.length === phrase.length) return found;
  }
  return [];
}

/** The digits of a text. @param {string} text */
const digits = (text) => text.replace(/\D/g, "");

/** Return a function that is true for a query with one of the numbers, as it is dialled: with spaces, hyphens or +46. @param {string[]} numbers */
function dialling(numbers) {
  const long = numbers.map(digits).filter((number) => number.length > SHORT);
  return (/** @type {string} */ text) =>
    (text.match(/\+?\d[\d\s()–-]*/g) ?? [])
      .map(digits)
      .some((given) =>
        long.some(
          (line) =>
            given.endsWith(line) ||
            given.endsWith(line.replace(/^0/, "46")) ||
            (given.length > 5 && line.startsWith(given)),
        ),
      );
}

/** The rules for words, read one way. @param {Lists} lists @param {Reader} read */
function rules(lists, read) {
  const phrase = (/** @type {string} */ text) => words(text).map(read);
  const phrases = (/** @type {string[]} */ texts) => texts.map(phrase).filter((listed) => listed.length);
  const each = (/** @type {string[]} */ texts) =>
    phrases(
      texts.flatMap((text) => (text.includes(CLOSE) ? lists.close.map((one) => text.replace(CLOSE, one)) : text)),
    );
  const small = new Set(phrase(lists.small));
  const large = (/** @type {string[]} */ text) => text.filter((word) => !small.has(word));
  const enough = phrases([...lists.words, ...lists.names]);
  const long = [
    ...new Set([...enough.filter((listed) => listed.length === 1).flat(), ...lists.beginnings.map(read)]),
  ].filter((word) => word.length >= LONG);
  const whole = new Set([
    ...phrases(lists.whole).map((listed) => large(listed).join(" ")),
    ...lists.numbers.map(digits),
  ]);
  const harmless = phrases(lists.harmless);
  const pairs = lists.pairs.map(({ what, who }) => ({ what: each(what), who: each(who) }));

  return (/** @type {string[]} */ asked) => {
    const all = asked.map(read);
    for (const listed of harmless) {
      for (let at = places(all, listed); at.length; at = places(all, listed))
        for (const place of at.reverse()) all.splice(place, 1);
    }
    const has = (/** @type {string[][]} */ listed) => listed.some((one) => places(all, one).length);
    const like = (/** @type {string} */ word) =>
      word.length >= LONG - 1 && long.some((listed) => distance(word, listed, 1) <= 1);
    const rest = large(all);
    return (
      (rest.length > 0 && whole.has(rest.join(" "))) ||
      has(enough) ||
      all.some(like) ||
      pairs.some(({ what, who }) => has(what) && has(who))
    );
  };
}

/**
 * Return a function that is true for a query that asks for help. Queries without å, ä and ö match without them.
 * @param {Lists} lists @returns {(query: string) => boolean}
 */
export function sense(lists) {
  const asWritten = rules(lists, stem);
  const unmarked = rules(lists, root);
  const dials = dialling(lists.numbers);
  const beginnings = lists.beginnings.map(lower);
  return (text) => {
    const asked = words(text);
    const begins = asked.some((word) => beginnings.some((one) => word.startsWith(one) || word.startsWith(plain(one))));
    return dials(text) || begins || (asked.every((word) => word === plain(word)) ? unmarked : asWritten)(asked);
  };
}
