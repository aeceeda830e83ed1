"""The drafts of one source: claims that stand in its article, and the entities that they need."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from dossier.assist.gate import Verdict, verdicts
from dossier.derive.actors import actors_of
from dossier.derive.located import places_of
from dossier.draft.amounts import counted
from dossier.draft.entities import DraftedEntity, measured, parties, with_entities
from dossier.draft.names import full_names
from dossier.draft.proposals import Context, Record, proposal
from dossier.draft.quoted import Speech, speeches
from dossier.draft.reading import paragraphs_of
from dossier.draft.speakers import Who, newcomers, speakers
from dossier.draft.targets import targets_of
from dossier.draft.wording import Wording
from dossier.intake.clues import suggested_id
from dossier.language.reporting import Reporting, reporting
from dossier.model.content import Dossier
from dossier.render.messages import messages_of

DRAFTED_BY = "dossier draft"

_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Drafts:
    """What is written down of a source: records of claims, new entities; and how many proposals fell."""

    records: tuple[Record, ...] = ()
    entities: tuple[DraftedEntity, ...] = ()
    refused: int = 0


def drafts_of(dossier: Dossier, id: str) -> Drafts:
    """The drafts of a source whose text is at hand; none in a language that is not known so well."""
    source = dossier.sources[id]
    data = reporting(source.language)
    if data is None:
        return Drafts()
    paragraphs = paragraphs_of(places_of(dossier.archive[id]), source.language)
    every = tuple(_once(speeches(paragraphs, data)))
    targets = targets_of(dossier)
    people = newcomers(every, data, full_names(paragraphs, data), actors_of(dossier))
    new = parties(dossier, people, targets)
    whole = with_entities(dossier, new)
    new += _figures(whole, every, source.language)
    whole = with_entities(dossier, new)
    actors = actors_of(whole)
    context = Context(whole, source, actors, targets, Wording(whole, messages_of(whole)), cues_of(data))
    whos = speakers(every, data, actors)
    ladders = [
        proposal(each, who, carriers(every, whos, each), context)
        for each, who in zip(every, whos, strict=True)
    ]
    ladders = list(_with_ids([ladder for ladder in ladders if ladder], {c.ref.claim for c in source.claims}))
    given = _verified(whole, id, ladders)
    records = tuple(verdict.record for verdict in given if verdict.is_accepted)
    used = {*_ids(records)}
    kept = tuple(each for each in new if each.id in used)
    return Drafts(records, kept, len(ladders) - len(records))


def cues_of(data: Reporting) -> frozenset[str]:
    """The words that surely tell of speech."""
    return frozenset((*data.verbs, *data.parts["according"], *data.parts["according_behind"], ":"))


def _once(every: Iterable[Speech]) -> Iterator[Speech]:
    """What is said, without what only surrounds a quotation that is proposed by itself, and nothing twice."""
    row = list(every)
    quotes = [speech for speech in row if speech.is_quote]
    seen = set()
    for speech in row:
        key = (speech.locator, speech.content[0][0])
        surrounds = not speech.is_quote and any(_holds(speech, quote) for quote in quotes)
        if not surrounds and key not in seen:
            seen.add(key)
            yield speech


def _holds(outer: Speech, inner: Speech) -> bool:
    """Whether words are a part of others."""
    start, end = inner.content[0]
    is_near = outer.paragraph is inner.paragraph
    return is_near and any(first <= start and end <= last for first, last in outer.content)


def carriers(every: Sequence[Speech], whos: Sequence[Who | None], speech: Speech) -> list[str]:
    """Who brought what somebody says to the article: whose words hold the verb that tells of it."""
    by = next((who.actor for other, who in zip(every, whos, strict=True) if other is speech and who), "")
    outer = [
        who.actor
        for other, who in zip(every, whos, strict=True)
        if who
        and who.actor
        and other is not speech
        and speech.cue
        and not other.is_quote
        and other.paragraph is speech.paragraph
        and any(a <= speech.cue[0] and speech.cue[1] <= b for a, b in other.content)
    ]
    return [id for id in dict.fromkeys(outer) if id != by]


def _figures(dossier: Dossier, every: Sequence[Speech], language: str) -> tuple[DraftedEntity, ...]:
    kind = targets_of(dossier).measures
    new: dict[str, DraftedEntity] = {}
    for speech in every if kind else ():
        for number in counted(speech.words, language):
            figure = measured(dossier, kind, number.figure, number.unit) if kind else None
            if figure:
                new.setdefault(figure.id, figure)
    return tuple(new.values())


def _verified(dossier: Dossier, id: str, ladders: Sequence[list[Record]]) -> list[Verdict]:
    """For each proposal the fullest record that stands in the article."""
    given: dict[int, Verdict] = {}
    for step in range(max(map(len, ladders), default=0)):
        left = [
            i
            for i in range(len(ladders))
            if step < len(ladders[i]) and not (i in given and given[i].is_accepted)
        ]
        tried = verdicts(dossier, id, [ladders[i][step] for i in left], DRAFTED_BY)
        given |= dict(zip(left, tried, strict=True))
    return [given[i] for i in sorted(given)]


def _ids(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        yield from record.get("about", ())
        yield from record.get("sets", {})
        for by in (record.get("by"), *record.get("via", ())):
            yield by["actor"] if isinstance(by, dict) and "actor" in by else by if isinstance(by, str) else ""


def _with_ids(ladders: Iterable[list[Record]], taken: set[str]) -> Iterator[list[Record]]:
    """The proposals, each with an id of its own, made of the first words that it takes from the article."""
    for ladder in ladders:
        words = str(ladder[0].get("quote") or ladder[0].get("passage"))
        stem = suggested_id(words)[:_LONGEST_ID].strip("-") or "draft"
        id = next(name for name in chain((stem,), (f"{stem}-{n}" for n in count(2))) if name not in taken)
        taken.add(id)
        yield [{"id": id, **record} for record in ladder]
