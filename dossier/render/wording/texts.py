"""Sentences and values as plain text, for terminals, feeds and exports."""

from dossier.compose.page_context import name_of, shown_name
from dossier.model.content import Dossier, Reading
from dossier.model.text import Link, Markdown, Part, Text
from dossier.model.units import unit_of
from dossier.model.values import ENTITY
from dossier.model.values.quantity import Quantity
from dossier.problems import one_line
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.wording.values import counted, within


def said(dossier: Dossier, sentence: Text) -> str:
    """A sentence of an editor without Markdown, as readers see it on a page."""
    return one_line("".join(_part(dossier, part) for part in sentence))


def _part(dossier: Dossier, part: Part) -> str:
    if isinstance(part, Link):
        (id,) = dossier.resolve(part.target)
        return part.label or shown_name(dossier, id, part.target)
    # Footnote marks mean nothing without a page; addresses stand in the Markdown around them.
    return part.plain if isinstance(part, Markdown) else ""


def value_words(dossier: Dossier, reading: Reading, t: Messages) -> str:
    """What a reading says: the entity, the field and the value."""
    entity, field = dossier.entities[reading.entity], dossier.field_of(reading)
    if field.type is ENTITY:
        value = name_of(dossier, str(reading.value))
    else:
        unit = unit_of(entity, field) if isinstance(reading.value, Quantity) else ""
        content = field.choices[str(reading.value)] if field.choices else reading.value
        value = text(counted(content, unit, t), t)
    label = t.joined((entity.name, within(field.label, t)))
    return f"{t('lists.label', label=label)} {value}"
