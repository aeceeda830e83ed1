"""Entities: identity and curated text; and pages that editors write."""

from collections.abc import Iterator
from dataclasses import replace

from dossier.load.files import EditorsFile
from dossier.load.records import read_record
from dossier.load.text import read_body, read_takeaway
from dossier.load.units import unit_problems
from dossier.model.dates import Basis
from dossier.model.entities import MOST_TAKEAWAYS, Alias, Entity, Page
from dossier.model.kinds import Kind
from dossier.model.placed import Placed, PlacedList, PlacedMapping, plain
from dossier.model.schema import fill
from dossier.model.text import Body
from dossier.model.values import QUANTITY
from dossier.problems import Code, Problem, did_you_mean


def read_entity(id: str, kind: Kind, file: EditorsFile, language: str) -> tuple[Entity, list[Problem]]:
    """The entity of one file; if its front matter has problems, only its id and its names are kept."""
    body, problems = read_body(file.body, file.name, file.body_line, language)
    entity, wrong = read_record(Entity, file.front)
    problems += (_facts_hint(problem, file, kind) for problem in wrong)
    if entity is None:
        return _remains(id, kind, file), problems
    problems += _date_problems(entity)
    problems += _type_problems(entity, kind, file)
    problems += _key_problems(entity, kind, file)
    return fill(
        entity, id=id, kind=kind.id, at=file.at("name"), body=body, record=plain(file.front)
    ), problems


def _remains(id: str, kind: Kind, file: EditorsFile) -> Entity:
    """An entity whose front matter has problems: its id, and those names that can be read nevertheless."""
    data = file.front if isinstance(file.front, PlacedMapping) else {}
    name, aliases = data.get("name"), data.get("aliases")
    names = aliases if isinstance(aliases, PlacedList) else [aliases]
    given = (alias.get("name") if isinstance(alias, PlacedMapping) else alias for alias in names)
    others = tuple(Alias(str(alias)) for alias in given if isinstance(alias, Placed))
    named = isinstance(name, Placed)
    # Without its name, nobody knows which links mean it.
    return Entity(id, kind.id, file.front.at, str(name) if named else id, "", others, is_read=named)


def _facts_hint(problem: Problem, file: EditorsFile, kind: Kind) -> Problem:
    """The problem, with a better hint if the unknown key is a field of the kind, which only claims set."""
    keys = file.front if isinstance(file.front, PlacedMapping) else {}
    key = next((key for key in keys if file.key_at(key) == problem.at), "")
    if problem.code is Code.UNKNOWN_KEY and key in kind.fields:
        return replace(problem, hint=f"facts come from claims: set '{key}' under 'sets' of a claim")
    return problem


def _date_problems(entity: Entity) -> Iterator[Problem]:
    if entity.date and entity.date.basis is not Basis.OUTSIDE:
        message = f"the date {entity.date.edtf} of an entity does not come from outside"
        hint = "set it under 'sets' of a claim, or write {date, basis: outside, because}"
        yield Problem(Code.BAD_DATE, entity.date.at, message, hint)


def _type_problems(entity: Entity, kind: Kind, file: EditorsFile) -> Iterator[Problem]:
    # A kind with problems has no types, and every type would be reported.
    given = file.front.get("type") if isinstance(file.front, PlacedMapping) else None
    if kind.is_read and entity.type not in kind.types and not getattr(given, "is_reported", False):
        hint = did_you_mean(entity.type, kind.types) or f"write one of: {', '.join(kind.types)}"
        message = f"'{entity.type}' is not a type of '{kind.label}'"
        yield Problem(Code.UNKNOWN_CHOICE, file.at("type"), message, hint)


def _key_problems(entity: Entity, kind: Kind, file: EditorsFile) -> Iterator[Problem]:
    # Whatever has a unit can have other words for it.
    allowed = {*kind.keys, *(("counts",) if "unit" in kind.keys else ())}
    for key in sorted({"part_of", "of", "unit", "counts"} - allowed) if kind.is_read else ():
        if getattr(entity, key):
            message = f"'{kind.label}' has no key '{key}'"
            yield Problem(Code.UNKNOWN_KEY, file.key_at(key), message, "take it out")
    needs_unit = any(field.type is QUANTITY and not field.unit for field in kind.fields.values())
    if "unit" in kind.keys and needs_unit and not entity.unit:
        yield Problem(Code.MISSING_KEY, file.front.at, "the key 'unit' is missing", "add 'unit:'")
    yield from unit_problems(entity.unit, file.at("unit")) if entity.unit else ()


def read_page(path: str, file: EditorsFile, language: str) -> tuple[Page, list[Problem]]:
    """The page of one file; ``path`` is relative to the content folder."""
    body, problems = read_body(file.body, file.name, file.body_line, language)
    page, wrong = read_record(Page, file.front)
    at, below = file.at("title"), file.at("description")
    if page is None:
        return Page(path, at, path, body=body), problems + wrong
    body, wrong = _with_takeaways(body, page, language)
    return fill(
        page, path=path, at=at, description_at=below, body=body, record=plain(file.front)
    ), problems + wrong


def _with_takeaways(body: Body, page: Page, language: str) -> tuple[Body, list[Problem]]:
    """The text of a page with the takeaways from its front matter."""
    read = [read_takeaway(written, language) for written in page.takeaways]
    problems = [problem for _, wrong in read for problem in wrong]
    for written in page.takeaways[MOST_TAKEAWAYS:]:
        message = f"a page has at most {MOST_TAKEAWAYS} takeaways"
        hint = "keep those that readers need most, and write the others into the text"
        problems.append(Problem(Code.TOO_LARGE, written.at, message, hint))
    sentences = (*(s for takeaway, _ in read for s in takeaway.sentences), *body.sentences)
    takeaways = tuple(takeaway.text for takeaway, _ in read)
    return replace(body, takeaways=takeaways, sentences=sentences), problems
