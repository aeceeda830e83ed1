"""Every page put into words once, and then printed for each kind of reader."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from json import dumps
from pathlib import Path

from dossier.abandon import go_on
from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.model.paths import HOME
from dossier.render.exports.references import citation, of_page
from dossier.render.kept_pages import KeptPrints, kept_prints
from dossier.render.legend import with_legend
from dossier.render.messages import Messages, messages_of
from dossier.render.nodes import Nodes, unfolded_alone, with_text_first
from dossier.render.sections import sections


# Without slots, since a cached property keeps its value in the dict of its object.
@dataclass(frozen=True, eq=False)
class Document:
    """A page as a value of ``compose``, and the sections that stand below its title.

    They are worded when they are asked for: what was ``kept`` of the same page needs none.
    """

    page: PageView
    kept: KeptPrints
    words: Callable[[], tuple[Nodes, ...]]

    @cached_property
    def sections(self) -> tuple[Nodes, ...]:
        """The parts of each section."""
        go_on()
        return self.words()

    @property
    def nodes(self) -> Nodes:
        """The parts of all sections."""
        return tuple(chain.from_iterable(self.sections))


def documents(site: Site, kept_in: Path | None = None) -> Iterator[Document]:
    """The pages in words; what the last run has kept in a folder is used again, if one is given.

    One after the other, and each for the last time: the site keeps only its head. The values and words of all
    pages at once take much memory.
    """
    t, settings = messages_of(site.dossier), site.dossier.settings
    cited = citation(of_page(site.dossier, HOME, settings.title, site.catalogue.newest_day), t)
    texts = dumps([settings.title, settings.url, str(t.locale), dict(t.messages), cited], sort_keys=True)
    kept = kept_prints(site.pages, kept_in, texts)
    for place, (page, prints) in enumerate(zip(site.pages, kept, strict=True)):
        yield Document(page, prints, partial(_words, page, t, cited))
        site.pages[place] = page.head


def _words(page: PageView, t: Messages, cited: str) -> tuple[Nodes, ...]:
    parts = tuple(part for block in page.blocks for part in sections(block, t, cited))
    return with_legend(unfolded_alone(with_text_first(parts)), t)
