"""The files of the site's search: from the HTML of its pages to what a browser loads when it is opened."""

from collections.abc import Iterable
from pathlib import Path

from dossier.model.content import SearchEngine, Settings
from dossier.search.chunks import write_chunks
from dossier.search.index import engine, index_of_pages, pointer
from dossier.search.pages import SearchPage

FOLDER = "search"


def write_search(pages: Iterable[SearchPage], settings: Settings, site: Path) -> None:
    """Write what the search of a built site needs under ``search/``, for the engine that is wanted."""
    found = sorted(pages, key=lambda page: page.url)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    index = index_of_pages(found)
    if engine(settings.search, index) is SearchEngine.PAGEFIND:
        write_chunks(found, settings.language, folder / "pagefind")
        index = pointer(found)
    (folder / "index.json").write_bytes(index)
