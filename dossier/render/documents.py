"""Every page put into words once, and then printed for each kind of reader."""

from dataclasses import dataclass
from itertools import chain

from dossier.abandon import go_on
from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.model.paths import HOME
from dossier.render.exports.references import citation, newest_day, of_page
from dossier.render.legend import with_legend
from dossier.render.messages import Messages, messages_of
from dossier.render.nodes import Nodes, unfolded_alone, with_text_first
from dossier.render.sections import sections


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a value of ``compose``, and the sections that stand below its title."""

    page: PageView
    sections: tuple[Nodes, ...]

    @property
    def nodes(self) -> Nodes:
        """The parts of all sections."""
        return tuple(chain.from_iterable(self.sections))


def documents(site: Site) -> tuple[Document, ...]:
    """The pages in words."""
    t = messages_of(site.dossier)
    cited = citation(of_page(site.dossier, HOME, site.dossier.settings.title, newest_day(site.dossier)), t)
    return tuple(_document(page, t, cited) for page in site.pages)


def _document(page: PageView, t: Messages, cited: str) -> Document:
    go_on()
    parts = tuple(part for block in page.blocks for part in sections(block, t, cited))
    return Document(page, with_legend(unfolded_alone(with_text_first(parts)), t))
