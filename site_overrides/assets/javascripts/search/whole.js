// Search in an index of all pages, for dossiers that a phone can load at once.

import { holds, likeness, parse } from "./words.js";
import { hit, nameLikeness, wordsIn } from "./page.js";

// A name weighs more than any text. Of long queries not every word need be there ("who says …").
const NAME_WEIGHT = 100;
const ENOUGH = 0.6;

// The constants of BM25 (Robertson and Zaragoza, 2009), as commonly set.
const [K, B] = [1.2, 0.5];

export function wholeEngine(pages) {
  const texts = pages.map(wordsIn);
  const counts = countsOf(texts);
  const average = texts.reduce((sum, words) => sum + words.length, 0) / texts.length;
  return async (input, kind) => {
    const query = parse(input);
    const scores = scoresOf(query, texts, counts, average);
    const found = pages
      .map((page, i) => ({ page, score: scores[i] && NAME_WEIGHT * nameLikeness(page, query) + scores[i] }))
      .filter(({ score }, i) => score && query.phrases.every((phrase) => holds(texts[i], phrase)))
      .sort((a, b) => b.score - a.score);
    return found.filter(({ page }) => !kind || page.kind === kind).map(({ page }) => async () => hit(page, query));
  };
}

// By word, how often each page has it.
function countsOf(texts) {
  const counts = new Map();
  texts.forEach((words, page) => {
    for (const word of words) {
      if (!counts.has(word)) counts.set(word, new Map());
      counts.get(word).set(page, (counts.get(word).get(page) ?? 0) + 1);
    }
  });
  return counts;
}

function scoresOf({ terms }, texts, counts, average) {
  const scores = new Array(texts.length).fill(0);
  const matched = new Array(texts.length).fill(0);
  let total = 0;
  for (const term of terms) {
    const found = pagesWith(term, counts);
    const rarity = Math.log(1 + (texts.length - found.size + 0.5) / (found.size + 0.5));
    total += rarity;
    for (const [page, count] of found) {
      matched[page] += rarity;
      scores[page] += (rarity * count * (K + 1)) / (count + K * (1 - B + (B * texts[page].length) / average));
    }
  }
  return scores.map((score, page) => (matched[page] >= ENOUGH * total ? score : 0));
}

function pagesWith(term, counts) {
  const found = new Map();
  for (const [word, pages] of counts) {
    const like = likeness(word, term);
    if (like) for (const [page, count] of pages) found.set(page, (found.get(page) ?? 0) + like * count);
  }
  return found;
}
