"""How numbers are read in the languages that have a lexicon."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from dossier.language.amounts import Amount, amounts
from dossier.language.lexicon import lexicon
from dossier.language.readings import with_table

_TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("numbers_in_languages.yml").read_text(encoding="utf-8")
)
_ROWS = [(code, text, readings) for code, rows in _TABLE.items() for text, readings in rows.items()]


@pytest.mark.parametrize(("language", "text", "readings"), _ROWS)
def test_numbers_are_read_as_a_language_writes_them(language: str, text: str, readings: list[str]) -> None:
    assert [_reading(amount) for amount in amounts(text, language)] == readings


@pytest.mark.parametrize(
    "file", sorted(f.name for f in files("dossier.language").joinpath("lexicons").iterdir())
)
def test_a_lexicon_is_read_whole(file: str) -> None:
    words = lexicon(file.removesuffix(".yml"))
    assert words.reads_numbers
    assert all(
        isinstance(word, str) for word in (*words.before, *words.behind, *words.numerals, *words.scales)
    )


def test_the_guide_says_what_is_read_in_which_language() -> None:
    guide = Path("docs/guide.md").read_text(encoding="utf-8")
    assert guide == with_table(guide), "run 'python -m dossier.language.readings docs/guide.md'"


def _reading(amount: Amount) -> str:
    number = amount.quantity
    low, high = (f"{end.normalize():f}" if end is not None else "" for end in (number.low, number.high))
    text = low if low == high else f"{low}..{high}"
    unread = f"unread {amount.unread}" if amount.unread else ""
    return " ".join(
        filter(None, (number.sign + (text or number.text), amount.measure, amount.change, unread))
    )
