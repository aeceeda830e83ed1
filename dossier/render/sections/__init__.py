"""The sections of a page: each block of ``compose`` is worded and laid out by the function of its name."""

from collections.abc import Callable, Iterator, Mapping
from inspect import isfunction
from types import ModuleType

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Marks
from dossier.compose.sections.downloads import Downloads
from dossier.compose.sections.prose import Prose, ProseTable
from dossier.model.text import Markdown
from dossier.render.lines import Piece
from dossier.render.messages import Messages
from dossier.render.nodes import Heading, Nodes, Paragraph, Row, Table, Written
from dossier.render.sections import (
    disputes,
    drafts,
    entity,
    exchange,
    figures,
    in_brief,
    origins,
    overview,
    sources,
    takeaways,
)

_MODULES = (disputes, drafts, entity, exchange, figures, in_brief, origins, overview, sources, takeaways)


def _functions(module: ModuleType) -> Iterator[Callable[..., Nodes]]:
    """The public functions of a module that take a block; those that it imports are not its own."""
    for name, function in vars(module).items():
        if isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


# The type of its first parameter says which block a function is for, so a new one needs no entry.
_OF_BLOCK: Mapping[type, Callable[..., Nodes]] = {
    function.__annotations__["block"]: function for module in _MODULES for function in _functions(module)
}


def sections(block: Block, t: Messages, citation: str) -> Iterator[Nodes]:
    """The block as parts of a page; ``citation`` is how the dossier is cited, which no block knows."""
    if isinstance(block, Prose):
        yield from _prose(block, t, citation)
    elif isinstance(block, Downloads):
        yield overview.downloads(block, t, citation)
    else:
        yield _OF_BLOCK[type(block)](block, t)


def _prose(block: Prose, t: Messages, citation: str) -> Iterator[Nodes]:
    """Curated text, with the cells of its tables and the sections of its directives between its pieces."""
    text: list[Piece] = []
    if block.title:
        yield (Heading(2, block.title),)
    for part in block.parts:
        if isinstance(part, Markdown | Anchor | Marks):
            text.append(part)
            continue
        yield (Paragraph(tuple(text)),)
        text.clear()
        if isinstance(part, ProseTable):
            yield (Written(part.heading, Table(part.head, tuple(map(Row, part.rows)))),)
        else:
            yield from sections(part, t, citation)
    yield (Paragraph(tuple(text)),)
