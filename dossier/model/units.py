"""What the numbers of a field count."""

from dossier.model.entities import Entity
from dossier.model.kinds import Field


def unit_of(entity: Entity, field: Field) -> str:
    """The unit of a quantity: that of its field, else that which its entity names; words, or a currency."""
    return field.unit or entity.unit
