"""Values inside records: dates, attributions, names with their places, and what claims set."""

from collections.abc import Iterator

from dossier.load.yaml_tree import Path, Tree
from dossier.model.content import Attribution
from dossier.model.dates import Basis, Date, span
from dossier.model.schema import AttributionRecord, DateRecord
from dossier.model.text import Cited, ClaimRef, Named
from dossier.problems import Code, Location, Problem


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
        Attribution(record.actor or "", record.role, _actor_at(tree, path, i), record.words)
        for i, record in enumerate(records)
    )


def _actor_at(tree: Tree, path: Path, i: int) -> Location:
    """Where the actor is named: in a list or alone, in braces or bare."""
    item = (*path, i) if (*path, i) in tree.values else path
    return tree.at(*item, "actor")


def attribution_problems(
    records: tuple[AttributionRecord, ...], attributed: tuple[Attribution, ...]
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
