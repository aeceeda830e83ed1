// Search with Pagefind, which loads only those chunks of a large index that a query needs.

import { datesOf } from "./dates.js";
import { guesses, namesOf, piecesOf, wordsOfAll } from "./guesses.js";
import { hit } from "./hit.js";
import { language, NEARLY, nameLikeness, pairsOf, SHOWN_AT_ONCE, sharedName, wordsIn } from "./page.js";
import { pagefindIn } from "./pagefind.js";
import { wholeEngine } from "./whole.js";
import { holds, likeness, parse, wordsOf } from "./words.js";

/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./page.js").Found} Found */
/** @typedef {import("./near.js").Vocabulary} Vocabulary */
/** @typedef {import("./page.js").Page & { matched: string[] }} Page with the words that were taken for the terms */
/** @typedef {{ page?: Page, load: () => Promise<Page> }} LoadedPage loaded, or not yet */
/** @typedef {import("./page.js").Section} Section */
/** @typedef {import("./words.js").Query} Query */
/** @typedef {import("./words.js").Term} Term */

/** @typedef {import("./pagefind.js").Result} Result */
/** @typedef {(words: string[]) => Promise<Result[]>} Look for pages that have all of the words */

// As the build sets them between sections, between blocks, and before what words are looked up as.
const [SECTION, BLOCK, FORMS] = ["\ue000", "\ue001", "\ue002"];

// Words in quotation marks and numbers are looked for in so many hits.
const MOST = 60;

// How many pages come first by their names alone, though they may come again behind the others.
const MOST_UNREAD = 5;

// What a stemmer may leave of a word.
const [SHORTEST_STEM, LONGEST_ENDING, LEAST_STEM] = [3, 4, 0.6];

/**
 * @param {URL} base
 * @param {string[]} kinds
 * @param {boolean} isNamed whether the names of all pages are small enough to be loaded at once
 * @returns {Promise<Find>}
 */
export async function chunksEngine(base, kinds, isNamed) {
  const pagefind = await pagefindIn(new URL("search/pagefind/", base));
  return async (input, kind) => {
    const query = parse(input);
    /** @type {Look} */
    const look = async (words) => {
      // The build gives each kind a word of its own.
      const all = [...words, ...(kind ? [`xkind${kinds.indexOf(kind)}x`] : [])];
      return pagefind(all);
    };
    const early = isNamed ? namesOf(base) : undefined;
    const pages = await pagesOf(await look(query.terms.flatMap(piecesOf)), query, kind);
    const isDate = datesOf(input, language()).length > 0;
    const isNumber = !isDate && query.terms.every((term) => term.isNumber);
    if (pages.length && isNumber) return ranked(pages, input);
    const named = await (await early)?.byName(input, kind);
    if (named && !named.isFar && (!named.isNearest || (pages.length && (await isNearly(named, input)))))
      return { isNearest: false, hits: await joined(named, pages, query) };
    if (pages.length || query.phrases.length) return { hits: hitsOf(pages, query), isNearest: false };
    return findFar(look, input, kind, base);
  };
}

/**
 * Pages with numbers, of which all are loaded, as the other engine ranks them: no name tells which is meant.
 * @param {LoadedPage[]} pages
 * @param {string} input
 */
async function ranked(pages, input) {
  const loaded = await Promise.all(pages.map(({ load }) => load()));
  return { ...(await wholeEngine(loaded)(input, "")), isNearest: false };
}

/**
 * What is nearest to a query of which nothing is found as it is written.
 * @param {Look} look
 * @param {string} input
 * @param {string} kind
 * @param {URL} base
 * @returns {Promise<Found>}
 */
async function findFar(look, input, kind, base) {
  const { byName, weak } = await namesOf(base);
  const named = await byName(input, kind);
  // Which words no page has is not said: only names and facts were looked through.
  if (!named.isFar) return { ...named, missing: [] };
  return (await findNear(look, parse(input, [], { weak }), await wordsOfAll(base), kind)) ?? named;
}

/**
 * Whether the first page is nearly called as the query is: "co-operation" and "cooperation".
 * @param {Found} named
 * @param {string} input
 */
async function isNearly({ hits }, input) {
  return sharedName(await hits[0](), pairsOf(input)) >= NEARLY;
}

/**
 * The pages that bear the name, with their text where it is at hand, before those that have the words.
 * @param {Found} named
 * @param {LoadedPage[]} pages
 * @param {Query} query
 */
async function joined(named, pages, query) {
  const best = await Promise.all(named.hits.slice(0, SHOWN_AT_ONCE).map((load) => load()));
  const read = new Map(pages.flatMap(({ page }) => (page ? [[page.url, page]] : [])));
  const unread = best.filter(({ url }) => !read.has(url)).slice(0, MOST_UNREAD);
  const first = best.filter((one) => read.has(one.url) || unread.includes(one));
  const urls = first.map(({ url }) => url);
  const others = pages.filter(({ page }) => !page || !urls.includes(page.url));
  const hits = first.map((one) => {
    const page = read.get(one.url);
    return page ? hit(page, query) : one;
  });
  return [...hits.map((one) => async () => one), ...hitsOf(others, query)];
}

/**
 * The pages with all that a query may mean, else with a part of it.
 * @param {Look} look
 * @param {Query} query
 * @param {Vocabulary} known
 * @param {string} kind
 * @returns {Promise<Found | undefined>}
 */
async function findNear(look, query, known, kind) {
  for (const { terms, lists, isWritten } of guesses(query.terms, known)) {
    const results = await Promise.all(lists.map(look));
    const each = new Map(results.flat().map((result) => [result.id, result]));
    const pages = await pagesOf([...each.values()], { ...query, terms }, kind);
    if (pages.length) return { hits: hitsOf(pages, { ...query, terms }), isNearest: !isWritten };
  }
  return undefined;
}

/**
 * @param {LoadedPage[]} pages
 * @param {Query} query
 * @returns {import("./page.js").LoadHit[]}
 */
function hitsOf(pages, query) {
  return pages.map(
    ({ page, load }) =>
      async () =>
        hit(page ?? (await load()), query),
  );
}

/**
 * The pages of results: the first, those that bear the name before the others, and behind them those not yet loaded.
 * @param {Result[]} results
 * @param {Query} query
 * @param {string} kind
 * @returns {Promise<LoadedPage[]>}
 */
async function pagesOf(results, query, kind) {
  const isExact = query.phrases.length > 0 || query.terms.some(isChecked);
  const count = isExact ? MOST : SHOWN_AT_ONCE;
  const pages = await Promise.all(results.slice(0, count).map(pageOf));
  const first = pages.filter((page) => (!kind || page.kind === kind) && (!isExact || holdsAll(page, query)));
  if (!query.terms.every((term) => isMatched(term, first))) return [];
  const ordered = first.map((page) => ({ page, closeness: nameLikeness(page, query) }));
  ordered.sort((a, b) => b.closeness - a.closeness);
  const others = isExact ? [] : results.slice(count);
  return [
    ...ordered.map(({ page }) => ({ page, load: () => Promise.resolve(page) })),
    ...others.map((result) => ({ load: () => pageOf(result) })),
  ];
}

/**
 * Whether Pagefind takes a term for less than it is: it drops the vowel signs of scripts that have no case.
 * @param {Term} term
 */
function isChecked({ word, isNumber, isJoined }) {
  return isNumber || isJoined || /\p{Lo}/u.test(word);
}

/**
 * Whether Pagefind took a term for what it is: of one that is nowhere, it takes the longest beginning that is a
 * word, such as "we" of "Wehlin".
 * @param {Term} term
 * @param {Page[]} pages
 */
function isMatched(term, pages) {
  const wanted = [term.bare.word, ...term.near.keys()];
  return (
    isChecked(term) ||
    pages.some(({ matched }) => matched.some((word) => wanted.some((one) => isOfOneStem(word, one))))
  );
}

/**
 * Whether a word begins as another does, but for an ending.
 * @param {string} word
 * @param {string} other
 */
function isOfOneStem(word, other) {
  const stem = Math.max(Math.round(LEAST_STEM * other.length), other.length - LONGEST_ENDING);
  const least = Math.max(Math.min(SHORTEST_STEM, other.length), stem);
  return word.startsWith(other.slice(0, least));
}

/**
 * Whether a page has the numbers, the words of other scripts and the phrases: Pagefind takes a number for
 * the beginning of one, and pairs of letters and the words of a phrase are looked for apart.
 * @param {Page} page
 * @param {Query} query
 */
function holdsAll(page, { terms, phrases }) {
  const words = wordsIn(page);
  const hasAll = terms.filter(isChecked).every((term) => words.some((word) => likeness(word, term)));
  return hasAll && phrases.every((phrase) => holds(words, phrase));
}

/**
 * A page as the other engine has it, from the one text that Pagefind keeps.
 * @param {Result} result
 * @returns {Promise<Page>}
 */
async function pageOf(result) {
  const { meta, content, locations, anchors } = await result.data();
  const words = content.split(/\s+/);
  const matched = locations.flatMap((at) => wordsOf(words[at] ?? "")).map(({ word }) => word);
  const ids = ["", ...anchors.map(({ id }) => id)];
  const [, ...parts] = content.split(FORMS)[0].split(SECTION);
  const sections = parts.map((part, i) => {
    // Pagefind sets a full stop between elements.
    const [title, ...blocks] = part.split(BLOCK).map((text) => text.replace(/^[.\s]+/, "").trim());
    return /** @type {Section} */ ([ids[i], title, blocks]);
  });
  const names = meta.names ? meta.names.split(BLOCK).map((name) => name.trim()) : [];
  return {
    url: meta.address ?? "",
    title: meta.title,
    language: meta.language,
    kind: meta.kind,
    names,
    sections,
    matched,
  };
}
