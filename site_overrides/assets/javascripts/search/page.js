// What a page has to do with a query: how far it bears the name, and which of its blocks to show.

import { holds, likeness, wordsOf } from "./words.js";

/** @typedef {import("./words.js").Query} Query */
/** @typedef {[anchor: string, title: string, blocks: string[]]} Section */
/** @typedef {{ url: string, title: string, kind: string, names: string[], sections: Section[] }} Page */
/** @typedef {Page & { anchor: string, section: string, excerpt: string[] }} Hit */
/** @typedef {() => Promise<Hit>} LoadHit */
/** @typedef {(input: string, kind: string) => Promise<LoadHit[]>} Find an engine: all hits, best first */

export const SHOWN_AT_ONCE = 15;

// In characters: about three lines on a phone.
const LONGEST_EXCERPT = 280;

/**
 * All words of a page, in its order; an empty one parts what is not read together.
 * @param {Page} page
 */
export function wordsIn({ title, names, sections }) {
  const texts = sections.flatMap(([, heading, blocks]) => [heading, ...blocks]);
  return [title, ...names, ...texts].flatMap(wordsOfBlock);
}

/** @param {string} text */
function wordsOfBlock(text) {
  return text.split(" · ").flatMap((part) => [...wordsOf(part).map(({ word }) => word), ""]);
}

/**
 * From 0 to 1: how much of one of its names the query is.
 * @param {Page} page
 * @param {Query} query
 */
export function nameLikeness(page, query) {
  return Math.max(0, ...[page.title, ...page.names].map((name) => likenessOfName(name, query)));
}

/**
 * @param {string} name
 * @param {Query} query
 */
function likenessOfName(name, { terms }) {
  const words = wordsOf(name).map(({ word }) => word);
  /** @type {(term: import("./words.js").Term) => number} */
  const best = (term) => Math.max(0, ...words.map((word) => likeness(word, term)));
  if (!terms.length || !terms.every((term) => best(term))) return 0;
  const covered = words.filter((word) => terms.some((term) => likeness(word, term)));
  const closeness = sum(terms.map(best)) / terms.length;
  return (closeness * covered.join("").length) / words.join("").length;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * The hit that a page is: the section to go to, and a piece of it in which the words are marked.
 * @param {Page} page
 * @param {Query} query
 * @returns {Hit}
 */
export function hit(page, query) {
  const blocks = page.sections.flatMap(([anchor, title, texts]) => {
    return texts.map((text) => ({ anchor, title, text }));
  });
  const worth = blocks.map((block) => blockWorth(block.text, query));
  // Whoever asks for something by its name is told what it is.
  const isNamed = nameLikeness(page, query) === 1;
  const best = isNamed ? 0 : worth.indexOf(Math.max(0, ...worth));
  const { anchor, title, text } = blocks[best] ?? { anchor: "", title: "", text: "" };
  const shown = best || anchor ? text : introduction(page);
  return { ...page, anchor, section: title, excerpt: excerpt(shown, query) };
}

/**
 * What a page says about itself at its beginning: "Person, part of …", and the first of its text.
 * @param {Page} page
 */
function introduction({ sections }) {
  return sections.length ? sections[0][2].slice(0, 2).join(" ") : "";
}

/**
 * @param {string} text
 * @param {Query} query
 */
function blockWorth(text, { terms, phrases }) {
  const words = wordsOfBlock(text);
  const worth = terms.map((term) => Math.max(0, ...words.map((word) => likeness(word, term))));
  // A phrase outweighs any number of single words that a reader would type.
  return sum(worth) + phrases.filter((phrase) => holds(words, phrase)).length * 10;
}

/**
 * Pieces of a text, of which every second one is marked; a statement is shown whole where it is short enough.
 * @param {string} text
 * @param {Query} query
 */
function excerpt(text, { terms }) {
  const marked = wordsOf(text).filter(({ word }) => terms.some((term) => likeness(word, term)));
  const [from, to] = region(text, marked[0]?.start ?? 0);
  const pieces = [from ? "… " : ""];
  let at = from;
  for (const { start, end } of marked.filter((word) => word.start >= from && word.end <= to)) {
    pieces[pieces.length - 1] += text.slice(at, start);
    pieces.push(text.slice(start, end), "");
    at = end;
  }
  pieces[pieces.length - 1] += text.slice(at, to) + (to < text.length ? " …" : "");
  return pieces;
}

/**
 * From where to where a text is shown, so that its first marked word is seen with some words before it.
 * @param {string} text
 * @param {number} first
 */
function region(text, first) {
  if (text.length <= LONGEST_EXCERPT) return [0, text.length];
  const from = first < LONGEST_EXCERPT / 2 ? 0 : text.lastIndexOf(" ", first - LONGEST_EXCERPT / 4) + 1;
  const end = text.lastIndexOf(" ", from + LONGEST_EXCERPT);
  return [from, from + LONGEST_EXCERPT >= text.length ? text.length : end];
}
