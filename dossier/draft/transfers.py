"""What an article tells of who gave what to whom: as claims, and as entities of a kind that has both ends."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.derive.actors import Named, named
from dossier.derive.matching import Span
from dossier.draft.amounts import counted
from dossier.draft.days import date_of, day_of
from dossier.draft.deeds import is_open, verbs_of
from dossier.draft.entities import DraftedEntity
from dossier.draft.masked import Paragraph
from dossier.draft.phrases import Sentence
from dossier.draft.plainly import is_told_plainly
from dossier.draft.proposals import Context, Record, passage
from dossier.draft.sayings import sentences_of
from dossier.draft.targets import Targets, first_type
from dossier.draft.wording import Wording
from dossier.language.reporting import Reporting
from dossier.model.kinds import Field


class Gave(NamedTuple):
    """Who gave to whom, by their ids, with the sentence that tells so and the place of its verb."""

    paragraph: Paragraph
    there: Sentence
    verb: Span
    giver: str
    receiver: str

    @property
    def id(self) -> str:
        """The id of what went from one to the other."""
        return f"{self.giver}-to-{self.receiver}"


def transfers(paragraphs: Iterable[Paragraph], reporting: Reporting, context: Context) -> Iterator[Gave]:
    """Who gave to whom, where a verb tells so outside quotations, as something that was done."""
    seen = set()
    for paragraph in paragraphs:
        names = named(paragraph.masked, reporting.language, context.actors)
        for there in sentences_of(paragraph, reporting):
            for part, is_given in (("gives", True), ("gets", False)):
                for verb in verbs_of(there, part):
                    pair = _ends(names, verb, there, is_given)
                    if pair and (paragraph.locator, *pair) not in seen:
                        seen.add((paragraph.locator, *pair))
                        yield Gave(paragraph, there, verb, *pair)


def _ends(names: Sequence[Named], verb: Span, there: Sentence, is_given: bool) -> tuple[str, str] | None:
    """The giver and the receiver: the subject of a verb, and its object or whom a preposition names."""
    start, end = there.units[0].start, there.units[-1].end
    alone = [name for name in names if len(name.actors) == 1 and start <= name.start and name.end <= end]
    before = [n for n in alone if n.end <= verb[0] and is_open(there, n.end, verb[0])]
    if (
        not before
        or not _is_doer(there, before[-1], verb[0])
        or not is_told_plainly(there, 0, len(there.units))
    ):
        return None
    behind = (n for n in alone if verb[1] <= n.start and _is_other_end(there, verb[1], n, is_given))
    other = next(behind, None)
    if other is None or other.actors == before[-1].actors:
        return None
    subject, object = min(before[-1].actors), min(other.actors)
    return (subject, object) if is_given else (object, subject)


def _is_other_end(there: Sentence, verb: int, name: Named, is_given: bool) -> bool:
    """Whether a name stands right behind a verb of giving, or behind the preposition of the other end."""
    row = [unit.lower for unit in there.units if verb <= unit.start and unit.end <= name.start]
    while row and there.reporting.has("determiners", row[-1]):
        row.pop()
    if row and there.reporting.has("gives_to" if is_given else "gets_from", row[-1]):
        return not any(word in ",;:" for word in row)
    return is_given and not row


def _is_doer(there: Sentence, name: Named, verb: int) -> bool:
    """Whether a name is the subject itself: neither "a friend of Holm" nor "Holm's critics" is Holm."""
    first = next(k for k, unit in enumerate(there.units) if unit.end > name.start)
    while there.has("determiners", first - 1):
        first -= 1
    others = (k for k, unit in enumerate(there.units) if name.end <= unit.start and unit.end <= verb)
    is_joined = there.has("prepositions", first - 1) or there.has("genitives", first - 1)
    return not is_joined and not any(there.has("companions", k) for k in others)


def given_things(every: Iterable[Gave], wording: Wording, targets: Targets) -> tuple[DraftedEntity, ...]:
    """What went from one to another and has no file yet."""
    kind, dossier = targets.exchanges, wording.dossier
    new: dict[str, DraftedEntity] = {}
    for gave in every if kind else ():
        if kind and gave.id not in dossier.entities and gave.id not in dossier.sources:
            name = wording.exchange(gave.giver, gave.receiver)
            new[gave.id] = DraftedEntity(gave.id, kind.id, first_type(kind), name)
    return tuple(new.values())


def gave_record(gave: Gave, context: Context) -> list[Record]:
    """The claim that one gave to another, with what was given if the dossier has such a kind."""
    start, end = gave.there.units[0].start, gave.there.units[-1].end
    text = gave.paragraph.text
    words = passage(text, gave.verb[0], end, gave.paragraph.quotes)
    date = day_of(text[start:end], context.source)
    numbers = (
        list(counted(text[gave.verb[1] : end], context.source.language)) if context.reads_amounts else []
    )
    rich = context.wording.gave(gave.giver, gave.receiver, numbers, date_of(date))
    plain = context.wording.gave(gave.giver, gave.receiver, (), None)
    if not words or not plain:
        return []
    record: Record = {
        "at": gave.paragraph.locator,
        "says": plain,
        **words,
        "about": [gave.giver, gave.receiver],
    }
    full = record | {"says": rich} | ({"date": date} if date else {})
    ends = context.targets.ends
    if ends is None or gave.id not in context.dossier.entities:
        return [full, record]
    sets = {"sets": {gave.id: {f.id: _value(f, id) for f, id in zip(ends, gave[3:], strict=True)}}}
    return [full | sets, record | sets, full, record]


def _value(field: Field, id: str) -> object:
    return [id] if field.many else id
