"""Who asserts a claim, and who carried it, against whose words stand there in the source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.check.speaker_words import unfit_words
from dossier.derive.actors import Actors, Named, named, named_anywhere, places_of_name
from dossier.derive.asides import without_asides
from dossier.derive.located import Located, Places, around, before, quotations_at
from dossier.derive.matching import Span
from dossier.derive.spoken import Subject, Voice
from dossier.derive.voices import voices
from dossier.language.letters import script_of
from dossier.language.speech import speech, units
from dossier.model.content import Attribution, Claim, Source
from dossier.problems import Code, Problem

# In sentences: so far back, a pronoun may mean somebody, since "she said" often follows another.
_LONGEST_CHAIN = 4
# In words, such as an office and two names.
_LONGEST_NAME = 4
_MEND = "mend 'by:' or 'via:', add an alias, or give the source's 'words:' for the actor"


@dataclass(frozen=True, slots=True)
class Said:
    """A claim where its words stand, with what is needed to tell who says them."""

    claim: Claim
    place: Located
    places: Places
    source: Source
    actors: Actors

    @property
    def language(self) -> str:
        """The language of the source."""
        return self.source.language

    @property
    def quote(self) -> Span | None:
        """The quotation around the words, as offsets into their place."""
        start, end = self.place.words
        return next((q for q in self.quotes if q[0] <= start and end <= q[1]), None)

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The quotations in the place of the words, without the words for their speakers."""
        spans = tuple(quotations_at(self.place.place, self.places, self.language).spans)
        return without_asides(self.place.place.text, spans, self.language)

    def voices(self, attribution: Attribution | None = None) -> tuple[Voice, ...] | None:
        """Whose words they are; the source's ``words:`` for an actor are one of its names."""
        words, text = attribution.words if attribution else "", self.place.place.text
        spans = places_of_name(text, self.language, words) if attribution and words else ()
        actor = frozenset({attribution.actor}) if attribution else frozenset()
        extra = tuple(Named(start, end, actor) for start, end in spans)
        return voices(
            text, self.place.words, self.place.bounds, self.language, self.actors, self.quotes, extra
        )


def unnamed_speakers(
    claim: Claim, place: Located, places: Places, source: Source, actors: Actors
) -> Iterator[Problem]:
    """The words of the claim are those of who asserts it, and who carries it is named there."""
    said = Said(claim, place, places, source, actors)
    for attribution in (*claim.by, *claim.via):
        if attribution.actor in actors.names:
            by = attribution in claim.by
            wrong = list(unfit_words(claim, attribution, places, source, actors))
            wrong = wrong or list(_asserted(said, attribution, by))
            yield from wrong or (_joined_to(said, attribution) if by else ())


def _asserted(said: Said, attribution: Attribution, by: bool) -> Iterator[Problem]:
    there = said.voices(attribution) if by else None
    if by and there is None and (other := _another(said, attribution)):
        message = f"who says '{said.claim.ref.claim}' was not read: its sentence names '{other}', too"
        hint = "compare it, and write 'by_hand: {speakers: [who says it], because: …}'"
        yield Problem(Code.UNREAD, attribution.at, message, hint)
    elif not there:
        # Who carries a claim is no subject of a verb, and in a language that is not known nobody can be told.
        yield from _unnamed(said, attribution, _may_mean_another(said, there is not None))
    elif any(is_theirs(voice, attribution, said.actors) for voice in there):
        return
    elif any(_may_be(voice, attribution) or _may_hold(voice, attribution, said) for voice in there):
        yield from _unnamed(said, attribution, True, _is_pronoun(said, there))
    elif not any(_is_first_name(voice, attribution, said) for voice in there):
        yield _absent(said, attribution) or _of_another(said, attribution, there)


def _another(said: Said, attribution: Attribution) -> str:
    """Another actor in the sentence, of no part of whom one is, who may say it just as well."""
    (start, end), text, quote = said.place.bounds, said.place.place.text, said.quote
    outside = (n for n in named(text, said.language, said.actors) if start <= n.start and n.end <= end)
    if quote:
        outside = (n for n in outside if n.end <= quote[0] or quote[1] <= n.start)
    others = {actor for name in outside for actor in name.actors}
    if attribution.actor not in others:
        return ""
    pairs = ((other, attribution.actor) for other in sorted(others))
    is_part = said.actors.is_part
    return next((a for a, b in pairs if not is_part(a, b) and not is_part(b, a)), "")


def _joined_to(said: Said, attribution: Attribution) -> Iterator[Problem]:
    """The words of somebody else that a gap joins to the actor's."""
    for piece in said.place.pieces[1:] and said.place.pieces:
        part = replace(said, place=replace(said.place, words=piece))
        there = part.voices(attribution) or ()
        is_another = all(voice.subject is Subject.NAMED for voice in there)
        if there and is_another and not any(is_theirs(voice, attribution, said.actors) for voice in there):
            yield _of_another(part, attribution, there)
            return


def is_theirs(voice: Voice, attribution: Attribution, actors: Actors) -> bool:
    """Whether the subject of a verb is an actor, or somebody who is part of it."""
    return any(actors.is_part(actor, attribution.actor) for actor in voice.actors)


def _may_be(voice: Voice, attribution: Attribution) -> bool:
    # Somebody unnamed who speaks for an actor is none of the actors.
    return voice.subject is Subject.PRONOUN or (voice.subject is Subject.OTHER and bool(attribution.role))


def _may_hold(voice: Voice, attribution: Attribution, said: Said) -> bool:
    """Whether an actor may hold the office that is named: "the mayor of Marlow" is part of Marlow."""
    actor, data = attribution.actor, speech(said.language)
    is_part = any(said.actors.is_part(actor, whole) for whole in voice.actors)
    if attribution.words or not is_part or data is None:
        return False
    return any(data.has("offices", unit.lower) for unit in units(voice.words))


def _is_pronoun(said: Said, there: tuple[Voice, ...]) -> bool:
    """Whether a pronoun tells whose the words are, who must have been named before: "she said"."""
    data = speech(said.language)
    row = [unit.lower for voice in there for unit in units(voice.words)]
    return len(there) == len(row) == 1 and data is not None and data.has("pronouns", row[0])


def _is_first_name(voice: Voice, attribution: Attribution, said: Said) -> bool:
    """Whether somebody whom the source names in full elsewhere is called by the first name there."""
    first, *others = said.actors.names[attribution.actor][0].split()
    is_first = voice.subject is Subject.OTHER and bool(others) and voice.words == first
    full = " ".join((first, *others))
    return is_first and any(places_of_name(place.text, said.language, full) for place in said.places.values())


def _of_another(said: Said, attribution: Attribution, there: tuple[Voice, ...]) -> Problem:
    is_direct = said.quote is not None and all(voice.subject is Subject.NAMED for voice in there)
    code = Code.WRONG_SPEAKER if is_direct else Code.UNNAMED_SPEAKER
    name = _shortened(there[0].words)
    whom = f"'{name}'" if name else "somebody else"
    message = f"the words of '{said.claim.ref.claim}' are those of {whom}, not of '{attribution.actor}'"
    return Problem(code, attribution.at, message, _MEND)


def _shortened(name: str) -> str:
    """A name, but no more words of the archive than one has: a log may be open to everybody."""
    words = name.split()
    return " ".join([*words[:_LONGEST_NAME], *(["…"] if len(words) > _LONGEST_NAME else [])])


def _may_mean_another(said: Said, is_told_by_nobody: bool) -> bool:
    """Whether a neighbouring sentence may name whom this one means.

    It may where there is a pronoun, a quotation, or nobody else; and where pronouns are not known.
    """
    data = speech(said.language)
    if data is None or said.claim.quote is not None:
        return True
    sentence = said.place.sentence
    if any(data.has("pronouns", unit.lower) for unit in units(sentence)):
        return True
    return is_told_by_nobody and not named(sentence, said.language, said.actors)


def _unnamed(
    said: Said, attribution: Attribution, may_mean_another: bool, is_pronoun: bool = False
) -> Iterator[Problem]:
    """Somebody is named in the sentence, or in one beside it, where that may be meant."""
    sentence = _without_quote(said) if may_mean_another else said.place.sentence
    if is_pronoun:
        beside = _nearest(said, attribution)
    else:
        beside = around(said.place, said.places).replace(said.place.sentence, " ") if may_mean_another else ""
    if not any(_is_named(said, attribution, text) for text in (sentence, beside)):
        absent = _absent(said, attribution)
        message = f"the sentence of '{said.claim.ref.claim}' does not name '{attribution.actor}'"
        yield absent or Problem(Code.UNNAMED_SPEAKER, attribution.at, message, _hint(said))


def _nearest(said: Said, attribution: Attribution) -> str:
    """The sentences before that may name whom a pronoun means, back to one that another actor begins."""
    kept: list[str] = []
    is_named = False
    for sentence in reversed(before(said.place, said.places, _LONGEST_CHAIN)):
        there = named(sentence, said.language, said.actors)
        is_named = is_named or bool(there)
        kept.append(sentence)
        begins = next((name for name in there if name.start == 0), None)
        # A pronoun reaches past its neighbours only where nobody else stands in between.
        if (begins and attribution.actor not in begins.actors) or (is_named and len(kept) > 1):
            break
    return " ".join(kept)


def _without_quote(said: Said) -> str:
    """The sentence but for the quotation: what somebody says of an actor does not name who says it."""
    (start, end), text, own = said.place.bounds, said.place.place.text, said.quote
    return f"{text[start : max(own[0], start)]} {text[own[1] : end]}" if own else text[start:end]


def _is_named(said: Said, attribution: Attribution, text: str) -> bool:
    if any(attribution.actor in name.actors for name in named(text, said.language, said.actors)):
        return True
    return bool(attribution.words and places_of_name(text, said.language, attribution.words))


def _absent(said: Said, attribution: Attribution) -> Problem | None:
    """The problem of an actor whom the whole source never names; None if it does."""
    source, actor = said.source, attribution.actor
    names = [*said.actors.names[actor], *([attribution.words] if attribution.words else [])]
    head = (source.title, source.publisher, *source.author)
    texts = (*(place.text for place in said.places.values()), *head)
    if attribution.words or any(named_anywhere(text, said.language, said.actors, actor) for text in texts):
        return None
    script = script_of(said.place.place.text)
    if not any(script_of(name) == script for name in names):
        message = f"no name of '{actor}' is in the script of '{source.id}': who says it was not read"
        return Problem(Code.UNREAD, attribution.at, message, "add the name in that script as an alias")
    message = f"'{source.id}' never names '{actor}', who is to say '{said.claim.ref.claim}'"
    return Problem(Code.ABSENT_SPEAKER, attribution.at, message, _MEND)


def _hint(said: Said) -> str:
    there = sorted(
        {actor for name in named(said.place.sentence, said.language, said.actors) for actor in name.actors}
    )
    listed = ", ".join(f"'{actor}'" for actor in there)
    return f"{f'it names {listed}' if there else 'it names no actor of this dossier'}; {_MEND}"
