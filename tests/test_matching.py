"""What stands in a source's text and what does not: letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.derive.matching import find, normal, quoted

TEXT = normal(
    "The minister did not confirm that 1.5 million people, or 15 thousand, had left. "
    "“We will stay,” she said – ‘for the time being’ – and “we will not go back.” Don’t ask. Dead: 600."
)


@pytest.mark.parametrize(
    "words",
    [
        "did not confirm",
        "1.5 million",
        "15 thousand",
        "We will stay",
        '"We will stay,"',
        "she said - 'for",
        "did not … had left",
        "We will stay … for the time being",
        "We [the ministers] stay",
        "Don't ask",
        "600",
    ],
)
def test_words_that_stand_there_are_found(words: str) -> None:
    assert len(find(normal(words), TEXT)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "did … confirm",
        "did [...] confirm",
        "did [indeed] confirm",
        "we will … go back",
        "had left … did not",
        "had left ... did not confirm",
        "1,5 million",
        "5 million",
        "1.5 million peop",
        "onfirm",
        "did Not confirm",
        "5 thousand",
        "1 million",
        "60",
        "[all]",
        "…",
        "did not [anything at all may stand here, of any length, they think] Don't ask",
        "",
    ],
)
def test_words_that_do_not_stand_there_are_not_found(words: str) -> None:
    assert find(normal(words), TEXT) == []


def test_a_prefix_or_a_suffix_tells_two_places_apart() -> None:
    text = normal("He said yes. She said yes, too.")
    assert len(find("said yes", text)) == 2
    assert find("said yes", text, prefix="She") == [(17, 25)]
    assert find("said yes", text, suffix=".") == [(3, 11)]


def test_only_what_stands_between_quotation_marks_is_quoted() -> None:
    spans = [TEXT[a:b] for a, b in quoted(TEXT)]
    assert spans == ["We will stay,", "we will not go back.", "for the time being"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("미라는 “5월이다”라고 말했다. 그는 ‘다시 오지 않겠다’며 떠났다.", ["5월이다", "다시 오지 않겠다"]),
        ("彼女は「五月が最後だ」と言った。", ["五月が最後だ"]),
        ("«Май», — сказала она.", ["Май"]),
        ("»Der Mai«, sagte sie. ‹Nie wieder.›", ["Der Mai", "Nie wieder."]),
    ],
)
def test_quotation_marks_of_other_scripts_are_known(text: str, words: list[str]) -> None:
    text = normal(text)
    assert [text[a:b] for a, b in quoted(text)] == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("мы … вернёмся", "мы не вернёмся"),
        ("Wir kommen … zurück", "Wir kommen nicht zurück"),
        ("nous … reviendrons", "nous n’en reviendrons pas"),
        ("우리는 … 돌아온다", "우리는 안 돌아온다"),
        ("私は … 来る", "私は二度と来ないし、人も 来る"),
    ],
)
def test_an_ellipsis_never_skips_a_negation_of_another_language(words: str, text: str) -> None:
    assert find(normal(words), normal(text)) == []


def test_a_cut_word_is_not_found_but_chinese_and_japanese_do_not_part_words() -> None:
    assert find("달은 5월", "마지막 달은 5월이다") == []
    assert find("последни", "последний месяц") == []
    assert len(find("五月", "最後は五月だ")) == 1


SENTENCES = st.lists(st.text("abcdeé ,.-“”’0123456789", min_size=1, max_size=12), min_size=1, max_size=8)


@given(SENTENCES, st.data())
def test_whole_words_of_a_text_are_found_where_they_stand(words: list[str], data: st.DataObject) -> None:
    text = normal(" ".join(words))
    tokens = text.split()
    if tokens:
        start = data.draw(st.integers(0, len(tokens) - 1))
        end = data.draw(st.integers(start + 1, len(tokens)))
        exact = " ".join(tokens[start:end])
        place = len(" ".join(tokens[:start])) + (1 if start else 0)
        assert (place, place + len(exact)) in find(exact, text)


@given(SENTENCES, st.data())
def test_a_changed_letter_is_not_found(words: list[str], data: st.DataObject) -> None:
    text = normal(" ".join(words))
    place = data.draw(st.integers(0, max(len(text) - 1, 0)))
    assert find(text[:place] + "X" + text[place + 1 :], text) == []
