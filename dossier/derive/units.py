"""Whether two numbers count the same: by the same unit, by the same word, or by two names of one thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from dossier.derive.signs import is_other_change
from dossier.language.amounts import Amount
from dossier.language.counted import LOSS, event_of
from dossier.language.lexicon import lexicon
from dossier.language.money import is_same_money, names_no_more
from dossier.language.numeral import SHARE
from dossier.language.stems import stem
from dossier.language.tokens import tokens
from dossier.language.wholes import is_verb
from dossier.language.wider import takes_in
from dossier.model.content import Dossier, Entity

PERCENT = "%"
# Within CLDR's names of rates, such as kilometer-per-hour.
_PER = "-per-"
# What may be meant by "lost": boats that sank, people who died.
_LOSSES = frozenset(("death", "missing", "destruction", "capture"))
_SHIFTS = frozenset(("up", "down"))

# For each word stem, the ids of the entities that it may name.
NamesIndex = Mapping[str, frozenset[str]]


def names_index(dossier: Dossier) -> NamesIndex:
    """For each word in the names of entities and the units of figures, the entities that it may name."""
    language = dossier.settings.language
    ids: defaultdict[str, set[str]] = defaultdict(set)
    names = (pair for entity in dossier.entities.values() for pair in _names(entity))
    for name, id in chain(names, _field_units(dossier)):
        for token in tokens(name):
            ids[stem(token.text, language)].add(id)
    return {word: frozenset(named) for word, named in ids.items()}


def _field_units(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The units of fields, each with a name that no entity has."""
    for kind in dossier.kinds.values():
        yield from ((field.unit, f"{kind.id}/{field.id}") for field in kind.fields.values() if field.unit)


def _names(entity: Entity) -> Iterator[tuple[str, str]]:
    # What a figure is called describes a count, and names no thing that could be counted.
    if entity.unit:
        id = entity.of.id if entity.of else entity.id
        yield from ((name, id) for name in (entity.unit, *entity.counts))
    else:
        yield from ((name, entity.id) for name in (entity.name, *entity.aliases))


def alike(one: Amount, other: Amount, names: NamesIndex, language: str = "") -> bool:
    """Whether two numbers can count the same.

    They can not if their units differ, or what happened to what they count, or if one is an old value and the
    other a new one. Words are compared only in a ``language``, which both must be written in.
    """
    is_other = _is_other_event(one, other) or is_other_change(one.change, other.change)
    is_other = is_other or _is_other(one.direction, other.direction)
    if is_other or not _is_same_unit(one, other) or not _is_same_rate(one, other):
        return False
    if one.measure:
        # "A third more people" are not "a third of the people".
        if any(a.whole and b.change in _SHIFTS and not b.whole for a, b in ((one, other), (other, one))):
            return False
        return not language or _is_same_thing(one.whole, other.whole, names, language)
    if not language:
        # Words of two languages are compared by what they name, where they are listed.
        return not (one.things and other.things) or not one.things.isdisjoint(other.things)
    if _is_same_event(one, other, language):
        return True
    return _is_same_thing(one.counted, other.counted, names, language)


def _is_same_event(one: Amount, other: Amount, language: str) -> bool:
    """Whether both tell of one event, and one counts the event itself: "64 deaths", "64 people died"."""
    is_same = bool(one.event) and one.event == other.event
    return is_same and any(event_of(amount.counted[:1], language) for amount in (one, other))


def _is_same_unit(one: Amount, other: Amount) -> bool:
    is_same = _unit(one) == _unit(other) or is_same_money(one.measure, other.measure)
    return is_same or names_no_more(one.measure, other.measure)


def _is_same_rate(one: Amount, other: Amount) -> bool:
    """Whether both are for the same: 500 a day are no 500, unless their sentence says "daily" elsewhere."""
    a, b = _per(one), _per(other)
    return a == b or (not (a and b) and (a or b) in (one if b else other).rate.maybe)


def _unit(amount: Amount) -> str:
    # 50 percent is a half.
    return SHARE if amount.measure == PERCENT else amount.measure.partition(_PER)[0]


def _per(amount: Amount) -> str:
    return amount.rate.per or amount.measure.partition(_PER)[2]


def _is_other(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _are_people(one: tuple[str, ...], other: tuple[str, ...], language: str) -> bool:
    """Whether people are some that go by a name: 64 Syrians."""
    return other[:1] != () and other[0][:1].isupper() and not lexicon(language).humans.isdisjoint(one[:1])


def _is_nobody(one: tuple[str, ...], other: tuple[str, ...], language: str) -> bool:
    """Whether words tell only what was done to those who are counted, and others only who they are."""
    words = lexicon(language)
    return all(is_verb(word, words) for word in one) and not any(is_verb(word, words) for word in other)


def _is_other_event(one: Amount, other: Amount) -> bool:
    """Whether two events differ, and neither is one of those between which a text leaves the choice."""
    is_chosen = one.event in other.choice or other.event in one.choice
    may_be = any(a.event == LOSS and b.event in _LOSSES for a, b in ((one, other), (other, one)))
    return _is_other(one.event, other.event) and not (is_chosen or may_be)


def _is_same_thing(one: tuple[str, ...], other: tuple[str, ...], names: NamesIndex, language: str) -> bool:
    """Whether one has no words, the first word of one is among the other's, or two words name one entity.

    The first, since verbs stand among them: "people crossed" is not "boats crossed". The first of one may
    take in a word of the other: "64 people" follow from 64 villagers, and no other way round.
    """
    pairs = ((one, other), (other, one))
    if any(_are_people(a, b, language) or _is_nobody(a, b, language) for a, b in pairs):
        return True
    a, b = ([stem(word, language) for word in words] for words in (one, other))
    if not a or not b or a[0] in b or b[0] in a or takes_in(a[0], b, language):
        return True
    return any(names.get(x, _NONE) & names.get(y, _NONE) for x in a for y in b)


_NONE: frozenset[str] = frozenset()
