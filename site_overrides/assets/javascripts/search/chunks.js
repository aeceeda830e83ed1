// Search with Pagefind, which loads only those chunks of a large index that a query needs.

import { holds, likeness, parse } from "./words.js";
import { hit, nameLikeness, SHOWN_AT_ONCE, wordsIn } from "./page.js";

// As the build sets them between sections and between blocks.
const [SECTION, BLOCK] = ["\ue000", "\ue001"];

// Words in quotation marks and numbers are looked for in so many hits.
const MOST = 60;

export async function chunksEngine(base, kinds) {
  const pagefind = await import(new URL("search/pagefind/pagefind.js", base));
  await pagefind.options({ baseUrl: "/" });
  return async (input, kind) => {
    const query = parse(input);
    // The build gives each kind a word of its own; one that is added would break the words in quotation marks.
    const word = kind && !query.phrases.length ? ` xkind${kinds.indexOf(kind)}x` : "";
    const { results } = await pagefind.search(query.plain + word);
    const [first, others] = await nearest(results, query, kind);
    return [
      ...first.map((page) => async () => hit(page, query)),
      ...others.map((result) => async () => hit(await pageOf(result), query)),
    ];
  };
}

// The first pages, those that bear the name before the others, and the results behind them.
async function nearest(results, query, kind) {
  const isExact = query.phrases.length || query.terms.some(({ isNumber }) => isNumber);
  const count = isExact ? MOST : SHOWN_AT_ONCE;
  const pages = await Promise.all(results.slice(0, count).map(pageOf));
  const first = pages.filter((page) => (!kind || page.kind === kind) && (!isExact || holdsAll(page, query)));
  const closeness = new Map(first.map((page) => [page, nameLikeness(page, query)]));
  return [first.sort((a, b) => closeness.get(b) - closeness.get(a)), isExact ? [] : results.slice(count)];
}

// Pagefind takes a number for the beginning of one, and looks for words apart.
function holdsAll(page, { terms, phrases }) {
  const words = wordsIn(page);
  const numbers = terms.filter(({ isNumber }) => isNumber);
  const hasNumbers = numbers.every((number) => words.some((word) => likeness(word, number)));
  return hasNumbers && phrases.every((phrase) => holds(words, phrase));
}

// A page as the other engine has it, from the one text that Pagefind keeps.
async function pageOf(result) {
  const { meta, content, anchors, raw_url } = await result.data();
  const ids = ["", ...anchors.map(({ id }) => id)];
  const [, ...parts] = content.split(SECTION);
  const sections = parts.map((part, i) => {
    const [title, ...blocks] = part.split(BLOCK).map((text) => text.replace(/^[.\s]+/, "").trim());
    return [ids[i], title, blocks];
  });
  const names = meta.names ? meta.names.split(BLOCK).map((name) => name.trim()) : [];
  return { url: raw_url, title: meta.title, kind: meta.kind, names, sections };
}
