"""All sources, by date."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor
from dossier.compose.page_context import PageContext, to
from dossier.compose.provenance import When, when
from dossier.derive.reports import falling
from dossier.model.content import Source
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in the list of sources; ``falls`` are statements no other tells, ``refs`` its claims."""

    anchor: Anchor
    source: Source
    published: When | None
    derived: tuple[Anchor, ...]
    statements: int
    falls: int
    opinions: int
    refs: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class SourceList(Block):
    """All sources, by date; ``has_works`` says that one of them tells what it is taken from."""

    rows: tuple[SourceRow, ...]
    has_works: bool


def source_list(context: PageContext) -> SourceList:
    """The sources by date of publication, the undated last."""
    sources = sorted(context.dossier.sources.values(), key=_published)
    rows = tuple(_source_row(context, source) for source in sources)
    return SourceList(rows, any(row.derived for row in rows))


def _published(source: Source) -> tuple[str, str]:
    # "undated" sorts behind all dates, since digits come before letters.
    return source.published.first.isoformat() if source.published else "undated", source.id


def _source_row(context: PageContext, source: Source) -> SourceRow:
    derived = tuple(to(context, work.id) for work in source.derived_from)
    brings = context.catalogue.contributions[source.id]
    # What was withdrawn tells nothing any more.
    told = () if source.withdrawn else brings.statements
    return SourceRow(
        anchor=to(context, source.id),
        source=context.catalogue.works[source.id],
        published=when(context, source.published),
        derived=derived,
        statements=len(told),
        falls=len(falling(told, source.id)),
        opinions=len(brings.opinions),
        refs=tuple(claim.ref for claim in source.claims),
    )
