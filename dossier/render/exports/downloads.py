"""The exports in words, as the data page and llms.txt list them."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.compose.inline import Anchor, message
from dossier.compose.sections.downloads import Downloads
from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN
from dossier.render.exports import EXPORTS
from dossier.render.lines import Line
from dossier.render.messages import Messages

_SPDX = "https://spdx.org/licenses/{id}.html"


class Download(NamedTuple):
    """A file, its format and what it holds."""

    file: Anchor
    format: str
    holds: str


def downloads(t: Messages) -> Iterator[Download]:
    """The exports, each with a link to it as seen from the root of the tree."""
    for export in EXPORTS:
        link = Anchor(message(f"data.{export.label}"), export.path)
        yield Download(link, export.format, t(f"data.{export.holds}"))


def licence(block: Downloads, t: Messages) -> Line:
    """The rights of our texts, in words, with a link to the licence."""
    if block.rights in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN):
        return (t(f"data.{block.rights}"),)
    return t.line("data.licensed", licence=Anchor(block.rights, _SPDX.format(id=block.rights)))
