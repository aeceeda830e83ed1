"""The laws of what follows from a number, and how numbers and dates are read in running text."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dossier.derive.bound import is_bound
from dossier.language.amounts import Amount, amounts
from dossier.language.mentions import mentions
from dossier.model.values.quantity import Quantity, follows, quantity

SIGNS = st.sampled_from(["", "~", ">", ">=", "<", "<="])
SINGLE = st.builds(lambda n, sign: quantity(f"{sign}{n}"), st.integers(1, 20), SIGNS)
RANGE = st.builds(lambda n, m: quantity(f"{n}..{n + m}"), st.integers(1, 20), st.integers(1, 20))
IN_PRINT = yaml.safe_load((Path(__file__).parent / "numbers_in_print.yml").read_text(encoding="utf-8"))
QUANTITIES = st.one_of(SINGLE, RANGE, st.sampled_from([quantity("hundreds"), quantity("dozens")]))


@given(QUANTITIES)
def test_what_is_given_may_be_said(given_: Quantity) -> None:
    assert follows(given_, given_)


@given(QUANTITIES, QUANTITIES, QUANTITIES)
def test_what_follows_from_what_follows_follows(one: Quantity, two: Quantity, three: Quantity) -> None:
    if follows(one, two) and follows(two, three):
        assert follows(one, three)


@given(QUANTITIES, QUANTITIES)
def test_nothing_firmer_than_what_is_given_follows(said: Quantity, given_: Quantity) -> None:
    if follows(said, given_) and follows(given_, said):
        assert (said.low, said.high, said.sign == "~") == (given_.low, given_.high, given_.sign == "~")


@given(QUANTITIES, QUANTITIES)
def test_no_number_is_said_that_is_not_given(said: Quantity, given_: Quantity) -> None:
    if follows(said, given_) and said.low is not None and said.sign in ("", "~"):
        assert {said.low, said.high} <= {given_.low, given_.high}


@given(st.integers(2, 10**9), st.sampled_from(["en", "de"]))
def test_a_number_as_a_language_writes_it_is_read(number: int, language: str) -> None:
    found = amounts(f"({format_decimal(number, locale=language)})", language)
    assert [amount.quantity.low for amount in found] == [Decimal(number)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over 10,000 containers of ammunition", [">10,000 containers"]),
        ("between 10,000 to 12,000 troops", ["10,000 to 12,000 troops"]),
        ("some six hundred men", ["~six hundred men"]),
        ("15 thousand troops", ["15 thousand troops"]),
        ("hundreds of goats", ["hundreds goats"]),
        ("$1.5 billion", ["1.5 billion $"]),
        ("a three-day visit at 12:30 or 5 p.m.", ["three day", "12:30", "5 p.m."]),
        ("sent 1500 troops in 2024", ["1500 troops"]),
        ("the 2024 talks, the second round, one of the two leaders, the G7, a Su-35, the 1950s", []),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, found: list[str]) -> None:
    read = [" ".join((a.quantity.sign + a.quantity.text, *a.counted)) for a in amounts(text, "en")]
    assert read == found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [(text, language, given_) for language, texts in IN_PRINT.items() for text, given_ in texts.items()],
)
def test_numbers_are_read_as_newspapers_print_them(text: str, language: str, expected: list[str]) -> None:
    read = amounts(text, language)
    has_noun = ["(" in words for words in expected]
    assert [printed(amount, noun) for amount, noun in zip(read, has_noun, strict=True)] == expected


def printed(amount: Amount, has_noun: bool) -> str:
    """The number as the table has it."""
    low, high = amount.quantity.low, amount.quantity.high
    if low is None or high is None:
        value = "" if amount.unread else amount.quantity.text
    else:
        ends = [format(end.normalize(), "f") for end in dict.fromkeys((low, high))]
        soft = "~" if amount.is_hedged and "~" not in amount.quantity.sign else ""
        value = soft + amount.quantity.sign + "..".join(ends)
    stop = f"?{amount.unread}" if amount.unread else ""
    noun = f"({amount.counted[0]})" if has_noun else ""
    return " ".join(filter(None, (value, amount.measure, amount.event, amount.change, noun, stop)))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("on 29 November 2024", "en", [(2024, 11, 29)]),
        ("June 5, 2025, and the 5th of May", "en", [(2025, 6, 5), (0, 5, 5)]),
        ("it may come in May or in the 1950s", "en", [(0, 5, 0), (1950, 0, 0)]),
        ("am 5. Januar 2024", "de", [(2024, 1, 5)]),
        ("5 января 2024 г.", "ru", [(2024, 1, 5)]),
        ("마지막 달은 5월이다", "ko", [(0, 5, 0)]),
    ],
)
def test_dates_are_read(text: str, language: str, found: list[tuple[int, int, int]]) -> None:
    assert [m.named[:3] for m in mentions(text, language)] == found


@pytest.mark.parametrize(
    ("said", "there", "is_so"),
    [
        ("9:30", "9:30 p.m.", True),
        ("9:30", "21:30", True),
        ("21:30", "9:30 p.m.", True),
        ("9:30 p.m.", "9:30", False),
        ("9:30 a.m.", "9:30 p.m.", False),
        ("9 a.m.", "9 p.m.", False),
    ],
)
def test_a_time_that_may_be_one_of_two_follows_from_each(said: str, there: str, is_so: bool) -> None:
    (one,), others = amounts(f"It left at {said}.", "en"), amounts(f"It left at {there}.", "en")
    assert is_bound(one, others, {}, "en") is is_so
