"""Every page worded once, to be printed for each kind of reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from dossier.compose.page_view import PageView
from dossier.model.content import Dossier
from dossier.model.paths import HOME
from dossier.render.exports.references import citation, newest_day, of_page
from dossier.render.messages import Messages, messages_of
from dossier.render.nodes import Nodes
from dossier.render.sections import section


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a value of ``compose``, and what stands below its title."""

    page: PageView
    sections: tuple[Nodes, ...]

    @property
    def nodes(self) -> Nodes:
        """The parts of all sections."""
        return tuple(chain.from_iterable(self.sections))


def documents(dossier: Dossier, pages: Iterable[PageView]) -> tuple[Document, ...]:
    """The pages in words."""
    t = messages_of(dossier)
    cited = citation(of_page(dossier, HOME, dossier.settings.title, newest_day(dossier)), t)
    return tuple(_document(page, t, cited) for page in pages)


def _document(page: PageView, t: Messages, cited: str) -> Document:
    return Document(page, tuple(section(block, t, cited) for block in page.blocks))
