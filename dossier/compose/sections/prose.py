"""Curated text, with a block in the place of each directive."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Inlines, Marks, Message
from dossier.compose.page_context import PageContext, inline, inlines
from dossier.compose.sections.cards import cards
from dossier.compose.sections.coverage import coverage
from dossier.compose.sections.index import index
from dossier.compose.sections.latest import latest
from dossier.compose.sections.readings import field_readings, readings
from dossier.compose.sections.source_list import source_list
from dossier.compose.sections.sourcing import sourcing, takeaways_and_sourcing
from dossier.compose.sections.strip import strip
from dossier.compose.sections.timeline import timeline
from dossier.model.directives import CARDS, COVERAGE, FIGURE, LATEST, SOURCING, STRIP, TAKEAWAYS, TIMELINE
from dossier.model.paths import SOURCES
from dossier.model.roles import KindRole
from dossier.model.text import Body, Directive, Markdown, PageLink, Table


@dataclass(frozen=True, slots=True)
class ProseTable:
    """The cells of the table whose Markdown has just ended; ``heading`` is the last one above it."""

    heading: Inlines
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Prose(Block):
    """Curated text: Markdown, links, footnote marks, tables, and the blocks that directives stand for.

    ``title`` is a heading above it.
    """

    parts: tuple[Markdown | Anchor | Marks | Block | ProseTable, ...]
    title: Message | None = None


def prose(context: PageContext, body: Body, title: Message | None = None) -> tuple[Prose, ...]:
    """The text below the front matter, under a title if it has no heading; nothing where there is none."""
    parts: list[Markdown | Anchor | Marks | Block | ProseTable] = []
    for part in body.text:
        if isinstance(part, Directive):
            parts += _directive(context, part)
        elif isinstance(part, Table):
            parts.append(_table(context, part))
        elif not isinstance(part, PageLink):
            parts.append(inline(context, part))
    # A file without text below its front matter still has its final line feed.
    empty = all(isinstance(part, Markdown) and not part.source.strip() for part in parts)
    begins = parts[0].source.lstrip() if parts and isinstance(parts[0], Markdown) else ""
    return () if empty else (Prose(tuple(parts), None if begins.startswith("#") else title),)


def _table(context: PageContext, table: Table) -> ProseTable:
    rows = (tuple(inlines(context, cell) for cell in row) for row in table.rows)
    head = tuple(inlines(context, cell) for cell in table.head)
    return ProseTable(inlines(context, table.heading), head, tuple(rows))


def _directive(context: PageContext, directive: Directive) -> tuple[Block, ...]:
    if directive.name in _WITHOUT_ARGUMENT:
        return _WITHOUT_ARGUMENT[directive.name](context)
    if directive.name == FIGURE:
        figure = context.dossier.entities[directive.argument]
        if not context.dossier.has_role(figure.id, KindRole.MEASURE):
            return field_readings(context, figure, linked=True)
        return readings(context, figure, figure.name, linked=True)
    if directive.name == CARDS:
        return cards(context, directive.argument.split())
    if directive.name == LATEST:
        return latest(context, directive.argument)
    return index(context, context.dossier.kinds[directive.name])


# The directives that take no argument.
_WITHOUT_ARGUMENT: Mapping[str, Callable[[PageContext], tuple[Block, ...]]] = {
    TIMELINE: lambda context: (timeline(context),),
    STRIP: strip,
    TAKEAWAYS: takeaways_and_sourcing,
    SOURCING: lambda context: (sourcing(context),),
    COVERAGE: lambda context: (coverage(context.dossier),),
    SOURCES: lambda context: (source_list(context),),
}
