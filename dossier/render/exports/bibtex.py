"""References as BibTeX, in UTF-8, with the fields of biblatex where BibTeX has none."""

from collections.abc import Iterable

from babel.core import Locale
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from dossier.model.agents import Name
from dossier.model.sources import SourceType
from dossier.render.exports.references import Reference

# Characters that have a meaning in TeX. Braces around the whole, as Zotero and biber read them; and braces of
# the text as names, since those who read BibTeX count every brace, even behind a backslash.
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "`": r"{\textasciigrave}",
    "{": r"{\lbrace}",
    "}": r"{\rbrace}",
} | {sign: f"\\{sign}" for sign in "$&#%_"}
_TABLE = str.maketrans(_ESCAPES)
# TeX makes one sign of two of these in a row, such as a dash of hyphens.
_JOINED = ("-", "'", "<", ">", ",")


def bibtex(references: Iterable[Reference]) -> bytes:
    """An entry for each reference."""
    return write_string(Library([_entry(reference) for reference in references])).encode()


# The entry type of biblatex for each type of source, and the field for whoever published it.
_TYPES = {
    SourceType.NEWSPAPER: ("article", "journal"),
    SourceType.MAGAZINE: ("article", "journal"),
    SourceType.BROADCAST: ("misc", "howpublished"),
    SourceType.WEB_PAGE: ("online", "organization"),
    SourceType.REPORT: ("report", "institution"),
    SourceType.PRESS_RELEASE: ("report", "institution"),
    SourceType.SOCIAL_POST: ("online", "organization"),
    SourceType.BOOK: ("book", "publisher"),
}
_SUBTYPES = (SourceType.NEWSPAPER, SourceType.MAGAZINE)
# What babel calls languages, where it is not CLDR's English name.
_LANGUAGES = {
    "de": "ngerman",
    "de_AT": "naustrian",
    "de_CH": "nswissgerman",
    "el": "greek",
    "en_AU": "australian",
    "en_CA": "canadian",
    "en_GB": "british",
    "en_NZ": "newzealand",
    "en_US": "american",
    "fa": "persian",
    "nb": "norsk",
    "nn": "nynorsk",
    "no": "norsk",
    "pt": "portuguese",
    "pt_BR": "brazilian",
    "sr_Cyrl": "serbianc",
}


def _entry(reference: Reference) -> Entry:
    type, place = _TYPES[reference.type] if reference.article else ("misc", "howpublished")
    # An article of nobody knows what is none to BibTeX.
    type = "misc" if type == "article" and not reference.container else type
    issued, accessed = reference.issued, reference.accessed
    # Braces keep a name from being split at "and", and the capitals of a title.
    values = {
        "title": f"{{{escaped(reference.title)}}}",
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "publisher": escaped(reference.publisher),
        place: escaped(reference.container or (reference.publisher if place == "publisher" else "")),
        "entrysubtype": str(reference.type) if type == "article" and reference.type in _SUBTYPES else "",
        "type": escaped(reference.genre),
        # EDTF, as biblatex reads it; BibTeX knows only the year.
        "date": issued.edtf if issued else "",
        "year": str(issued.first.year) if issued and issued.first.year == issued.last.year else "",
        "url": reference.url,
        "urldate": accessed.edtf if accessed else "",
        "langid": langid(reference.language),
        "note": escaped(" ".join(reference.notes)),
    }
    fields = [Field(name, value) for name, value in values.items() if value]
    return Entry(type, reference.id, fields)


def langid(language: str) -> str:
    """The name by which babel and biblatex know a language (a BCP 47 tag); nothing where there is none."""
    if not language:
        return ""
    locale = Locale.parse(language, sep="-")
    names = (str(locale), f"{locale.language}_{locale.script}", locale.language)
    known_name = next((_LANGUAGES[name] for name in names if name in _LANGUAGES), "")
    return known_name or (Locale(locale.language).get_language_name("en") or "").lower().replace(" ", "")


def _names(names: Iterable[Name | str]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Name | str) -> str:
    """A name whole, or as BibTeX parts it: family, suffix, given; a part of several words is braced."""
    if isinstance(name, str) or not name.family:
        return f"{{{escaped(name if isinstance(name, str) else name.name)}}}"
    given = " ".join(filter(None, map(_part, (name.given, name.dropping_particle))))
    # biblatex tells particles by their small letter.
    family = f"{escaped(name.particle)} {_part(name.family)}" if name.particle else _part(name.family)
    return ", ".join(filter(None, (family, _part(name.suffix), given)))


def _part(part: str) -> str:
    """A part of a name, in braces where a reader would find other parts in it."""
    is_plain = part.replace("-", "").replace(".", "").replace(" ", "").isalpha() and part[:1].isupper()
    has_words = is_plain and " and " not in part and not any(word[:1].islower() for word in part.split())
    return escaped(part) if has_words or not part else f"{{{escaped(part)}}}"


def escaped(text: str) -> str:
    """Text that TeX prints as it stands."""
    escaped_text = text.translate(_TABLE)
    for sign in _JOINED:
        # A second time, for pairs that overlap: in "---", the first pass finds one.
        escaped_text = escaped_text.replace(sign * 2, f"{sign}{{}}{sign}").replace(
            sign * 2, f"{sign}{{}}{sign}"
        )
    return escaped_text
