"""The guide's table of what is read in which language: each "yes" of it has a sentence that is read so."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dossier.language.amounts import amounts
from dossier.language.mentions import mentions
from dossier.language.negations import negations
from dossier.language.readings import table
from dossier.language.relative import placed
from dossier.language.speech import cues

SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "read_in_languages.yml").read_text(encoding="utf-8")
)


def numbers(text: str, language: str) -> bool:
    return [(a.quantity.low, a.quantity.sign[:1], a.unread) for a in amounts(text, language)] == [
        (Decimal(600), ">", "")
    ]


def dates(text: str, language: str) -> bool:
    return [(m.year, m.month, m.day) for m in mentions(text, language)] == [(2024, 12, 7)]


def relative(text: str, language: str) -> bool:
    there = placed(text, date(2025, 3, 2), language)
    return there is not None and there[2] < date(2025, 3, 2)


def denied(text: str, language: str) -> bool:
    return bool(negations(text, language))


def opened(text: str, language: str) -> bool:
    return any(amount.open for amount in amounts(text, language))


def spoken(text: str, language: str) -> bool:
    return bool(cues(text, language))


READERS: dict[str, Callable[[str, str], bool]] = {
    "Numbers": numbers,
    "Dates": dates,
    "Relative dates": relative,
    "Negations": denied,
    "Conditions and doubts": opened,
    "Verbs of speech": spoken,
}


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    head, _, *lines = ([cell.strip() for cell in line.strip("|").split("|")] for line in table().splitlines())
    for name, *cells in lines:
        yield name.rpartition("(`")[2].strip("`)"), dict(zip(head[1:], cells, strict=True))


PROMISED = [
    (language, column)
    for language, cells in rows()
    for column in READERS
    if cells[column] not in ("no", "beside known words") or (cells[column] != "no" and column != "Numbers")
]


@pytest.mark.parametrize(("language", "column"), PROMISED)
def test_what_the_table_promises_is_read(language: str, column: str) -> None:
    assert READERS[column](SENTENCES[language][column], language), SENTENCES[language][column]


def test_each_sentence_stands_for_a_promise() -> None:
    cells = dict(rows())
    assert [(lg, c) for lg, row in SENTENCES.items() for c in row if cells[lg][c] == "no"] == []
