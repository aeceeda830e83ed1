"""Pagefind's index: chunks of which a browser loads those that a query needs (https://pagefind.app)."""

import os
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from dossier.language.cldr import primary
from dossier.search.pages import SearchPage, Section, kinds_of
from dossier.search.words import forms, is_joined, vocabulary

# Pagefind's own dialogs and script, and the stemmer for pages without a language: the site needs none.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind.js", "wasm.unknown.*")

# Pagefind's weights go from 0 to 10; its own for a first heading is 7.
_NAME_WEIGHT = 10

# Pagefind keeps a page as one text; chunks.js splits it at these signs, which no text holds.
_SECTION, _BLOCK, _FORMS = "\ue000", " \ue001 ", "\ue002"


def write_chunks(pages: Iterable[SearchPage], language: str, folder: Path) -> None:
    """Write the chunks of all pages and the worker that reads them into a new folder."""
    pages = list(pages)
    # An invented word for each kind, since Pagefind writes its own filters in an order that changes.
    words = {kind: f"xkind{number}x" for number, kind in enumerate(kinds_of(pages))}
    with TemporaryDirectory() as place:
        for number, page in enumerate(pages):
            # By numbers: Pagefind makes addresses of the names of files, and orders pages by them.
            (Path(place) / f"{number:06}.html").write_text(_html(page, words[page.kind]), encoding="utf-8")
        _run(Path(place), language, folder)
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()


def _run(pages: Path, language: str, folder: Path) -> None:
    # As a program: its service says that files are written before they are (Pagefind's issue 1271).
    # Pagefind knows no regions: its stemmers go by language alone.
    options = {"--site": pages, "--output-path": folder.absolute(), "--force-language": primary(language)}
    command = [str(get_executable()), "--quiet", *(str(word) for pair in options.items() for word in pair)]
    # It would also read a file of settings where it runs, and settings from the environment.
    rest = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(
        command, cwd=pages, env=rest, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise OSError(f"Pagefind ended with {done.returncode}: {done.stdout}{done.stderr}".strip())


def _html(page: SearchPage, word: str) -> str:
    """The page as Pagefind reads it: only what a search may find, and names weigh most."""
    weight = f'data-pagefind-weight="{_NAME_WEIGHT}"'
    names = escape(_BLOCK.join(page.names))
    return (
        "<html><body><main data-pagefind-body>"
        f'<h1 {weight} data-pagefind-meta="title">{escape(page.title)}</h1>'
        f'<p {weight} data-pagefind-meta="names">{names}</p>'
        f'<p data-pagefind-ignore data-pagefind-meta="address">{escape(page.url)}</p>'
        f'<p data-pagefind-ignore data-pagefind-meta="language">{escape(page.language)}</p>'
        f'<p data-pagefind-ignore data-pagefind-meta="kind">{escape(page.kind)}</p><p>{word}</p>'
        f"{''.join(map(_section, page.sections))}<p>{_FORMS} {escape(' '.join(_forms(page)))}</p>"
        "</main></body></html>"
    )


def _forms(page: SearchPage) -> list[str]:
    """What the words of a page are looked up as, where that is not what Pagefind reads itself."""
    text = " \n ".join(page.texts)
    plain = set(text.lower().split())
    return sorted({piece for word in vocabulary(text) for piece in _looked_up(word)} - plain)


@lru_cache(maxsize=50_000)
def _looked_up(word: str) -> tuple[str, ...]:
    return tuple(piece for form in forms(word) for piece in _pieces(form))


def _pieces(word: str) -> list[str]:
    """A word; of one of which a piece is enough, its pairs of letters: Pagefind finds no middles."""
    # The last letter begins no pair.
    if not is_joined(word):
        return [word]
    codes = [f"{ord(sign):x}x" for sign in word]
    return [*(f"x{one}{other}" for one, other in pairwise(codes)), f"x{codes[-1]}"]


def _section(section: Section) -> str:
    """A section with the signs by which chunks.js finds its beginning, its title and its blocks."""
    title = f"{_SECTION} {section.title}{_BLOCK}"
    heading = (
        f'<h2 id="{escape(section.anchor)}">{escape(title)}</h2>' if section.anchor else f"<p>{title}</p>"
    )
    return f"{heading}<p>{escape(_BLOCK.join(section.blocks))}</p>"
