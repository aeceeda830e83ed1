"""Laws of what is looked at first, so that dear readings are left out: it hides nothing.

Each is compared with the whole reading, of many texts of words that mean something to it and such as do not.
"""

from collections.abc import Iterable
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from dossier.check import unfounded_names
from dossier.derive import actors
from dossier.derive import voices as speaking
from dossier.derive.actors import Actors
from dossier.derive.located import Place, Places, sentences
from dossier.language import amounts, mentions, numerals, speech
from dossier.language.quotations import quotations
from dossier.language.tokens import _TOKEN, tokens
from dossier.load import yaml_tree
from dossier.load.text import read_sentence
from dossier.model.content import Claim, Dossier, Entity, Source, fold
from dossier.model.entities import Alias
from dossier.model.locators import Locator
from dossier.model.placed import Lines, Placed
from dossier.model.same_text import marked, normal
from dossier.model.text import ClaimRef
from dossier.problems import Location, Problem

AT = Location("x.md")
NEWS = Source("news", AT, "News", "en", "")
LINKS = (
    "[[Mira Holm]]",
    "[[Holm]]",
    "[[holm]]",
    "[[b]]",
    "[[B]]",
    "[[b|the Berg]]",
    "[[Isles]]'s",
    "x[[UN]]",
    "[[UN]]9",
    "[[none]]",
)
LANGUAGES = ("en", "de", "ru", "fr", "ko", "zh", "ar", "es")
ACTORS = Actors(
    {
        "a": ("Mira Holm", "Holm", "Harbour master"),
        "b": ("Jon Berg", "Berg"),
        "c": ("Isles", "Marlow Isles"),
        "d": ("UN",),
    }
)
WORDS = (
    "Holm", "Mira Holm", "Berg", "Berg's", "Harbour master", "Isles", "Marlow", "UN", "K9", "K-9",
    "Lena Ortiz", "said", "said.", "denied", "according to", "asked,", "and", "that", "he", "she", "to",
    "told", "the", "a friend of", "boats", "not", "no", "never", "more than", "12", "600", "2,975",
    "hundreds", "half", "May", "a dozen", "twenty-one", "second", "5th", "12 May 2024", "in March",
    "Monday", "last week", "2024-05-12", "white house", "White House", "downing street", "als", "sagte",
    "сказал", "тогда как", "五月", "说", "3월", "в то время как", "пресс-секретарь", "говорит", "dit",
    "alors que", "l'un", "d'environ", "말했다", "قال", '"Boats came,"', '"No boats."', "“Boats”", "(Berg)",
    "-", ",", ".", "?", "U.S.", "a-b", "ﬁ", "é",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
# With signs that stand in no word, and words that grow together.
ANY = st.text(st.sampled_from("aB1'’.,:\"״אב ב월3月한国é\u0301\u200b_-!İßª"), max_size=30)


@given(ANY)
def test_the_words_of_a_text_are_those_between_its_spaces(text: str) -> None:
    there = [(token.text, token.start, token.end) for token in tokens(text)]
    assert there == [(match[0], *match.span()) for match in _TOKEN.finditer(text)]


def every_cue(text: str, language: str) -> Iterable[speech.Cue]:
    """What tells of speech, looked for at each word."""
    data, phrases, there, end = speech.speech(language), speech._phrases(language), speech.units(text), 0
    assert data
    for i, unit in enumerate(there):
        candidates = phrases.by_first.get(speech._key(unit.lower, data), ())
        words = max((p for p in candidates if speech._stands(p, there, i, data)), key=len, default=())
        if words and unit.start >= end:
            end = there[i + len(words) - 1].end
            yield speech.Cue(unit.start, end, phrases.stances[words])


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_cue_of_speech_is_read(text: str, language: str) -> None:
    assert list(speech.cues(normal(text), language)) == list(every_cue(normal(text), language))


def every_name(text: str, language: str) -> Iterable[tuple[int, int, set[str]]]:
    """The names of actors, looked for at each word."""
    there, index = actors._stems(text, language), actors._index(ACTORS, language).names
    for i, (word, unit) in enumerate(there):
        for (name, has_capital), bearers in index.get(actors._key(word), {}).items():
            is_other = has_capital and len(word) < 4 and text[unit.start].islower()
            if not is_other and actors._stands(name, there, i):
                yield unit.start, actors._end(name[-1], there[i + len(name) - 1][1]), bearers


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_name_of_an_actor_is_read(text: str, language: str) -> None:
    same = normal(text)
    assert actors.named(same, language, ACTORS) == actors._outermost(every_name(same, language))


@given(TEXTS, st.sampled_from(LANGUAGES), st.data())
def test_who_speaks_is_told_by_words_that_are_near(text: str, language: str, data: st.DataObject) -> None:
    same, spans = normal(text), quotations(marked(text)).spans
    words = data.draw(st.tuples(*[st.integers(0, len(same))] * 2).map(lambda pair: (min(pair), max(pair))))
    bounds = sentences(same, language)
    start = max((a for a, _ in bounds if a <= words[0]), default=0)
    end = min((b for _, b in bounds if words[1] <= b), default=len(same))

    def told() -> object:
        speaking.voices.cache_clear()
        return speaking.voices(same, words, (start, end), language, ACTORS, spans)

    near = told()
    with patch.object(speaking, "_near", lambda *_: (0, len(same))):
        assert near == told()


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_number_is_read(text: str, language: str) -> None:
    amounts.amounts.cache_clear()
    there = amounts.amounts(text, language)
    amounts.amounts.cache_clear()
    with (
        patch.object(amounts, "_may_count", return_value=True),
        patch.object(numerals, "_may_begin", return_value=True),
    ):
        assert there == amounts.amounts(text, language)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_date_is_read(text: str, language: str) -> None:
    there = mentions.mentions(text, language), mentions.weekdays(text, language)
    mentions.dates_in.cache_clear()
    with patch.object(mentions, "_may_name", return_value=True):
        assert there == (mentions.mentions(text, language), mentions.weekdays(text, language))


DOSSIER = Dossier(
    entities={
        id: Entity(id, "actors", AT, name, "person", other_names=tuple(map(Alias, others)))
        for id, (name, *others) in ACTORS.names.items()
    },
    sources={"news": NEWS},
    names={fold(name): (id,) for id, names in ACTORS.names.items() for name in (id, *names)},
)


def claim_that_says(text: str) -> Claim:
    source = Placed(text)
    source.source, source.node, source.is_reported = Lines("x.md", [text]), None, False
    return Claim(ClaimRef("news", "a"), AT, Locator("title"), read_sentence(source)[0])


@given(st.lists(st.sampled_from((*WORDS, *LINKS)), min_size=1, max_size=8).map(" ".join), TEXTS)
def test_every_name_that_stands_nowhere_is_noticed(says: str, article: str) -> None:
    places = Places({Locator("title"): Place(0, 0, article, marked(article), normal(article))})

    def noticed() -> list[Problem]:
        return list(unfounded_names.unfounded_names(claim_that_says(says), places, NEWS, DOSSIER))

    there = noticed()
    with (
        patch.object(unfounded_names, "_names_links_alone", return_value=False),
        patch.object(unfounded_names, "_are_among", return_value=False),
        patch.object(unfounded_names, "_stand_alone", return_value=False),
    ):
        assert there == noticed()


@given(
    st.lists(
        st.sampled_from(
            ("a: ", "b", "- ", "  ", "\n", "#", " # x", "!", "&", "'", '"', "[", "]", ",", ">", ">-")
        )
    ).map("".join)
)
def test_every_trap_of_yaml_is_noticed(text: str) -> None:
    lines = Lines("x.md", text.split("\n"))
    there = yaml_tree.read_yaml(text, lines)[1]
    with patch.object(yaml_tree._Reader, "may_be_trap", return_value=True):
        assert there == yaml_tree.read_yaml(text, lines)[1]
