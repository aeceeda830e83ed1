"""Entities: identity and curated text."""

from collections.abc import Iterator
from dataclasses import replace

from dossier.load.files import EditorsFile
from dossier.load.records import read_record
from dossier.load.text import read_body
from dossier.load.values import date_of, date_problems, named
from dossier.load.yaml_tree import Tree
from dossier.model.content import Entity, Page
from dossier.model.kinds import Kind
from dossier.model.schema import EntityRecord, PageRecord
from dossier.model.text import Named
from dossier.problems import Code, Problem, did_you_mean


def read_entity(id: str, kind: Kind, file: EditorsFile, language: str) -> tuple[Entity, list[Problem]]:
    """The entity of one file; where its front matter is broken, what stays is its id."""
    tree = file.tree
    body, problems = read_body(file.body, file.name, file.body_line, language)
    record, wrong = read_record(EntityRecord, tree, tree.data)
    problems += (_facts_hint(problem, tree, kind) for problem in wrong)
    if record is None:
        return _remains(id, kind, tree), problems
    problems += _date_problems(record, tree)
    problems += _type_problems(record, kind, tree)
    problems += _key_problems(record, kind, tree)
    entity = Entity(
        id=id,
        kind=kind.id,
        at=tree.at("name"),
        name=record.name,
        type=record.type,
        aliases=tuple(alias.name for alias in record.aliases),
        alias_languages={alias.name: alias.language for alias in record.aliases if alias.language},
        part_of=Named(record.part_of, tree.at("part_of")) if record.part_of else None,
        date=date_of(record.date, tree, ("date",)),
        of=Named(record.of, tree.at("of")) if record.of else None,
        unit=record.unit,
        formerly=named(record.formerly, tree, ("formerly",)),
        body=body,
    )
    return entity, problems


def _remains(id: str, kind: Kind, tree: Tree) -> Entity:
    """What can be told of an entity whose front matter is wrong: its id, and what names can be read."""
    data = tree.data if isinstance(tree.data, dict) else {}
    name, aliases = data.get("name"), data.get("aliases")
    names = aliases if isinstance(aliases, list) else [aliases]
    given = (alias.get("name") if isinstance(alias, dict) else alias for alias in names)
    known = tuple(alias for alias in given if isinstance(alias, str))
    return Entity(id, kind.id, tree.at(), name if isinstance(name, str) else id, "", known)


def _facts_hint(problem: Problem, tree: Tree, kind: Kind) -> Problem:
    """An unknown key that is a field of the kind is a fact, and stands elsewhere."""
    key = next((str(path[-1]) for path in tree.keys if tree.key_at(*path) == problem.at), "")
    if problem.code is Code.UNKNOWN_KEY and key in kind.fields:
        return replace(problem, hint=f"facts come from claims: set '{key}' under 'sets' of a claim")
    return problem


def _date_problems(record: EntityRecord, tree: Tree) -> Iterator[Problem]:
    at = tree.at("date")
    yield from date_problems(record.date, at, "an entity", outside=True)
    if record.date and record.date.basis != "outside":
        message = f"the date {record.date.date} of an entity does not come from outside"
        hint = "set it under 'sets' of a claim, or write {date, basis: outside, because}"
        yield Problem(Code.BAD_DATE, at, message, hint)


def read_page(path: str, file: EditorsFile, language: str) -> tuple[Page, list[Problem]]:
    """The page of one file; ``path`` is relative to the content folder."""
    body, problems = read_body(file.body, file.name, file.body_line, language)
    record, wrong = read_record(PageRecord, file.tree, file.tree.data)
    if record is None:
        return Page(path, file.tree.at("title"), path, body=body), problems + wrong
    at = file.tree.at("title")
    return Page(path, at, record.title, record.description, body, record.uncited), problems


def _type_problems(record: EntityRecord, kind: Kind, tree: Tree) -> Iterator[Problem]:
    if kind.is_read and record.type not in kind.types:
        hint = did_you_mean(record.type, kind.types) or f"write one of: {', '.join(kind.types)}"
        message = f"'{record.type}' is not a type of '{kind.label}'"
        yield Problem(Code.UNKNOWN_CHOICE, tree.at("type"), message, hint)


def _key_problems(record: EntityRecord, kind: Kind, tree: Tree) -> Iterator[Problem]:
    for key in sorted({"part_of", "of", "unit"} - set(kind.keys)) if kind.is_read else ():
        if getattr(record, key):
            message = f"'{kind.label}' has no key '{key}'"
            yield Problem(Code.UNKNOWN_KEY, tree.key_at(key), message, "take it out")
    if "unit" in kind.keys and not record.unit:
        yield Problem(Code.MISSING_KEY, tree.at(), "the key 'unit' is missing", "add 'unit:'")
