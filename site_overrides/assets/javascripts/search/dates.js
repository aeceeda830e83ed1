// Dates of a text or a query, in whatever form, as one word each: "@2025-06-04", "@2025-06" for a month, and
// "@--06-04" for a day whose year is not told.

import { fold, wordsOf } from "./words.js";

/** @typedef {{ words: string[], start: number, end: number }} PlacedDate readings, and offsets in a text */
/** @typedef {import("./words.js").PlacedWord} PlacedWord */

const CJK = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?/gu;
const DAY = /^(\d{1,2})(?:st|nd|rd|th|er|e)?$/u;
const YEAR = /^[12]\d{3}$/u;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.([12]\d{3})$/u;
// What may stand between a day, its month and its year.
const BETWEEN = /^[\s.,]*(?:(?:of|de|del)\s+)?$/iu;
const SPAN = /^\s*[–-]\s*$/u;
const LONGEST_SPAN = 31;
const LEAP_YEAR = "2024";

/** @type {Map<string, Map<string, number>>} */
const namesOf = new Map();

/**
 * The months of a language by their names: long, short, as they stand beside a day. The browser has CLDR's.
 * @param {string} language
 * @returns {Map<string, number>}
 */
function months(language) {
  const names = namesOf.get(language) ?? new Map();
  if (names.size) return names;
  for (const locale of new Set(["en", language])) {
    for (const options of /** @type {Intl.DateTimeFormatOptions[]} */ ([{}, { day: "numeric" }])) {
      for (const month of /** @type {const} */ (["long", "short"])) {
        const format = new Intl.DateTimeFormat(locale, { ...options, month, timeZone: "UTC" });
        for (let i = 0; i < 12; i++) {
          const parts = format.formatToParts(new Date(Date.UTC(2001, i, 15)));
          const name = parts.find(({ type }) => type === "month")?.value ?? "";
          if (/\p{L}/u.test(name)) names.set(fold(name.replace(/\.$/, "")), i + 1);
        }
      }
    }
  }
  namesOf.set(language, names);
  return names;
}

/**
 * @param {string} word
 * @param {string} language
 */
function monthOf(word, language) {
  return months(language).get(word) ?? (word === "sept" ? 9 : 0);
}

/**
 * The dates of a text, in its order.
 * @param {string} text
 * @param {string} language
 * @returns {PlacedDate[]}
 */
export function datesOf(text, language) {
  if (!/\p{Nd}/u.test(text)) return [];
  const tokens = wordsOf(text);
  const worded = tokens.flatMap((_, i) => besideMonth(text, tokens, i, language));
  const written = tokens.flatMap((_, i) => numeric(text, tokens, i));
  const east = [...text.matchAll(CJK)].flatMap(({ 0: { length }, 1: year, 2: month, 3: day, index }) => {
    return placed([named(year, month, day)], index, index + length);
  });
  return [...worded, ...written, ...east].sort((a, b) => a.start - b.start);
}

/**
 * @param {string[]} words
 * @param {number} start
 * @param {number} end
 * @returns {PlacedDate[]}
 */
function placed(words, start, end) {
  const legal = words.filter(Boolean);
  return legal.length ? [{ words: legal, start, end }] : [];
}

/**
 * The word of a day or a month; nothing where there is no such day.
 * @param {string} year
 * @param {string | number} month
 * @param {string | number} [day]
 */
function named(year, month, day) {
  if (+month < 1 || +month > 12) return "";
  const begin = `@${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return begin;
  const last = new Date(Date.UTC(+year, +month, 0)).getUTCDate();
  return +day >= 1 && +day <= last ? `${begin}-${String(+day).padStart(2, "0")}` : "";
}

/**
 * A date around the name of a month: "4 June 2025", "June 4, 2025", "11–13 July 2025", "June 2025".
 * @param {string} text
 * @param {PlacedWord[]} tokens
 * @param {number} i
 * @param {string} language
 * @returns {PlacedDate[]}
 */
function besideMonth(text, tokens, i, language) {
  const month = monthOf(tokens[i].word, language);
  if (!month) return [];
  /** @type {(at: number) => boolean} whether a token follows the one before it */
  const joins = (at) =>
    at > 0 && at < tokens.length && BETWEEN.test(text.slice(tokens[at - 1].end, tokens[at].start));
  const at = tokens[i + 1]?.word === "of" ? i + 2 : i + 1;
  const after = joins(at) ? tokens[at] : undefined;
  if (after && YEAR.test(after.word)) {
    const before = tokens[i - 1]?.word === "of" ? i - 2 : i - 1;
    const day = before >= 0 && joinedBefore(text, tokens, before, i) ? DAY.exec(tokens[before].word) : null;
    if (!day) return placed([named(after.word, month)], tokens[i].start, after.end);
    const first =
      before > 0 && SPAN.test(text.slice(tokens[before - 1].end, tokens[before].start)) ? before - 1 : before;
    const from = DAY.exec(tokens[first].word) ?? day;
    return placed(daysOf(after.word, month, +from[1], +day[1]), tokens[first].start, after.end);
  }
  const day = after ? DAY.exec(after.word) : null;
  const year = day && joins(at + 1) ? tokens[at + 1] : undefined;
  if (day && year && YEAR.test(year.word))
    return placed([named(year.word, month, day[1])], tokens[i].start, year.end);
  return withoutYear(text, tokens, i, month);
}

/**
 * "4 June", "June 4".
 * @param {string} text
 * @param {PlacedWord[]} tokens
 * @param {number} i of the month
 * @param {number} month
 * @returns {PlacedDate[]}
 */
function withoutYear(text, tokens, i, month) {
  for (const other of [tokens[i - 1]?.word === "of" ? i - 2 : i - 1, i + 1]) {
    const day = tokens[other] && DAY.exec(tokens[other].word);
    const [first, last] = [Math.min(i, other), Math.max(i, other)];
    if (!day || !joinedBefore(text, tokens, first, last)) continue;
    return placed([yearless(named(LEAP_YEAR, month, day[1]))], tokens[first].start, tokens[last].end);
  }
  return [];
}

/**
 * The word of a day without its year; of nothing and of a month, nothing.
 * @param {string} word
 */
export function yearless(word) {
  return word.length === "@2025-06-04".length ? `@-${word.slice(5)}` : "";
}

/**
 * @param {string} text
 * @param {PlacedWord[]} tokens
 * @param {number} from
 * @param {number} to
 */
function joinedBefore(text, tokens, from, to) {
  return BETWEEN.test(text.slice(tokens[from].end, tokens[to].start));
}

/**
 * @param {string} year
 * @param {number} month
 * @param {number} first
 * @param {number} last
 */
function daysOf(year, month, first, last) {
  const count = last >= first && last - first < LONGEST_SPAN ? last - first + 1 : 1;
  return Array.from({ length: count }, (_, i) => named(year, month, last - count + 1 + i));
}

/**
 * A date in numbers: "2025-06-04", "2025-06", "04.06.2025", "4/6/2025", whose day may come first or second.
 * @param {string} text
 * @param {PlacedWord[]} tokens
 * @param {number} i
 * @returns {PlacedDate[]}
 */
function numeric(text, tokens, i) {
  const { word, start, end } = tokens[i];
  const dotted = DOTTED.exec(word);
  if (dotted) return placed([named(dotted[3], dotted[2], dotted[1])], start, end);
  const [second, third] = [tokens[i + 1], tokens[i + 2]];
  const sign = text[end] ?? "";
  if (!"-/.".includes(sign) || !sign || second?.start !== end + 1 || !/^\d{1,2}$/.test(second.word))
    return [];
  const isThree = third !== undefined && third.start === second.end + 1 && text[second.end] === sign;
  if (YEAR.test(word)) {
    const day = isThree && /^\d{1,2}$/.test(third.word) ? third : undefined;
    if (!day && sign !== "-") return [];
    return placed([named(word, second.word, day?.word)], start, (day ?? second).end);
  }
  if (!isThree || !YEAR.test(third.word) || !/^\d{1,2}$/.test(word)) return [];
  return placed(
    [named(third.word, second.word, word), named(third.word, word, second.word)],
    start,
    third.end,
  );
}
