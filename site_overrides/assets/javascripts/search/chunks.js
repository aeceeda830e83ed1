// Search with Pagefind, which loads only those chunks of a large index that a query needs.

import { guesses, nearby, piecesOf } from "./guesses.js";
import { hit, nameLikeness, SHOWN_AT_ONCE, wordsIn } from "./page.js";
import { holds, likeness, parse, wordsOf } from "./words.js";

/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./page.js").Found} Found */
/** @typedef {import("./near.js").Vocabulary} Vocabulary */
/** @typedef {import("./page.js").Page & { matched: string[] }} Page with the words that were taken for the terms */
/** @typedef {import("./page.js").Section} Section */
/** @typedef {import("./words.js").Query} Query */
/** @typedef {import("./words.js").Term} Term */

/**
 * What we use of Pagefind's interface.
 * @typedef {{ id: string }} Place
 * @typedef {{ content: string, locations: number[], anchors: Place[] }} Text
 * @typedef {Text & { meta: Record<string, string>, raw_url: string }} Data
 * @typedef {{ id: string, data: () => Promise<Data> }} Result
 * @typedef {(words: string[]) => Promise<Result[]>} Look for pages that have all of the words
 */

// As the build sets them between sections, between blocks, and before what words are looked up as.
const [SECTION, BLOCK, FORMS] = ["\ue000", "\ue001", "\ue002"];

// Words in quotation marks and numbers are looked for in so many hits.
const MOST = 60;

// What a stemmer may leave of a word.
const [SHORTEST_STEM, LONGEST_ENDING] = [3, 4];

/**
 * @param {URL} base
 * @param {string[]} kinds
 * @returns {Promise<Find>}
 */
export async function chunksEngine(base, kinds) {
  const pagefind = await import(String(new URL("search/pagefind/pagefind.js", base)));
  await pagefind.options({ baseUrl: "/" });
  return async (input, kind) => {
    const query = parse(input);
    /** @type {Look} */
    const look = async (words) => {
      // The build gives each kind a word of its own.
      const all = [...words, ...(kind ? [`xkind${kinds.indexOf(kind)}x`] : [])];
      return (await pagefind.search(all.join(" "))).results;
    };
    const hits = await hitsOf(await look(query.terms.flatMap(piecesOf)), query, kind);
    if (hits.length || query.phrases.length) return { hits, isNearest: false };
    const { byName, known, weak } = await nearby(base);
    const named = await byName(input, kind);
    return named.isFar ? ((await findNear(look, parse(input, [], weak), known, kind)) ?? named) : named;
  };
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
    const hits = await hitsOf([...each.values()], { ...query, terms }, kind);
    if (hits.length) return { hits, isNearest: !isWritten };
  }
  return undefined;
}

/**
 * The hits of results: the first pages, those that bear the name before the others, and the results behind them.
 * @param {Result[]} results
 * @param {Query} query
 * @param {string} kind
 * @returns {Promise<import("./page.js").LoadHit[]>}
 */
async function hitsOf(results, query, kind) {
  const isExact = query.phrases.length > 0 || query.terms.some(isChecked);
  const count = isExact ? MOST : SHOWN_AT_ONCE;
  const pages = await Promise.all(results.slice(0, count).map(pageOf));
  const first = pages.filter((page) => (!kind || page.kind === kind) && (!isExact || holdsAll(page, query)));
  if (!query.terms.every((term) => isMatched(term, first))) return [];
  const ranked = first.map((page) => ({ page, closeness: nameLikeness(page, query) }));
  ranked.sort((a, b) => b.closeness - a.closeness);
  const others = isExact ? [] : results.slice(count);
  return [
    ...ranked.map(
      ({ page }) =>
        async () =>
          hit(page, query),
    ),
    ...others.map((result) => async () => hit(await pageOf(result), query)),
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
  const least = Math.max(Math.min(SHORTEST_STEM, other.length), other.length - LONGEST_ENDING);
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
  const { meta, content, locations, anchors, raw_url } = await result.data();
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
  return { url: raw_url, title: meta.title, kind: meta.kind, names, sections, matched };
}
