"""Addresses of pages and files: absolute where the site's address is known, else relative."""

from functools import lru_cache
from posixpath import dirname, relpath

from dossier.model.content import Dossier, Settings
from dossier.model.paths import path_of
from dossier.model.text import ClaimRef

_PAGE = ".md"


def place(path: str) -> str:
    """The path on the site of a page or file of the tree: engines make a folder of each page."""
    if not path.endswith(_PAGE):
        return path
    folder = f"{path.removesuffix(_PAGE)}/"
    return folder.removesuffix("index/") if f"/{folder}".endswith("/index/") else folder


def address(settings: Settings, path: str, seen_from: str, anchor: str = "") -> str:
    """The address of a page or file, or of an anchor on a page, for use on another page."""
    page = whole(settings, path) if settings.url else relative_address(path, seen_from)
    return f"{page}#{anchor}" if anchor else page


def whole(settings: Settings, path: str) -> str:
    """The absolute address; where the site's is not known, the address as seen from the front page."""
    return f"{settings.url.rstrip('/')}/{place(path)}" if settings.url else place(path)


def claim_address(dossier: Dossier, ref: ClaimRef) -> str:
    """The permanent address of a claim, on the page of its source."""
    return f"{whole(dossier.settings, path_of(dossier, ref.source))}#{ref.claim}"


@lru_cache(maxsize=50_000)
def way_to(href: str, page: str) -> str:
    """A link of the tree as a page of the tree writes it; nothing where that is the page itself."""
    path, sign, anchor = href.partition("#")
    if not path or is_outside(path):
        return href
    return ("" if path == page else relpath(path, dirname(page) or ".")) + sign + anchor


def is_outside(href: str) -> bool:
    """Whether a link leads out of the tree."""
    return "://" in href or href.startswith("mailto:")


@lru_cache(maxsize=50_000)  # relpath asks the system for the working directory each time
def relative_address(path: str, seen_from: str) -> str:
    """The way from the address of one page to that of another page or file."""
    way = relpath(place(path) or ".", place(seen_from) or ".")
    return f"{way}/" if path.endswith(_PAGE) else way
