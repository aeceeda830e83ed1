// Words as they are compared: without case, accents, apostrophes and what groups the digits of numbers.
// dossier/search/words.py reads them in the same way, for Pagefind's index.

import * as letters from "./letters.js";

/** @typedef {{ word: string, start: number, end: number }} PlacedWord by offsets in a text */
/** @typedef {{ word: string, stem: string }} Form */
/** @typedef {Map<string, number>} Worth of words that are near a term, below 1 */
/**
 * @typedef {{ isNumber: boolean, isJoined: boolean, isDate: boolean, isWeak: boolean }} Sort
 * @typedef {Form & Sort & { bare: Form, near: Worth, share?: number }} Term ``share``: of what it tells, on one page
 */
/** @typedef {{ terms: Term[], phrases: string[][], weak: Set<string> }} Query */

const WORD = new RegExp(letters.WORD, "gu");
const GROUPED = new RegExp(`^${letters.GROUPED}$`, "u");
const DECIMAL = /^(\p{N}+)[,\u066b](\p{N}+)$/u;
const LETTERS_WITH_DOTS = /^\p{L}(?:\.\p{L})+\.?$/u;
const POSSESSIVE = new RegExp(`${letters.APOSTROPHES}s$`, "iu");
const ELISION = new RegExp(letters.ELISION, "iu");
const APOSTROPHES = new RegExp(letters.APOSTROPHES, "gu");
const DROPPED = new RegExp(letters.DROPPED, "gu");
const KEPT = new RegExp(letters.KEPT, "gu");
const JOINED = new RegExp(letters.JOINED, "u");
const PARTICLES = new RegExp(letters.PARTICLES, "u");
const ARTICLE = new RegExp(letters.ARTICLE, "u");
// Where words may be written joined to what stands before them: Arabic, Hebrew, and what fold() has marked.
const MAY_BE_JOINED = /['\u0590-\u06ff]/;
// How well a word matches that is nearly the term as it is written, and needs no other.
export const WRITTEN = 0.9;
// Between the words of an idiom; no word has it.
const IDIOM = "_";
const QUOTATION_MARKS = /[“”„‟«»〝〞＂「」『』《》]/g;
const HEBREW_ACRONYM = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu;

const PLAIN = new Map(
  letters.LETTERS.split(" ").map((pair) => /** @type {[string, string]} */ ([pair[0], pair.slice(1)])),
);
for (const zero of letters.ZEROS) {
  for (let i = 0; i < 10; i++) {
    PLAIN.set(String.fromCodePoint(/** @type {number} */ (zero.codePointAt(0)) + i), String(i));
  }
}

/** A word as it is compared with others; an article that is elided keeps its apostrophe. */
export const fold = remembering((word) => {
  const [article] = ELISION.exec(word) ?? [""];
  const rest = plain(bareNumber(word.slice(article.length)).replace(POSSESSIVE, ""));
  return article && rest ? `${plain(article)}'${rest}` : plain(article) + rest;
});

/**
 * A number without what groups its digits, letters without the dots between them.
 * @param {string} word
 */
function bareNumber(word) {
  const [, whole, , decimals] = GROUPED.exec(word) ?? [];
  if (whole) return whole.replace(/\P{Nd}/gu, "") + (decimals ? `.${decimals}` : "");
  return LETTERS_WITH_DOTS.test(word) ? word.replaceAll(".", "") : word.replace(DECIMAL, "$1.$2");
}

/** @param {string} word */
function plain(word) {
  // Decomposed, a syllable of Hangul that is still being typed begins the one that it becomes.
  const base = word.replace(APOSTROPHES, "").normalize("NFKD").toLowerCase().replace(DROPPED, "");
  const signs = base.replace(KEPT, (pair) => pair.normalize("NFC"));
  return [...signs].map((sign) => PLAIN.get(sign) ?? sign).join("");
}

/**
 * What does some work for each text only once: every query is compared with all names.
 * @template T
 * @param {(text: string) => T} work
 * @returns {(text: string) => T}
 */
export function remembering(work) {
  /** @type {Map<string, T>} */
  const done = new Map();
  return (text) => {
    const result = done.get(text) ?? work(text);
    done.set(text, result);
    return result;
  };
}

/**
 * The words of a text with where they stand in it.
 * @param {string} text
 * @returns {PlacedWord[]}
 */
export function wordsOf(text) {
  const placed = [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    return { word: fold(word), start: index, end: index + word.length };
  });
  return placed.filter(({ word }) => word);
}

/** The words of a name, without their places. */
export const wordsOfName = remembering((name) => wordsOf(name).map(({ word }) => word));

/**
 * A word, and what it is without the article, the preposition or the particles that it is joined to.
 * @param {string} word
 * @returns {string[]}
 */
export function forms(word) {
  if (!MAY_BE_JOINED.test(word)) return [word];
  const cut = word.indexOf("'");
  if (cut > 0) return [word.replace("'", ""), word.slice(cut + 1)];
  const lengths = [1, 2, 3, 4].filter((n) => n + 1 < word.length && PARTICLES.test(word.slice(0, n)));
  return [word, ...lengths.map((n) => word.slice(n))];
}

/**
 * The words of an idiom, as data have it ("killed_in_action"); none of a word.
 * @param {string} word
 */
export function idiomOf(word) {
  return word.includes(IDIOM) ? [word.split(IDIOM)] : [];
}

/**
 * A query: its terms, and the runs of words that stand between quotation marks, of whatever form. Dates, found
 * by others, stand for their words.
 * @param {string} query
 * @param {{ words: string[], start: number, end: number }[]} [dates]
 * @param {{ weak?: Set<string>, idioms?: string[][] }} [words] those that say little, such as "who"; those that say
 *   one thing together, such as "killed in action"
 * @returns {Query}
 */
export function parse(query, dates = [], { weak = new Set(), idioms = [] } = {}) {
  const text = query.replace(QUOTATION_MARKS, '"').replace(HEBREW_ACRONYM, "");
  const phrases = [...text.matchAll(/"([^"]+)"/g)].map((m) => wordsOf(m[1]).map(({ word }) => word));
  const words = wordsOf(text).filter(
    ({ start, end }) => !dates.some((date) => start < date.end && end > date.start),
  );
  const terms = [...new Set(together(words, idioms).map(({ word }) => word))].map((word) => ({
    ...term(word),
    isWeak: weak.has(word),
  }));
  // A query of such words alone asks for them.
  const isAsked = terms.every(({ isWeak }) => isWeak) && !dates.length;
  return {
    terms: [...terms.map((one) => (isAsked ? { ...one, isWeak: false } : one)), ...dates.map(dateTerm)],
    phrases: phrases.filter((phrase) => phrase.length),
    weak,
  };
}

/**
 * Words, with those that say one thing together as one.
 * @param {PlacedWord[]} words
 * @param {string[][]} idioms
 * @returns {PlacedWord[]}
 */
function together(words, idioms) {
  const wholes = idioms.flatMap((idiom) => {
    const starts = words.flatMap((_, i) =>
      idiom.every((word, j) => words[i + j]?.word === word) ? [i] : [],
    );
    return starts.map((i) => {
      const { start, end } = { start: words[i].start, end: words[i + idiom.length - 1].end };
      return { word: idiom.join(IDIOM), start, end };
    });
  });
  const rest = words.filter(({ start, end }) => !wholes.some((one) => start < one.end && end > one.start));
  return [...rest, ...wholes];
}

/**
 * A date as a term; one that can be read in two ways is near its other reading.
 * @param {{ words: string[] }} date
 * @returns {Term}
 */
function dateTerm({ words: [word, ...others] }) {
  const same = { word, stem: word };
  const near = new Map(others.map((other) => [other, 0.9]));
  return { ...same, bare: same, isNumber: false, isJoined: false, isDate: true, isWeak: false, near };
}

/**
 * @param {string} word
 * @returns {Term}
 */
function term(word) {
  const bare = word.includes("'") ? forms(word)[1] : word.replace(ARTICLE, "");
  const isJoined = JOINED.test(word.normalize("NFC"));
  const isNumber = /^\p{N}/u.test(word);
  return {
    ...form(forms(word)[0]),
    bare: form(bare),
    isNumber,
    isJoined,
    isDate: false,
    isWeak: false,
    near: new Map(),
  };
}

/**
 * @param {string} word
 * @returns {Form}
 */
function form(word) {
  // English forms its plural so: "troops" finds "troop".
  return { word, stem: /^[a-z]{3,}[^s\W]s$/.test(word) ? word.slice(0, -1) : word };
}

/**
 * How well a word matches a term: 1 as it stands, less where it only begins so, 0 not at all.
 * @param {string} word
 * @param {Term} term
 */
export function likeness(word, term) {
  return Math.max(written(word, term), term.near.get(word) ?? 0);
}

/**
 * How well a word matches a term as it is written.
 * @param {string} word
 * @param {Term} term
 */
export function written(word, term) {
  if (term.isDate) return word === term.word ? 1 : word.startsWith(`${term.word}-`) ? 0.8 : 0;
  const [whole, ...others] = forms(word);
  if (!others.length && term.bare.word === term.word) return matched(whole, term, term);
  const behind = [whole, ...others].map((part) => 0.9 * matched(part, term.bare, term));
  return Math.max(matched(whole, term, term), ...behind);
}

/**
 * @param {string} word
 * @param {Form} wanted
 * @param {Term} term
 */
function matched(word, { word: wanted, stem }, { isNumber, isJoined }) {
  if (word === wanted) return 1;
  if (isNumber) return word.startsWith(wanted) && !/^[\p{N}.]/u.test(word.slice(wanted.length)) ? 0.6 : 0;
  if (word.startsWith(stem) && wanted.length > 1) return word.length - stem.length < 2 ? 0.9 : 0.5;
  return isJoined && word.includes(wanted) ? 0.5 : 0;
}

/**
 * Whether the words of a phrase stand among these, one behind the other.
 * @param {string[]} words
 * @param {string[]} phrase
 */
export function holds(words, phrase) {
  return words.some((_, i) => phrase.every((word, j) => isSame(words[i + j], word)));
}

/**
 * @param {string | undefined} word
 * @param {string} wanted
 */
function isSame(word, wanted) {
  return word === wanted || (word !== undefined && MAY_BE_JOINED.test(word) && forms(word).includes(wanted));
}
