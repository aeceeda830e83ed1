// Search in an index of all pages, for dossiers that a phone can load at once.

import { hit, nameLikeness, wordsIn } from "./page.js";
import { holds, likeness, parse } from "./words.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./words.js").Query} Query */
/** @typedef {import("./words.js").Term} Term */
/** @typedef {Map<string, Map<number, number>>} Counts by word, how often each page has it, by its index */

// A name weighs more than any text. Of long queries not every word need be there ("who says …").
const NAME_WEIGHT = 100;
const ENOUGH = 0.6;

// The constants of BM25 (Robertson and Zaragoza, 2009), as commonly set.
const [K, B] = [1.2, 0.5];

/**
 * @param {Page[]} pages
 * @returns {Find}
 */
export function wholeEngine(pages) {
  const texts = pages.map(wordsIn);
  const counts = countsOf(texts);
  const average = texts.reduce((sum, words) => sum + words.length, 0) / texts.length;
  return async (input, kind) => {
    const query = parse(input);
    const scores = scoresOf(query, texts, counts, average);
    const ranked = pages
      .map((page, i) => ({ page, score: scores[i] && NAME_WEIGHT * nameLikeness(page, query) + scores[i] }))
      .filter(({ score }, i) => score && query.phrases.every((phrase) => holds(texts[i], phrase)))
      .sort((a, b) => b.score - a.score)
      .map(({ page }) => page);
    const wanted = ranked.filter((page) => !kind || page.kind === kind);
    return wanted.map((page) => () => Promise.resolve(hit(page, query)));
  };
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
 * @param {string[][]} texts
 * @param {Counts} counts
 * @param {number} average length of a text in words
 */
function scoresOf({ terms }, texts, counts, average) {
  const scores = new Array(texts.length).fill(0);
  const matched = new Array(texts.length).fill(0);
  let total = 0;
  for (const term of terms) {
    const pages = pagesWith(term, counts);
    const rarity = Math.log(1 + (texts.length - pages.size + 0.5) / (pages.size + 0.5));
    total += rarity;
    for (const [page, count] of pages) {
      matched[page] += rarity;
      scores[page] += (rarity * count * (K + 1)) / (count + K * (1 - B + (B * texts[page].length) / average));
    }
  }
  return scores.map((score, page) => (matched[page] >= ENOUGH * total ? score : 0));
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
