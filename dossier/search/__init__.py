"""The files of the site's search: made of the HTML of its pages, loaded when a reader opens the search."""

from collections.abc import Iterable
from pathlib import Path

from dossier.model.content import SearchEngine, Settings
from dossier.problems.extras import SEARCH, from_extra
from dossier.search.index import engine, index_of_pages, names_of_pages, pointer, words_of_pages
from dossier.search.pages import SearchPage

FOLDER = "search"


def write_search(pages: Iterable[SearchPage], settings: Settings, site: Path) -> None:
    """Write the files of the search under ``search/``, for the engine that the settings ask for."""
    # Engines yield pages in an order of their own.
    in_order = sorted(pages, key=lambda page: page.url)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    index = index_of_pages(in_order, settings.language)
    if engine(settings.search, index) is SearchEngine.PAGEFIND:
        # Pagefind, a program of its own, is only loaded for sites that are too large for one index.
        with from_extra(SEARCH, "a search in chunks"):
            from dossier.search.chunks import write_chunks

        write_chunks(in_order, settings.language, folder / "pagefind")
        names = names_of_pages(in_order, settings.language)
        index = pointer(in_order, names)
        (folder / "names.json").write_bytes(names)
        (folder / "words.json").write_bytes(words_of_pages(in_order))
    (folder / "index.json").write_bytes(index)
