"""Numbers that are told as no fact, or of one of several things, and taken for more than that."""

from collections.abc import Iterable

from dossier.language.amounts import Amount
from dossier.language.lexicon import lexicon
from dossier.language.moods import tells_openly
from dossier.language.stems import stem
from dossier.language.tokens import words_of
from dossier.language.wholes import is_verb


def left_open(said: Amount, text: str, by: Iterable[Amount], language: str, compared: str) -> str:
    """The word by which none of the numbers tells what a text takes from them: "if", "denied", "or".

    Empty where one of them does, or where the text in a ``language`` leaves as much open. Words are compared
    only in the language ``compared``, if there is one.
    """
    words = [_opened(text, amount, language) or _chosen(said, text, amount, compared) for amount in by]
    return words[0] if words and all(words) else ""


def all_meant(said: Amount, by: Iterable[Amount], language: str) -> str:
    """The whole of which a source tells something of a part, in another language, and a claim of all."""
    words, by = lexicon(language), tuple(by)
    tells = bool(said.event) or any(is_verb(word, words) for word in said.counted)
    is_part = tells and not said.of_part and all(amount.of_part for amount in by)
    return by[0].quantity.text if is_part else ""


def _opened(text: str, given: Amount, language: str) -> str:
    return given.open if given.open and not tells_openly(text, language) else ""


def _chosen(said: Amount, text: str, given: Amount, compared: str) -> str:
    """What joins several things of which a text tells one alone: 600 "killed or injured" as killed."""
    if said.choice or not given.choice:
        return ""
    join, *told = given.choice
    is_one = said.event in told
    if compared and not is_one:
        stems = {stem(word, compared) for word in told}
        is_one = not stems.isdisjoint(stem(word, compared) for word in (*words_of(text), *said.counted))
    return join if is_one else ""
