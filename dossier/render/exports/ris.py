"""References as RIS, the exchange format of reference managers: lines of a tag and a value, in UTF-8."""

from collections.abc import Iterable

import rispy

from dossier.model.dates import Date
from dossier.render.exports.references import Reference


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
    values: dict[str, str | list[str]] = {
        "id": reference.id,
        "title": reference.title,
        "authors": list(reference.authors),
        # Where those who read RIS look for editors.
        "secondary_authors": list(reference.editors),
        "secondary_title": reference.container,
        "publisher": reference.publisher,
        "date": _date(reference.issued),
        "year": str(reference.issued.first.year) if reference.issued else "",
        "urls": [reference.url] if reference.url else [],
        "access_date": _date(reference.accessed),
        "language": reference.language,
        "notes": list(reference.notes),
    }
    kind = "NEWS" if reference.article else "ELEC"
    return {"type_of_reference": kind} | {key: value for key, value in values.items() if value}


def _date(date: Date | None) -> str:
    """As ``2025/07/12/``, with what is certain of year, month and day; the field for more has its EDTF.

    Reference managers read what stands between the slashes only: of a span, that is its first day.
    """
    if date is None:
        return ""
    # The lengths of a year, a month and a day in EDTF.
    start = date.edtf.partition("/")[0].rstrip("~?%")
    year, month, day = (*(start.split("-")), "", "")[:3]
    is_month = len(year) == 4 and month.isdecimal() and 1 <= int(month) <= 12
    certain = (f"{date.first:%Y}", month if is_month else "", day if is_month and day.isdecimal() else "")
    is_plain = date.edtf == start and (is_month or not month)
    return "/".join((*certain, "" if is_plain else date.edtf))
