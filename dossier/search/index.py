"""The index that a browser loads as a whole, and the size beyond which it should not."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace

from dossier.language.everyday import everyday
from dossier.model.content import SearchEngine
from dossier.search.pages import SearchPage, kinds_of
from dossier.search.words import words_of

# In bytes, compressed: with the scripts, 300 kB to the first hit, less than what a phone loads in two seconds
# over the slow 4G that Lighthouse assumes (1.6 Mbit/s).
LIMIT = 270_000


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
    """All pages without their text (``search/names.json``), in which is looked where nothing is found."""
    return index_of_pages([replace(page, sections=()) for page in pages], language)


def words_of_pages(pages: Sequence[SearchPage]) -> bytes:
    """Every word of the pages, but for numbers (``search/words.json``): what a misspelled one may mean."""
    words = {word for page in pages for text in page.texts for word in words_of(text)}
    return _json(sorted(word for word in words if not word[0].isnumeric()))


def pointer(pages: Sequence[SearchPage]) -> bytes:
    """The file that tells the browser that the text is in Pagefind's chunks."""
    return _json({"kinds": kinds_of(pages)})


def engine(wanted: SearchEngine, index: bytes) -> SearchEngine:
    """The engine to use: the wanted one, or by the compressed size of the index."""
    if wanted is not SearchEngine.AUTO:
        return wanted
    # Servers of static files compress. Without a time in its header, the compressed size is always the same.
    size = len(gzip.compress(index, mtime=0))
    return SearchEngine.PAGEFIND if size > LIMIT else SearchEngine.INDEX


def _page(page: SearchPage) -> dict[str, object]:
    sections = [[s.anchor, s.title, s.blocks] for s in page.sections]
    return {
        "url": page.url,
        "title": page.title,
        "kind": page.kind,
        "names": page.names,
        "sections": sections,
    }


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
