"""Curated text with what its directives stand for."""

from collections.abc import Callable, Mapping

from dossier.compose.blocks import Block, Prose
from dossier.compose.coverage import coverage
from dossier.compose.facts import readings
from dossier.compose.front import cards, latest, sourcing
from dossier.compose.indexes import index, source_list
from dossier.compose.sheet import Sheet, inline
from dossier.compose.timeline import strip, timeline
from dossier.compose.views import Anchor, Marks
from dossier.model.directives import CARDS, COVERAGE, FIGURE, LATEST, SOURCING, STRIP, TIMELINE
from dossier.model.paths import SOURCES
from dossier.model.text import Body, Directive, PageLink


def prose(sheet: Sheet, body: Body) -> tuple[Prose, ...]:
    """The text below the front matter; nothing where there is none."""
    parts: list[str | Anchor | Marks | Block] = []
    for part in body.text:
        if isinstance(part, Directive):
            parts += _directive(sheet, part)
        elif not isinstance(part, PageLink):
            parts.append(inline(sheet, part))
    empty = all(isinstance(part, str) and not part.strip() for part in parts)
    return () if empty else (Prose(tuple(parts)),)


def _directive(sheet: Sheet, directive: Directive) -> tuple[Block, ...]:
    if directive.name in _LISTS:
        return _LISTS[directive.name](sheet)
    if directive.name == FIGURE:
        figure = sheet.dossier.entities[directive.argument]
        return readings(sheet, figure, figure.name, linked=True)
    if directive.name == CARDS:
        return cards(sheet, directive.argument.split())
    if directive.name == LATEST:
        return latest(sheet, directive.argument)
    return index(sheet, sheet.dossier.kinds[directive.name])


# What takes nothing behind its name.
_LISTS: Mapping[str, Callable[[Sheet], tuple[Block, ...]]] = {
    TIMELINE: lambda sheet: (timeline(sheet),),
    STRIP: strip,
    SOURCING: lambda sheet: (sourcing(sheet),),
    COVERAGE: lambda sheet: (coverage(sheet.dossier),),
    SOURCES: lambda sheet: (source_list(sheet),),
}
