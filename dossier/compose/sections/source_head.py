"""The bibliographic record at the top of a source's page."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.provenance import When, when
from dossier.compose.sections.resting import Resting, resting
from dossier.compose.sections.same_report import SharedWith, shared_with
from dossier.model.content import Source


@dataclass(frozen=True, slots=True)
class SourceHead(Block):
    """The record of a source, what rests on it, and the reports that it shares with others."""

    source: Source
    published: When | None
    derived: tuple[Anchor, ...]
    resting: Resting | None
    shared: tuple[SharedWith, ...] = ()


def source_head(context: PageContext, source: Source) -> SourceHead:
    """The record of a source, with links to the works that it is taken from."""
    derived = tuple(to(context, work.id) for work in source.derived_from)
    shared = shared_with(context, source)
    published, work = when(context, source.published), context.catalogue.works[source.id]
    return SourceHead(work, published, derived, resting(context, source), shared)
