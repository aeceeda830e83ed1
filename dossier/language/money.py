"""Currencies as texts name them: by a code, or by a sign or word that several share.

A currency of a text is its ISO 4217 code; or, where it is named by what several share, that name with the
code that it has in its language and territory, if any: ``dollar:USD``, ``$:``.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global

from dossier.language.cldr import locale_of, primary
from dossier.language.data import read_data
from dossier.language.phrases import as_phrase

_BETWEEN = ":"
_LONGEST_NAME = 3
# Codes for what nobody pays with.
_NO_MONEY = frozenset(("XXX", "XTS"))


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The ISO 4217 codes of all currencies, past ones too."""
    return frozenset(get_global("all_currencies")) - _NO_MONEY


def is_code(text: str) -> bool:
    """Whether a text is the code of a currency."""
    return text in codes()


def code_of(currency: str) -> str:
    """The code of a currency; of one that is named by what several share, what it is in its language."""
    name, _, code = currency.partition(_BETWEEN)
    return name if is_code(name) else code


def is_money(measure: str) -> bool:
    """Whether a unit is a currency; CLDR's "pound" is a weight."""
    return is_code(measure) or bool(shared_name(measure))


def is_same_money(one: str, other: str) -> bool:
    """Whether two currencies are one, as far as their languages say."""
    return one == other or (bool(code_of(one)) and code_of(one) == code_of(other))


def may_be_same_money(one: str, other: str) -> bool:
    """Whether two currencies can be one: a dollar is the American one, or another; pounds may be weighed."""
    return not _candidates(one).isdisjoint(_candidates(other))


def names_no_more(said: str, given: str) -> bool:
    """Whether a currency that nobody can tell from its name may be the one that is given: "rupees" of ₹."""
    return bool(shared_name(said)) and not code_of(said) and may_be_same_money(said, given)


def may_be_weighed(name: str) -> bool:
    """Whether the shared name of a currency is also that of a weight."""
    return name in read_data("money.yml")["weights"]


def weight(name: str) -> str:
    """The weight that has the name of a currency, by CLDR's name."""
    return str(read_data("money.yml")["weights"][name])


def untold(name: str) -> str:
    """What is named so, where nothing tells which currency it is, or whether it is one."""
    return f"{name}{_BETWEEN}"


def is_paid(currency: str, language: str) -> bool:
    """Whether a currency is what people pay with in the territory that a language names."""
    locale = locale_of(language)
    return bool(locale and locale.territory) and code_of(currency) in _paid_in(
        str(locale and locale.territory)
    )


def shared_name(currency: str) -> str:
    """The sign or word of a currency which several share; empty for a code."""
    name, between, _ = currency.partition(_BETWEEN)
    return name if between else ""


def _candidates(currency: str) -> frozenset[str]:
    name = shared_name(currency)
    if not name:
        weights = {weight(heavy) for heavy in read_data("money.yml")["weights"]}
        return frozenset((currency,)) if is_code(currency) or currency in weights else _NONE
    # Of what is told by its sign, nothing is weighed.
    return _codes_of(name) | ({weight(name)} if may_be_weighed(name) and not code_of(currency) else _NONE)


def named(key: str, language: str) -> str:
    """The currency that a lexicon lists words for under a code or a shared name, in one language."""
    return f"{key}{_BETWEEN}{_presumed(key, language)}" if key in _shared() else key


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, Mapping[str, Any]]:
    shared: Mapping[str, Mapping[str, Any]] = read_data("money.yml")["shared"]
    return shared


@lru_cache(maxsize=64)
def _codes_of(name: str) -> frozenset[str]:
    """The currencies that a sign or word may mean, by the ends of their English names."""
    heads = tuple(_shared()[name]["heads"])
    names = Locale("en").currencies
    return frozenset(code for code in codes() if str(names.get(code, "")).casefold().endswith(heads))


@lru_cache(maxsize=512)
def _presumed(name: str, language: str) -> str:
    """The currency that a sign or word means where nothing else is said; empty where that is open.

    It is that of the territory, which a language has or is mostly spoken in; for a sign, what CLDR prints so.
    """
    locale = locale_of(language)
    here = [code for code in _paid_in(_territory(locale)) if code in _codes_of(name)] if locale else []
    if len(here) == 1:
        return str(here[0])
    printed = [code for code, sign in locale.currency_symbols.items() if sign == name] if locale else []
    return str(printed[0] if len(printed) == 1 else _shared()[name].get("alone", ""))


def _territory(locale: Locale) -> str:
    likely = get_global("likely_subtags").get(str(locale.language), "")
    return str(locale.territory or str(likely).rpartition("_")[2])


@lru_cache(maxsize=1)
def safe_codes() -> frozenset[str]:
    """The codes that are no other words, in front of whatever number."""
    return frozenset(read_data("money.yml")["codes"].split())


def currencies(language: str) -> Iterator[tuple[str, str]]:
    """What names currencies in print, lower case, in the words and signs of CLDR and those that it lacks."""
    locale = locale_of(language)
    names = dict(_names(locale)) if locale else {}
    yield from _unique(locale, names) if locale else ()
    yield from names.items()
    for code, signs in read_data("money.yml")["signs"].items():
        yield from ((as_phrase(sign), code) for sign in signs)
        yield from ((sign, code) for sign in signs)
    for code, sign in locale.currency_symbols.items() if locale else ():
        if sign not in codes() and sign not in _shared():
            yield str(sign).replace("\u00a0", " ").casefold(), code
    yield from ((name, named(name, language)) for name in _shared() if not name.isascii() or name == "$")
    yield "kr", named("kr", language)


def _names(locale: Locale) -> Iterator[tuple[str, str]]:
    """The names of currencies as they stand behind a number, but for those of so many years."""
    plurals: Mapping[str, Any] = locale._data["currency_names_plural"]
    for code, name in locale.currencies.items():
        for form in {str(name), *map(str, dict(plurals.get(code, {})).values())}:
            letters = form.replace(" ", "").replace("-", "")
            if letters.isalpha() and form.count(" ") + 2 * form.count("-") < _LONGEST_NAME:
                yield as_phrase(form) if "-" in form else form.casefold(), code


def _unique(locale: Locale, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The last words of names that one currency alone has which somebody pays with: "baht", "zlotys".

    Where names end in the country ("dólares canadienses"), a last word is no currency.
    """
    if not ends_in_currency(str(locale.language)):
        return
    heads: dict[str, set[str]] = {}
    for phrase, code in names.items():
        heads.setdefault(phrase.rpartition(" ")[2], set()).add(code)
    paid = _paid()
    yield from ((head, code) for head, owners in heads.items() if len(owners) == 1 for code in owners & paid)


def ends_in_currency(language: str) -> bool:
    """Whether a currency's name in a language ends in the currency, and not in the country."""
    return primary(language) in read_data("money.yml")["heads_last"].split()


@lru_cache(maxsize=1)
def _paid() -> frozenset[str]:
    return frozenset(code for territory in get_global("territory_currencies") for code in _paid_in(territory))


def _paid_in(territory: str) -> list[str]:
    """What is legal tender in a territory, as CLDR has it: Babel's own function asks a clock."""
    tenders = get_global("territory_currencies").get(territory, ())
    return [str(code) for code, _start, end, is_tender in tenders if is_tender and end is None]


_NONE: frozenset[str] = frozenset()
