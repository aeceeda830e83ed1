"""Who asserts a claim, and who carried it, against whose words stand there in the source."""

from collections.abc import Iterator

from dossier.derive.actors import Actors, Named, named, places_of_name
from dossier.derive.located import Located, Places, around
from dossier.derive.matching import quoted
from dossier.derive.voices import Subject, Voice, voices
from dossier.language.speech import speech, units
from dossier.model.content import Attribution, Claim, Source
from dossier.problems import Code, Problem

_MAY_MEAN_ANOTHER = (Subject.PRONOUN,)


def unnamed_speakers(
    claim: Claim, place: Located, places: Places, source: Source, actors: Actors
) -> Iterator[Problem]:
    """The words of the claim are those of who asserts it, and who carries it is named there."""
    for attribution in claim.by:
        if attribution.actor in actors.names:
            yield from _asserted(claim, attribution, place, places, source, actors)
    for attribution in claim.via:
        if attribution.actor in actors.names:
            yield from _carried(claim, attribution, place, places, source, actors)


def _asserted(
    claim: Claim, attribution: Attribution, place: Located, places: Places, source: Source, actors: Actors
) -> Iterator[Problem]:
    extra = _extra(attribution, place, source.language)
    there = voices(place.place.text, place.words, place.bounds, source.language, actors, extra)
    if not there:
        yield from _carried(claim, attribution, place, places, source, actors, there is not None)
        return
    if any(_is_theirs(voice, attribution, actors) for voice in there):
        return
    if any(_may_be(voice, attribution) for voice in there):
        yield from _carried(claim, attribution, place, places, source, actors, True)
        return
    yield _of_another(claim, attribution, there, place)


def _of_another(claim: Claim, attribution: Attribution, there: tuple[Voice, ...], place: Located) -> Problem:
    voice = there[0]
    is_direct = _is_quoted(place) and all(v.subject is Subject.NAMED for v in there)
    code = Code.WRONG_SPEAKER if is_direct else Code.UNNAMED_SPEAKER
    message = f"the words of '{claim.ref.claim}' are said there by '{voice.words}', not by '{attribution.actor}'"
    return Problem(code, attribution.at, message, "mend 'by:', or give the source's 'words:' for the actor")


def _is_quoted(place: Located) -> bool:
    return any(a <= place.words[0] and place.words[1] <= b for a, b in quoted(place.place.text))


def _is_theirs(voice: Voice, attribution: Attribution, actors: Actors) -> bool:
    return any(actors.is_part(actor, attribution.actor) for actor in voice.actors)


def _may_be(voice: Voice, attribution: Attribution) -> bool:
    return voice.subject is Subject.PRONOUN or (voice.subject is Subject.OTHER and bool(attribution.role))


def _extra(attribution: Attribution, place: Located, language: str) -> tuple[Named, ...]:
    spans = places_of_name(place.place.text, language, attribution.words) if attribution.words else ()
    return tuple(Named(start, end, frozenset({attribution.actor})) for start, end in spans)


def _carried(
    claim: Claim,
    attribution: Attribution,
    place: Located,
    places: Places,
    source: Source,
    actors: Actors,
    may_mean: bool = False,
) -> Iterator[Problem]:
    """Somebody is named in the sentence, or in one beside it, where that may be meant."""
    language = source.language
    # What somebody says between quotation marks about an actor does not name who says it.
    sentence = _without_quote(place) if may_mean else place.sentence
    if _is_named(attribution, sentence, language, actors):
        return
    beside = sentence + " " + _beside(place, places) if may_mean or _has_pronoun(claim, place, language) else ""
    if not _is_named(attribution, beside, language, actors):
        message = f"the sentence of '{claim.ref.claim}' does not name '{attribution.actor}'"
        yield Problem(Code.UNNAMED_SPEAKER, attribution.at, message, _hint(place.sentence, language, actors))


def _without_quote(place: Located) -> str:
    start, end = place.bounds
    own = next((q for q in quoted(place.place.text) if q[0] <= place.words[0] and place.words[1] <= q[1]), None)
    text = place.place.text
    return text[start : max(own[0], start)] + " " + text[own[1] : end] if own else text[start:end]


def _beside(place: Located, places: Places) -> str:
    return around(place, places).replace(place.sentence, " ")


def _has_pronoun(claim: Claim, place: Located, language: str) -> bool:
    """Whether a neighbour may tell who is meant: also in a quotation, and where pronouns are not known."""
    data = speech(language)
    if data is None or claim.quote is not None:
        return True
    return any(data.has("pronouns", unit.lower) for unit in units(place.sentence))


def _is_named(attribution: Attribution, text: str, language: str, actors: Actors) -> bool:
    if any(attribution.actor in name.actors for name in named(text, language, actors)):
        return True
    return bool(attribution.words and places_of_name(text, language, attribution.words))


def _hint(sentence: str, language: str, actors: Actors) -> str:
    there = sorted({actor for name in named(sentence, language, actors) for actor in name.actors})
    listed = ", ".join(f"'{actor}'" for actor in there)
    names = f"it names {listed}" if there else "it names no actor of this dossier"
    return f"{names}; mend 'by:' or 'via:', add an alias, or give the source's 'words:' for the actor"
