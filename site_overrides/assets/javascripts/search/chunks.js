// Search with Pagefind, which loads only those chunks of a large index that a query needs.

import { hit, nameLikeness, SHOWN_AT_ONCE, wordsIn } from "./page.js";
import { wholeEngine } from "./whole.js";
import { holds, likeness, parse } from "./words.js";

/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Section} Section */
/** @typedef {import("./words.js").Query} Query */
/** @typedef {import("./words.js").Term} Term */

/**
 * What we use of Pagefind's interface.
 * @typedef {{ id: string }} Place
 * @typedef {{ meta: Record<string, string>, content: string, anchors: Place[], raw_url: string }} Data
 * @typedef {{ data: () => Promise<Data> }} Result
 */

// As the build sets them between sections, between blocks, and before what words are looked up as.
const [SECTION, BLOCK, FORMS] = ["\ue000", "\ue001", "\ue002"];

// Words in quotation marks and numbers are looked for in so many hits.
const MOST = 60;

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
    // The build gives each kind a word of its own.
    const words = [...query.terms.flatMap(piecesOf), ...(kind ? [`xkind${kinds.indexOf(kind)}x`] : [])];
    const { results } = await pagefind.search(words.join(" "));
    const [first, others] = await nearest(results, query, kind);
    if (!first.length && !others.length && !query.phrases.length) return findByName(base, input, kind);
    const hits = [
      ...first.map((page) => async () => hit(page, query)),
      ...others.map((result) => async () => hit(await pageOf(result), query)),
    ];
    return { hits, isNearest: false };
  };
}

/** @type {Find | undefined} */
let byName;

/**
 * What is near by its name, where Pagefind has nothing: it knows no spelling but its own.
 * @param {URL} base
 * @param {string} input
 * @param {string} kind
 */
async function findByName(base, input, kind) {
  if (!byName) {
    const response = await fetch(new URL("search/names.json", base));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    const { pages, everyday, weak } = await response.json();
    byName = wholeEngine(pages, { everyday, weak });
  }
  return byName(input, kind);
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
 * The first pages, those that bear the name before the others, and the results behind them.
 * @param {Result[]} results
 * @param {Query} query
 * @param {string} kind
 * @returns {Promise<[Page[], Result[]]>}
 */
async function nearest(results, query, kind) {
  const isExact = query.phrases.length > 0 || query.terms.some(isChecked);
  const count = isExact ? MOST : SHOWN_AT_ONCE;
  const pages = await Promise.all(results.slice(0, count).map(pageOf));
  const first = pages.filter((page) => (!kind || page.kind === kind) && (!isExact || holdsAll(page, query)));
  const ranked = first.map((page) => ({ page, closeness: nameLikeness(page, query) }));
  ranked.sort((a, b) => b.closeness - a.closeness);
  return [ranked.map(({ page }) => page), isExact ? [] : results.slice(count)];
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
