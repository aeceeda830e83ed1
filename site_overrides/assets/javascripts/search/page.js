// What a page has to do with a query: how far it bears the name, and what dates its facts give.

import { datesOf, yearless } from "./dates.js";
import { likeness, remembering, WRITTEN, wordsOf, wordsOfName, written } from "./words.js";

/** @typedef {import("./words.js").Query} Query */
/** @typedef {[anchor: string, title: string, blocks: string[]]} Section */
/** @typedef {[what: string, whose: string]} Description "president", "Russia Russian Federation" */
/** @typedef {{ title: string, names: string[], described?: Description[] }} Named */
/** @typedef {Named & { url: string, language?: string, kind: string, sections: Section[] }} Page */
/** @typedef {Page & { anchor: string, section: string, excerpt: string[] }} Hit */
/** @typedef {() => Promise<Hit>} LoadHit */
/**
 * @typedef {{ hits: LoadHit[], isNearest: boolean, isFar?: boolean, missing?: string[] }} Found all, or only near or
 *   far ones; the words of the query in whose place pages have others that mean the same
 */
/** @typedef {(input: string, kind: string) => Promise<Found>} Find an engine */

export const SHOWN_AT_ONCE = 15;
// So much of a name is that name, though none of its words is written so.
export const NEARLY = 0.6;

// A row of facts gives a date for what the page is about, more than any text. How long its label may be.
const [ROW, LONGEST_LABEL] = [2, 30];

// What somebody is says less than a name, and less still where nobody asks whose minister it is.
const [DESCRIBED, WITHOUT_OWNER] = [0.95, 0.6];
// Words of one stem: "Russia" and "Russian", "Ukraine" and "Ukrainian".
const [AKIN, AKIN_IN_NAME, SHORTEST_STEM, LONGEST_ENDING] = [0.95, 0.7, 5, 3];

// How many pages are offered as the nearest, and how much of their names the query must be.
const MOST_NEAREST = 5;
const LEAST_OVERLAP = 0.25;

const pairsOfName = remembering((name) => [...pairsOf(name)]);

/**
 * All words of a page, in its order; an empty one parts what is not read together. Dates follow their words.
 * @param {Page} page
 */
export function wordsIn({ title, names, sections }) {
  const texts = sections.flatMap(([, heading, blocks]) => [heading, ...blocks]);
  return [title, ...names, ...texts].flatMap(wordsOfBlock);
}

/**
 * The words for what the subject of a page is, and whose.
 * @param {Page} page
 */
export function wordsOfDescriptions({ described = [] }) {
  return described.flat().flatMap((text) => ["", ...wordsOfBlock(text)]);
}

/**
 * The dates that the facts of a page give, with their worth: the more of them, the less each.
 * @param {Page} page
 * @returns {[string, number][]}
 */
export function datesOfFacts({ url, sections }) {
  // A list gives the dates of what it lists.
  if (isList(url)) return [];
  const blocks = sections.slice(0, 2).map(([, , texts]) => texts.slice(0, 3));
  // What stands before the facts tells dates in passing, and a source is not what happened on its day.
  const isNoSource = !url.startsWith("sources/");
  const worth = blocks.map((_, i) => (i && isNoSource ? 1 : 0.5));
  return blocks.flatMap((texts, i) => {
    return texts.flatMap((text) =>
      datesIn(text).map((word, _, all) => [
        word,
        (2 * (isNoSource && isRow(text) ? ROW : worth[i])) / all.length,
      ]),
    );
  });
}

/**
 * Whether a text is a row of a table of facts that gives a date: "Date · 4 June 2025 · …".
 * @param {string} text
 */
export function isRow(text) {
  const value = text.split(" · ")[1] ?? "";
  return datesOf(value, language()).some(({ start }) => start === 0) && text.indexOf(" · ") < LONGEST_LABEL;
}

/** @param {string} text */
function datesIn(text) {
  const words = datesOf(text, language()).flatMap((date) => date.words);
  return [...new Set(words.flatMap((word) => [word, yearless(word)]).filter(Boolean))];
}

/** @param {string} url */
export function isList(url) {
  return !url.replace(/\/$/, "").includes("/");
}

/** The language of the pages, by which their dates are read. */
export function language() {
  return globalThis.document?.documentElement.lang || "en";
}

/** @param {string} text */
export function wordsOfBlock(text) {
  const dates = datesIn(text);
  const parts = text.split(" · ").flatMap((part) => [...wordsOf(part).map(({ word }) => word), ""]);
  return dates.length ? [...parts, ...dates, ""] : parts;
}

/**
 * From 0 to 1: how much of one of its names the query is, or of what it is ("president of Russia").
 * @param {Page} page
 * @param {Query} query
 */
export function nameLikeness(page, query) {
  const names = [page.title, ...page.names].map((name) => likenessOfName(name, query));
  return Math.max(0, ...names, describedLikeness(page, query));
}

/**
 * From 0 to less than 1: how far the query says what the subject of a page is, and whose.
 * @param {Page} page
 * @param {Query} query
 */
export function describedLikeness({ described = [] }, query) {
  return Math.max(0, ...described.map((one) => DESCRIBED * likenessOfDescription(one, query)));
}

/**
 * @param {Description} description
 * @param {Query} query
 */
function likenessOfDescription([what, whose], query) {
  const terms = query.terms.filter(({ isWeak }) => !isWeak);
  const [kind, owners] = [what, whose].map(wordsOfName);
  const said = kind.filter((word) => !query.weak.has(word));
  const named = terms.map((term) => Math.max(0, ...said.map((word) => likeness(word, term))));
  const owned = terms.map((term) => Math.max(0, ...owners.map((word) => akin(word, term, AKIN))));
  const best = terms.map((_, i) => Math.max(named[i], owned[i]));
  const covered = said.filter((word) => terms.some((term) => likeness(word, term)));
  if (!covered.length || !best.every(Boolean)) return 0;
  const isOwned = !owners.length || terms.some((_, i) => owned[i] > named[i]);
  const share = covered.join("").length / said.join("").length;
  return ((isOwned ? 1 : WITHOUT_OWNER) * share * sum(best)) / best.length;
}

/**
 * How well a word of a name matches a term, or another word made of it: "Russia" and "Russian".
 * @param {string} word
 * @param {import("./words.js").Term} term
 * @param {number} worth of a word made of it
 */
function akin(word, term, worth) {
  const least = Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING, term.word.length - LONGEST_ENDING);
  const isAkin = !term.isNumber && !term.isDate && term.word.slice(0, least) === word.slice(0, least);
  return Math.max(likeness(word, term), isAkin ? worth : 0);
}

/**
 * @param {string} name
 * @param {Query} query
 */
function likenessOfName(name, query) {
  const words = wordsOfName(name);
  const inName = query.terms.filter((term) => !term.isWeak || words.some((word) => likeness(word, term)));
  const terms = inName.filter(({ isDate }) => !isDate);
  /** @type {(term: import("./words.js").Term) => number} */
  const best = (term) => Math.max(0, ...words.map((word) => akin(word, term, AKIN_IN_NAME)));
  if (!terms.length || !terms.every((term) => best(term))) return 0;
  const covered = words.filter((word) => terms.some((term) => akin(word, term, AKIN_IN_NAME)));
  const closeness = sum(terms.map(best)) / terms.length;
  return (closeness * covered.join("").length) / words.join("").length;
}

/**
 * From 0 to 1: which share of the words of a query one of its names has, as they are written; 0 beside a number,
 * which asks for a text.
 * @param {Page} page
 * @param {Query} query
 */
export function partOfName({ title, names }, { terms }) {
  const asked = terms.filter(({ isWeak, isDate }) => !isWeak && !isDate);
  if (!asked.length || asked.some(({ isNumber }) => isNumber)) return 0;
  const shares = [title, ...names].map((name) => {
    const words = wordsOfName(name);
    return asked.filter((term) => words.some((word) => written(word, term) >= WRITTEN)).length;
  });
  return Math.max(...shares) / asked.length;
}

/**
 * The pages whose names share most pairs of letters with a query; where none does, the lists.
 * @param {Page[]} pages
 * @param {string} input
 */
export function nearestNames(pages, input) {
  const wanted = pairsOf(input);
  const alike = pages.map((page) => ({ page, alike: sharedName(page, wanted) }));
  const nearest = alike.filter((one) => one.alike >= LEAST_OVERLAP).sort((a, b) => b.alike - a.alike);
  if (nearest.length) return nearest.slice(0, MOST_NEAREST).map(({ page }) => page);
  return pages.filter(({ url }) => isList(url));
}

/**
 * From 0 to 1: how much of one of its names a page shares with a query, letter by letter.
 * @param {Page} page
 * @param {Set<string>} wanted
 */
export function sharedName({ title, names }, wanted) {
  return Math.max(0, ...[title, ...names].map((name) => overlap(pairsOfName(name), wanted)));
}

/**
 * The pairs of letters of a text; none of numbers and of other scripts, whose spelling cannot be guessed.
 * @param {string} text
 */
export function pairsOf(text) {
  const words = wordsOf(text)
    .map(({ word }) => word)
    .filter((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}']+$/u.test(word));
  return new Set(words.flatMap((word) => [...` ${word} `].slice(1).map((sign, i) => ` ${word} `[i] + sign)));
}

/**
 * Dice's coefficient of two sets.
 * @param {string[]} one
 * @param {Set<string>} other
 */
function overlap(one, other) {
  if (!one.length || !other.size) return 0;
  const common = one.filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.length + other.size);
}

/** @param {number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
