"""Whom a curated sentence lets speak, against who asserts or carries the claims that it cites."""

from collections.abc import Iterable, Iterator

from dossier.derive.actors import Actors, actors_of
from dossier.derive.amounts import plain
from dossier.derive.spoken import Subject, Voice
from dossier.derive.voices import voices
from dossier.derive.withdrawals import citing_sentences
from dossier.language.speech import Speech, speech
from dossier.model.content import Claim, Dossier
from dossier.model.same_text import normal
from dossier.model.text import Sentence
from dossier.problems import Code, Problem

# In words, as "On 5 May 2024," has them.
_LONGEST_DATE = 4


def misattributed_sentences(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that begins or ends with who says it cites something that they say, carry or are part of.

    Of other sentences, and of claims with nobody who says so, nothing is told: another may be meant.
    """
    data, actors = speech(dossier.settings.language), actors_of(dossier)
    for sentence in citing_sentences(dossier) if data else ():
        claims = [dossier.claims[cited.claim] for cited in sentence.claims if cited.claim in dossier.claims]
        is_known = bool(claims) and all(claim.by and all(by.actor for by in claim.by) for claim in claims)
        first = (
            _first(normal(sentence.text), dossier.settings.language, data, actors)
            if is_known and data
            else None
        )
        theirs = (
            {actor for claim in claims for actor in _speakers(claim, dossier, actors)} if first else set()
        )
        if first and not any(_are_one(one, other, actors) for one in first.actors for other in theirs):
            yield _problem(sentence, first, theirs)


def _first(text: str, language: str, data: Speech, actors: Actors) -> Voice | None:
    """Who says a sentence, if its beginning or its end is for that: "Holm said", "according to Holm"."""
    for voice in _voices(text, language, actors):
        names = {normal(name) for actor in voice.actors for name in actors.names[actor]}
        if len(voice.actors) == 1 and voice.words in names and _frames(text, voice, data):
            return voice
    return None


def _frames(text: str, voice: Voice, data: Speech) -> bool:
    """Whether words that name somebody stand so that the whole sentence is what they say."""
    before, _, behind = text.partition(voice.words)
    before, is_named = before.strip().casefold(), voice.subject is Subject.NAMED
    is_cited = before.endswith(tuple(data.parts["according"]))
    is_alone = before in data.parts["according"] or (not before and is_named)
    is_last = len(behind.split()) <= 1 and (before.endswith(",") if is_named else is_cited)
    return is_alone or is_last or (is_named and before.endswith(",") and len(before.split()) <= _LONGEST_DATE)


def _voices(text: str, language: str, actors: Actors) -> Iterable[Voice]:
    words = (max(len(text) - 2, 0), max(len(text) - 1, 0))
    return voices(text, words, (0, len(text)), language, actors, ()) or ()


def _speakers(claim: Claim, dossier: Dossier, actors: Actors) -> Iterator[str]:
    """Who asserts or carries a claim, and whoever its own sentence lets speak."""
    yield from (each.actor for each in (*claim.by, *claim.via))
    for voice in _voices(normal(plain(claim.says)), dossier.settings.language, actors):
        yield from voice.actors


def _are_one(one: str, other: str, actors: Actors) -> bool:
    return actors.is_part(one, other) or actors.is_part(other, one)


def _problem(sentence: Sentence, first: Voice, theirs: Iterable[str]) -> Problem:
    listed = ", ".join(f"'{actor}'" for actor in sorted(theirs))
    message = f"this sentence lets '{first.words}' speak, but what it cites is said by {listed}"
    hint = "name who says it, or cite what they say"
    return Problem(Code.WRONG_SPEAKER, sentence.at, message, hint)


RULES = (misattributed_sentences,)
