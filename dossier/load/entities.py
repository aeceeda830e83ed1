"""Entities: identity and curated text."""

from collections.abc import Iterator

from dossier.load.files import EditorsFile
from dossier.load.records import read_record
from dossier.load.text import read_body
from dossier.load.values import date_of, date_problems
from dossier.load.yaml_tree import Tree
from dossier.model.content import Entity, Named, Page
from dossier.model.kinds import Kind
from dossier.model.schema import EntityRecord, PageRecord
from dossier.problems import Code, Problem, did_you_mean


def read_entity(id: str, kind: Kind, file: EditorsFile) -> tuple[Entity, list[Problem]]:
    """The entity of one file; where its front matter is broken, what stays is its id."""
    tree = file.tree
    body, problems = read_body(file.body, file.name, file.body_line)
    record, wrong = read_record(EntityRecord, tree, tree.data)
    problems += wrong
    if record is None:
        return Entity(id, kind.id, tree.at(), id, ""), problems
    problems += date_problems(record.date, tree.at("date"), outside=True)
    problems += _type_problems(record, kind, tree)
    problems += _key_problems(record, kind, tree)
    entity = Entity(
        id=id,
        kind=kind.id,
        at=tree.at("name"),
        name=record.name,
        type=record.type,
        aliases=tuple(record.aliases),
        part_of=Named(record.part_of, tree.at("part_of")) if record.part_of else None,
        date=date_of(record.date),
        of=Named(record.of, tree.at("of")) if record.of else None,
        unit=record.unit,
        formerly=tuple(record.formerly),
        body=body,
    )
    return entity, problems


def read_page(path: str, file: EditorsFile) -> tuple[Page, list[Problem]]:
    """The page of one file; ``path`` is relative to the content folder."""
    body, problems = read_body(file.body, file.name, file.body_line)
    record, wrong = read_record(PageRecord, file.tree, file.tree.data)
    title, description = (record.title, record.description) if record else (path, "")
    return Page(path, file.tree.at("title"), title, description, body), problems + wrong


def _type_problems(record: EntityRecord, kind: Kind, tree: Tree) -> Iterator[Problem]:
    if record.type not in kind.types:
        hint = did_you_mean(record.type, kind.types) or f"write one of: {', '.join(kind.types)}"
        message = f"'{record.type}' is not a type of '{kind.label}'"
        yield Problem(Code.UNKNOWN_CHOICE, tree.at("type"), message, hint)


def _key_problems(record: EntityRecord, kind: Kind, tree: Tree) -> Iterator[Problem]:
    for key in sorted({"part_of", "of", "unit"} - set(kind.keys)):
        if getattr(record, key):
            message = f"'{kind.label}' has no key '{key}'"
            yield Problem(Code.UNKNOWN_KEY, tree.keys.get((key,), tree.at()), message, "take it out")
    for key in sorted({"of", "unit"} & set(kind.keys)):
        if not getattr(record, key):
            yield Problem(Code.MISSING_KEY, tree.at(), f"the key '{key}' is missing", f"add '{key}:'")
