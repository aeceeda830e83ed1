"""References as RIS, the exchange format of reference managers: lines of a tag and a value, in UTF-8."""

from collections.abc import Iterable

import rispy

from dossier.model.agents import Name
from dossier.model.dates import Date
from dossier.model.sources import SourceType
from dossier.render.exports.references import Reference

_TYPES = {
    SourceType.NEWSPAPER: "NEWS",
    SourceType.MAGAZINE: "MGZN",
    SourceType.BROADCAST: "VIDEO",
    SourceType.WEB_PAGE: "ELEC",
    SourceType.REPORT: "RPRT",
    SourceType.PRESS_RELEASE: "RPRT",
    SourceType.SOCIAL_POST: "BLOG",
    SourceType.BOOK: "BOOK",
}
# What somebody publishes, and does not contain: for readers of RIS, the container is a series.
_PUBLISHED = (SourceType.REPORT, SourceType.PRESS_RELEASE, SourceType.BOOK, SourceType.BROADCAST)


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """RIS as specified: lines end with CRLF, and references have no numbers (rispy writes them)."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:  # noqa: ARG002 - the library's own
        return ""


def ris(references: Iterable[Reference]) -> bytes:
    """An entry for each reference."""
    entries = [_entry(reference) for reference in references]
    return str(rispy.dumps(entries, implementation=_Writer)).encode()


def _entry(reference: Reference) -> dict[str, str | list[str]]:
    is_published = reference.article and reference.type in _PUBLISHED
    values: dict[str, str | list[str]] = {
        "id": reference.id,
        "title": reference.title,
        "authors": [_name(name) for name in reference.authors],
        # Where those who read RIS look for editors.
        "secondary_authors": [_name(name) for name in reference.editors],
        "secondary_title": "" if is_published else reference.container,
        "publisher": reference.container if is_published else reference.publisher,
        "type_of_work": reference.genre,
        "date": _date(reference.issued),
        "year": f"{reference.issued.first:%Y}" if reference.issued else "",
        "urls": [reference.url] if reference.url else [],
        "access_date": _date(reference.accessed),
        "language": reference.language,
        "notes": list(reference.notes),
    }
    kind = _TYPES[reference.type] if reference.article else "ELEC"
    return {"type_of_reference": kind} | {key: value for key, value in values.items() if value}


def _name(name: Name | str) -> str:
    """Family, given, suffix. An organisation ends with a comma, or readers take its last word for a family.

    Readers part a name at its commas, so the name of an organisation has none but that.
    """
    if isinstance(name, str):
        return name
    if not name.family:
        return f"{' '.join(name.name.replace(',', ' ').split())}," if name.is_organisation else name.name
    family = " ".join(filter(None, (name.particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return ", ".join((family, given, name.suffix) if name.suffix else (family, given)).removesuffix(", ")


def _date(date: Date | None) -> str:
    """As ``2025/07/12/``, with what is certain of year, month and day; of a span, of its first day.

    The field for more stays empty, since some readers take it for a part of the date: a note says what is not
    plain.
    """
    if date is None:
        return ""
    # The lengths of a year, a month and a day in EDTF.
    start = date.edtf.partition("/")[0].rstrip("~?%")
    year, month, day = (*(start.split("-")), "", "")[:3]
    is_month = len(year) == 4 and month.isdecimal() and 1 <= int(month) <= 12
    return f"{date.first:%Y}/{month if is_month else ''}/{day if is_month and day.isdecimal() else ''}/"
