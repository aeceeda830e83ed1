"""How an entity is tied to others, by what ties them: took part in, met, includes, is quoted in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dossier.compose.blocks import Connections
from dossier.compose.sheet import Sheet, cite, to
from dossier.compose.views import Connection, Marks, Phrase, phrase
from dossier.model.content import Attribution, Claim, Entity, Stance
from dossier.model.standing import standing_sources

# An entity that is tied to this one, and whether that is asserted, denied, suspected …
Tie = tuple[str, Stance]
Ties = Mapping[Tie, list[Claim]]


def connections(sheet: Sheet, entity: Entity) -> tuple[Connections, ...]:
    """The entities tied to this one, by the sort of tie, and the sources that it speaks or carries in."""
    ties: defaultdict[str | Phrase, defaultdict[Tie, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for label, tie, claims in (*_naming(sheet, entity.id), *_sharing(sheet, entity.id)):
        ties[label][tie] += [claim for claim in claims if claim not in ties[label][tie]]
    for other in sheet.dossier.entities.values():
        if other.part_of and other.part_of.id == entity.id:
            ties[phrase("entity.includes")][other.id, Stance.ASSERTS] = []
    groups = [_connection(sheet, label, found) for label, found in ties.items()]
    groups += _sources(sheet, entity.id)
    return (Connections(tuple(groups)),) if groups else ()


def _naming(sheet: Sheet, entity: str) -> Iterator[tuple[str, Tie, list[Claim]]]:
    """What names this one in a field, under the field's reverse label."""
    for claim, reading in sheet.catalogue.naming.get(entity, []):
        label = sheet.dossier.field_of(reading).reverse
        if label:
            yield label, (reading.entity, claim.stance), [claim]


def _sharing(sheet: Sheet, entity: str) -> Iterator[tuple[str, Tie, list[Claim]]]:
    """What stands beside this one in a field of many, such as the others who took part."""
    for claim, reading in sheet.catalogue.naming.get(entity, []):
        label = sheet.dossier.field_of(reading).shared
        beside = sheet.catalogue.readings.get((reading.entity, reading.field), []) if label else []
        for other, member in beside:
            if member.value != reading.value:
                # It is no firmer than the less firm of the two.
                stance = claim.stance if claim.stance is not Stance.ASSERTS else other.stance
                yield label, (str(member.value), stance), [claim, other]


def _connection(sheet: Sheet, label: str | Phrase, found: Ties) -> Connection:
    items = (
        (to(sheet, id), stance, cite(sheet, [claim.ref for claim in claims]))
        for (id, stance), claims in found.items()
    )
    return Connection(label, tuple(items))


def _sources(sheet: Sheet, actor: str) -> Iterator[Connection]:
    """The sources in which somebody speaks, and those to which it carried somebody's word."""
    for key in ("by", "via"):
        found = [
            source.id
            for source in standing_sources(sheet.dossier)
            if any(_names(getattr(claim, key), actor) for claim in source.claims)
        ]
        if found:
            items = tuple((to(sheet, id), Stance.ASSERTS, Marks(())) for id in found)
            yield Connection(phrase(f"entity.{key}"), items)


def _names(attributions: tuple[Attribution, ...], actor: str) -> bool:
    return any(attribution.actor == actor for attribution in attributions)
