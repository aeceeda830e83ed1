// What a query may mean that an index of chunks does not have as it is written: it knows no spelling but its own.

import { near, vocabulary } from "./near.js";
import { wholeEngine } from "./whole.js";
import { fold } from "./words.js";

/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./near.js").Vocabulary} Vocabulary */
/** @typedef {import("./words.js").Term} Term */

// How many spellings are tried of a word that is nowhere, and how many lists of words in all.
const [MOST_SPELLINGS, MOST_LISTS] = [3, 9];

/** @typedef {{ byName: Find, weak: Set<string> }} Names */

/** @type {Promise<Names> | undefined} */
let names;
/** @type {Promise<Vocabulary> | undefined} */
let known;

/**
 * The names of all pages, in large dossiers only loaded where nothing is found.
 * @param {URL} base
 */
export function namesOf(base) {
  names ??= read(new URL("search/names.json", base))
    .then(({ kinds, columns, rare, everyday, weak }) => ({
      byName: wholeEngine(pagesIn(kinds, columns, rare), { everyday, weak }),
      weak: new Set(weak.map(fold)),
    }))
    .catch((error) => {
      // Once more when the reader asks again.
      names = undefined;
      throw error;
    });
  return names;
}

/**
 * The pages of which a file has columns, each address without what it shares with the one before.
 * @param {string[]} kinds
 * @param {{ shared: number[], rest: string[], title: string[], kind: number[] }} columns
 * @param {{ [key in "names" | "described" | "sections" | "language"]: Record<number, any> }} rare
 * @returns {import("./page.js").Page[]}
 */
function pagesIn(kinds, { shared, rest, title, kind }, { names, described, sections, language }) {
  let url = "";
  return title.map((name, i) => {
    url = url.slice(0, shared[i]) + rest[i];
    const page = { url, title: name, kind: kinds[kind[i]], language: language[i] };
    return { ...page, names: names[i] ?? [], described: described[i] ?? [], sections: sections[i] ?? [] };
  });
}

/**
 * The words of all pages, which are only loaded where nothing is found.
 * @param {URL} base
 */
export function wordsOfAll(base) {
  known ??= read(new URL("search/words.json", base))
    .then((words) => vocabulary({ words, names: new Set(), everyday: [] }))
    .catch((error) => {
      known = undefined;
      throw error;
    });
  return known;
}

/** @param {URL} address */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/**
 * What to look for, in this order: all terms that say something, then each of them; as lists of words, of which
 * any may be meant, and whether that is the query as it is written.
 * @param {Term[]} asked
 * @param {Vocabulary} known
 */
export function guesses(asked, known) {
  const said = asked.filter(({ isWeak }) => !isWeak);
  const guessed = said.map((term) => guess(term, known)).filter(({ words }) => words.length);
  const all = {
    terms: guessed.map(({ term }) => term),
    lists: combinations(guessed.map(({ words }) => words)).slice(0, MOST_LISTS),
    isWritten: guessed.length === said.length && !guessed.some(({ isGuess }) => isGuess),
  };
  return [all, ...guessed.map(({ term, words }) => ({ terms: [term], lists: words, isWritten: false }))];
}

/**
 * A term with the words that it may mean, each as it is looked up; nothing where none is near.
 * @param {Term} term
 * @param {Vocabulary} known
 */
function guess(term, known) {
  const isThere = term.isNumber || term.isJoined || known.spelled.atPrefix(term.bare.word).size > 0;
  if (isThere) return { term, words: [piecesOf(term)], isGuess: false };
  const { worth, isGuess } = near(term, known, false);
  const best = [...worth].sort(([, a], [, b]) => b - a).slice(0, MOST_SPELLINGS);
  return { term: { ...term, near: new Map(best) }, words: best.map(([word]) => [word]), isGuess };
}

/**
 * Every way to take one of each.
 * @param {string[][][]} choices
 * @returns {string[][]}
 */
function combinations(choices) {
  if (!choices.length) return [];
  /** @type {string[][]} */
  const none = [[]];
  return choices.reduce((all, words) => all.flatMap((list) => words.map((word) => [...list, ...word])), none);
}

/**
 * What a term is looked up as: of one of which a piece is enough, all pairs of letters.
 * @param {Term} term
 * @returns {string[]}
 */
export function piecesOf({ bare: { word }, isJoined }) {
  if (!isJoined) return [word];
  const codes = [...word].map((sign) => sign.codePointAt(0)?.toString(16));
  const pairs = codes.slice(1).map((code, i) => `x${codes[i]}x${code}x`);
  return pairs.length ? pairs : [`x${codes[0]}x`];
}
