"""How numbers are read in the languages that have a lexicon."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from dossier.language.amounts import Amount, amounts
from dossier.language.data import lexicon_data
from dossier.language.readings import with_table
from dossier.language.stems import stem
from tests.site import ROOT

_TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("numbers_in_languages.yml").read_text(encoding="utf-8")
)
_ROWS = [(code, text, readings) for code, rows in _TABLE.items() for text, readings in rows.items()]
_LANGUAGES = sorted(
    file.name.removesuffix(".yml") for file in files("dossier.language").joinpath("lexicons").iterdir()
)
_ANY = {"~", ">", ">=", "<", "<="}


@pytest.mark.parametrize(("language", "text", "readings"), _ROWS)
def test_numbers_are_read_as_a_language_writes_them(language: str, text: str, readings: list[str]) -> None:
    assert [_reading(amount) for amount in amounts(text, language)] == readings


@pytest.mark.parametrize("language", _LANGUAGES)
def test_each_comparator_of_a_lexicon_is_read_where_it_stands(language: str) -> None:
    missed = [text for text, sign in _compared(language) if sign not in _signs(text, language)]
    assert missed == []


def _compared(language: str) -> Iterator[tuple[str, str]]:
    """The number 600 with each comparator, and the sign that it is to have."""
    data = lexicon_data(language)
    space = "" if data.get("glued") else " "
    for side, form in (("before", "{0}{1}600"), ("behind", "600{1}{0}.")):
        for sign, phrases in data[side].items():
            # An asterisk is the word that an ending is joined to, and "?" may be a comparator or not.
            plain = (phrase for phrase in phrases if sign not in ("", "?") and not phrase.startswith("*"))
            # Little more is more: what is near has the sign all the same.
            bare = sign if sign == "~" else sign.removesuffix("~")
            yield from ((form.format(phrase, space), bare) for phrase in plain)
    yield from ((f"{phrase}{space}600", "~") for phrase in data.get("hedges", ()))


def _signs(text: str, language: str) -> set[str]:
    """The signs of 600; where it could not be read, any may be meant."""
    there = [amount for amount in amounts(text, language) if amount.quantity.low == 600]
    soft = {"~" for amount in there if amount.is_hedged}
    return soft.union(amount.quantity.sign for amount in there) | (
        _ANY if there and there[0].unread else set()
    )


def test_the_guide_says_what_is_read_in_which_language() -> None:
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    assert guide == with_table(guide), "run 'python -m dossier.language.readings docs/guide.md'"


def _reading(amount: Amount) -> str:
    number = amount.quantity
    low, high = (f"{end.normalize():f}" if end is not None else "" for end in (number.low, number.high))
    text = low if low == high else f"{low}..{high}"
    unread = f"unread {amount.unread}" if amount.unread else ""
    return " ".join(
        filter(None, (number.sign + (text or number.text), amount.measure, amount.change, unread))
    )


@pytest.mark.parametrize(("word", "language"), [("'s", "nl"), ("'", "fi"), ("'", "tr")])
def test_something_is_left_of_every_word(word: str, language: str) -> None:
    assert stem(word, language) == word
