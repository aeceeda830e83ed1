"""Quotations in a text: what stands between marks, or behind a dash.

All takes and gives offsets in ``marked`` texts, which have their quotation marks as they are printed. What is
neither surely quoted nor surely not is kept apart, with the sign that stopped the reading.
"""

from dataclasses import dataclass
from functools import lru_cache

from dossier.language.dialogue import dialogue
from dossier.language.quotation_marks import Doubt, Reading, Span, read_marks

__all__ = ["Doubt", "Quotations", "quotations", "quotations_of"]


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of one text, and what may be one."""

    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=512)  # what is quoted in a sentence, and what may be, is asked for one after the other
def quotations(text: str) -> Quotations:
    """The quotations of a text that stands alone: a mark that nothing closes is in doubt."""
    return _within(text, read_marks(text), after="")


def quotations_of(texts: tuple[str, ...], language: str) -> tuple[Quotations, ...]:
    """The quotations of the paragraphs of an article, of which one may run on over the next."""
    answers = []
    for text, after in zip(texts, (*texts[1:], ""), strict=True):
        marks = _within(text, read_marks(text), after)
        said, unsure = dialogue(text, language)
        answers.append(Quotations((*marks.spans, *said), (*marks.doubts, *unsure)))
    return tuple(answers)


def _within(text: str, reading: Reading, after: str) -> Quotations:
    """What is quoted in a text; what nothing closes goes on to its end, if the next paragraph takes it up."""
    runs_on = [one for one in reading.open if _goes_on(one.sign, after)]
    doubts = [Doubt(one.start, len(text), one.sign) for one in reading.open if one not in runs_on]
    return Quotations(
        (*reading.spans, *((one.start, len(text)) for one in runs_on)), (*reading.doubts, *doubts)
    )


def _goes_on(sign: str, after: str) -> bool:
    """Whether the next paragraph repeats the mark; French may repeat the closing one instead."""
    return after[:1] == sign or (sign == "«" and after[:1] == "»")
