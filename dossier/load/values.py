"""Values inside records: dates, attributions, names with their places, and what claims set."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.load.records import must_be, not_a_choice, read_record, unknown_field
from dossier.load.yaml_tree import Path, Tree
from dossier.model.content import Attribution, Entity, Reading, Value
from dossier.model.dates import Basis, Date, span
from dossier.model.kinds import Field, FieldType, Kind
from dossier.model.quantities import quantity
from dossier.model.schema import AttributionRecord, DateRecord
from dossier.model.text import Cited, ClaimRef, Named
from dossier.problems import Code, Location, Problem, did_you_mean


def date_of(record: DateRecord | None, tree: Tree, path: Path) -> Date | None:
    """The date that a valid record holds."""
    days = span(record.date) if record else None
    if record is None or days is None:
        return None
    return Date(
        record.date,
        *days,
        basis=Basis(record.basis),
        words=record.words,
        derived=named(record.derived, tree, (*path, "from")),
        because=record.because,
        at=tree.at(*path),
        words_at=tree.at(*path, "words"),
    )


def date_problems(
    record: DateRecord | None, at: Location, of: str, outside: bool = False
) -> Iterator[Problem]:
    """Yields bad-date where the basis lacks what it rests on, or is ``outside`` where that is not allowed.

    ``of`` says in the message what the date is of.
    """
    if record is None:
        return
    if record.basis == "outside" and not outside:
        hint = "only a source's 'published' and an entity's 'date' may come from outside"
        yield Problem(Code.BAD_DATE, at, f"the date {record.date} of {of} comes from outside", hint)
    elif record.basis == "outside" and not record.because:
        yield Problem(
            Code.BAD_DATE, at, f"the date {record.date} from outside has no reason", "add 'because:'"
        )
    elif record.basis == "inferred" and not record.derived:
        hint = "add 'from:' with the claims (source#claim) or sources it comes from"
        yield Problem(Code.BAD_DATE, at, f"the inferred date {record.date} does not say what from", hint)


def named(ids: list[str], tree: Tree, path: Path) -> tuple[Named, ...]:
    """The ids with their places."""
    return tuple(Named(id, tree.at(*path, i)) for i, id in enumerate(ids))


def attributions(records: list[AttributionRecord], tree: Tree, path: Path) -> tuple[Attribution, ...]:
    """Who asserts or carries; ``as: unnamed`` names nobody."""
    return tuple(
        Attribution(record.actor or "", record.role, _actor_at(tree, path, i))
        for i, record in enumerate(records)
    )


def _actor_at(tree: Tree, path: Path, i: int) -> Location:
    """Where the actor is named: in a list or alone, in braces or bare."""
    item = (*path, i) if (*path, i) in tree.values else path
    return tree.at(*item, "actor")


def attribution_problems(
    records: list[AttributionRecord], attributed: tuple[Attribution, ...]
) -> Iterator[Problem]:
    """Yields missing-key where an attribution has neither an actor nor a role."""
    for record, attribution in zip(records, attributed, strict=True):
        if not record.actor and not record.role:
            hint = "add 'actor:', or 'as: unnamed' where the source names nobody"
            yield Problem(Code.MISSING_KEY, attribution.at, "the attribution names nobody", hint)


def cited(refs: list[str], tree: Tree, path: Path) -> tuple[tuple[Cited, ...], list[Problem]]:
    """Claims that a claim names; yields bad-markup where one is not written ``source#claim``."""
    found, problems = [], []
    for i, text in enumerate(refs):
        source, sign, claim = text.partition("#")
        at = tree.at(*path, i)
        if sign and source and claim:
            found.append(Cited(ClaimRef(source, claim), at))
        else:
            problems.append(
                Problem(Code.BAD_MARKUP, at, f"'{text}' does not name a claim", "write source#claim")
            )
    return tuple(found), problems


def readings(
    sets: Mapping[str, Mapping[str, Any]],
    tree: Tree,
    path: Path,
    entities: Mapping[str, Entity],
    kinds: Mapping[str, Kind],
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """What a claim sets; yields unknown-entity, unknown-field, and what is wrong with each value."""
    found: list[Reading] = []
    problems: list[Problem] = []
    for id, values in sets.items():
        at = tree.keys.get((*path, id), tree.at(*path))
        if id not in entities:
            hint = did_you_mean(id, entities)
            problems.append(Problem(Code.UNKNOWN_ENTITY, at, f"no entity has the id '{id}'", hint))
            continue
        if not kinds[entities[id].kind].is_read:
            continue
        for name, given in values.items():
            field = kinds[entities[id].kind].fields.get(name)
            where = (*path, id, name)
            if field is None:
                problems.append(unknown_field(name, tree.keys.get(where, at), kinds[entities[id].kind]))
                continue
            for value, place, wrong in _values(field, given, tree, where):
                problems += wrong
                if value is not None:
                    found.append(Reading(id, name, value, place))
    return tuple(found), problems


def _values(
    field: Field, given: Any, tree: Tree, path: Path
) -> Iterator[tuple[Value | None, Location, list[Problem]]]:
    if path in tree.broken:
        return
    if isinstance(given, list) and field.many:
        for i, member in enumerate(given):
            yield _value(field, member, tree, (*path, i))
    else:
        yield _value(field, given, tree, path)


def _value(field: Field, given: Any, tree: Tree, path: Path) -> tuple[Value | None, Location, list[Problem]]:
    at = tree.at(*path)
    if field.type is FieldType.DATE:
        return _date_value(given, tree, path)
    if not isinstance(given, str):
        wanted = "one text" if not field.many else "a text or a list of texts"
        return None, at, [must_be(f"'{field.id}'", wanted, given, at)]
    value, problem = _scalar(field, given, at)
    return value, at, [problem] if problem else []


def _date_value(given: Any, tree: Tree, path: Path) -> tuple[Value | None, Location, list[Problem]]:
    if not isinstance(given, str | dict):
        at = tree.at(*path)
        return None, at, [must_be(f"'{path[-1]}'", "a text or a mapping", given, at)]
    record, problems = read_record(
        DateRecord, tree, {"date": given} if isinstance(given, str) else given, path
    )
    at = tree.at(*path)
    return date_of(record, tree, path), at, problems + list(date_problems(record, at, "a claim"))


def _scalar(field: Field, given: str, at: Location) -> tuple[Value | None, Problem | None]:
    if field.type is FieldType.QUANTITY:
        value = quantity(given)
        hint = 'write 600, ~600, ">10000", ">=500", <40 or 10000..12000, or words without digits'
        return value, None if value else Problem(Code.BAD_QUANTITY, at, f"'{given}' is not a quantity", hint)
    choices = field.choices or {}
    if field.type is FieldType.CHOICE and given not in choices:
        hint = did_you_mean(given, choices) or f"write one of: {', '.join(choices)}"
        return None, not_a_choice(given, field.id, at, hint)
    return given, None
