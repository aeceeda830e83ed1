"""Lists of entities and of sources."""

from dossier.compose.blocks import Index, SourceList
from dossier.compose.facts import FIGURES, SERIES, cells
from dossier.compose.sheet import Sheet, to, when
from dossier.compose.timeline import date_of
from dossier.compose.views import IndexRow, SourceRow
from dossier.model.content import Entity, Source
from dossier.model.kinds import Field, FieldType, Kind


def index(sheet: Sheet, kind: Kind) -> tuple[Index, ...]:
    """The entities of a kind by type, those with a date in its order, the others by name.

    Figures of one thing stand together.
    """
    found = [e for e in sheet.dossier.entities.values() if e.kind == kind.id]
    tables = []
    for type, names in kind.types.items():
        members = sorted((e for e in found if e.type == type), key=lambda e: _order(sheet, e))
        if members:
            tables.append(_table(sheet, kind, names.plural, members))
    return tuple(tables)


def _table(sheet: Sheet, kind: Kind, title: str, members: list[Entity]) -> Index:
    """The members with the columns that at least one of them fills."""
    held = sheet.catalogue.readings
    used = [c for c in kind.columns if any((e.id, c) in held or _is_dated(kind, c, e) for e in members)]
    columns = [kind.fields[name] for name in used]
    rows = tuple(_row(sheet, columns, entity) for entity in members)
    return Index(title, tuple(field.label for field in columns), rows)


def _is_dated(kind: Kind, column: str, entity: Entity) -> bool:
    return kind.fields[column].type is FieldType.DATE and entity.date is not None


def _order(sheet: Sheet, entity: Entity) -> tuple[str, str, str]:
    date = date_of(sheet.catalogue, entity)
    first = date.first.isoformat() if date else "undated"
    return first, entity.of.id if entity.of else "", entity.name.casefold()


def _row(sheet: Sheet, columns: list[Field], entity: Entity) -> IndexRow:
    anchor = to(sheet, entity.id)
    shown = tuple(cells(sheet, entity, field) for field in columns)
    known = (*sheet.catalogue.about.get(entity.id, ()), *sheet.catalogue.by.get(entity.id, ()))
    # Opinions are counted apart on the entity's own page.
    found = {statement[0].ref for statement in known if not statement[0].analysis}
    counts = to(sheet, entity.of.id) if entity.of else None
    unit = "" if entity.type == SERIES else entity.unit
    return IndexRow(anchor, entity.aliases, shown, len(found), counts, unit, entity.kind == FIGURES)


def source_list(sheet: Sheet) -> SourceList:
    """The sources by date of publication, the undated last."""
    found = sorted(sheet.dossier.sources.values(), key=_published)
    return SourceList(tuple(_source_row(sheet, source) for source in found))


def _published(source: Source) -> tuple[str, str]:
    return source.published.first.isoformat() if source.published else "undated", source.id


def _source_row(sheet: Sheet, source: Source) -> SourceRow:
    derived = tuple(to(sheet, work.id) for work in source.derived_from)
    return SourceRow(
        anchor=to(sheet, source.id),
        source=source,
        published=when(sheet, source.published),
        derived=derived,
        claims=len(source.claims),
        analysis=sum(claim.analysis for claim in source.claims),
    )
