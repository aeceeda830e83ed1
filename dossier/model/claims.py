"""Claims: what sources state, in the editors' words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, with_config

from dossier.model.dates import Date, Day, read_date
from dossier.model.locators import LocatorKey
from dossier.model.placed import PlacedMapping
from dossier.model.schema import (
    RECORD,
    Filled,
    Filling,
    Flag,
    Id,
    Ids,
    Read,
    Refs,
    Sentence,
    Statement,
    context_of,
    key,
    one_or_many,
)
from dossier.model.text import ClaimRef
from dossier.model.values import Value
from dossier.problems import Location


class Stance(StrEnum):
    """How the speaker stands to what is claimed."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DISMISSES = "dismisses"
    SUSPECTS = "suspects"
    FEARS = "fears"
    PROMISES = "promises"
    PREDICTS = "predicts"
    NO_COMMENT = "no-comment"


class Aspect(StrEnum):
    """What a drafted claim may be unsure of."""

    SPEAKER = "speaker"
    CARRIER = "carrier"
    STANCE = "stance"
    HEDGE = "hedge"
    DATE = "date"
    PLACE = "place"
    NUMBERS = "numbers"
    SUBJECT = "subject"
    WORDS = "words"


# The stances of those who take to be true what they say.
HOLDING = (Stance.ASSERTS, Stance.SUSPECTS)
# The stances of those who do not admit what is said of them. Only who denies says that it is not true.
NOT_ADMITTING = (Stance.DENIES, Stance.DISMISSES, Stance.NO_COMMENT)


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Attribution:
    """Who asserts or carries a claim: an actor, someone unnamed who speaks for one, or nobody named.

    ``words`` are what the source calls the actor, if that is not one of its names.
    """

    actor: Id = ""
    role: Annotated[str, Field(alias="as")] = ""
    at: Filled[Location] = Location("")
    words: str = ""


Attributions = Annotated[
    tuple[Annotated[Attribution, key("actor", at="actor")], ...], BeforeValidator(one_or_many)
]


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, letter by letter (a W3C TextQuoteSelector).

    ``translated_from`` is the language that the source itself translated them from; ``translation`` is for
    readers of the dossier, by the editors unless ``translated_by`` names somebody.
    """

    exact: Filling
    prefix: str = ""
    suffix: str = ""
    translated_from: str = ""
    translation: str = ""
    translated_by: str = ""
    translation_at: Filled[Location] = Location("")


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that a claim sets on a field of an entity; a field of many values has several readings.

    ``entity_at`` is where the claim names the entity, ``at`` where the value stands.
    """

    entity: str
    field: str
    value: Value
    at: Location
    entity_at: Location = Location("")


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Correction:
    """When and why a claim was corrected, and what it said until then."""

    date: Day
    was: Statement
    because: Filling


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class ByHand:
    """What an editor read where the program could not read the source, and why it is so.

    ``numbers`` and ``dates`` are what stands there, in the dossier's language; ``words`` and ``speakers`` say
    what was looked at.
    """

    because: Filling
    numbers: Annotated[tuple[Filling, ...], BeforeValidator(one_or_many)] = ()
    dates: Annotated[tuple[Filling, ...], BeforeValidator(one_or_many)] = ()
    words: Annotated[tuple[Filling, ...], BeforeValidator(one_or_many)] = ()
    speakers: Annotated[tuple[Filling, ...], BeforeValidator(one_or_many)] = ()
    at: Filled[Location] = Location("")


def _ref(name: str, _given: str, info: ValidationInfo) -> ClaimRef:
    return ClaimRef(context_of(info).source, name)


def _readings(_sets: Any, given: PlacedMapping, info: ValidationInfo) -> tuple[Reading, ...]:
    readings: tuple[Reading, ...]
    readings, problems = context_of(info).readings(given)
    context_of(info).problems.extend(problems)
    return readings


@with_config(RECORD)
@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source states, in the editor's words.

    If its source is ``withdrawn``, it stays on record and supports nothing. ``words_at`` is the place of its
    quote or passage in the file.

    Its number counts in those of the claims that it ``includes``: a total holds what was added before.

    A ``draft`` was proposed by ``drafted_by`` and confirmed by nobody: it says what it is ``unsure`` of, and
    may have no sentence yet.
    """

    ref: Annotated[ClaimRef, Read(Id, _ref), Field(alias="id")]
    at: Filled[Location]
    locator: Annotated[LocatorKey, Field(alias="at")]
    says: Sentence
    by: Attributions = ()
    via: Attributions = ()
    stance: Stance = Stance.ASSERTS
    quote: Annotated[Quote, key("exact", translation_at="translation")] | None = None
    passage: str = ""
    words_at: Filled[Location] = Location("")
    date: Annotated[Date, read_date("a claim")] | None = None
    note: Sentence = ()
    about: Ids = ()
    readings: Annotated[
        tuple[Reading, ...], Read(dict[Id, dict[str, Any]], _readings), Field(alias="sets")
    ] = ()
    repeats: Refs = ()
    supersedes: Refs = ()
    contradicts: Refs = ()
    includes: Refs = ()
    analysis: Flag = False
    by_hand: Annotated[ByHand, key(at="because")] | None = None
    withdrawn: Filled[bool] = False
    formerly: Ids = ()
    corrected: Annotated[tuple[Correction, ...], BeforeValidator(one_or_many)] = ()
    draft: Flag = False
    unsure: Annotated[tuple[Aspect, ...], BeforeValidator(one_or_many)] = ()
    drafted_by: str = ""

    @property
    def speakers(self) -> tuple[str, ...]:
        """The actors who assert the claim."""
        return tuple(a.actor for a in self.by if a.actor)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The entities that the claim is about or sets something on, each once."""
        ids = [n.id for n in self.about] + [r.entity for r in self.readings]
        return tuple(dict.fromkeys(ids))
