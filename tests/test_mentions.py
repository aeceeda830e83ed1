"""Dates as languages write them: what is read is what stands there, day, month and year."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.language.ago import shifts
from dossier.language.data import read_data
from dossier.language.mention import bounds_agree
from dossier.language.mentions import covers, mentions, weekdays
from dossier.language.relative import is_judged, tells_future

# Those whose full dates CLDR writes as newspapers do, with numbers of our era.
WRITTEN = (
    "af az bg bs ca cs da de el en es et fi fr gl hr hu id is it ja ko lt lv mk ms nb nl pl pt "
    "ro ru sk sl sq sr sv sw tr uk vi zh"
)


@pytest.mark.parametrize("language", WRITTEN.split())
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(max_examples=15, deadline=None)
def test_what_cldr_writes_is_read(language: str, day: date) -> None:
    locale = Locale.parse(language)
    for width in ("long", "full"):
        text = format_date(day, width, locale)
        full = [mention for mention in mentions(text, language) if mention.day]
        assert [mention.days for mention in full] == [(day, day)], text
        assert {number for _, number in weekdays(text, language)} <= {day.weekday()}, text


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("on the 5th, 6th and 7th of May 2025", "en", [(2025, 5, 5), (2025, 5, 6), (2025, 5, 7)]),
        ("December 2024 and January 2025", "en", [(2024, 12, 0), (2025, 1, 0)]),
        ("Theresa May said, May I come, June Carter, Jan Berg", "en", []),
        ("from 1500 to 2000 troops, $2000, 1990 km", "en", []),
        ("in Sept. 2024", "en", [(2024, 9, 0)]),
        ("в мае 2025 года", "ru", [(2025, 5, 0)]),
        ("w maju 2025 roku", "pl", [(2025, 5, 0)]),
        ("toukokuussa 2025", "fi", [(2025, 5, 0)]),
        ("في ١٢ أيار/مايو ٢٠٢٥", "ar", [(2025, 5, 12)]),
        ("१२ मई २०२५ को", "hi", [(2025, 5, 12)]),
        ("ב-12 במאי 2025", "he", [(2025, 5, 12)]),
        ("1500 Menschen kamen im Jahr 2024", "de", [(2024, 0, 0)]),
        ("12/05/2025", "fr", [(2025, 5, 12)]),
        ("05/06/2025", "en-US", [(2025, 5, 6)]),
        ("05/06/2025, 12/05/25", "en", [(0, 0, 0), (0, 0, 0)]),
        ("12.05.25, 25/5/24", "en", [(2025, 5, 12), (2024, 5, 25)]),
        ("7.12.24, 7. 12. 97", "de", [(2024, 12, 7), (1997, 12, 7)]),
        ("12/7/24", "en-US", [(2024, 12, 7)]),
        ("12/7/24", "en-GB", [(2024, 7, 12)]),
        ("12/25/24", "en", [(2024, 12, 25)]),
        ("24-12-07, 07.12.24", "sv", [(2024, 12, 7), (0, 0, 0)]),
        ("24/12/7", "zh", [(2024, 12, 7)]),
        ("in '97 and ’24", "en", [(1997, 0, 0), (2024, 0, 0)]),
        ("in May '97", "en", [(1997, 5, 0)]),
        ("im Sommer ’97", "de", [(1997, 0, 0)]),
        ("nel '98", "it", [(1998, 0, 0)]),
        ("the '90s, and the '20s", "en", [(1990, 0, 0)]),
        ("'97 people came', he said", "en", []),
        ("The town counted '90' lorries, and ''90'' vans", "en", []),
        ("10-Dec-2024", "en", [(2024, 12, 10)]),
        ("A crowd of 2019 people", "en", []),
        ("12 boats and 2019 people", "en", []),
        ("By the end of 2019 people left", "en", [(2019, 0, 0)]),
        ("In 1950 soldiers left", "en", [(1950, 0, 0)]),
        ("3Q 2024 and H1 2024", "en", [(2024, 7, 0), (2024, 1, 0)]),
        ("в III квартале 2024 года", "ru", [(2024, 7, 0)]),
        ("2024年第3四半期に", "ja", [(2024, 7, 0)]),
        ("2024年第三季度", "zh", [(2024, 7, 0)]),
        ("2024年春节", "zh", [(2024, 0, 0)]),
        ("2024'ün üçüncü çeyreğinde", "tr", [(2024, 7, 0)]),
        ("في الربع الثالث من عام 2024", "ar", [(2024, 7, 0)]),
        ("2024 की तीसरी तिमाही में", "hi", [(2024, 7, 0)]),
        ("marks of 9.5,8.5 and 7.25:6.5", "en", []),
    ],
)
def test_other_forms_are_read(text: str, language: str, read: list[tuple[int, int, int]]) -> None:
    assert [mention.named[:3] for mention in mentions(text, language)] == read


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("5–7 May 2025", "en", date(2025, 5, 5), date(2025, 5, 7)),
        ("from September to December 2017", "en", date(2017, 9, 1), date(2017, 12, 31)),
        ("del 5 al 7 de mayo de 2025", "es", date(2025, 5, 5), date(2025, 5, 7)),
        ("vom 5. bis 7. Mai 2025", "de", date(2025, 5, 5), date(2025, 5, 7)),
        ("с 5 по 7 мая 2025 года", "ru", date(2025, 5, 5), date(2025, 5, 7)),
        ("2025년 5월 3일~7일", "ko", date(2025, 5, 3), date(2025, 5, 7)),
        ("in den 1980er Jahren", "de", date(1980, 1, 1), date(1989, 12, 31)),
        ("Q1 2025", "en", date(2025, 1, 1), date(2025, 3, 31)),
        ("printemps 2025", "fr", date(2025, 3, 1), date(2025, 5, 31)),
        ("2024/25", "en", date(2024, 1, 1), date(2025, 12, 31)),
        # Parts of a time, which are narrower than it.
        ("in mid-May 2025", "en", date(2025, 5, 8), date(2025, 5, 23)),
        ("by the end of 2024", "en", date(2024, 8, 1), date(2024, 12, 31)),
        ("Anfang der 1990er Jahre", "de", date(1990, 1, 1), date(1994, 12, 31)),
        ("w połowie lutego 2025", "pl", date(2025, 2, 8), date(2025, 2, 23)),
        ("toukokuun 2024 alussa", "fi", date(2024, 5, 1), date(2024, 5, 12)),
        ("2024年末に", "ja", date(2024, 8, 1), date(2024, 12, 31)),
        ("二〇二五年五月十二日", "zh", date(2025, 5, 12), date(2025, 5, 12)),
        ("the night of 5/6 May 2025", "en", date(2025, 5, 5), date(2025, 5, 6)),
        ("the first half of 2024", "en", date(2024, 1, 1), date(2024, 6, 30)),
        ("im zweiten Halbjahr 2024", "de", date(2024, 7, 1), date(2024, 12, 31)),
    ],
)
def test_spans_and_parts_are_read(text: str, language: str, first: date, last: date) -> None:
    assert [mention.days for mention in mentions(text, language)] == [(first, last)]


def test_a_coarser_mention_covers_a_finer_one_and_not_the_other_way() -> None:
    names = ["2025", "May 2025", "12 May 2025"]
    read = [mentions(text, "en")[0] for text in names]
    assert [[covers(one, other) for other in read] for one in read] == [
        [True, True, True],
        [False, True, True],
        [False, False, True],
    ]


def test_what_is_still_to_come_may_be_told_in_two_words() -> None:
    assert tells_future("The ferry is to be sold", "en")
    assert not tells_future("The ferry was sold to Berg", "en")


def test_words_of_a_language_without_data_are_not_judged() -> None:
    assert is_judged("gestern", "de")
    assert is_judged("12 Mei 2025", "sw")
    assert not is_judged("jana", "sw")


def test_each_word_that_bounds_a_date_does_so_where_it_stands() -> None:
    data, day = read_data("bounds.yml"), date(2025, 5, 8)
    phrases = [
        (key, language, phrase.strip())
        for key in ("before", "after", "until", "since", "about")
        for language, listed in data[key].items()
        for phrase in listed.split(",")
    ]
    for key, language, phrase in phrases:
        # What is elided stands close to the day.
        text = f"{phrase} {format_date(day, 'long', language)}".replace("' ", "’")
        assert [mention.bound for mention in mentions(text, language)] == [key], text


@pytest.mark.parametrize(
    ("said", "source", "agree"),
    [
        ("before 12 May 2025", "ahead of 12 May 2025", True),
        ("before 12 May 2025", "after 12 May 2025", False),
        ("on 12 May 2025", "before 12 May 2025", False),
        ("on 12 May 2025", "around 12 May 2025", False),
        ("in 2014", "since 2014", True),
        ("until 2014", "since 2014", False),
    ],
)
def test_the_word_in_front_of_a_date_counts(said: str, source: str, agree: bool) -> None:
    (one,), (other,) = mentions(said, "en"), mentions(source, "en")
    assert covers(one, other)
    assert bounds_agree(one, other) is agree


@pytest.mark.parametrize(
    ("text", "language", "shift"),
    [
        ("two days earlier", "en", ("days", -2, -2)),
        ("drei Wochen später", "de", ("weeks", 3, 3)),
        ("deux mois auparavant", "fr", ("months", -2, -2)),
        ("dwa dni wcześniej", "pl", ("days", -2, -2)),
    ],
)
def test_a_time_from_another_event_is_read(text: str, language: str, shift: tuple[str, int, int]) -> None:
    assert list(shifts(text, language)) == [shift]


def test_a_short_weekday_is_one_where_all_is_a_date() -> None:
    assert weekdays("on Fri", "en", is_date=True) == (("Fri", 4),)
    assert weekdays("The sun rose on Fri", "en") == ()
    assert weekdays("The sun", "en", is_date=True) == ()
