"""Who says something, as an entity of the dossier: by name, by office, or by who was named before."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.derive.actors import Actors, Named, named
from dossier.draft.masked import Paragraph
from dossier.draft.names import Full, Newcomer, countries, meant, newcomer
from dossier.draft.phrases import Run, Sentence
from dossier.draft.quoted import Speech
from dossier.draft.sayings import sentences_of
from dossier.language.reporting import Reporting

# In words, so that a role stays one.
_LONGEST_ROLE = 6


class Who(NamedTuple):
    """Who says something: an actor, or in a role for one, or only a role; and whether that is a guess."""

    actor: str = ""
    role: str = ""
    unsure: bool = False

    @property
    def record(self) -> str | Mapping[str, str]:
        """As a claim has it."""
        if self.actor and not self.role:
            return self.actor
        return ({"actor": self.actor} if self.actor else {}) | {"as": self.role or "unnamed"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words for a speaker within their sentence."""

    there: Sentence
    run: Run

    @property
    def text(self) -> str:
        """The words."""
        start, end = self.there.span(self.run)
        return self.there.text[start:end]


def phrase_of(speech: Speech, reporting: Reporting) -> Phrase | None:
    """The words for the speaker, with the sentence in which they stand."""
    if speech.speaker is None:
        return None
    paragraph, (start, end) = speech.speaker
    for there in sentences_of(paragraph, reporting):
        inside = [k for k, unit in enumerate(there.units) if start <= unit.start and unit.end <= end]
        if inside:
            return Phrase(there, Run(inside[0], inside[-1] + 1))
    return None


def newcomers(
    speeches: Iterable[Speech], reporting: Reporting, full: Full, actors: Actors
) -> Iterator[Newcomer]:
    """Those who speak, and have no file yet."""
    language = reporting.language
    for speech in speeches:
        phrase = phrase_of(speech, reporting)
        if phrase is None:
            continue
        who = newcomer(phrase.there, phrase.run, full)
        if who and not (named(who.name, language, actors) and all(_is_name(a, actors) for a in who.aliases)):
            yield who
        if who is None or who.title:
            yield from (c for c in countries(phrase.text, language) if not named(c.name, language, actors))


def _is_name(alias: str, actors: Actors) -> bool:
    return any(alias in names for names in actors.names.values())


def speakers(
    speeches: Sequence[Speech], reporting: Reporting, actors: Actors, people: Container[str] = ()
) -> tuple[Who | None, ...]:
    """For each speech who says it; None where its words name nobody. No word for a thing means ``people``."""
    row: list[Who | None] = []
    last: tuple[str, Paragraph] | None = None
    for speech in speeches:
        phrase = phrase_of(speech, reporting)
        who = _named(phrase, actors) if phrase else None
        if phrase and who is None:
            is_thing = phrase.there.has("things", phrase.run.first)
            who = _meant(phrase, None if is_thing and last and last[0] in people else last, speech)
        if who and who.actor and not who.role:
            last = who.actor, speech.paragraph
        row.append(who._replace(unsure=True) if who and speech.is_near else who)
    return tuple(row)


def _named(phrase: Phrase, actors: Actors) -> Who | None:
    """The actor whose name the words hold, in a role where the words end otherwise."""
    language = phrase.there.reporting.language
    there = [n for n in meant(phrase.text, language, actors) if len(n.actors) == 1]
    if not there:
        return None
    (actor,) = there[-1].actors
    role = _role(phrase, there[-1])
    return Who(actor, role)


def _role(phrase: Phrase, name: Named) -> str:
    """What somebody is who speaks for an actor: "officials" of "South Korean officials"."""
    behind = phrase.text[name.end :].strip(" ,")
    if behind.startswith("'s "):
        behind = behind[3:]
    is_word = behind[:1].isalpha() and len(behind.split()) <= _LONGEST_ROLE
    has_office = any(
        phrase.there.has("offices", k) or phrase.there.has("companions", k) for k in range(*phrase.run)
    )
    before = phrase.text[: name.start].strip()
    if is_word and has_office:
        return behind
    # "a spokesman for the ministry": the name is what somebody belongs to.
    words = before.split()
    is_of = len(words) > 1 and words[-1].lower() in phrase.there.reporting.parts["genitives"]
    is_of = is_of or (len(words) > 2 and words[-2].lower() in phrase.there.reporting.parts["genitives"])
    return _shortened(before) if is_of and has_office else ""


def _shortened(before: str) -> str:
    words = before.split()[:_LONGEST_ROLE]
    while words and (len(words[-1]) <= 3 or words[-1].lower() == "from"):
        words = words[:-1]
    return " ".join(words)


def _meant(phrase: Phrase, last: tuple[str, Paragraph] | None, speech: Speech) -> Who:
    """Whom a pronoun, or words for an office, mean who was named shortly before; else a role alone."""
    there, first = phrase.there, phrase.run.first
    # "The minister" is somebody who was named; "the police" are themselves.
    is_body = any(there.has("bodies", k) or there.has("documents", k) for k in range(*phrase.run))
    stands_for = there.has("pronouns", first) or there.has("persons", first)
    stands_for = (stands_for or there.has("definite", first)) and not is_body
    is_close = last is not None and 0 <= speech.paragraph.place.number - last[1].place.number <= 1
    if last and stands_for and is_close:
        return Who(last[0], unsure=True)
    if stands_for or not _names_a_role(phrase):
        return Who(unsure=True)
    return Who(role=phrase.text[0].lower() + phrase.text[1:])


def _names_a_role(phrase: Phrase) -> bool:
    """Whether words are an office or a text, and hardly more."""
    there, (first, end) = phrase.there, phrase.run
    return end - first <= _LONGEST_ROLE and any(
        there.has("offices", k) or there.has("documents", k) for k in range(first, end)
    )
