// What a page has to do with a query: how far it bears the name, and which of its blocks to show.

import { holds, likeness, wordsOf } from "./words.js";

export const SHOWN_AT_ONCE = 15;

const LONGEST_EXCERPT = 280;

// All words of a page, in its order; an empty one parts what is not read together.
export function wordsIn({ title, names, sections }) {
  return [title, ...names, ...sections.flatMap(([, heading, blocks]) => [heading, ...blocks])].flatMap(wordsOfBlock);
}

const wordsOfBlock = (text) => text.split(" · ").flatMap((part) => [...wordsOf(part).map(({ word }) => word), ""]);

// From 0 to 1: how much of one of its names the query is.
export function nameLikeness(page, { terms }) {
  return Math.max(0, ...[page.title, ...page.names].map((name) => likenessOfName(name, terms)));
}

function likenessOfName(name, terms) {
  const words = wordsOf(name).map(({ word }) => word);
  const best = (term) => Math.max(0, ...words.map((word) => likeness(word, term)));
  if (!terms.length || !terms.every((term) => best(term))) return 0;
  const covered = words.filter((word) => terms.some((term) => likeness(word, term)));
  const length = (list) => list.reduce((sum, word) => sum + word.length, 0);
  const closeness = terms.reduce((sum, term) => sum + best(term), 0) / terms.length;
  return (closeness * length(covered)) / length(words);
}

// The hit that a page is: the section to go to, and a piece of it in which the words are marked.
export function hit(page, query) {
  const blocks = page.sections.flatMap(([anchor, title, texts]) => texts.map((text) => ({ anchor, title, text })));
  const worth = blocks.map((block) => blockWorth(block.text, query));
  // Whoever asks for something by its name is told what it is.
  const isNamed = nameLikeness(page, query) === 1;
  const best = isNamed ? 0 : worth.indexOf(Math.max(0, ...worth));
  const { anchor, title, text } = blocks[best] ?? { anchor: "", title: "", text: "" };
  return { ...page, anchor, section: title, excerpt: excerpt(best || anchor ? text : introduction(page), query) };
}

// What a page says about itself at its beginning: "Person, part of …", and the first of its text.
const introduction = ({ sections: [[, , blocks] = ["", "", []]] }) => blocks.slice(0, 2).join(" ");

function blockWorth(text, { terms, phrases }) {
  const words = wordsOfBlock(text);
  const worth = terms.map((term) => Math.max(0, ...words.map((word) => likeness(word, term))));
  return worth.reduce((sum, it) => sum + it, 0) + phrases.filter((phrase) => holds(words, phrase)).length * 10;
}

// Pieces of a text, of which every second one is marked; a statement is shown whole where it is short enough.
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

function region(text, first) {
  if (text.length <= LONGEST_EXCERPT) return [0, text.length];
  const from = first < LONGEST_EXCERPT / 2 ? 0 : text.lastIndexOf(" ", first - LONGEST_EXCERPT / 4) + 1;
  const end = text.lastIndexOf(" ", from + LONGEST_EXCERPT);
  return [from, from + LONGEST_EXCERPT >= text.length ? text.length : end];
}
