"""What is joined to a number or to the words around it: "כ-600", "600'den fazla", "وخمسمئة"."""

from dossier.language.lexicon import Lexicon
from dossier.language.numeral import DASHES
from dossier.language.tokens import Token, token_at

# Between a number and its ending: "600'den", "600-nál", "600:aa".
_MARKS = DASHES | frozenset("'’:")


def has_particle(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    """Whether a particle is joined to the front of a number, with a dash or without."""
    at = edge(sentence, i, words)
    return at > 0 and sentence[at - 1].lower in words.particles and sentence[at - 1].end == sentence[at].start


def edge(sentence: tuple[Token, ...], first: int, words: Lexicon) -> int:
    """Where the words in front of a number end: before the dash that joins a particle to it."""
    if not words.particles or first < 2 or sentence[first - 1].text not in DASHES:
        return first
    before, dash = sentence[first - 2], sentence[first - 1]
    is_joined = before.end == dash.start and dash.end == sentence[first].start
    return first - 1 if is_joined and before.lower in words.particles else first


def ending_end(sentence: tuple[Token, ...], end: int, words: Lexicon) -> int:
    """Behind the ending that is joined to a number; ``end`` where there is none."""
    after = token_at(sentence, end)
    if not words.endings or after is None or not end or after.start != sentence[end - 1].end:
        return end
    at = end + 1 if after.text in _MARKS else end
    word = token_at(sentence, at)
    is_joined = word is not None and word.start == sentence[at - 1].end and word.lower in words.endings
    return at + 1 if is_joined else end


def sign_at(sentence: tuple[Token, ...], start: int, end: int, words: Lexicon) -> str:
    """The sign of a comparator that stands behind the ending of a word: "600 kişiden fazla"."""
    first, rest = sentence[start].lower, " ".join(token.lower for token in sentence[start + 1 : end])
    return next(
        (sign for phrase, sign in words.behind.items() if phrase[0] == "*" and _fits(first, rest, phrase)), ""
    )


def _fits(first: str, rest: str, phrase: str) -> bool:
    suffix, _, others = phrase[1:].partition(" ")
    return rest == others and first.endswith(suffix)
