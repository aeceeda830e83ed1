"""The drafts of one source: claims that stand in its article, and the entities that they need."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.derive.actors import Actors, actors_of, named
from dossier.derive.located import places_of
from dossier.draft.amounts import Counted, counted
from dossier.draft.counts import counted_record, counting, numbers_in
from dossier.draft.deeds import events, meetings, met_record, titled_record, verbs_of
from dossier.draft.entities import DraftedEntity, measured, parties, with_entities
from dossier.draft.hearsay import by_whoever_says_so
from dossier.draft.ladders import Ladder, ids_in, verified, with_ids
from dossier.draft.masked import Paragraph
from dossier.draft.names import Full, Newcomer, full_names, in_article, named_in, newcomer
from dossier.draft.proposals import Context, Record, proposal
from dossier.draft.quoted import Speech
from dossier.draft.reading import all_speeches, paragraphs_of
from dossier.draft.sayings import sentences_of
from dossier.draft.speakers import Who, newcomers, phrase_of, speakers
from dossier.draft.targets import Targets, targets_of
from dossier.draft.transfers import gave_record, given_things, transfers
from dossier.draft.wording import Wording
from dossier.language.identified import language_name
from dossier.language.reporting import Reporting, reporting_by_verbs
from dossier.model.content import Dossier
from dossier.model.slugs import suggested_id
from dossier.problems.extras import SPACY, installing
from dossier.render.messages import messages_of

# The lists of words that tell of a deed of somebody.
_DEEDS = ("meets", "encounters", "gives", "gets")


@dataclass(frozen=True, slots=True)
class Drafts:
    """What is written down of a source: records of claims, new entities; and how many proposals fell.

    ``unread`` is the name of a language of which no rules tell who says what.
    """

    records: tuple[Record, ...] = ()
    entities: tuple[DraftedEntity, ...] = ()
    refused: int = 0
    unread: str = ""

    @property
    def tally(self) -> str:
        """How many of each there are, as a line for the terminal."""
        if self.unread:
            model = f"install a model of it for spaCy ({installing(SPACY)})"
            return f"no drafts; the rules read no {self.unread}: {model}, or write the claims by hand"
        claims, entities = len(self.records), len(self.entities)
        drafts = f"{claims} {'draft' if claims == 1 else 'drafts'}"
        new = f"{entities} new {'entity' if entities == 1 else 'entities'}"
        some = "proposal" if self.refused == 1 else "proposals"
        return f"{drafts}, {new}; {self.refused} {some} did not stand in the article"


def drafts_of(dossier: Dossier, id: str) -> Drafts:
    """The drafts of a source whose text is at hand; none in a language that is not known so well."""
    source = dossier.sources[id]
    data = reporting_by_verbs(source.language)
    read = _read(dossier, id, data) if data else None
    if read is None or not (read.data.has_rules or read.speeches):
        return Drafts(unread=language_name(source.language))
    context, new = _context(dossier, id, read)
    whole = {*read.full.by_word.values()}
    people = {id for id, names in context.actors.names.items() if whole.intersection(names)}
    whos = speakers(read.speeches, read.data, context.actors, people)
    rungs = [*_said(read, whos, context), *(_done(read, whos, context) if read.data.has_rules else ())]
    ladders = list(with_ids([rung for rung in rungs if rung], {c.ref.claim for c in source.claims}))
    given = verified(context.dossier, id, ladders)
    records = tuple(verdict.record for verdict in given if verdict.is_accepted)
    used = {*ids_in(records)}
    kept = tuple(each for each in new if each.id in used)
    return Drafts(records, kept, len(ladders) - len(records))


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as it was read: its paragraphs, what is said there, and who of those who speak is new."""

    data: Reporting
    paragraphs: tuple[Paragraph, ...]
    speeches: tuple[Speech, ...]
    full: Full
    newcomers: tuple[Newcomer, ...]


def _read(dossier: Dossier, id: str, data: Reporting) -> _Read:
    paragraphs = paragraphs_of(places_of(dossier.archive[id]), data.language)
    every = tuple(_once(all_speeches(paragraphs, data)))
    full = full_names(paragraphs, data)
    actors = actors_of(dossier)
    people = [*newcomers(every, data, full, actors), *_doers(paragraphs, data, full, actors)]
    return _Read(data, paragraphs, every, full, tuple(people))


def _doers(
    paragraphs: Iterable[Paragraph], data: Reporting, full: Full, actors: Actors
) -> Iterator[Newcomer]:
    """Those who may have met somebody or given something, and have no file yet."""
    for paragraph in paragraphs:
        for there in sentences_of(paragraph, data):
            if any(True for part in _DEEDS for _ in verbs_of(there, part)):
                yield from (w for w in named_in(there, full) if not named(w.name, data.language, actors))


def _context(dossier: Dossier, id: str, read: _Read) -> tuple[Context, tuple[DraftedEntity, ...]]:
    """What the proposals need, with the entities that the dossier lacks."""
    targets, language = targets_of(dossier), read.data.language
    new = parties(dossier, read.newcomers, targets)
    new += _figures(with_entities(dossier, new), _numbers(read, language))
    context = _with(dossier, id, new, targets, read)
    met = tuple(meetings(read.paragraphs, read.data, context))
    gave = tuple(transfers(read.paragraphs, read.data, context))
    new += events(met, context.wording, targets) + given_things(gave, context.wording, targets)
    return _with(dossier, id, new, targets, read), new


def _with(
    dossier: Dossier, id: str, new: tuple[DraftedEntity, ...], targets: Targets, read: _Read
) -> Context:
    whole = with_entities(dossier, new)
    wording = Wording(whole, messages_of(whole))
    actors = in_article(actors_of(whole), read.full)
    return Context(whole, dossier.sources[id], actors, targets, wording, cues_of(read.data))


def _said(read: _Read, whos: Sequence[Who | None], context: Context) -> Iterator[Ladder]:
    every = read.speeches
    for speech, who in zip(every, whos, strict=True):
        yield proposal(speech, who, carriers(every, whos, speech), context)


def _done(read: _Read, whos: Sequence[Who | None], context: Context) -> Iterator[Ladder]:
    """What was done: meetings and transfers, and what those who speak are called."""
    heard = tuple(zip(read.speeches, whos, strict=True))
    for met in meetings(read.paragraphs, read.data, context):
        # "Holm promised help after talks with Berg": that they met, the article tells, or nobody.
        others = [pair for pair in heard if not (met.by_noun and pair[1] and pair[1].actor in met.parties)]
        yield by_whoever_says_so(met_record(met, context), met[:3], others, context)
    every = tuple(transfers(read.paragraphs, read.data, context))
    for gave in every:
        yield by_whoever_says_so(gave_record(gave, context), gave[:3], heard, context)
    given = {(gave.paragraph.locator, gave.there.units[0]) for gave in every}
    for paragraph, there in counting(read.paragraphs, read.data):
        if (paragraph.locator, there.units[0]) not in given:
            yield counted_record((paragraph, there), context)
    seen: set[tuple[str, str]] = set()
    for speech in read.speeches:
        phrase = phrase_of(speech, read.data)
        who = newcomer(phrase.there, phrase.run, read.full) if phrase else None
        id = suggested_id(who.name) if who else ""
        if phrase and who and who.title and id in context.dossier.entities and (id, who.title) not in seen:
            seen.add((id, who.title))
            yield titled_record(speech.locator, id, who.title, phrase.text, context)


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


def _numbers(read: _Read, language: str) -> Iterator[Counted]:
    for speech in read.speeches:
        yield from counted(speech.words, language)
    for place in counting(read.paragraphs, read.data):
        yield from numbers_in(place, language)


def _figures(dossier: Dossier, every: Iterable[Counted]) -> tuple[DraftedEntity, ...]:
    kind = targets_of(dossier).measures
    new: dict[str, DraftedEntity] = {}
    for number in every if kind else ():
        figure = measured(dossier, kind, number.figure, number.unit) if kind else None
        if figure:
            new.setdefault(figure.id, figure)
    return tuple(new.values())
