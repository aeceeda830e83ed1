// Words that are near a term which no page has as it is written: another case of a name, another spelling,
// the same thing in everyday words. The tree that finds spellings is MiniSearch's.

import SearchableMap from "../vendor/SearchableMap.js";
import { JOINED } from "./letters.js";

/** @typedef {import("./words.js").Term} Term */
/**
 * What pages hold, those of it that can be read there (all, where that is not told), the words of their names, and
 * groups of words that mean the same.
 * @typedef {{ words: Iterable<string>, read?: Set<string>, names: Set<string>, everyday: string[][] }} Known
 */
/**
 * @typedef {Map<string, Set<string>>} Groups
 * @typedef {{ spelled: SearchableMap, sounding: SearchableMap, names: Set<string>, everyday: Groups }} Vocabulary
 */
/** @typedef {{ worth: Map<string, number>, isGuess: boolean, isSwapped?: boolean }} Near */

// Shorter words are near too many others.
const SHORTEST = 4;
const LONG = 7;
const LONGEST_ENDING = 3;
// In jamo: particles of two or three syllables.
const LONGEST_PARTICLE = 8;
const WORTH = { everyday: 0.7, beside: 0.3, ending: 0.7, sound: 0.8, guess: 0.6 };
// Where signs are vowels, a word with other signs is another word.
const VOWEL_SIGNS = /[\p{Mn}\p{Mc}]/u;
const HANGUL = /^[\u1100-\u11ff]+$/u;
const JOINED_SCRIPT = new RegExp(JOINED, "u");

/** @type {[RegExp, string][]} what sounds alike in names that several languages spell */
const SOUNDS = [
  [/tsch|tch|cz/g, "c"],
  [/sch|sh|sz/g, "s"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/th/g, "t"],
  [/ph/g, "f"],
  [/ck|q/g, "k"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/f$/g, "v"],
  [/[yj]/g, "i"],
  [/ou(?=r)/g, "o"],
  [/ou|oo/g, "u"],
  [/z/g, "s"],
  [/c(?=[eiy])/g, "s"],
  [/tre$/g, "ter"],
  [/([aeiou])h(?![aeiou])/g, "$1"],
  [/[іїыйэє]/g, "и"],
  [/ґ/g, "г"],
  [/[ьъ]/g, ""],
  [/(.)\1+/gu, "$1"],
];

/**
 * @param {string} word
 */
export function sound(word) {
  return SOUNDS.reduce((same, [pattern, sign]) => same.replace(pattern, sign), word);
}

/**
 * What is looked near words in.
 * @param {Known} known
 * @returns {Vocabulary}
 */
export function vocabulary({ words, read, names, everyday }) {
  const [spelled, sounding] = [new SearchableMap(), new SearchableMap()];
  for (const word of words) {
    if (!word || /^[\p{N}@]/u.test(word)) continue;
    spelled.set(word, word);
    // What only describes a page does not stand on it: no misspelled word is taken for it.
    if (read && !read.has(word)) continue;
    const key = sound(word);
    sounding.set(key, [...(sounding.get(key) ?? []), word]);
  }
  /** @type {Map<string, Set<string>>} */
  const groups = new Map();
  for (const group of everyday) {
    for (const word of group) groups.set(word, new Set([...(groups.get(word) ?? []), ...group]));
  }
  return { spelled, sounding, names, everyday: groups };
}

/**
 * The words near a term with their worth, below 1; whether the spelling had to be guessed, or whether only other words
 * that mean the same are there.
 * @param {Term} term
 * @param {Vocabulary} known
 * @param {boolean} isThere whether pages have the term as it is written
 * @returns {Near}
 */
export function near(term, known, isThere) {
  /** @type {Map<string, number>} */
  const worth = new Map();
  const everyday = known.everyday.get(term.word) ?? known.everyday.get(term.stem) ?? new Set();
  // Where a name has the word itself, others mean it less.
  const same = known.names.has(term.word) ? WORTH.beside : WORTH.everyday;
  for (const word of everyday) if (word !== term.word && known.spelled.has(word)) worth.set(word, same);
  if (term.isNumber || term.isDate) return { worth, isGuess: false };
  const alike = sameSound(term.bare.word, known.sounding, isThere ? 0 : 1);
  for (const word of alike) worth.set(word, Math.max(worth.get(word) ?? 0, WORTH.sound));
  if (isThere) return { worth, isGuess: false };
  const endings = otherEndings(term.bare.word, known.spelled);
  for (const word of endings) worth.set(word, worth.get(word) ?? WORTH.ending);
  // Words of one group that begin alike may be forms of one word: "deny" and "denies", "give" and "gave".
  const forms = [...worth.keys()].some((other) => other[0] === term.word[0]);
  const isSwapped = worth.size > 0 && !alike.length && !endings.length && !forms;
  if (worth.size) return { worth, isGuess: !everyday.size && !endings.length, isSwapped };
  for (const [word, distance] of spellings(term.bare.word, known.sounding))
    worth.set(word, WORTH.guess / distance);
  return { worth, isGuess: worth.size > 0 };
}

/**
 * Words that sound the same, or but for one more letter: "honor" and "honours".
 * @param {string} word
 * @param {SearchableMap} sounding
 * @param {number} more letters
 * @returns {string[]}
 */
function sameSound(word, sounding, more) {
  const key = sound(word);
  if (key.length < SHORTEST || VOWEL_SIGNS.test(word) || isJoined(word)) return [];
  const alike = [...sounding.atPrefix(key)].filter(([other]) => other.length - key.length <= more);
  return alike.flatMap(([, words]) => words);
}

/**
 * Whether a word may hold others, since its script has no spaces; Hangul has them.
 * @param {string} word
 */
function isJoined(word) {
  return JOINED_SCRIPT.test(word) && !HANGUL.test(word);
}

/**
 * Words of the same stem: "Лаврова" and "Лавров", a name and the particles behind it.
 * @param {string} word
 * @param {SearchableMap} spelled
 * @returns {string[]}
 */
function otherEndings(word, spelled) {
  if (isJoined(word)) return [...spelled.keys()].filter((other) => other.length > 1 && word.includes(other));
  if (HANGUL.test(word)) return beginnings(word, LONGEST_PARTICLE, 5).filter((begin) => spelled.has(begin));
  if (VOWEL_SIGNS.test(word))
    return beginnings(word, LONGEST_ENDING, 3).filter((begin) => spelled.has(begin));
  for (const begin of beginnings(word, LONGEST_ENDING, SHORTEST)) {
    if (begin.length * 3 < word.length * 2) break;
    const words = [...spelled.atPrefix(begin).keys()].filter(
      (other) => other.length - begin.length <= endingOf(begin),
    );
    if (words.length) return words;
  }
  return [];
}

/**
 * How long the ending of a word may be that begins so.
 * @param {string} begin
 */
function endingOf(begin) {
  return Math.min(LONGEST_ENDING, begin.length - 2);
}

/**
 * What is left of a word without its last letters, the longest first.
 * @param {string} word
 * @param {number} most letters that are left out
 * @param {number} least letters that are left
 */
function beginnings(word, most, least) {
  const count = Math.max(0, Math.min(most, word.length - least));
  return Array.from({ length: count }, (_, i) => word.slice(0, word.length - i - 1));
}

/**
 * Words that sound alike or are spelled nearly so, with the number of letters that differ.
 * @param {string} word
 * @param {SearchableMap} sounding
 * @returns {Iterable<[string, number]>}
 */
function spellings(word, sounding) {
  /** @type {Map<string, number>} */
  const words = new Map();
  const key = sound(word);
  if (word.length < SHORTEST || key.length < SHORTEST - 1) return words;
  if (VOWEL_SIGNS.test(word) || isJoined(word)) return words;
  const most = key.length >= LONG ? 2 : 1;
  for (const [others, distance] of sounding.fuzzyGet(key, most).values()) {
    for (const other of others) words.set(other, Math.max(1, distance));
  }
  for (const swapped of swaps(key)) for (const other of sounding.get(swapped) ?? []) words.set(other, 1);
  const least = Math.min(...words.values());
  return [...words].filter(([, distance]) => distance === least);
}

/**
 * A word with each two neighbours swapped.
 * @param {string} word
 */
function swaps(word) {
  return [...word].slice(1).map((_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
}
