// Search in an index of all pages, for dossiers that a phone can load at once.

import { datesOf } from "./dates.js";
import { hit } from "./hit.js";
import { near, vocabulary } from "./near.js";
import {
  datesOfFacts,
  describedLikeness,
  isList,
  language,
  NEARLY,
  nameLikeness,
  nearestNames,
  pairsOf,
  partOfName,
  sharedName,
  wordsIn,
  wordsOfDescriptions,
} from "./page.js";
import { fold, holds, idiomOf, likeness, parse, wordsOf, written } from "./words.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./words.js").Query & { pairs: Set<string> }} Query */
/** @typedef {import("./words.js").Term} Term */
/** @typedef {{ everyday?: string[][], weak?: string[] }} Words groups that mean the same, and those that say little */
/** @typedef {Map<string, Map<number, number>>} Counts by word, how often each page has it, by its index */
/** @typedef {[string, number][][]} Facts */
/** @typedef {{ texts: string[][], counts: Counts, average: number, weights: number[], facts: Facts }} Index */

// A name weighs more than any text. Of long queries not every word need be there ("who says …").
const NAME_WEIGHT = 100;
const ENOUGH = 0.6;
// A page whose facts give the date weighs more than those that tell of it.
const DATE_WEIGHT = 20;
const WEAK = 0.1;
// A list repeats in short what the pages say that it lists.
const LISTED = 0.6;
// Of a name with a word that is written otherwise, enough letters are the same.
const [LEAST_SHARED, SHARED] = [0.5, 0.5];
// Beside a date, a name is rather a kind ("the meeting on 4 June").
const BESIDE_DATE = 0.1;
// A name that has this share of what is asked for is a hit, wherever the other words stand ("direct flights").
const PARTLY = 0.5;
const PARTLY_NAMED = 0.3;

// The constants of BM25 (Robertson and Zaragoza, 2009), as commonly set.
const [K, B] = [1.2, 0.5];

/**
 * @param {Page[]} pages
 * @param {Words} [words]
 * @returns {Find}
 */
export function wholeEngine(pages, { everyday = [], weak = [] } = {}) {
  const told = pages.map(wordsIn);
  const texts = pages.map((page, i) => [...told[i], ...wordsOfDescriptions(page)]);
  const counts = countsOf(texts);
  const average = texts.reduce((sum, words) => sum + words.length, 0) / texts.length;
  const weights = pages.map(({ url }) => (isList(url) ? LISTED : 1));
  const index = { texts, counts, average, weights, facts: pages.map(datesOfFacts) };
  const names = new Set(pages.flatMap((page) => wordsIn({ ...page, sections: [] })));
  const groups = everyday.map((group) => group.map(fold));
  const known = vocabulary({ words: counts.keys(), read: new Set(told.flat()), names, everyday: groups });
  const said = { weak: new Set(weak.map(fold)), idioms: groups.flat().flatMap(idiomOf) };
  return async (input, kind) => {
    const asked = parse(input, datesOf(input, language()), said);
    const nears = asked.terms.map((term) => nearOf(term, known, counts));
    const terms = asked.terms.map((term, i) => ({ ...term, near: nears[i].worth }));
    const query = { ...asked, terms, pairs: pairsOf(input) };
    const wanted = ranked(pages, query, index).filter((page) => !kind || page.kind === kind);
    const isNearest = nears.some(({ isGuess }, i) => isGuess && !terms[i].isWeak);
    const missing = typed(
      terms.filter((term, i) => nears[i].isMissing && !term.isWeak),
      input,
    );
    if (wanted.length || asked.phrases.length)
      return { ...hits(wanted, query, isNearest && wanted.length > 0), missing };
    const nearest = nearestPages(pages, query, index, input).filter((page) => !kind || page.kind === kind);
    return { ...hits(nearest, query, true), isFar: true };
  };
}

/**
 * @param {Page[]} pages
 * @param {Query} query
 * @param {boolean} isNearest
 */
function hits(pages, query, isNearest) {
  return { hits: pages.map((page) => () => Promise.resolve(hit(page, query))), isNearest };
}

/**
 * Terms that are one word, as they were typed.
 * @param {Term[]} terms
 * @param {string} input
 */
function typed(terms, input) {
  const words = wordsOf(input).filter(({ word }) => terms.some((term) => term.word === word));
  return words.map(({ start, end }) => input.slice(start, end));
}

/**
 * @param {Term} term
 * @param {import("./near.js").Vocabulary} known
 * @param {Counts} counts
 */
function nearOf(term, known, counts) {
  const isThere = counts.has(term.word) || [...counts.keys()].some((word) => written(word, term) > 0);
  const { worth, isGuess, isSwapped } = near(term, known, isThere);
  const isMissing = isSwapped || (!isThere && !worth.size);
  return { worth: new Map([...worth, ...term.near]), isGuess, isMissing };
}

/**
 * The pages that have a query, best first.
 * @param {Page[]} pages
 * @param {Query} query
 * @param {Index} index
 */
function ranked(pages, query, index) {
  const scores = scoresOf(query, index);
  return pages
    .map((page, i) => {
      const shared = sharedName(page, query.pairs);
      const isNearly = query.terms.length > 1 && Math.max(shared, describedLikeness(page, query)) >= NEARLY;
      const partly = partOfName(page, query);
      const isThere = scores[i] || isNearly || partly >= PARTLY;
      const likely = Math.max(shared >= LEAST_SHARED ? SHARED * shared : 0, PARTLY_NAMED * partly);
      return { page, score: isThere ? scores[i] + bonus(page, query, likely, index.facts[i]) : 0 };
    })
    .filter(({ score }, i) => score && query.phrases.every((phrase) => holds(index.texts[i], phrase)))
    .sort((a, b) => b.score - a.score)
    .map(({ page }) => page);
}

/**
 * @param {Page} page
 * @param {Query} query
 * @param {number} likely how far its name may be meant, though it is written otherwise or only in part
 * @param {[string, number][]} facts
 */
function bonus(page, query, likely, facts) {
  const dates = query.terms.filter(({ isDate }) => isDate);
  const best = dates.map((term) =>
    Math.max(0, ...facts.map(([word, worth]) => worth * likeness(word, term))),
  );
  const isLikely = query.terms.length > 1;
  const name = Math.max(nameLikeness(page, query), isLikely ? likely : 0) * (dates.length ? BESIDE_DATE : 1);
  return NAME_WEIGHT * name + DATE_WEIGHT * best.reduce((sum, one) => sum + one, 0);
}

/**
 * Where no page has the query: those with the words that any has, else the nearest names, else the lists.
 * @param {Page[]} pages
 * @param {Query} query
 * @param {Index} index
 * @param {string} input
 */
function nearestPages(pages, query, index, input) {
  const there = query.terms.filter((term) => !term.isWeak && pagesWith(term, index.counts).size);
  const some = ranked(pages, { ...query, terms: there }, index);
  if (some.length) return some;
  const single = there.flatMap((term) => ranked(pages, { ...query, terms: [term] }, index));
  if (single.length) return [...new Set(single)];
  return nearestNames(pages, input);
}

/**
 * @param {string[][]} texts
 * @returns {Counts}
 */
function countsOf(texts) {
  /** @type {Counts} */
  const counts = new Map();
  for (const [page, words] of texts.entries()) {
    for (const word of words) {
      const pages = counts.get(word) ?? new Map();
      counts.set(word, pages.set(page, (pages.get(page) ?? 0) + 1));
    }
  }
  return counts;
}

/**
 * The score of each page; 0 of one that has too few of the words.
 * @param {Query} query
 * @param {Index} index
 */
function scoresOf({ terms }, { texts, counts, average, weights }) {
  const scores = new Array(texts.length).fill(0);
  const matched = new Array(texts.length).fill(0);
  let total = 0;
  for (const term of terms) {
    const pages = pagesWith(term, counts);
    const weight = term.isWeak ? WEAK : 1;
    const rarity = weight * Math.log(1 + (texts.length - pages.size + 0.5) / (pages.size + 0.5));
    total += rarity;
    for (const [page, count] of pages) {
      matched[page] += rarity;
      scores[page] += (rarity * count * (K + 1)) / (count + K * (1 - B + (B * texts[page].length) / average));
    }
  }
  return weights.map((weight, page) => (matched[page] >= ENOUGH * total ? scores[page] * weight : 0));
}

/**
 * How often each page has a term; a word that is only like it counts in part.
 * @param {Term} term
 * @param {Counts} counts
 * @returns {Map<number, number>}
 */
function pagesWith(term, counts) {
  const total = new Map();
  for (const [word, pages] of counts) {
    const like = likeness(word, term);
    if (like) for (const [page, count] of pages) total.set(page, (total.get(page) ?? 0) + like * count);
  }
  return total;
}
