"""Where a page or file is on the site that an engine makes of the tree."""

from posixpath import splitext

from dossier.model.content import Dossier
from dossier.model.paths import path_of
from dossier.model.text import ClaimRef


def place_of(path: str) -> str:
    """Where a page or file is as seen from the front page, a page as the folder that engines make of it."""
    stem, kind = splitext(path)
    place = f"{stem.removesuffix('index')}/" if kind == ".md" else path
    return place.replace("//", "/").removeprefix("/")


def address_of(dossier: Dossier, path: str) -> str:
    """The whole address of a page or file, where that of the site is known; else its place."""
    url = dossier.settings.url
    return f"{url.rstrip('/')}/{place_of(path)}" if url else place_of(path)


def claim_address(dossier: Dossier, ref: ClaimRef) -> str:
    """The permanent address of a claim, on the page of its source."""
    return f"{address_of(dossier, path_of(dossier, ref.source))}#{ref.claim}"
