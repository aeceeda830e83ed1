"""What stands in a source's text and what does not: letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.check.reversed import Moods, reversals
from dossier.derive.matching import find, matches, origin
from dossier.language.data import read_data
from dossier.language.negations import negations, negations_of
from dossier.language.quotations import Quotations, quotations, quotations_of
from dossier.model.same_text import fold, marked, normal

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


def test_units_in_one_sign_are_their_letters_but_raised_digits_are_no_others() -> None:
    assert find(normal("5 kg on 12 km"), normal("It weighs 5 ㎏ on 12 ㎞."))
    assert not find(normal("on 12 m2"), normal("It stands on 12 ㎡."))


def test_a_prefix_or_a_suffix_tells_two_places_apart() -> None:
    text = normal("He said yes. She said yes, too.")
    assert len(find("said yes", text)) == 2
    assert find("said yes", text, prefix="She") == [(17, 25)]
    assert find("said yes", text, suffix=".") == [(3, 11)]


def test_only_what_stands_between_quotation_marks_is_quoted() -> None:
    text = (
        "“We will stay,” she said – ‘for the time being’ – and “we will not go back.” Don’t ask. Dead: 600."
    )
    text = marked(text)
    spans = [text[a:b] for a, b in sorted(quotations(text).spans)]
    assert spans == ["We will stay,", "for the time being", "we will not go back."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("미라는 “5월이다”라고 말했다. 그는 ‘다시 오지 않겠다’며 떠났다.", ["5월이다", "다시 오지 않겠다"]),
        ("彼女は「五月が最後だ」と言った。", ["五月が最後だ"]),
        ("«Май», — сказала она.", ["Май"]),
        ("« Notre mois est mai », dit-elle.", [" Notre mois est mai "]),
        ("היא אמרה: ״החודש הוא מאי״ בצה״ל.", ["החודש הוא מאי"]),
        ("《五月》と＂六月＂", ["五月", "六月"]),
        (",,Mai'' und ``May''", ["Mai", "May"]),
        ("‘We know the islanders’ wish to stay.’", ["We know the islanders’ wish to stay."]),
        ("‘We are sailin’ on.’", ["We are sailin’ on."]),
        ("‘Gone’ and ‘sold’.", ["Gone", "sold"]),
        ('"The 12" pipe burst."', ['The 12" pipe burst.']),
        ('"It was 12" and "it was 13".', ["It was 12", "it was 13"]),
        ("”Vår månad är maj”, sade hon. »Ja«, »nej».", ["Vår månad är maj", "Ja", "nej"]),
        ("»Der Mai«, sagte sie. ‹Nie wieder.›", ["Der Mai", "Nie wieder."]),
    ],
)
def test_quotation_marks_of_other_scripts_are_known(text: str, words: list[str]) -> None:
    text = marked(text)
    assert [text[a:b] for a, b in quotations(text).spans] == words


# Each turns its text round: by what it leaves out, cuts off in front or behind, or puts in.
REVERSED = [
    ("en", "We will … stop", "“We will not stop,” she said."),
    ("en", "stop the ferry", "“We will not stop the ferry.”"),
    ("en", "our last month is May", "“I do not think our last month is May.”"),
    ("en", "our last month is May", "“I don’t know if our last month is May.”"),
    ("en", "We will [not] sail", "“We will sail today.”"),
    ("en", "[We do not] sail", "“We sail.”"),
    ("en", "we sail in May", "Holm did not say “we sail in May”."),
    ("de", "Wir kommen … zurück", "„Wir kommen nicht zurück.“"),
    ("de", "unser Monat ist Mai", "„Ich glaube nicht, dass unser Monat ist Mai.“"),
    ("de", "Wir verkaufen die Fähre", "„Wir verkaufen die Fähre im Mai nicht.“"),
    ("fr", "nous … reviendrons", "« nous n’en reviendrons pas »"),
    ("fr", "nous reviendrons", "« Je ne crois pas que nous reviendrons. »"),
    ("ru", "мы … вернёмся", "«мы не вернёмся»"),
    ("ru", "мы вернёмся", "«Я не думаю, что мы вернёмся.»"),
    ("nl", "De boot zal … varen", "“De boot zal niet varen.”"),
    ("pt", "O barco … vai parar", "“O barco não vai parar.”"),
    ("cs", "Trajekt … jezdit", "„Trajekt už nebude jezdit.“"),
    ("pl", "Prom … popłynie", "„Prom nie popłynie.”"),
    ("fi", "lautta … kulje", "”lautta ei kulje”"),
    ("hu", "a komp … indul", "„a komp nem indul”"),
    ("tr", "Vapuru", "“Vapuru durdurmayacağız.”"),
    ("uk", "пором … поїде", "«пором не поїде»"),
    ("ar", "العبارة … تتوقف", "«العبارة لن تتوقف»"),
    ("he", "המעבורת … תעצור", "״המעבורת לא תעצור״"),
    ("fa", "ما … رویم", "«ما هرگز رویم»"),
    ("hi", "हम … रोकेंगे", "“हम नहीं रोकेंगे”"),
    ("ja", "船は五月に止まら", "「船は五月に止まらない」"),
    ("zh", "我们 … 停止", "“我们 不会 停止”"),
    ("ko", "우리는 … 돌아온다", "“우리는 안 돌아온다”"),
    ("ko", "우리는 돌아오지", "“우리는 돌아오지 않는다”"),
    ("vi", "Chúng tôi … dừng", "“Chúng tôi không dừng”"),
    ("id", "Kami … berhenti", "“Kami tidak berhenti”"),
]


def turned(words: str, text: str, language: str, negated: bool = False) -> list[bool]:
    same = marked(text)
    (each,) = quotations_of((same,), language)
    (match,) = matches(normal(words), normal(text))
    return [r.sure for r in reversals(normal(words), match, normal(text), each, language, Moods(negated))]


@pytest.mark.parametrize(("language", "words", "text"), REVERSED)
def test_a_quote_never_turns_its_sentence_round(language: str, words: str, text: str) -> None:
    assert True in turned(words, text, language)


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "We will sail", "“We will sail, not in June.”"),
        ("en", "a ferry … is ours", "“a ferry, not only a boat, is ours”"),
        ("en", "we will sail", "“We did not sleep. But we will sail.”"),
        ("en", "we will sail", "“We do not give up; we will sail.”"),
        ("en", "we will sail", "“We do not give up, but we will sail.”"),
        ("en", "We will sail [sic]", "“We will sail today.”"),
        ("en", "[The ferry] will sail", "“It will sail.”"),
        ("en", "Our month … is May", "“Our month,” said Holm, who had not slept, “is May.”"),
        ("pt", "vamos … no porto", "“vamos estar no porto”"),
        ("de", "Wir fahren … weiter", "„Wir fahren nicht nur heute weiter.“"),
        ("cs", "Trajekt … jezdí", "„Trajekt v neděli jezdí.“"),
        ("zh", "我们 … 高兴", "“我们 非常 高兴”"),
        ("th", "เรือ … แล่น", "“เรือ อย่างนี้ แล่น”"),
        ("tr", "Biz … gideriz", "“Biz yalnız namaz için gideriz”"),
    ],
)
def test_what_only_looks_like_a_reversal_is_none(language: str, words: str, text: str) -> None:
    assert turned(words, text, language) == []


def test_in_a_language_without_a_list_a_cut_quotation_is_unread_and_a_whole_one_is_not() -> None:
    text = "“Ons gaan nie vaar nie”, sê sy."
    assert turned("gaan … vaar", text, "af")[:1] == [False]
    assert turned("Ons gaan nie vaar nie", text, "af") == []
    assert "af" not in read_data("negations.yml")


def test_an_editor_may_leave_a_negation_outside_the_quotation_if_the_sentence_has_one() -> None:
    text = "Holm said that she would not “stop the ferry”."
    assert turned("stop the ferry", text, "en") == [True]
    assert turned("stop the ferry", text, "en", negated=True) == []


@pytest.mark.parametrize("language", read_data("negations.yml"))
def test_the_data_of_a_language_names_negations_that_are_read(language: str) -> None:
    signs = negations_of(language)
    assert signs
    for word in (*signs.words, *signs.parts):
        assert negations(word, language) or signs.phrases.search(word), word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ﬁnal oﬃce", "The final office"),
        ("今年は１２隻", "今年は12隻"),
        ("ｶﾞｽ", "ガス"),
        ("la\u200bst\u200e ti\u00adme\ufeff", "last time"),
        ("Jo\u0308rg", "Jörg"),
        ("می\u200cرویم", "میرویم"),
        ("Wait . . . here", "Wait … here"),
        ("a – b", "a -- b"),
        ("“a” „b“ «c» 「d」", '"a" "b" "c" "d"'),
        ("ﻻ", "لا"),
    ],
)
def test_what_nobody_can_tell_apart_is_the_same_text(one: str, other: str) -> None:
    assert normal(one) == normal(other)
    assert fold(one.upper()) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("α", "alpha"), ("10²", "102"), ("½", "1/2"), ("5º", "5o"), ("①", "1"), ("№", "No")],
)
def test_other_letters_and_digits_are_another_text(one: str, other: str) -> None:
    assert normal(one) != normal(other)


ODD = st.lists(
    st.sampled_from(["ab", " ", "  ", "…", "ﬁ", "e\u0301", "\u200b", "“", "''", "–", "１", "가"]), max_size=12
)


@given(ODD, st.data())
def test_what_is_compared_leads_back_to_the_text_itself(parts: list[str], data: st.DataObject) -> None:
    raw = "".join(parts).strip()
    text = normal(raw)
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        words = normal(raw[slice(*origin(raw, (start, end)))])
        assert text[start:end].strip() in words


def test_a_quotation_runs_on_where_its_mark_is_repeated() -> None:
    one, two, three = quotations_of(("He said: “We tried.", "“We sail in May.", "“No money.” He left."), "en")
    assert (one.spans, two.spans, three.spans) == (((10, 19),), ((1, 16),), ((1, 10),))
    (left, _) = quotations_of(("He said: “We tried.", "We sail in May."), "en")
    assert [doubt.sign for doubt in left.doubts] == ["“"]


@pytest.mark.parametrize(
    ("language", "text", "said", "doubted"),
    [
        ("es", "—Es mayo —dijo Holm—. Y nada más.", ["Es mayo", ". Y nada más."], False),
        ("ru", "— Это май, — сказала она. — Всё.", ["Это май,", "Всё."], False),
        ("ru", "— Это — май, — сказала она. — Конец — май.", ["Это - май,", "Конец - май."], False),
        ("ar", "قالت: ”هو مايو“.", ["هو مايو"], False),
        ("ur", "کہا: ’’مئی ہے‘‘۔", ["مئی ہے"], False),
        ("sv", "– Det är maj, säger Holm. Sedan slut.", ["Det är maj,"], True),
        ("de", "– Es ist Mai.", [], True),
    ],
)
def test_speech_is_read_by_the_marks_and_dashes_of_its_language(
    language: str, text: str, said: list[str], doubted: bool
) -> None:
    text = marked(text)
    (each,) = quotations_of((text,), language)
    assert [text[a:b] for a, b in each.spans] == said
    assert bool(each.doubts) is doubted
    assert quotations("plain") == Quotations()


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
