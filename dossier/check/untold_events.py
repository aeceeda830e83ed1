"""A number whose event the source does not tell: 600 people who crossed are no 600 dead."""

import re
from collections.abc import Iterable, Iterator

from dossier.derive.amounts import plain
from dossier.derive.located import Places
from dossier.language.amounts import Amount
from dossier.language.beside_numbers import Telling
from dossier.language.lexicon import lexicon
from dossier.language.told_events import may_tell
from dossier.language.wholes import is_verb
from dossier.model.content import Claim, Dossier, Entity

# What may stand behind a number, where words are not parted, without telling anything.
_BARE = re.compile("[人名명사람がは。. ]*")


def untold_event(said: Amount, by: Iterable[Amount], given: Telling, places: Places) -> str:
    """What happened to those who are counted, where nothing tells it beside the numbers that it follows from.

    Where the sentence of a number says otherwise what they did, or tells it of another number, the rest of
    the article cannot tell it.
    """
    by, (sentence, language) = tuple(by), given
    event = _open_event(said, by)
    if not event:
        return ""
    tells_more = any(_tells_more(other, sentence, language) for other in by)
    if may_tell(sentence, event, language):
        is_others = tells_more and any(a.event == event and a not in by for a in given.amounts)
        return event if is_others else ""
    is_told = not tells_more and any(may_tell(place.text, event, language) for place in places.values())
    return "" if is_told else event


def _tells_more(number: Amount, sentence: str, language: str) -> bool:
    """Whether a sentence tells what those who are counted did; where verbs are not listed, names them."""
    words = lexicon(language)
    if words.participles:
        return number.counted[-1:] != () and is_verb(number.counted[-1], words)
    if words.glued:
        return not _BARE.fullmatch(sentence[number.end :])
    return bool(number.counted)


def event_of_nobody(said: Amount, given: Iterable[Amount], claims: Iterable[Claim], dossier: Dossier) -> str:
    """What a text says of those who are counted, where none of the claims that it cites tells it."""
    event = _open_event(said, given)
    texts = (pair for claim in claims for pair in _texts(claim, dossier)) if event else ()
    return "" if any(may_tell(text, event, language) for text, language in texts) else event


def _open_event(said: Amount, given: Iterable[Amount]) -> str:
    """The event of a number, if those that it follows from have none."""
    return "" if any(other.event for other in given) else said.event


def _texts(claim: Claim, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What a claim says, quotes and is about, each with its language."""
    language = dossier.settings.language
    yield plain(claim.says), language
    if claim.quote:
        yield claim.quote.exact, dossier.sources[claim.ref.source].language
    for entity in (dossier.entities[id] for id in claim.subjects if id in dossier.entities):
        yield " ".join(_names(entity)), language


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases, entity.unit, *entity.counts)
