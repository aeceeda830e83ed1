"""The section of what readers should take away."""

from collections.abc import Iterator

from dossier.compose.sections.takeaways import Alone, Takeaways
from dossier.render.lines import Line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Box, Items, Nodes, Paragraph
from dossier.render.wording.cells import numbers_words
from dossier.render.wording.sequences import way_of_word


def takeaways(block: Takeaways, t: Messages) -> Nodes:
    """A few sentences, those that an editor wrote or those that the records yield."""
    items: tuple[Line, ...] = tuple(run("bold", wrote) for wrote in block.wrote)
    items = items or tuple(_drawn(block, t))
    alone = (Paragraph(_origins(block, t), "remark"),) if block.is_alone else ()
    # Between the editor's sentences, the way of a party's word is drawn; drawn from the records, it is one.
    strip = (Paragraph(way_of_word(block.changed, t), "steps"),) if block.wrote and block.changed else ()
    return (Box((Items(items), *strip, *alone), ("takeaways",)),)


def _drawn(block: Takeaways, t: Messages) -> Iterator[Line]:
    if block.numbers:
        yield numbers_words(block.numbers, t)
    if block.changed:
        yield way_of_word(block.changed, t)
    if block.alone:
        yield _alone(block.alone, t)


def _alone(alone: Alone, t: Messages) -> Line:
    return run("bold", t.line("takeaways.rest", parties=t.all_in_line(alone.parties), statements=alone.every))


def _origins(block: Takeaways, t: Messages) -> str:
    """That no statement has two origins, and why facts have, where they do."""
    apart = " " + t("takeaways.told-apart") if block.is_told_apart else ""
    return f"{t('takeaways.none-independent')}{apart}"
