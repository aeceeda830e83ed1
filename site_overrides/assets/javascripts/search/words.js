// Words as they are compared: without case, accents, apostrophes and the commas of thousands.

/** @typedef {{ word: string, start: number, end: number }} PlacedWord by offsets in a text */
/** @typedef {{ word: string, stem: string, isNumber: boolean, isJoined: boolean }} Term */
/** @typedef {{ terms: Term[], phrases: string[][], plain: string }} Query */

const WORD =
  /\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])|\p{L}(?:\.\p{L})+\.?|[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const THOUSANDS = /^\p{N}{1,3}(?:[.,]\p{N}{3})+$/u;
const SPACED_THOUSANDS = /(?<!\p{N})\p{N}{1,3}(?:[\s\u00a0\u202f]\p{N}{3})+(?!\p{N})/gu;
const LETTERS_WITH_DOTS = /^\p{L}(?:\.\p{L})+\.?$/u;

// Scripts that write without spaces, or join endings to their words: there a piece of a word is enough.
const JOINED = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * A word as it is compared with others.
 * @param {string} word
 */
export function fold(word) {
  if (THOUSANDS.test(word)) return word.replace(/[.,]/g, "");
  const letters = LETTERS_WITH_DOTS.test(word) ? word.replaceAll(".", "") : word;
  const base = letters.toLowerCase().replace(/['’ʼ]s$/, "");
  // Decomposed, a syllable of Hangul that is still being typed begins the one that it becomes.
  return base.normalize("NFKD").replace(/[\p{Mn}'’ʼ]/gu, "");
}

/**
 * The words of a text with where they stand in it.
 * @param {string} text
 * @returns {PlacedWord[]}
 */
export function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    return { word: fold(word), start: index, end: index + word.length };
  });
}

/**
 * A query: its terms, and the runs of words that stand between quotation marks, of whatever form.
 * @param {string} query
 * @returns {Query}
 */
export function parse(query) {
  const plain = query
    .replace(/[“”„«»]/g, '"')
    .replace(SPACED_THOUSANDS, (number) => number.replace(/\s/g, ""));
  const phrases = [...plain.matchAll(/"([^"]+)"/g)].map((m) => wordsOf(m[1]).map(({ word }) => word));
  const terms = [...new Set(wordsOf(plain).map(({ word }) => word))];
  return { terms: terms.map(term), phrases: phrases.filter((phrase) => phrase.length), plain };
}

/**
 * @param {string} word
 * @returns {Term}
 */
function term(word) {
  // English forms its plural so: "troops" finds "troop".
  const stem = /^[a-z]{3,}[^s\W]s$/.test(word) ? word.slice(0, -1) : word;
  return { word, stem, isNumber: /^\p{N}/u.test(word), isJoined: JOINED.test(word.normalize("NFC")) };
}

/**
 * How well a word matches a term: 1 as it stands, less where it only begins so, 0 not at all.
 * @param {string} word
 * @param {Term} term
 */
export function likeness(word, { word: wanted, stem, isNumber, isJoined }) {
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
  return words.some((_, i) => phrase.every((word, j) => words[i + j] === word));
}
