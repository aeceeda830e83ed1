// Words as they are compared: without case, accents, apostrophes and the commas of thousands.

const WORD =
  /\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])|\p{L}(?:\.\p{L})+\.?|[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const THOUSANDS = /^\p{N}{1,3}(?:[.,]\p{N}{3})+$/u;
const SPACED_THOUSANDS = /(?<!\p{N})\p{N}{1,3}(?:[\s\u00a0\u202f]\p{N}{3})+(?!\p{N})/gu;
const LETTERS_WITH_DOTS = /^\p{L}(?:\.\p{L})+\.?$/u;

// Scripts that write without spaces, or join endings to their words: there a piece of a word is enough.
const JOINED = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export function fold(word) {
  if (THOUSANDS.test(word)) return word.replace(/[.,]/g, "");
  if (LETTERS_WITH_DOTS.test(word)) word = word.replaceAll(".", "");
  // Taken apart, a syllable of Hangul that is still being typed begins the one that it becomes.
  return word.toLowerCase().replace(/['’ʼ]s$/, "").normalize("NFKD").replace(/[\p{Mn}'’ʼ]/gu, "");
}

// The words of a text with where they stand in it.
export function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word: fold(word), start: index, end: index + word.length }));
}

// A query: its terms, and the runs of words that stand between quotation marks, of whatever form.
export function parse(query) {
  const plain = query
    .replace(/[“”„«»]/g, '"')
    .replace(SPACED_THOUSANDS, (number) => number.replace(/\s/g, ""));
  const phrases = [...plain.matchAll(/"([^"]+)"/g)].map((m) => wordsOf(m[1]).map(({ word }) => word));
  const terms = [...new Set(wordsOf(plain).map(({ word }) => word))];
  return { terms: terms.map(term), phrases: phrases.filter((phrase) => phrase.length), plain };
}

function term(word) {
  // English forms its plural so: "troops" finds "troop".
  const stem = /^[a-z]{3,}[^s\W]s$/.test(word) ? word.slice(0, -1) : word;
  return { word, stem, isNumber: /^\p{N}/u.test(word), isJoined: JOINED.test(word.normalize("NFC")) };
}

// How well a word matches a term: 1 as it stands, less where it is only begun, 0 not at all.
export function likeness(word, { word: wanted, stem, isNumber, isJoined }) {
  if (word === wanted) return 1;
  if (isNumber) return word.startsWith(wanted) && !/^[\p{N}.]/u.test(word.slice(wanted.length)) ? 0.6 : 0;
  if (word.startsWith(stem) && wanted.length > 1) return word.length - stem.length < 2 ? 0.9 : 0.5;
  return isJoined && word.includes(wanted) ? 0.5 : 0;
}

export function holds(words, phrase) {
  return words.some((_, i) => phrase.every((word, j) => words[i + j] === word));
}
