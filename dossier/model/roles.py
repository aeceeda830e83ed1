"""What kinds, types and fields are for: by its role, never by its name, the program treats one specially."""

from collections.abc import Mapping
from enum import StrEnum


class KindRole(StrEnum):
    """What the entities of a kind do."""

    PARTY = "party"
    """They speak, carry and belong to each other."""
    EVENT = "event"
    """They have a time, a place and participants; what is said there is grouped by who says it."""
    MEASURE = "measure"
    """They count something: their values are numbers of different dates."""


class TypeRole(StrEnum):
    """What the numbers of the entities of a type are."""

    RANK = "rank"
    """Places in a series: the second round."""


class FieldRole(StrEnum):
    """What the values of a field are for the entity."""

    WHERE = "where"
    """Where it is or was."""
    WHO = "who"
    """Who took part."""
    TITLE = "title"
    """What somebody is, by which texts name them: "the minister"."""
    GIVER = "giver"
    """From whom it goes."""
    RECEIVER = "receiver"
    """To whom it goes."""
    LEVEL = "level"
    """How many there are."""
    INCREASE = "increase"
    """How many more came: never compared with a level, or with another increase."""
    RANK = "rank"
    """A place in a series: the second round."""


# The types of values that the fields of each role have.
FITTING: Mapping[FieldRole, tuple[str, ...]] = {
    FieldRole.WHERE: ("text", "entity"),
    FieldRole.WHO: ("entity",),
    FieldRole.TITLE: ("text",),
    FieldRole.GIVER: ("entity",),
    FieldRole.RECEIVER: ("entity",),
    FieldRole.LEVEL: ("quantity",),
    FieldRole.INCREASE: ("quantity",),
    FieldRole.RANK: ("quantity",),
}
