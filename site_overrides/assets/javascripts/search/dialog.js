// The dialog in which readers search, whichever engine finds.

import { SHOWN_AT_ONCE } from "./page.js";

const BASE = new URL("../../../", import.meta.url);
const PAUSE = 120;

let started = false;

export async function start(dialog) {
  dialog.querySelector("input[type=search]").focus();
  if (started) return;
  started = true;
  const words = JSON.parse(dialog.dataset.words);
  const status = dialog.querySelector("[role=status]");
  listen(dialog);
  status.textContent = words.loading;
  try {
    const { find, kinds } = await engine();
    dialog.querySelector("select").append(...kinds.map((kind) => new Option(kind)));
    status.textContent = words.begin;
    searchAsTyped(dialog, find, words);
  } catch (error) {
    started = false;
    status.textContent = words.failed;
    console.error(error);
  }
}

// The index holds the pages itself, or leaves them to Pagefind.
async function engine() {
  const response = await fetch(new URL("search/index.json", BASE));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const { kinds, pages } = await response.json();
  if (pages) return { kinds, find: (await import("./whole.js")).wholeEngine(pages) };
  return { kinds, find: await (await import("./chunks.js")).chunksEngine(BASE, kinds) };
}

function searchAsTyped(dialog, find, words) {
  const [input, select] = dialog.querySelectorAll("input[type=search], select");
  let timer;
  let latest = 0;
  const search = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    const hits = query ? await find(query, select.value) : [];
    // An answer that comes after a later question is no longer wanted.
    if (turn === latest) await show(dialog, hits, query, words, () => turn === latest);
  };
  // "input" also tells what comes without a key: from an input method, a voice, the clipboard.
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  select.addEventListener("change", search);
  if (input.value) search();
}

async function show(dialog, hits, query, words, isWanted) {
  const first = await Promise.all(hits.slice(0, SHOWN_AT_ONCE).map((load) => load()));
  if (!isWanted()) return;
  const form = new Intl.PluralRules(document.documentElement.lang).select(hits.length);
  const count = (words[form] || words.other).replace("{n}", hits.length);
  dialog.querySelector("[role=status]").textContent = !query ? words.begin : hits.length ? count : words.none;
  dialog.querySelector("[data-search-hits]").replaceChildren(...first.map((it) => item(it, words)));
  dialog.querySelector("[data-search-output]").scrollTop = 0;
  offerMore(dialog, hits.slice(SHOWN_AT_ONCE), words);
}

function offerMore(dialog, hits, words) {
  const button = dialog.querySelector("[data-search-more]");
  button.hidden = !hits.length;
  button.onclick = async () => {
    const next = await Promise.all(hits.slice(0, SHOWN_AT_ONCE).map((load) => load()));
    const items = next.map((it) => item(it, words));
    dialog.querySelector("[data-search-hits]").append(...items);
    items[0].querySelector("a").focus();
    offerMore(dialog, hits.slice(SHOWN_AT_ONCE), words);
  };
}

function item({ url, title, kind, anchor, section, excerpt }, words) {
  const page = new URL(url, BASE);
  const link = element("a", { href: page, className: "dossier-search__title" }, title);
  const head = element("p", {}, link, " ", element("span", { className: "dossier-search__kind" }, kind));
  const pieces = excerpt.map((piece, i) => (i % 2 ? element("mark", {}, piece) : piece));
  const text = element("p", { className: "dossier-search__excerpt" }, ...pieces);
  if (!anchor) return element("li", {}, head, text);
  const place = new URL(`#${encodeURIComponent(anchor)}`, page);
  const to = element("a", { href: place, className: "dossier-search__place" }, section || words.place);
  return element("li", {}, head, text, element("p", {}, to));
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function listen(dialog) {
  const input = dialog.querySelector("input[type=search]");
  dialog.addEventListener("click", (event) => {
    // A click beside the dialog's content, or on a hit that stays on this page.
    if (event.target === dialog || event.target.closest("a, [data-search-close]")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const stops = [input, ...dialog.querySelectorAll("[data-search-output] a, [data-search-more]:not([hidden])")];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (at >= 0 && to !== undefined) move(event, stops[Math.max(0, Math.min(to, stops.length - 1))]);
    // The browser's own Escape would empty the field first.
    if (event.key === "Escape") close(event, dialog);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector("[data-search-hits] a")?.click();
  });
}

function close(event, dialog) {
  event.preventDefault();
  dialog.close();
}

function move(event, stop) {
  event.preventDefault();
  stop.focus();
}
