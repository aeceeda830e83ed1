"""What an article tells itself, with nobody named who says so: who met whom, and what somebody is called."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.derive.actors import Named, named
from dossier.derive.matching import Span
from dossier.draft.days import date_of, day_of
from dossier.draft.entities import DraftedEntity
from dossier.draft.masked import Paragraph
from dossier.draft.meeting_nouns import met_by_noun
from dossier.draft.phrases import Sentence
from dossier.draft.plainly import is_told_as_done
from dossier.draft.proposals import Context, Record, passage
from dossier.draft.sayings import sentences_of
from dossier.draft.targets import Targets, first_type
from dossier.draft.wording import Wording
from dossier.language.reporting import Reporting
from dossier.model.slugs import suggested_id

# In letters: so near to the verb stand those who met.
_NEAR = 60
# In words: what stands between the name of a state and that of who holds an office there.
_TITLE = 3


class Met(NamedTuple):
    """Two parties that met, by their ids, with the sentence that tells so and the place of its verb."""

    paragraph: Paragraph
    there: Sentence
    verb: Span
    one: str
    other: str
    by_noun: bool = False

    @property
    def parties(self) -> tuple[str, str]:
        """Both, in the order of their ids."""
        return min(self.one, self.other), max(self.one, self.other)

    @property
    def id(self) -> str:
        """The id of what they had together."""
        return "-".join(("met", *self.parties))


def meetings(paragraphs: Iterable[Paragraph], reporting: Reporting, context: Context) -> Iterator[Met]:
    """Who met whom, where a verb or a noun tells so outside quotations."""
    language, seen = reporting.language, set()
    for paragraph in paragraphs:
        names = named(paragraph.masked, language, context.actors)
        for there in sentences_of(paragraph, reporting):
            for verb in verbs_of(there, "meets"):
                pair = _pair(names, verb, there) if is_told_as_done(there, verb[0]) else None
                if pair and (paragraph.locator, *pair) not in seen:
                    seen.add((paragraph.locator, *pair))
                    yield Met(paragraph, there, verb, *pair)
            for noun, one, other in met_by_noun(names, there, context):
                if not {(paragraph.locator, one, other), (paragraph.locator, other, one)} & seen:
                    seen.add((paragraph.locator, one, other))
                    yield Met(paragraph, there, noun, one, other, by_noun=True)


def verbs_of(there: Sentence, part: str) -> Iterator[Span]:
    """Where a verb of a list stands, the longest of those that begin at one place."""
    words = [unit.lower for unit in there.units]
    for i, unit in enumerate(there.units):
        for count in (3, 2, 1):
            if " ".join(words[i : i + count]) in there.reporting.parts[part]:
                yield unit.start, there.units[min(i + count, len(words)) - 1].end
                break


def _pair(names: Sequence[Named], verb: Span, there: Sentence) -> tuple[str, str] | None:
    """Who met whom: the names on both sides of a verb, or two that are joined before it."""
    start, end = there.units[0].start, there.units[-1].end
    before = [n for n in names if start <= n.start and n.end <= verb[0] and verb[0] - n.end <= _NEAR]
    behind = [n for n in names if verb[1] <= n.start and n.end <= end and n.start - verb[1] <= _NEAR]
    one = before[-1] if before else None
    other = _holder(behind, there) if behind and is_open(there, verb[1], behind[0].start) else None
    if one and not other and len(before) > 1:
        other = before[-2] if _is_joined(there, before[-2].end, one.start) else None
    ids = {min(name.actors) for name in (one, other) if name and len(name.actors) == 1}
    return (min(one.actors), min(other.actors)) if one and other and len(ids) == 2 else None


def _holder(behind: Sequence[Named], there: Sentence) -> Named:
    """The name that is meant by a row of them: "Norland's minister Holm"."""
    last = behind[0]
    for name in behind[1:]:
        if not is_open(there, last.end, name.start) or len(_between(there, last.end, name.start)) > _TITLE:
            break
        last = name
    return last


def is_open(there: Sentence, start: int, end: int) -> bool:
    """Whether only words stand there that may lead to a name, and no sign, preposition or conjunction."""
    parts = ("prepositions", "joins", "subordinators")
    return all(
        word.strip("'").isalpha() and not any(there.reporting.has(part, word.lower()) for part in parts)
        for word in _between(there, start, end)
    )


def _is_joined(there: Sentence, start: int, end: int) -> bool:
    words = [word.lower() for word in _between(there, start, end)]
    return any(there.reporting.has("joins", word) for word in words) and len(words) <= _TITLE + 1


def _between(there: Sentence, start: int, end: int) -> list[str]:
    return there.text[start:end].split()


def events(every: Iterable[Met], wording: Wording, targets: Targets) -> tuple[DraftedEntity, ...]:
    """The meetings that have no file yet."""
    kind, dossier = targets.events, wording.dossier
    new: dict[str, DraftedEntity] = {}
    for met in every if kind else ():
        if kind and met.id not in dossier.entities and met.id not in dossier.sources:
            name = wording.meeting(*met.parties)
            new[met.id] = DraftedEntity(met.id, kind.id, first_type(kind), name)
    return tuple(new.values())


def met_record(met: Met, context: Context) -> list[Record]:
    """The claim that two met, with the meeting if the dossier has such a kind."""
    start, end = met.there.units[0].start, met.there.units[-1].end
    # Before a noun, another day may be told: that on which somebody spoke of it.
    date = day_of(met.paragraph.text[met.verb[0] if met.by_noun else start : end], context.source)
    text = met.paragraph.text
    words = passage(text, met.verb[0], end, met.paragraph.quotes)
    says = context.wording.met(met.one, met.other, date_of(date))
    if not words or not says:
        return []
    plain: Record = {
        "at": met.paragraph.locator,
        "says": context.wording.met(met.one, met.other, None),
        **words,
        "about": [met.one, met.other],
    }
    field = context.targets.participants
    if field is None or met.id not in context.dossier.entities:
        return [plain]
    sets = {met.id: {field.id: list(met.parties)}}
    dated = {**plain, "says": says, "date": date} if date else plain
    return [{**dated, "sets": sets}, {**plain, "sets": sets}, plain]


def titled_record(locator: str, actor: str, title: str, words: str, context: Context) -> list[Record]:
    """The claim that somebody is called something."""
    field = context.targets.title
    says = context.wording.titled(actor, title)
    if field is None or not says or not suggested_id(title):
        return []
    plain: Record = {"at": locator, "says": says, "passage": words, "about": [actor]}
    return [{**plain, "sets": {actor: {field.id: title}}}]
