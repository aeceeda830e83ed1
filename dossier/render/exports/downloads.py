"""The exports in words, as the data page and llms.txt list them."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.compose.inline import Anchor, message
from dossier.compose.sections.downloads import Downloads
from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN
from dossier.model.paths import (
    ANNOTATIONS,
    BIBLIOGRAPHY,
    CLAIMS_CSV,
    DOSSIER_JSON,
    FIGURES_CSV,
    SCHEMA_JSON,
    reference_files,
)
from dossier.render.lines import Line
from dossier.render.messages import Messages

_REFERENCES = reference_files(BIBLIOGRAPHY)


class Download(NamedTuple):
    """A file, its format and what it holds."""

    file: Anchor
    format: str
    holds: str


# Of each file the strings that name it and say what it holds, and its format.
_FILES = {
    DOSSIER_JSON: ("dossier", "dossier-holds", "JSON"),
    SCHEMA_JSON: ("schema", "schema-holds", "JSON Schema 2020-12"),
    CLAIMS_CSV: ("claims", "claims-holds", "CSV"),
    FIGURES_CSV: ("figures", "figures-holds", "CSV"),
    ANNOTATIONS: ("annotations", "annotations-holds", "W3C Web Annotations, JSON-LD"),
    _REFERENCES["csl"]: ("bibliography", "csl-holds", "CSL-JSON"),
    _REFERENCES["bibtex"]: ("bibliography", "bibtex-holds", "BibTeX"),
    _REFERENCES["ris"]: ("bibliography", "ris-holds", "RIS"),
}
_SPDX = "https://spdx.org/licenses/{id}.html"


def downloads(block: Downloads, t: Messages) -> Iterator[Download]:
    """Each file with a link to it; the page stands at the root of the tree."""
    yield from (download(path, t) for path in block.files)


def download(path: str, t: Messages) -> Download:
    """One file, with a link to it as seen from the root of the tree."""
    label, holds, kind = _FILES[path]
    return Download(Anchor(message(f"data.{label}"), path), kind, t(f"data.{holds}"))


def licence(block: Downloads, t: Messages) -> Line:
    """The rights of our texts, in words, with a link to the licence."""
    if block.rights in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN):
        return (t(f"data.{block.rights}"),)
    return t.line("data.licensed", licence=Anchor(block.rights, _SPDX.format(id=block.rights)))
