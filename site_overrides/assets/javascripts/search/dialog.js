// The dialog in which readers search, with either engine.

import { opening } from "./hit.js";
import { SHOWN_AT_ONCE } from "./page.js";

/** @typedef {import("./page.js").Find} Find */
/** @typedef {import("./page.js").Hit} Hit */
/** @typedef {import("./page.js").LoadHit} LoadHit */
/** @typedef {ReturnType<typeof partsOf>} Parts */

const BASE = new URL("../../../", import.meta.url);

// What parts the sentences of an excerpt, and what stands in it otherwise than on the page.
const BREAK = /[.!?…]+ (?:· )?|^… | · |°/g;
// Fewer words may stand in a heading as well, and behind more of them a note may stand.
const [FEWEST_WORDS, MOST_WORDS] = [7, 12];

// Milliseconds without a key, after which is searched; of so few letters, more are likely to come.
const [PAUSE, FEW, PAUSE_OF_FEW] = [20, 2, 120];

let isStarted = false;

/** @param {HTMLDialogElement} dialog */
export async function start(dialog) {
  const parts = partsOf(dialog);
  parts.input.focus();
  if (isStarted) return;
  isStarted = true;
  listen(parts);
  parts.status.textContent = parts.messages.loading;
  try {
    const { find, kinds } = await engine();
    parts.select.append(...kinds.map((kind) => new Option(kind)));
    parts.status.textContent = parts.messages.begin;
    searchAsTyped(parts, find);
  } catch (error) {
    isStarted = false;
    parts.status.textContent = parts.messages.failed;
    console.error(error);
  }
}

/**
 * The dialog, what its template always has in it, and the interface's texts.
 * @param {HTMLDialogElement} dialog
 */
function partsOf(dialog) {
  /** @type {Record<string, string>} */
  const messages = JSON.parse(dialog.dataset.words ?? "{}");
  return {
    dialog,
    messages,
    input: /** @type {HTMLInputElement} */ (dialog.querySelector("input[type=search]")),
    select: /** @type {HTMLSelectElement} */ (dialog.querySelector("select")),
    status: /** @type {HTMLElement} */ (dialog.querySelector("[role=status]")),
    output: /** @type {HTMLElement} */ (dialog.querySelector("[data-search-output]")),
    list: /** @type {HTMLElement} */ (dialog.querySelector("[data-search-hits]")),
    more: /** @type {HTMLButtonElement} */ (dialog.querySelector("[data-search-more]")),
  };
}

/**
 * The index holds the pages itself, or leaves them to Pagefind.
 * @returns {Promise<{ kinds: string[], find: Find }>}
 */
async function engine() {
  const response = await fetch(new URL("search/index.json", BASE));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const { kinds, pages, everyday, weak, named } = await response.json();
  if (pages) return { kinds, find: (await import("./whole.js")).wholeEngine(pages, { everyday, weak }) };
  return { kinds, find: await (await import("./chunks.js")).chunksEngine(BASE, kinds, named) };
}

/**
 * @param {Parts} parts
 * @param {Find} find
 */
function searchAsTyped(parts, find) {
  const { input, select } = parts;
  let timer = 0;
  let latest = 0;
  const search = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    const found = query ? await find(query, select.value) : { hits: [], isNearest: false };
    // An answer that comes after a later question is no longer wanted.
    if (turn === latest) await show(parts, found, query, () => turn === latest);
  };
  // "input" also tells what comes without a key: from an input method, a voice, the clipboard.
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, input.value.trim().length > FEW ? PAUSE : PAUSE_OF_FEW);
  });
  select.addEventListener("change", search);
  if (input.value) search();
}

/**
 * @param {Parts} parts
 * @param {import("./page.js").Found} found
 * @param {string} query
 * @param {() => boolean} isWanted
 */
async function show(parts, found, query, isWanted) {
  const { hits } = found;
  const first = await Promise.all(hits.slice(0, SHOWN_AT_ONCE).map((load) => load()));
  if (!isWanted()) return;
  parts.status.textContent = statusOf(found, query, parts.messages);
  const isLacking = found.isNearest || Boolean(found.missing?.length);
  parts.status.classList.toggle("dossier-search__status--lack", isLacking);
  parts.list.replaceChildren(...withoutRepeats(first).map((hit) => item(hit)));
  parts.output.scrollTop = 0;
  offerMore(parts, hits.slice(SHOWN_AT_ONCE));
}

/**
 * The hits, each piece of text once: where several pages have the same statement, the others say what they are about.
 * @param {Hit[]} hits
 */
function withoutRepeats(hits) {
  const texts = hits.map(({ excerpt }) => excerpt.join(""));
  return hits.map((hit, i) => (texts.indexOf(texts[i]) < i ? { ...hit, excerpt: opening(hit) } : hit));
}

/**
 * How many hits there are, and what none of them has.
 * @param {import("./page.js").Found} found
 * @param {string} query
 * @param {Record<string, string>} messages
 */
function statusOf({ hits, isNearest, missing = [] }, query, messages) {
  if (!query) return messages.begin;
  if (isNearest && hits.length) return messages.nearest;
  const count = countOf(hits.length, messages);
  if (!missing.length || !hits.length) return count;
  const words = missing.map((word) => messages.quoted.replace("{w}", word)).join(", ");
  return messages.without.replace("{n}", count).replace("{w}", words);
}

/**
 * How many hits there are, in the plural form that the page's language has for the number.
 * @param {number} count
 * @param {Record<string, string>} messages
 */
function countOf(count, messages) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  return count ? (messages[form] || messages.other).replace("{n}", String(count)) : messages.none;
}

/**
 * @param {Parts} parts
 * @param {LoadHit[]} hits
 */
function offerMore(parts, hits) {
  parts.more.hidden = !hits.length;
  parts.more.onclick = async () => {
    const next = await Promise.all(hits.slice(0, SHOWN_AT_ONCE).map((load) => load()));
    // Pages that came first by their names alone come again where their words are found.
    const urls = [...parts.list.querySelectorAll("a")].map(({ href }) => href.split("#")[0]);
    const items = next.filter(({ url }) => !urls.includes(new URL(url, BASE).href)).map((hit) => item(hit));
    parts.list.append(...items);
    items[0]?.querySelector("a")?.focus();
    offerMore(parts, hits.slice(SHOWN_AT_ONCE));
  };
}

/** @param {Hit} hit */
function item({ url, title, language = "", kind, anchor, section, excerpt }) {
  const page = new URL(url, BASE);
  const { href } = new URL(anchor && `#${encodeURIComponent(anchor)}`, page);
  // A statement far down is not looked for from the top, nor what stands on this very page.
  const isDeep = anchor && (!section || page.pathname === location.pathname);
  const link = element("a", { href: isDeep ? href : page.href, className: "dossier-search__title" }, title);
  // An empty language would be an unknown one.
  if (language) link.lang = language;
  const head = element("p", {}, link, " ", element("span", { className: "dossier-search__kind" }, kind));
  const pieces = excerpt.map((piece, i) => (i % 2 ? element("mark", {}, piece) : piece));
  const text = element("p", { className: "dossier-search__excerpt" }, ...pieces);
  if (!section) return element("li", {}, head, text);
  const place = element(
    "a",
    { href: href + fragmentOf(excerpt), className: "dossier-search__place" },
    section,
  );
  return element("li", {}, head, text, element("p", {}, place));
}

/**
 * A text fragment that leads to the sentence of an excerpt in which the first word is marked; a section may be long
 * (https://wicg.github.io/scroll-to-text-fragment/). Nothing where an excerpt has no mark.
 * @param {string[]} excerpt
 */
function fragmentOf([before, ...rest]) {
  const start = Math.max(...[...before.matchAll(BREAK)].map(({ index, 0: sign }) => index + sign.length), 0);
  const [sentence] = (before.slice(start) + rest.join("")).split(BREAK);
  const words = sentence.split(" ").slice(0, MOST_WORDS);
  if (!rest.length || words.length < FEWEST_WORDS) return "";
  return `:~:text=${encodeURIComponent(words.join(" ")).replaceAll("-", "%2D")}`;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} properties
 * @param {(Node | string)[]} children
 */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** @param {Parts} parts */
function listen({ dialog, input }) {
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    // A click beside the dialog's content, or on a hit that stays on this page.
    if (target === dialog || target.closest("a, [data-search-close]")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    // An input method's own keys choose among its proposals.
    if (event.isComposing) return;
    step(event, dialog, input);
    // The browser's own Escape would empty the field first.
    if (event.key === "Escape") close(event, dialog);
  });
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */
    const first = dialog.querySelector("[data-search-hits] a");
    first?.click();
  });
}

/**
 * Move the focus between the field and the hits with the arrow keys.
 * @param {KeyboardEvent} event
 * @param {HTMLDialogElement} dialog
 * @param {HTMLInputElement} input
 */
function step(event, dialog, input) {
  const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  /** @type {NodeListOf<HTMLElement>} */
  const targets = dialog.querySelectorAll("[data-search-output] a, [data-search-more]:not([hidden])");
  /** @type {HTMLElement[]} */
  const stops = [input, ...targets];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (at < 0 || !direction) return;
  event.preventDefault();
  stops[Math.max(0, Math.min(at + direction, stops.length - 1))].focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLDialogElement} dialog
 */
function close(event, dialog) {
  event.preventDefault();
  dialog.close();
}
