"""References as BibTeX, in UTF-8, with the fields of biblatex where BibTeX has none."""

from collections.abc import Iterable

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from dossier.render.exports.references import Reference

# Characters that have a meaning in TeX.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
} | {sign: f"\\{sign}" for sign in "{}$&#%_"}
_TABLE = str.maketrans(_ESCAPES)
# TeX makes one sign of two of these in a row, such as a dash of hyphens.
_JOINED = ("-", "'", "<", ">", ",")


def bibtex(references: Iterable[Reference]) -> bytes:
    """An entry for each reference."""
    return write_string(Library([_entry(reference) for reference in references])).encode()


def _entry(reference: Reference) -> Entry:
    is_article = reference.article and reference.container
    issued, accessed = reference.issued, reference.accessed
    # Braces keep a name from being split at "and", and the capitals of a title.
    values = {
        "title": f"{{{escaped(reference.title)}}}",
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "journal" if is_article else "howpublished": escaped(reference.container),
        "publisher": escaped(reference.publisher),
        # EDTF, as biblatex reads it; BibTeX knows only the year.
        "date": issued.edtf if issued else "",
        "year": str(issued.first.year) if issued and issued.first.year == issued.last.year else "",
        "url": reference.url,
        "urldate": accessed.edtf if accessed else "",
        "language": reference.language,
        "note": escaped(" ".join(reference.notes)),
    }
    fields = [Field(name, value) for name, value in values.items() if value]
    return Entry("article" if is_article else "misc", reference.id, fields)


def _names(names: Iterable[str]) -> str:
    return " and ".join(f"{{{escaped(name)}}}" for name in names)


def escaped(text: str) -> str:
    """Text that TeX prints as it stands."""
    escaped_text = text.translate(_TABLE)
    for sign in _JOINED:
        # A second time, for pairs that overlap: in "---", the first pass finds one.
        escaped_text = escaped_text.replace(sign * 2, f"{sign}{{}}{sign}").replace(
            sign * 2, f"{sign}{{}}{sign}"
        )
    return escaped_text
