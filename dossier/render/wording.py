"""Values in words: dates, quantities, stances, and who says so."""

from collections.abc import Iterator
from datetime import date, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from dossier.compose.views import Attributed, When
from dossier.model.content import Stance
from dossier.model.dates import Basis, Date
from dossier.model.quantities import Quantity

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

STANCES = {
    Stance.ASSERTS: "",
    Stance.DENIES: "denied",
    Stance.SUSPECTS: "suspected",
    Stance.PROMISES: "promised",
    Stance.PREDICTS: "predicted",
    Stance.NO_COMMENT: "not confirmed",
}

_SIGNS = {"": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most "}
_FEWEST_OF_A_MONTH = 27
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_words(value: Date, locale: Locale) -> str:
    """The date as readers read it: ``12 July 2025``, ``about October 2024``, ``autumn 2024``."""
    plain = value.edtf.rstrip("~?%")
    doubt = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(value.edtf[len(plain) :], "")
    year, _, season = plain.partition("-")
    if season in SEASONS:
        return f"{doubt}{SEASONS[season]} {year}"
    return doubt + _span_words(value.first, value.last, locale)


def on_words(value: Date, locale: Locale) -> str:
    """When something was done: ``on 3 May 2025``, ``in May 2025``."""
    is_day = (value.last - value.first).days < _FEWEST_OF_A_MONTH
    return f"{'on' if is_day else 'in'} {date_words(value, locale)}"


def _span_words(first: date, last: date, locale: Locale) -> str:
    if first == last:
        return format_date(first, "d MMMM y", locale=locale)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return format_date(first, "MMMM y", locale=locale)
    start = "d" if (first.year, first.month) == (last.year, last.month) else "d MMMM y"
    joint = "–" if start == "d" else " – "
    return joint.join(
        format_date(day, form, locale=locale) for day, form in ((first, start), (last, "d MMMM y"))
    )


def basis_words(when: When) -> str:
    """What a date rests on, where that is not the source's own statement."""
    outside = "date from outside" if when.outside else ""
    if when.date.basis is not Basis.INFERRED:
        return outside
    if not when.date.words:
        return f"inferred from a {outside}" if outside else "inferred"
    words = f"inferred from “{when.date.words}”"
    return f"{words} and a {outside}" if outside else words


def language_words(language: str, locale: Locale) -> str:
    """The language by its name, if it is given as a code; a name stays as it is."""
    try:
        return Locale.parse(language, sep="-").get_display_name(locale) or language
    except (UnknownLocaleError, ValueError):
        return language


def quantity_words(value: Quantity, locale: Locale) -> str:
    """The quantity as readers read it: ``about 600``, ``10,000 to 12,000``; words stay as they are."""
    if value.low is None or value.high is None:
        return value.text
    low, high = (format_decimal(n, locale=locale) for n in (value.low, value.high))
    return _SIGNS[value.sign] + (low if value.low == value.high else f"{low} to {high}")


def count_words(count: int, one: str, many: str) -> str:
    """A count with its noun; up to ten in words."""
    return f"{number_words(count)} {one if count == 1 else many}"


def number_words(count: int) -> str:
    """A count; up to ten in words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def behind_words(line: Attributed) -> str:
    """What stands behind a statement of several claims: ``2 origins, 1 unknown; all through AFP``."""
    support = line.support
    if support is None:
        return ""
    if not support.origins:
        return f"told by {count_words(support.sources, 'article', 'articles')}, origin unknown"
    words = f"{support.origins} {'origin' if support.origins == 1 else 'origins'}"
    words += f", {support.unknown} unknown" if support.unknown else ""
    words += f" in {support.sources} articles" if support.sources > 1 else ""
    return words + (f"; all through {line.carrier.label}" if line.carrier else "")


def possessive(name: str) -> str:
    """Of this name: ``Arland’s``, ``United Isles’``."""
    return name + ("’" if name.endswith("s") else "’s")


def own_words(line: Attributed) -> str:
    """Which party speaks of what it is itself part of: ``Arland is a party to this``."""
    if len(line.own) < 2:
        return f"{line.own[0]} is a party to this" if line.own else ""
    return f"{', '.join(line.own[:-1])} and {line.own[-1]} are parties to this"


def teller_words(line: Attributed) -> Iterator[str]:
    """Who tells what nobody is named for, and what stands behind the statement."""
    unnamed = all(s.actor is None for s in line.by)
    if line.by and unnamed:
        yield "the article does not name who says so"
    if line.support:
        yield behind_words(line)
    elif not line.by and not line.via:
        yield "told by the article" if line.derived else f"told by the article itself, {_whence(line)}"


def _whence(line: Attributed) -> str:
    return "at first hand" if line.first_hand else "origin unknown"


def is_spoken(line: Attributed) -> bool:
    """Whether a known actor, or its unnamed representative, says so."""
    return any(speaker.actor for speaker in line.by)
