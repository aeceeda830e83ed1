"""What is asked of programs alone: no markup, no words of the article's own, no lost negation."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import nh3

from dossier.assist.records import Record
from dossier.check.unfounded_names import unfounded_names
from dossier.derive.amounts import plain
from dossier.derive.copied import runs, text_index
from dossier.derive.located import Places, locate, places_of
from dossier.language.letters import words
from dossier.language.negations import negations, negations_of
from dossier.language.speech import cues
from dossier.model.archive import Archived
from dossier.model.content import NOT_ADMITTING, Claim, Dossier, Source, Stance
from dossier.model.same_text import normal
from dossier.model.text import Markdown
from dossier.problems import Code, Location, Problem

# Signs by which Markdown makes links, pictures and code; a link of ours has two brackets.
_SIGNS = ("](", "![", "`", "[@", "<!--")


def markup(record: Record, at: Location) -> Iterator[Problem]:
    """The first text of a record that has HTML, a link to elsewhere, a picture, code or a citation."""
    for key, text in _texts(record):
        if nh3.is_html(text) or any(sign in text for sign in _SIGNS):
            hint = "write plain words, and [[names]] of entities"
            yield Problem(Code.BAD_MARKUP, at, f"the key '{key}' has markup that no claim needs", hint)
            return


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from ((key or name, name), *_texts(each, key or name))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, key)
    elif isinstance(value, str):
        yield key, value


def misworded(claim: Claim, dossier: Dossier) -> Iterator[Problem]:
    """What an archived claim says in the article's words, against its negation, or of a role with a name."""
    source, text = dossier.sources[claim.ref.source], dossier.archive[claim.ref.source]
    places = places_of(text)
    yield from _taken_over(claim, text)
    yield from _turned(claim, places, source, dossier)
    named = [replace(attribution, role="") for attribution in claim.by]
    for attribution in (*claim.by, *claim.via):
        # As if the claim said it: a role may hide a name.
        role = (Markdown(attribution.role, attribution.role),)
        yield from unfounded_names(
            replace(claim, says=role, by=tuple(named), via=()), places, source, dossier
        )


def _taken_over(claim: Claim, text: Archived) -> Iterator[Problem]:
    article = [word for block in text.blocks for word in words(block.text)]
    copied = max(map(len, runs(words(plain(claim.says)), text_index({"": article}))), default=0)
    if copied:
        message = f"{copied} words in a row of what '{claim.ref.claim}' says are the article's own"
        hint = "say it in other words, and give the article's as 'quote:'"
        yield Problem(Code.OVERQUOTED, claim.at, message, hint)


def _turned(claim: Claim, places: Places, source: Source, dossier: Dossier) -> Iterator[Problem]:
    """A negation that only one of the two has: what is said, and the sentence that it comes from.

    A quote is compared, with what it negates, where an editor's is.
    """
    place = locate(claim, places, source.language)
    if claim.quote or not claim.says or not place:
        return
    language, says = dossier.settings.language, normal(plain(claim.says))
    if not negations_of(source.language) or not negations_of(language):
        yield _doubt(claim, "nobody has listed how its language negates")
        return
    there, here = negations(place.sentence, source.language), negations(says, language)
    if there and not here and not _denies(claim, says, language):
        yield _doubt(claim, f"'{there[0].word}' stands in its sentence, and nothing like it in what it says")
    elif here and not there and not _denies(claim, place.sentence, source.language):
        yield _doubt(claim, f"it says '{here[0].word}', and nothing like it stands in its sentence")


def _denies(claim: Claim, text: str, language: str) -> bool:
    return claim.stance in NOT_ADMITTING or any(cue.stance == Stance.DENIES for cue in cues(text, language))


def _doubt(claim: Claim, why: str) -> Problem:
    message = f"whether '{claim.ref.claim}' turns its sentence round could not be read: {why}"
    hint = "say it as the sentence does, quote it, or say that you are 'unsure' of the 'stance'"
    return Problem(Code.UNREAD, claim.at, message, hint)
