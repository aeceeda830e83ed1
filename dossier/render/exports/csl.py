"""References as CSL-JSON (Citation Style Language 1.0.2), which reference managers read and write."""

import json
from collections.abc import Iterable

from dossier.model.agents import Name, is_joined_name
from dossier.model.dates import Date
from dossier.model.sources import SourceType
from dossier.render.exports.references import Reference

# EDTF's signs for approximate and uncertain dates, which CSL does not know.
_DOUBT = "~?%"
# EDTF writes seasons in the place of the month, from 21 for spring.
_FIRST_SEASON = 21
_LAST_SEASON = 24

Item = dict[str, object]

# Of a press release, CSL says to name it as the genre.
_TYPES = {
    SourceType.NEWSPAPER: "article-newspaper",
    SourceType.MAGAZINE: "article-magazine",
    SourceType.BROADCAST: "broadcast",
    SourceType.WEB_PAGE: "webpage",
    SourceType.REPORT: "report",
    SourceType.PRESS_RELEASE: "report",
    SourceType.SOCIAL_POST: "post",
    SourceType.BOOK: "book",
}
# What somebody publishes, and does not contain.
_PUBLISHED = ("report", "book")


def csl_json(references: Iterable[Reference]) -> bytes:
    """The references as a list of items."""
    items = [_item(reference) for reference in references]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(reference: Reference) -> Item:
    type = _TYPES[reference.type] if reference.article else "webpage"
    is_published = reference.article and type in _PUBLISHED
    item: Item = {
        "id": reference.id,
        "type": type,
        "title": reference.title,
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "genre": reference.genre,
        "container-title": "" if is_published else reference.container,
        "publisher": reference.container if is_published else reference.publisher,
        "issued": csl_date(reference.issued),
        "accessed": csl_date(reference.accessed),
        "URL": reference.url,
        "language": reference.language,
        "note": " ".join(reference.notes),
    }
    return {key: value for key, value in item.items() if value}


def _names(names: Iterable[Name | str]) -> list[Item]:
    return [_name(name) for name in names]


def _name(name: Name | str) -> Item:
    """The parts of a name, or its letters where no record says which part is the family name."""
    if isinstance(name, str) or not name.family:
        return {"literal": name if isinstance(name, str) else name.name}
    parts: Item = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    # Names in these scripts stay in their order by themselves.
    is_static = name.begins_with_family and not is_joined_name(name.family)
    return {key: part for key, part in parts.items() if part} | (
        {"static-ordering": True} if is_static else {}
    )


def csl_date(date: Date | None) -> Item:
    """The date as CSL has it: its parts, a season if it is one, and ``circa`` where it is in doubt."""
    if date is None:
        return {}
    plain = date.edtf.translate(dict.fromkeys(map(ord, _DOUBT)))
    ends = [[int(part) for part in end.split("-")] for end in plain.split("/")]
    parts: Item = _seasonal(date, ends) if any(map(_season, ends)) else {"date-parts": ends}
    return parts | ({"circa": True} if plain != date.edtf else {})


def _seasonal(date: Date, ends: list[list[int]]) -> Item:
    """One season has a key of its own; from one to another, only its first and last month are left."""
    if len(ends) == 1:
        return {"date-parts": [ends[0][:1]], "season": _season(ends[0])}
    return {"date-parts": [[day.year, day.month] for day in (date.first, date.last)]}


def _season(parts: list[int]) -> int:
    """The season, from 1 for spring to 4 for winter; 0 where there is none."""
    is_season = len(parts) > 1 and _FIRST_SEASON <= parts[1] <= _LAST_SEASON
    return parts[1] - _FIRST_SEASON + 1 if is_season else 0
