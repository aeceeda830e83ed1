"""The source's ``words:`` for a speaker: they stand in the source, and name a person or an office."""

from collections.abc import Iterator
from functools import lru_cache

from dossier.derive.actors import Actors, named, places_of_name
from dossier.derive.located import Places
from dossier.derive.spoken import units_of
from dossier.language.lexicon import lexicon
from dossier.language.speech import Speech, cues, speech, units
from dossier.language.stems import stem
from dossier.model.content import Attribution, Claim, Source
from dossier.problems import Code, Problem

# What never names anybody by itself.
_NAMELESS = ("between", "pronouns", "definite", "joins", "breaks", "opens", "agent", "passive")


def unfit_words(
    claim: Claim, attribution: Attribution, places: Places, source: Source, actors: Actors
) -> Iterator[Problem]:
    """What is wrong with the words by which a source is said to name an actor."""
    words, language = attribution.words, source.language
    if not words:
        return
    name = claim.ref.claim
    others = {a for n in named(words, language, actors) for a in n.actors}
    if not any(places_of_name(other.text, language, words) for other in places.values()):
        message = f"'{words}', the words for '{attribution.actor}' in '{name}', do not stand in '{source.id}'"
        yield Problem(
            Code.MISNAMED_SPEAKER, attribution.at, message, "give the words that the source has there"
        )
    elif others and not any(_is_kin(actors, actor, attribution.actor) for actor in others):
        message = f"'{words}' in '{name}' names {_listed(others)}, not '{attribution.actor}'"
        yield Problem(Code.MISNAMED_SPEAKER, attribution.at, message, "mend 'by:' or 'via:'")
    else:
        yield from _nobody(claim, attribution, places, language)


def _is_kin(actors: Actors, one: str, other: str) -> bool:
    return actors.is_part(one, other) or actors.is_part(other, one)


def _listed(ids: set[str]) -> str:
    return " and ".join(f"'{id}'" for id in sorted(ids))


def _nobody(claim: Claim, attribution: Attribution, places: Places, language: str) -> Iterator[Problem]:
    """Words that cannot name anybody are an error; of those that may, somebody has to look."""
    data, words = speech(language), attribution.words
    if data is None:
        return
    if _is_nameless(words, language, data):
        message = f"'{words}' in '{claim.ref.claim}' names nobody"
        yield Problem(Code.MISNAMED_SPEAKER, attribution.at, message, "give the source's words for the actor")
    elif not _may_speak(words, language, [other.text for other in places.values()]):
        message = f"'{words}' in '{claim.ref.claim}' is not known as words for a person or an office"
        yield Problem(Code.UNREAD, attribution.at, message, "add them as an alias if they name the actor")


def _is_nameless(words: str, language: str, data: Speech) -> bool:
    fillers = lexicon(language).stops
    taken = [range(cue.start, cue.end) for cue in cues(words, language)]
    return all(
        not unit.lower[0].isalpha()
        or (
            not _is_office(unit.lower, language)
            and (
                unit.lower in fillers
                or any(data.has(part, unit.lower) for part in _NAMELESS)
                or any(unit.start in span for span in taken)
            )
        )
        for unit in units_of(words, language)
    )


def _is_office(word: str, language: str) -> bool:
    return stem(word, language) in _offices(language)


@lru_cache(maxsize=64)
def _offices(language: str) -> frozenset[str]:
    data = speech(language)
    return frozenset(stem(word, language) for word in data.parts["offices"]) if data else frozenset()


def _may_speak(words: str, language: str, texts: list[str]) -> bool:
    """Whether words name an office, are written like a name, or stand beside a verb of speech."""
    has_case = words.upper() != words.lower()
    if not has_case or any(_is_office(unit.lower, language) for unit in units_of(words, language)):
        return True
    # Of "the plant's head", the plant is not who speaks.
    return any(
        _is_like_name(text, start, end) or _speaks(text, start, end, language)
        for text in texts
        for start, end in places_of_name(text, language, words)
        if not text.startswith("'s", end)
    )


def _is_like_name(text: str, start: int, end: int) -> bool:
    """Whether the words have a capital that does not merely begin a sentence."""
    before = text[:start].rstrip("\"' ")
    inner = [unit for unit in units(text) if start <= unit.start and unit.end <= end]
    begins = not before or before[-1] in ".!?"
    return any(text[unit.start].isupper() for unit in (inner[1:] if begins else inner))


def _speaks(text: str, start: int, end: int, language: str) -> bool:
    return any(0 <= cue.start - end <= 1 or 0 <= start - cue.end <= 1 for cue in cues(text, language))
