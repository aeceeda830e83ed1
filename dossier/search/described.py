"""What something is, and whose ("president", "Russia"), by which readers ask who do not know the name."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.compose.sections.exchange import directed
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.claims import Reading, Stance
from dossier.model.content import Dossier
from dossier.model.entities import Entity
from dossier.model.roles import FieldRole, KindRole
from dossier.search.words import words_of

# "Russian" is of "Russia", and "Ukrainian" of "Ukraine": so many letters are the same, and so few follow.
_SHORTEST_STEM, _LONGEST_ENDING = 5, 3


class Description(NamedTuple):
    """What an actor is, in words as they are compared, and all names of those that it is part of.

    Of a figure, that it is one, and all names of what it counts; of what goes from one to another, its type,
    and all names of both with what became of it.
    """

    what: str
    whose: str


def descriptions(dossier: Dossier) -> dict[str, tuple[Description, ...]]:
    """What each actor is by the titles that claims assert, or by its type as part of another.

    Of each figure, what it counts, and of what goes from one to another, between whom.
    """
    titles = dict[str, dict[str, None]]()
    for entity, title in _titles(dossier):
        titles.setdefault(entity, {})[title] = None
    parties = dossier.with_role(KindRole.PARTY)
    described = {party.id: tuple(_described(dossier, party, titles.get(party.id, {}))) for party in parties}
    described |= {figure.id: (_counted(dossier, figure),) for figure in dossier.with_role(KindRole.MEASURE)}
    return described | _exchanged(dossier)


def _exchanged(dossier: Dossier) -> dict[str, tuple[Description, ...]]:
    """What sort of thing goes from one to another, between whom, and what became of it: "weapons sent"."""
    named = dict[str, dict[str, None]]()
    for claim in not_withdrawn(dossier.claims.values()):
        for reading in claim.readings:
            named.setdefault(reading.entity, {}).update(dict.fromkeys(_valued(dossier, reading)))
    kinds = {id: dossier.kinds[dossier.entities[id].kind] for id in named}
    types = {id: k.types[dossier.entities[id].type].label for id, k in kinds.items() if directed(k)}
    return {id: (Description(" ".join(words_of(type_)), " ".join(named[id])),) for id, type_ in types.items()}


def _valued(dossier: Dossier, reading: Reading) -> tuple[str, ...]:
    """What a reading names: who gives or receives, or the label of a choice, such as "sent"."""
    field = dossier.field_of(reading)
    if field.role in (FieldRole.GIVER, FieldRole.RECEIVER):
        return _names(dossier.entities[str(reading.value)])
    return (field.choices[str(reading.value)],) if field.choices else ()


def _counted(dossier: Dossier, figure: Entity) -> Description:
    """That it is a number, and of what: so it is asked for, as in "how many soldiers"."""
    counted = dossier.entities.get(figure.of.id) if figure.of else None
    names = (*_names(figure), *(_names(counted) if counted else ()))
    return Description(" ".join(words_of(dossier.kinds[figure.kind].label)), " ".join(names))


def _titles(dossier: Dossier) -> Iterator[tuple[str, str]]:
    asserted = (c for c in not_withdrawn(dossier.claims.values()) if c.stance is Stance.ASSERTS)
    for claim in asserted:
        for reading in claim.readings:
            is_title = dossier.field_of(reading).role is FieldRole.TITLE
            if is_title and isinstance(reading.value, str):
                yield reading.entity, reading.value


def _described(dossier: Dossier, party: Entity, titles: dict[str, None]) -> Iterator[Description]:
    owners = list(_owners(dossier, party))
    whose = " ".join(name for owner in owners for name in _names(owner))
    # The last one is whom the title itself names: the foreign minister *of Russia*.
    words = {word for owner in owners[-1:] for name in _names(owner) for word in words_of(name)}
    what = [" ".join(w for w in words_of(title) if not any(_akin(w, n) for n in words)) for title in titles]
    type_ = dossier.kinds[party.kind].types.get(party.type)
    if owners and type_:
        what.append(" ".join(words_of(type_.label)))
    yield from (Description(one, whose) for one in dict.fromkeys(filter(None, what)))


def _owners(dossier: Dossier, party: Entity) -> Iterator[Entity]:
    """What an actor is part of, and what that is part of."""
    # No circle is left when pages are made.
    while party.part_of and (owner := dossier.entities.get(party.part_of.id)):
        yield owner
        party = owner


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _akin(word: str, name: str) -> bool:
    least = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING, len(name) - _LONGEST_ENDING)
    return word[:least] == name[:least]
