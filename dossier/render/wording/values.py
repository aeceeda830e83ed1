"""Values in words: quantities, stances, languages."""

from babel import Locale, UnknownLocaleError

from dossier.compose.inline import Anchor
from dossier.compose.provenance import When
from dossier.model.content import Stance, Value
from dossier.model.dates import Date
from dossier.model.values import type_of
from dossier.model.values.quantity import Quantity, quantity_words
from dossier.render.lines import Line, line, run
from dossier.render.messages import Messages
from dossier.render.wording.dates import marked, marked_words, printed
from dossier.render.wording.money import is_written_with, with_unit

# Languages that write nouns with a capital letter even within a sentence.
_CAPITAL_NOUNS = ("de", "lb")


def stance_words(stance: Stance, t: Messages) -> str:
    """How the speaker stands to it; nothing where that is plainly asserted."""
    return "" if stance is Stance.ASSERTS else firm_stance_words(stance, t)


def firm_stance_words(stance: Stance, t: Messages) -> str:
    """How the speaker stands to it."""
    return t(f"stances.{stance}")


def stance_behind(stance: Stance, t: Messages) -> Line:
    """The stance, to stand behind what it is about; nothing where that is plainly asserted."""
    words = stance_words(stance, t)
    return line(" (", run("stance", words), ")") if words else ()


def language_words(language: str, t: Messages) -> str:
    """The language by its name, if it is given as a code; a name stays as it is."""
    try:
        return Locale.parse(language, sep="-").get_display_name(t.locale) or language
    except (UnknownLocaleError, ValueError):
        return language


def value(content: Anchor | When | Value, t: Messages) -> Line:
    """A value as readers read it."""
    match content:
        case When():
            return marked(printed(content, t))
        case Date():
            return marked_words(content, t)
        case Anchor():
            return content
    return type_of(content).words(content, t)


def counted(content: Anchor | When | Value, unit: str, t: Messages, in_series: bool = False) -> Line:
    """A value with the unit that it counts, if there is one, or with its place in a series of it."""
    if isinstance(content, Quantity) and is_written_with(unit) and not in_series:
        return quantity_text(content, unit, t)
    key = "quantities.in-series" if in_series else "quantities.with-unit"
    return t.line(key, number=value(content, t), unit=unit) if unit else value(content, t)


def quantity_text(quantity: Quantity, unit: str, t: Messages) -> str:
    """A quantity, with its unit only where that is a sign at the number: ``about €600``."""
    if not is_written_with(unit):
        return quantity_words(quantity, t)
    return quantity_words(quantity, t, lambda number: with_unit(number, unit, t.locale))


def within(label: str, t: Messages) -> str:
    """A label as it stands within a sentence."""
    return label if t.locale.language in _CAPITAL_NOUNS else label.lower()


def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]
