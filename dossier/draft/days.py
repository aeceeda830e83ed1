"""The day that a sentence tells of: as it names it, or worked out from the day of publication."""

from dossier.language.mentions import mentions
from dossier.language.relative import placed
from dossier.model.content import Source
from dossier.model.dates import Date, span


def day_of(text: str, source: Source) -> dict[str, object] | str:
    """The date of a sentence as a claim has it; empty where it names none, or several."""
    named = [m for m in mentions(text, source.language) if m.days and not (m.bound or m.part or m.unread)]
    if len(named) == 1 and named[0].days:
        return _edtf(*named[0].days)
    anchor = source.published
    if named or anchor is None or anchor.first != anchor.last:
        return ""
    words = placed(text, anchor.first, source.language)
    if words is None:
        return ""
    date = _edtf(*words[1:])
    start = text.lower().find(words[0])
    as_written = text[start : start + len(words[0])] if start >= 0 else words[0]
    return {"date": date, "basis": "inferred", "words": as_written, "from": [source.id]} if date else ""


def _edtf(first: object, last: object) -> str:
    """The day, month or year that begins and ends so; empty for any other span."""
    day = str(first)
    for text in (day, day[:7], day[:4]):
        if span(text) == (first, last):
            return text
    return ""


def date_of(record: dict[str, object] | str) -> Date | None:
    """The date of a record as it is worded; what it rests on is said elsewhere."""
    edtf = str(record["date"]) if isinstance(record, dict) else record
    days = span(edtf) if edtf else None
    return Date(edtf, *days) if days else None
