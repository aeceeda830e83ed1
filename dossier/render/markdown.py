"""Text as Markdown that says just this text, in every engine."""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from babel import Locale
from markupsafe import Markup

from dossier.compose.inline import Anchor, Inlines, Marks
from dossier.model.text import Markdown

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITIES |= dict.fromkeys("\n\r\t", " ")
_ENTITIES |= {sign: f"&#{ord(sign)};" for sign in "\\`*_[]{}|~^#$"}
_TABLE = str.maketrans(_ENTITIES)


def escaped(value: object) -> Markup:
    """Text in which no engine finds Markdown or HTML, on one line; what is marked safe stays."""
    if isinstance(value, Markup):
        return value
    return Markup(("" if value is None else str(value)).translate(_TABLE))


def foreign(text: str, language: str) -> Markup:
    """Text in another language, marked as such for browsers and voices; it may run from right to left."""
    if not language:
        return escaped(text)
    turned = ' dir="rtl"' if Locale.parse(language, sep="-").text_direction == "rtl" else ""
    return Markup(f'<span lang="{escape(language)}"{turned}>{escaped(text)}</span>')


def anchor(value: Anchor, text: Callable[[object], str] = str) -> Markup:
    """A link; the page itself is named, not linked. ``text`` words a label that is a message."""
    label = escaped(text(value.label))
    return Markup(f"[{label}]({value.href})") if value.href else label


def marks(value: Marks) -> Markup:
    """The marks of footnotes."""
    return Markup("<sup>,</sup>").join(Markup(f"[^{number}]") for number in value.numbers)


def inlines(parts: Inlines) -> Markup:
    """Text whose Markdown was read, and made safe, when it was loaded."""
    return Markup("").join(inline(part) for part in parts)


def inline(part: Markdown | Anchor | Marks) -> Markup:
    """One part of such a text."""
    match part:
        case Markdown():
            return Markup(part.source)
        case Anchor():
            return anchor(part)
        case Marks():
            return marks(part)


def url(address: str) -> Markup:
    """An address that was checked when it was loaded, for use inside a link."""
    return Markup(quote(address, safe=":/?#@!$&'+,;=%~"))
