"""Values in words: quantities, stances, languages, and who says so."""

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from dossier.compose.provenance import Provenance
from dossier.model.content import Stance
from dossier.model.quantities import Quantity
from dossier.render.messages import Messages

_SIGNS = {"~": "about", ">": "more-than", ">=": "at-least", "<": "fewer-than", "<=": "at-most"}

# They write nouns with a capital letter everywhere.
_CAPITAL_NOUNS = ("de", "lb")


def stance_words(stance: Stance, t: Messages) -> str:
    """How the speaker stands to it; nothing where that is plainly asserted."""
    return "" if stance is Stance.ASSERTS else firm_stance_words(stance, t)


def firm_stance_words(stance: Stance, t: Messages) -> str:
    """How the speaker stands to it."""
    return t(f"stances.{stance}")


def language_words(language: str, t: Messages) -> str:
    """The language by its name, if it is given as a code; a name stays as it is."""
    try:
        return Locale.parse(language, sep="-").get_display_name(t.locale) or language
    except (UnknownLocaleError, ValueError):
        return language


def quantity_words(value: Quantity, t: Messages) -> str:
    """The quantity as readers read it: ``about 600``, ``10,000 to 12,000``; words stay as they are."""
    if value.low is None or value.high is None:
        return value.text
    low, high = (format_decimal(n, locale=t.locale) for n in (value.low, value.high))
    number = low if value.low == value.high else t("quantities.range", low=low, high=high)
    return t(f"quantities.{_SIGNS[value.sign]}", number=number) if value.sign else number


def within(label: str, t: Messages) -> str:
    """A label as it stands within a sentence."""
    return label if t.locale.language in _CAPITAL_NOUNS else label.lower()


def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def behind_words(line: Provenance, t: Messages) -> str:
    """What stands behind a statement of several claims: ``2 origins, 1 unknown; all through AFP``."""
    support = line.support
    if support is None:
        return ""
    if not support.origins:
        return t("support.articles", n=support.sources)
    words = t("support.origins", n=support.origins)
    if support.unknown:
        words = t("support.and-unknown", origins=words, n=support.unknown)
    if support.sources > 1:
        words = t("support.in-articles", origins=words, n=support.sources)
    return t("support.all-through", origins=words, carrier=line.carrier.label) if line.carrier else words


def interest_words(line: Provenance, t: Messages) -> str:
    """Which party speaks of what it is itself part of: ``Arland is a party to this``."""
    parties = line.interested
    return t("who.own-side", n=len(parties), parties=t.all_of(parties)) if parties else ""


def teller_words(line: Provenance, t: Messages) -> Iterator[str]:
    """Who tells what nobody is named for, and what stands behind the statement."""
    unnamed = all(s.actor is None for s in line.by)
    if line.by and unnamed:
        yield t("who.not-named")
    if line.support:
        yield behind_words(line, t)
    elif not line.by and not line.via:
        firm = "who.told-first-hand" if line.first_hand else "who.told-unknown"
        yield t("who.told-by-article" if line.derived else firm)
