// The hit that a page is: which of its blocks to show, and where that stands.

import { excerpt } from "./excerpt.js";
import { describedLikeness, isRow, language, NEARLY, nameLikeness, sum, wordsOfBlock } from "./page.js";
import { holds, likeness, WRITTEN, wordsOfName, written } from "./words.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Hit} Hit */
/** @typedef {import("./words.js").Query} Query */

// How much less a word tells of a block of a page that is called so.
const IN_NAME = 0.5;

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
  const asked = { ...query, terms: query.terms.map((term) => ({ ...term, share: shareOf(term, page) })) };
  const worth = blocks.map((block) => blockWorth(block.text, asked));
  // Whoever asks for something by its name, or by what it is, is told that.
  const isNamed = nameLikeness(page, query) === 1 || describedLikeness(page, query) >= NEARLY;
  const best = isNamed ? 0 : worth.indexOf(Math.max(0, ...worth));
  const { anchor, title, text } = blocks[best] ?? { anchor: "", title: "", text: "" };
  const shown = best || anchor ? text : introduction(page);
  return { ...page, anchor, section: title, excerpt: excerpt(shown, asked, language()) };
}

/**
 * How much a term tells one block of a page from the others: less where the page is called so.
 * @param {import("./words.js").Term} term
 * @param {Page} page
 */
function shareOf(term, { title, names }) {
  return [title, ...names].some((name) => wordsOfName(name).some((word) => likeness(word, term)))
    ? IN_NAME
    : 1;
}

/**
 * A piece of what a page says about itself, in which nothing is marked.
 * @param {Page} page
 */
export function opening(page) {
  return excerpt(introduction(page), { terms: [], phrases: [], weak: new Set() }, language());
}

/**
 * What a page says about itself: its date, "Person, part of …", and the first texts that follow.
 * @param {Page} page
 */
function introduction({ sections }) {
  const [first, second] = [0, 1].map((i) => sections[i]?.[2] ?? []);
  const shown = [...second.slice(0, 3).filter(isRow), ...first.slice(0, 2), ...second.slice(0, 2)];
  return [...new Set(shown)].filter(Boolean).join(" · ");
}

/**
 * @param {string} text
 * @param {Query} query
 */
function blockWorth(text, { terms, phrases }) {
  const words = wordsOfBlock(text);
  const said = terms.filter(({ isWeak }) => !isWeak);
  /** @type {(words: string[]) => number} */
  const worth = (words) => {
    return sum(said.map((t) => (t.share ?? 1) * Math.max(0, ...words.map((word) => likeness(word, t)))));
  };
  // "denied · what is said · when · what others say": what is said weighs more than all that is said of it.
  const itself = wordsOfBlock(text.split(" · ").slice(0, 2).join(" · "));
  const beside = said.filter((one, i) => i && areBeside(words, said[i - 1], one)).length;
  // A phrase outweighs any number of single words that a reader would type.
  return worth(words) + worth(itself) + beside + phrases.filter((phrase) => holds(words, phrase)).length * 10;
}

/**
 * Whether two terms stand beside each other as they are written: "Korean War".
 * @param {string[]} words
 * @param {import("./words.js").Term} one
 * @param {import("./words.js").Term} other
 */
function areBeside(words, one, other) {
  return words.some((word, i) => {
    return i > 0 && written(words[i - 1], one) >= WRITTEN && written(word, other) >= WRITTEN;
  });
}
