"""How a speaker stands to what a claim says, against the verb that the source has for it."""

from collections.abc import Iterator

from dossier.check.speakers import Said, is_theirs
from dossier.derive.actors import Actors
from dossier.derive.amounts import plain
from dossier.derive.located import Located, Places, around
from dossier.language.negations import negations
from dossier.language.speech import Speech, cues, speech, units
from dossier.model.content import Claim, Dossier, Source, Stance
from dossier.problems import Code, Problem


def misstated_stances(
    claim: Claim, place: Located, places: Places, source: Source, dossier: Dossier, actors: Actors
) -> Iterator[Problem]:
    """What the source tells as a denial, promise, prediction or suspicion is not told as an assertion."""
    data = speech(dossier.settings.language)
    stances = _stances(Said(claim, place, places, source, actors)) if data and claim.by else frozenset()
    if not data or len(stances) != 1 or claim.analysis:
        return
    (stance,) = stances
    says = plain(claim.says)
    if claim.stance is Stance.ASSERTS and stance != "asserts":
        if not _tells(says, stance, dossier.settings.language, data):
            yield _problem(claim, f"the source {stance}", "give the claim's 'stance:', or word it in 'says:'")
    elif claim.stance is Stance.DENIES and stance == "asserts":
        text = around(place, places)
        own = speech(source.language)
        if own and not _tells(text, "denies", source.language, own):
            yield _problem(claim, "nothing there is denied", "mend 'stance:'")


def _problem(claim: Claim, what: str, hint: str) -> Problem:
    message = f"'{claim.ref.claim}' {claim.stance}, but in its sentence {what}"
    return Problem(Code.WRONG_STANCE, claim.at, message, hint)


def _stances(said: Said) -> frozenset[str]:
    """The stances of the verbs whose subject asserts the claim."""
    there = said.voices(said.claim.by[0]) or ()
    theirs = [v for v in there if any(is_theirs(v, by, said.actors) for by in said.claim.by)]
    return frozenset(voice.stance for voice in theirs if voice.stance)


def _tells(text: str, stance: str, language: str, data: Speech) -> bool:
    """Whether a text tells of that stance by any of its words, or of what may be."""
    if any(cue.stance == stance for cue in cues(text, language)):
        return True
    part = "untrue" if stance == "denies" else "open"
    return _has(text, part, data) or (stance == "denies" and bool(negations(text, language)))


def _has(text: str, part: str, data: Speech) -> bool:
    if data.order in ("particles", "before"):
        return any(phrase in text for phrase in data.parts[part])
    words = f" {' '.join([unit.lower for unit in units(text)])} "
    return any(f" {phrase} " in words for phrase in data.parts[part])
