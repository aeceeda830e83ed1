"""Whom a curated sentence lets speak, against who asserts, carries or prints the claims that it cites."""

from collections.abc import Iterable, Iterator, Sequence

from dossier.derive.actors import Actors, actors_of, named
from dossier.derive.amounts import plain
from dossier.derive.reports import works_behind
from dossier.derive.spoken import Subject, Voice
from dossier.derive.voices import voices
from dossier.derive.withdrawals import citing_sentences
from dossier.language.negations import negations
from dossier.language.speech import Speech, speech
from dossier.model.content import Claim, Dossier
from dossier.model.same_text import normal
from dossier.problems import Code, Problem

# In words, as "On 5 May 2024," has them.
_LONGEST_DATE = 4


def misattributed_sentences(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that begins or ends with who says it cites something that they, or who is part of them, say.

    Nothing is told of claims with nobody who says so, and where the sentence names somebody who does, too.
    """
    language, actors = dossier.settings.language, actors_of(dossier)
    data = speech(language)
    for sentence in citing_sentences(dossier) if data else ():
        claims = [dossier.claims[cited.claim] for cited in sentence.claims if cited.claim in dossier.claims]
        text, is_known = normal(sentence.text), claims and all(map(_has_speakers, claims))
        first = _first(text, language, data, actors) if is_known and data else ""
        if first and not _is_theirs(text, claims, dossier, actors):
            listed = ", ".join(f"'{actor}'" for actor in _asserting(claims))
            message = f"this sentence lets '{first}' speak, but what it cites is said by {listed}"
            yield Problem(Code.WRONG_SPEAKER, sentence.at, message, "name who says it, or cite what they say")


def _has_speakers(claim: Claim) -> bool:
    return bool(claim.by) and all(by.actor for by in claim.by)


def _asserting(claims: Iterable[Claim]) -> Sequence[str]:
    return sorted({by.actor for claim in claims for by in claim.by})


def _first(text: str, language: str, data: Speech, actors: Actors) -> str:
    """Who says a sentence, if its beginning or its end is for that: "Holm said", "according to Holm".

    What somebody did not say is left to editors.
    """
    for voice in _voices(text, language, actors) if not negations(text, language) else ():
        names = {normal(name) for actor in voice.actors for name in actors.names[actor]}
        if len(voice.actors) == 1 and voice.words in names and _frames(text, voice, data):
            return voice.words
    return ""


def _frames(text: str, voice: Voice, data: Speech) -> bool:
    """Whether words that name somebody stand so that the whole sentence is what they say."""
    before, _, behind = text.partition(voice.words)
    before, is_named = before.strip().casefold(), voice.subject is Subject.NAMED
    if before in data.parts["according"] or not before:
        return is_named or bool(before)
    if len(behind.split()) <= 1:
        # Behind a comma, alone or with the verb before: ", Berg said", ", says Berg".
        _, comma, verb = before.rpartition(",")
        is_told = is_named and bool(comma) and len(verb.split()) <= 1
        return is_told or before.endswith(tuple(data.parts["according"]))
    return is_named and before.endswith(",") and len(before.split()) <= _LONGEST_DATE


def _voices(text: str, language: str, actors: Actors) -> Iterable[Voice]:
    """Whose words the end of a text is."""
    end = len(text)
    return voices(text, (max(end - 2, 0), max(end - 1, 0)), (0, end), language, actors, ()) or ()


def _is_theirs(text: str, claims: Iterable[Claim], dossier: Dossier, actors: Actors) -> bool:
    """Whether a sentence names anybody who says what it cites, or whom somebody is part of who does."""
    theirs = {actor for claim in claims for actor in _speakers(claim, dossier, actors)}
    there = {actor for name in named(text, dossier.settings.language, actors) for actor in name.actors}
    return any(actors.is_part(speaker, actor) for actor in there for speaker in theirs)


def _speakers(claim: Claim, dossier: Dossier, actors: Actors) -> Iterator[str]:
    """Who asserts, carries or prints a claim, and whoever its own sentence lets speak."""
    yield from (each.actor for each in (*claim.by, *claim.via))
    language = dossier.settings.language
    yield from (actor for v in _voices(normal(plain(claim.says)), language, actors) for actor in v.actors)
    for work in works_behind(dossier, claim.ref.source):
        source = dossier.sources.get(work)
        printed = (source.publisher, *source.author) if source else ()
        yield from (
            actor for each in printed for n in named(normal(each), language, actors) for actor in n.actors
        )
        yield work


RULES = (misattributed_sentences,)
