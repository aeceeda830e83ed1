"""The index that a browser loads as a whole, and the size beyond which it should not."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from os.path import commonprefix

from dossier.language.everyday import everyday
from dossier.model.content import SearchEngine
from dossier.search.pages import SearchPage, Section, kinds_of
from dossier.search.words import vocabulary

# In bytes, compressed: with the scripts, 300 kB to the first hit, less than what a phone loads in two seconds
# over the slow 4G that Lighthouse assumes (1.6 Mbit/s).
LIMIT = 270_000
# Pagefind's program and its first chunks have most of the rest.
NAMES_LIMIT = 120_000

# What only some pages have besides an address, a title and a kind.
_RARE = ("names", "described", "sections", "language")
# Pages of entities and sources lie in a folder of their kind; a fact that is worth it is a short one.
_DEPTH, _FACTS, _LONGEST_FACT = 2, 3, 200


def index_of_pages(pages: Sequence[SearchPage], language: str = "") -> bytes:
    """All pages with their text, as the browser's script reads them (``search/index.json``).

    With them go the words of everyday speech in the language of the pages.
    """
    words = everyday(language)
    return _json(
        {
            "kinds": kinds_of(pages),
            "pages": [_page(page) for page in pages],
            "everyday": words.groups,
            "weak": words.weak,
        }
    )


def names_of_pages(pages: Sequence[SearchPage], language: str) -> bytes:
    """All pages by their names, and the facts of each that have a number (``search/names.json``).

    As columns, the addresses without what each shares with the one before, and what few pages have by their
    places: less than half of what a list of pages weighs, compressed. ``guesses.js`` makes that list of it.
    """
    words, kinds = everyday(language), kinds_of(pages)
    records = [_page(replace(page, sections=_facts(page))) for page in pages]
    urls = [page.url for page in pages]
    shared = [len(commonprefix(pair)) for pair in pairwise(["", *urls])]  # noqa: RUF071 (letters)
    columns = {
        "shared": shared,
        "rest": [url[length:] for url, length in zip(urls, shared, strict=True)],
        "title": [page.title for page in pages],
        "kind": [kinds.index(page.kind) for page in pages],
    }
    rare = {
        key: {place: record[key] for place, record in enumerate(records) if record.get(key)} for key in _RARE
    }
    return _json(
        {"kinds": kinds, "columns": columns, "rare": rare, "everyday": words.groups, "weak": words.weak}
    )


def _facts(page: SearchPage) -> tuple[Section, ...]:
    """What has a number as its first two sections begin, where page.js reads the dates of facts."""
    if page.url.count("/") < _DEPTH:
        return ()
    facts = tuple(replace(s, blocks=tuple(filter(_is_fact, s.blocks[:_FACTS]))) for s in page.sections[:2])
    return facts if any(section.blocks for section in facts) else ()


def _is_fact(block: str) -> bool:
    return len(block) <= _LONGEST_FACT and any(map(str.isdigit, block))


def words_of_pages(pages: Sequence[SearchPage]) -> bytes:
    """Every word of the pages, but for numbers (``search/words.json``): what a misspelled one may mean."""
    words = {word for page in pages for word in vocabulary("\n".join(page.texts))}
    return _json(sorted(word for word in words if not word[0].isnumeric()))


def pointer(pages: Sequence[SearchPage], names: bytes) -> bytes:
    """The file that tells the browser that the text is in Pagefind's chunks.

    It also tells whether the names of all pages are small enough to be loaded with them.
    """
    return _json({"kinds": kinds_of(pages), "named": _compressed(names) <= NAMES_LIMIT})


def engine(wanted: SearchEngine, index: bytes) -> SearchEngine:
    """The engine to use: the wanted one, or by the compressed size of the index."""
    if wanted is not SearchEngine.AUTO:
        return wanted
    return SearchEngine.PAGEFIND if _compressed(index) > LIMIT else SearchEngine.INDEX


def _compressed(index: bytes) -> int:
    # Servers of static files compress. Without a time in its header, the compressed size is always the same.
    return len(gzip.compress(index, mtime=0))


def _page(page: SearchPage) -> dict[str, object]:
    sections = [[s.anchor, s.title, s.blocks] for s in page.sections]
    language = {"language": page.language} if page.language else {}
    return language | {
        "url": page.url,
        "title": page.title,
        "kind": page.kind,
        "names": page.names,
        "described": page.described,
        "sections": sections,
    }


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
