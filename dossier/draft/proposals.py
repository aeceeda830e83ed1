"""What is proposed of an article as claims: records with fallbacks, to be held to the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.derive.actors import Actors, named
from dossier.draft.amounts import Counted, counted
from dossier.draft.days import date_of, day_of
from dossier.draft.quoted import Speech
from dossier.draft.speakers import Who
from dossier.draft.targets import Targets
from dossier.draft.wording import Wording
from dossier.language.cldr import primary
from dossier.language.tokens import words_of
from dossier.model.content import Dossier, Source

_LONGEST_PASSAGE = 5
_LONGEST_ABOUT = 3
_STANCES = ("asserts", "denies", "promises", "predicts", "suspects")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What every proposal of an article needs."""

    dossier: Dossier
    source: Source
    actors: Actors
    targets: Targets
    wording: Wording
    verbs: frozenset[str] = frozenset()

    @property
    def reads_amounts(self) -> bool:
        """Whether what is counted has the same words in the article and in the dossier."""
        return primary(self.source.language) == primary(self.dossier.settings.language)


def proposal(speech: Speech, who: Who | None, via: Sequence[str], context: Context) -> list[Record]:
    """A claim of what somebody says, the fullest record first; nothing where it is too unsure."""
    is_told = speech.cue is not None and _cue(speech).lower() in context.verbs
    if not speech.is_quote and not (is_told and who and (who.actor or who.role)):
        return []
    words = _words(speech)
    if not words:
        return []
    who, language = who or Who(unsure=True), context.source.language
    stance = speech.stance if speech.stance in _STANCES else "asserts"
    text = " ".join(speech.paragraph.text[start:end] for start, end in speech.content)
    numbers = list(counted(text, language)) if context.reads_amounts else []
    about = named_in(text, context, who.actor)
    date = "" if speech.is_near else day_of(text, context.source)
    record: Record = {"at": speech.locator, "by": who.record} | ({"via": list(via)} if via else {})
    record |= {} if stance == "asserts" else {"stance": stance}
    unsure = ["speaker"] if who.unsure or not (who.actor or who.role) else []
    # No rule translates.
    unsure += ["words"] if speech.is_quote and context.dossier.foreign(context.source) else []
    rest = {**words, "unsure": unsure}
    wording = context.wording
    plain = record | {"says": wording.said(who, stance, (), (), None)} | rest
    rich = record | {"says": wording.said(who, stance, about, numbers, date_of(date))} | rest
    rich |= {"date": date} if date else {}
    rich |= {"about": about} if about else {}
    return [*(with_readings(rich, numbers, context)), rich, plain]


def with_readings(record: Record, numbers: Sequence[Counted], context: Context) -> Iterator[Record]:
    """The record with each number as a reading, if the dossier has a kind for them."""
    level = context.targets.level
    sets = {number.figure: {level.id: number.value} for number in numbers} if level else {}
    if sets and len(sets) == len(numbers):
        yield record | {"sets": sets}


def named_in(text: str, context: Context, speaker: str = "") -> list[str]:
    """Whom a text names beside its speaker, by id; the first few."""
    there = named(text, context.source.language, context.actors)
    ids = dict.fromkeys(next(iter(name.actors)) for name in there if len(name.actors) == 1)
    return [id for id in ids if id != speaker][:_LONGEST_ABOUT]


def _cue(speech: Speech) -> str:
    return speech.paragraph.text[slice(*speech.cue)] if speech.cue else ""


def _words(speech: Speech) -> dict[str, str]:
    """The words of a quotation, or a few words that find the place of what is reported."""
    paragraph, (start, end) = speech.paragraph, speech.content[0]
    if speech.is_quote:
        return {"quote": paragraph.text[start:end].strip(" ,")}
    return passage(paragraph.text, start, end, paragraph.quotes)


def passage(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> dict[str, str]:
    """A few words that stand at one place of a paragraph only, and in no quotation."""
    for first, _ in quotes:
        end = first - 1 if start < first < end else end
    row = text[start:end].strip(" ,;:-\"'").split(" ")
    starts = range(max(len(row) - _LONGEST_PASSAGE, 0) + 1)
    for i in starts:
        words = " ".join(row[i : i + _LONGEST_PASSAGE]).strip(" ,;:-\"'().")
        count = len(words_of(words))
        if 2 <= count <= _LONGEST_PASSAGE and text.count(words) == 1 and '"' not in words:
            return {"passage": words}
    return {}
