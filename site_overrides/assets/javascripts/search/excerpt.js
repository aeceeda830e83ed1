// The piece of a text that a hit shows: its sentences that have most of what is asked for.

import { datesOf } from "./dates.js";
import { holds, likeness, remembering, wordsOf } from "./words.js";

/** @typedef {import("./words.js").Query} Query */
/** @typedef {{ word: string, start: number, end: number, terms: number[] }} Marked the terms that it stands for */
/** @typedef {{ start: number, end: number }} Region */

// In characters: about five lines on a phone; a statement with what the editors say of it may have two more.
const [LONGEST, LONGEST_WHOLE] = [320, 450];
// So much of the room is filled by whole sentences; else the next one is cut.
const ENOUGH = 0.6;
// So short is no sentence, but an abbreviation or a label.
const SHORTEST = 30;

// A word so short marks what it begins only where it is being typed: "Bo" of "Bo Berg met" is no "boat".
const [SHORTEST_TYPED, BEGUN] = [2, 0.5];
// Between the parts of a block, and before remarks that the rest is understood without.
const [DOT, ASIDE] = [" · ", "¦ "];

const segmenter = remembering((language) => new Intl.Segmenter(language, { granularity: "sentence" }));

/**
 * Pieces of a text, of which every second one is marked; a text is shown whole where it is short enough.
 * @param {string} text
 * @param {Query} query
 * @param {string} language
 */
export function excerpt(text, query, language) {
  return pieces(withoutAsides(text, query), query, language);
}

/**
 * A text without the remarks that have nothing of what is asked for beyond what the rest of it has.
 * @param {string} text
 * @param {Query} query
 */
function withoutAsides(text, { terms, phrases }) {
  const parts = text.split(DOT);
  const rest = wordsOf(parts.filter((part) => !part.startsWith(ASIDE)).join(DOT)).map(({ word }) => word);
  /** @type {(words: string[]) => (term: import("./words.js").Term) => boolean} */
  const has = (words) => (term) => words.some((word) => likeness(word, term) > 0);
  const lacking = terms.filter((term) => !term.isWeak && !has(rest)(term));
  /** @type {(part: string) => boolean} */
  const isAsked = (part) => {
    const words = wordsOf(part).map(({ word }) => word);
    return lacking.some(has(words)) || phrases.some((phrase) => holds(words, phrase));
  };
  const shown = parts.filter((part) => !part.startsWith(ASIDE) || isAsked(part));
  return shown.map((part) => part.replace(ASIDE, "")).join(DOT);
}

/**
 * @param {string} text
 * @param {Query} query
 * @param {string} language
 */
function pieces(text, query, language) {
  const marked = markedIn(text, query, language);
  const { start: begin, end: to } = region(text, marked, query, language);
  // A piece does not begin with a dot between parts.
  const from = begin && to - text.slice(begin, to).replace(/^[\s·]+/, "").length;
  const found = [from ? "… " : ""];
  let at = from;
  for (const { start, end } of marked.filter((word) => word.start >= from && word.end <= to)) {
    found[found.length - 1] += text.slice(at, start);
    found.push(text.slice(start, end), "");
    at = end;
  }
  found[found.length - 1] += text.slice(at, to) + (to < text.length ? " …" : "");
  return found;
}

/**
 * The words and dates of a text that a query asks for, in the order of the text.
 * @param {string} text
 * @param {Query} query
 * @param {string} language
 * @returns {Marked[]}
 */
function markedIn(text, { terms }, language) {
  const dates = datesOf(text, language).map(({ words, start, end }) => ({ word: words[0], start, end }));
  const words = wordsOf(text).filter(({ start, end }) => !dates.some((d) => start < d.end && end > d.start));
  return [...words, ...dates]
    .map((one) => ({
      ...one,
      terms: terms.flatMap((t, i) => {
        const isTyped = i === terms.length - 1 || t.isJoined || t.word.length > SHORTEST_TYPED;
        return !t.isWeak && likeness(one.word, t) > (isTyped ? 0 : BEGUN) ? [i] : [];
      }),
    }))
    .filter((one) => one.terms.length)
    .sort((a, b) => a.start - b.start);
}

/**
 * From where to where a text is shown: whole sentences, beginning with one that has what is asked for.
 * @param {string} text
 * @param {Marked[]} marked
 * @param {Query} query
 * @param {string} language
 * @returns {Region}
 */
function region(text, marked, query, language) {
  if (text.length <= LONGEST_WHOLE) return { start: 0, end: text.length };
  const sentences = sentencesOf(text, language);
  const begun = sentences.filter(({ start, end }) => marked.some((m) => m.start >= start && m.end <= end));
  const windows = (begun.length ? begun : sentences.slice(0, 1)).map((first) => windowFrom(first, sentences));
  const worth = windows.map((window) => worthOf(window, marked, query));
  const best = windows[worth.indexOf(Math.max(...worth))];
  return cut(text, best, marked);
}

/**
 * As many whole sentences from one on as there is room for; before it, if there is none behind.
 * @param {Region} first
 * @param {Region[]} sentences
 * @returns {Region}
 */
function windowFrom(first, sentences) {
  const fitting = sentences.filter(({ start, end }) => start >= first.start && end - first.start <= LONGEST);
  const whole = fitting.at(-1)?.end ?? first.end;
  const isShort = whole - first.start < ENOUGH * LONGEST;
  const end = (isShort && sentences.find(({ start }) => start >= whole)?.end) || whole;
  const isLast = end === sentences.at(-1)?.end;
  const earlier = isLast ? sentences.find(({ start }) => end - start <= LONGEST) : undefined;
  return { start: Math.min(first.start, earlier?.start ?? first.start), end };
}

/**
 * How much of what is asked for stands in a region.
 * @param {Region} region
 * @param {Marked[]} marked
 * @param {Query} query
 */
function worthOf({ start, end }, marked, { terms }) {
  const there = marked.filter((m) => m.start >= start && m.end <= end);
  return terms.reduce((total, term, i) => {
    const best = Math.max(0, ...there.flatMap((m) => (m.terms.includes(i) ? [likeness(m.word, term)] : [])));
    return total + best * (term.share ?? 1);
  }, 0);
}

/**
 * A region without white space at its end; of one that is too long, what stands around its first marked word.
 * @param {string} text
 * @param {Region} region
 * @param {Marked[]} marked
 * @returns {Region}
 */
function cut(text, { start, end }, marked) {
  const last = start + text.slice(start, end).trimEnd().length;
  if (last - start <= LONGEST) return { start, end: last };
  const first = marked.find((m) => m.start >= start)?.start ?? start;
  const from = first - start < LONGEST / 2 ? start : text.lastIndexOf(" ", first - LONGEST / 4) + 1;
  return from + LONGEST >= last
    ? { start: from, end: last }
    : { start: from, end: text.lastIndexOf(" ", from + LONGEST) };
}

/**
 * @param {string} text
 * @param {string} language
 * @returns {Region[]}
 */
function sentencesOf(text, language) {
  /** @type {Region[]} */
  const found = [];
  // Browsers before 2024 do not know sentences.
  const segments = Intl.Segmenter ? segmenter(language).segment(text) : [{ index: 0, segment: text }];
  for (const { index, segment } of segments) {
    const before = found.at(-1);
    // What seems to end with an abbreviation goes on.
    if (before && before.end - before.start < SHORTEST) before.end = index + segment.length;
    else found.push({ start: index, end: index + segment.length });
  }
  return found;
}
