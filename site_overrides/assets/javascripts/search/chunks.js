// Search with Pagefind, which loads only those chunks of a large index that a query needs.

import { near, vocabulary } from "./near.js";
import { hit, nameLikeness, SHOWN_AT_ONCE, wordsIn } from "./page.js";
import { wholeEngine } from "./whole.js";
import { fold, holds, likeness, parse } from "./words.js";

/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./page.js").Found} Found */
/** @typedef {import("./near.js").Vocabulary} Vocabulary */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Section} Section */
/** @typedef {import("./words.js").Query} Query */
/** @typedef {import("./words.js").Term} Term */

/**
 * What we use of Pagefind's interface.
 * @typedef {{ id: string }} Place
 * @typedef {{ meta: Record<string, string>, content: string, anchors: Place[], raw_url: string }} Data
 * @typedef {{ id: string, data: () => Promise<Data> }} Result
 * @typedef {(words: string[]) => Promise<Result[]>} Look for pages that have all of the words
 */

// As the build sets them between sections, between blocks, and before what words are looked up as.
const [SECTION, BLOCK, FORMS] = ["\ue000", "\ue001", "\ue002"];

// Words in quotation marks and numbers are looked for in so many hits.
const MOST = 60;

// How many spellings are tried of a word that is nowhere, and how many lists of words in all.
const [MOST_SPELLINGS, MOST_LISTS] = [3, 9];

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

/** @type {Promise<{ byName: Find, known: Vocabulary, weak: Set<string> }> | undefined} */
let loaded;

/**
 * The names and words of all pages, which are only loaded where nothing is found.
 * @param {URL} base
 */
function nearby(base) {
  loaded ??= Promise.all(["search/names.json", "search/words.json"].map((path) => read(new URL(path, base))))
    .then(([{ pages, everyday, weak }, words]) => ({
      byName: wholeEngine(pages, { everyday, weak }),
      known: vocabulary({ words, names: new Set(), everyday: [] }),
      weak: new Set(weak.map(fold)),
    }))
    .catch((error) => {
      // Once more when the reader asks again.
      loaded = undefined;
      throw error;
    });
  return loaded;
}

/** @param {URL} address */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/**
 * The pages with all that a query may mean, else with any of it.
 * @param {Look} look
 * @param {Query} query
 * @param {Vocabulary} known
 * @param {string} kind
 * @returns {Promise<Found | undefined>}
 */
async function findNear(look, query, known, kind) {
  const said = query.terms.filter(({ isWeak }) => !isWeak);
  const guessed = said.map((term) => guess(term, known)).filter(({ words }) => words.length);
  const asked = { ...query, terms: guessed.map(({ term }) => term) };
  const isWritten = guessed.length === said.length && guessed.every(({ isThere }) => isThere);
  const together = combinations(guessed.map(({ words }) => words));
  const apart = guessed.flatMap(({ words }) => words);
  for (const lists of [together, apart]) {
    const results = await Promise.all(lists.slice(0, MOST_LISTS).map(look));
    const each = new Map(results.flat().map((result) => [result.id, result]));
    const hits = await hitsOf([...each.values()], asked, kind);
    if (hits.length) return { hits, isNearest: !isWritten || lists === apart };
  }
  return undefined;
}

/**
 * A term with the words that it may mean, each as it is looked up; nothing where none is near.
 * @param {Term} term
 * @param {Vocabulary} known
 */
function guess(term, known) {
  const isThere = term.isNumber || term.isJoined || known.spelled.atPrefix(term.bare.word).size > 0;
  if (isThere) return { term, words: [piecesOf(term)], isThere };
  const { worth } = near(term, known, false);
  const best = [...worth].sort(([, a], [, b]) => b - a).slice(0, MOST_SPELLINGS);
  return { term: { ...term, near: new Map(best) }, words: best.map(([word]) => [word]), isThere };
}

/**
 * Every way to take one of each.
 * @param {string[][][]} choices
 * @returns {string[][]}
 */
function combinations(choices) {
  if (!choices.length) return [];
  /** @type {string[][]} */
  const none = [[]];
  return choices.reduce((all, words) => all.flatMap((list) => words.map((word) => [...list, ...word])), none);
}

/**
 * What a term is looked up as: of one of which a piece is enough, all pairs of letters.
 * @param {Term} term
 * @returns {string[]}
 */
function piecesOf({ bare: { word }, isJoined }) {
  if (!isJoined) return [word];
  const codes = [...word].map((sign) => sign.codePointAt(0)?.toString(16));
  const pairs = codes.slice(1).map((code, i) => `x${codes[i]}x${code}x`);
  return pairs.length ? pairs : [`x${codes[0]}x`];
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
  const ranked = first.map((page) => ({ page, closeness: nameLikeness(page, query) }));
  ranked.sort((a, b) => b.closeness - a.closeness);
  const others = isExact ? [] : results.slice(count);
  return [
    ...ranked.map(({ page }) => async () => hit(page, query)),
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
  const { meta, content, anchors, raw_url } = await result.data();
  const ids = ["", ...anchors.map(({ id }) => id)];
  const [, ...parts] = content.split(FORMS)[0].split(SECTION);
  const sections = parts.map((part, i) => {
    // Pagefind sets a full stop between elements.
    const [title, ...blocks] = part.split(BLOCK).map((text) => text.replace(/^[.\s]+/, "").trim());
    return /** @type {Section} */ ([ids[i], title, blocks]);
  });
  const names = meta.names ? meta.names.split(BLOCK).map((name) => name.trim()) : [];
  return { url: raw_url, title: meta.title, kind: meta.kind, names, sections };
}
