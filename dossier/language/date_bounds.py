"""What words beside a date say of it: a part ("mid-May", "late 2024"), or a bound ("before 12 May")."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.denied import is_denied_at
from dossier.language.mention import Mention
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.tokens import Token, tokens

Phrase = tuple[str, ...]
Sentence = tuple[Token, ...]
_start = attrgetter("start")

_PARTS = ("early", "mid", "late")
_BOUNDS = ("before", "after", "until", "since", "about", "earliest", "latest")
# Which of them stand behind a date in every language: "in June at the earliest".
_BEHIND = frozenset(("earliest", "latest"))
# What a negation makes of them.
_DENIED = {"before": "not before", "until": "not until"}
# In tokens, behind a date.
_REACH = 3
# In tokens, of which an elided article is two: "a partire dall'".
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language: parts and bounds by name, and what stands between them and a date."""

    parts: Mapping[Phrase, str]
    bounds: Mapping[Phrase, str]
    between: frozenset[str]
    are_behind: bool


@lru_cache(maxsize=64)
def _words(language: str) -> _Words:
    data, code = read_data("bounds.yml"), primary(language)

    def phrases(key: str) -> Iterator[Phrase]:
        for phrase in data[key].get(code, "").split(","):
            yield tuple(token.lower for token in tokens(phrase))

    parts = {phrase: key for key in _PARTS for phrase in phrases(key) if phrase}
    bounds = {phrase: key for key in _BOUNDS for phrase in phrases(key) if phrase}
    between = frozenset(data["between"].get(code, "").split())
    return _Words(parts, bounds, between, code in data["behind"].split())


def names_parts(language: str) -> bool:
    """Whether it is known how a language says "early", "mid" and "late"."""
    return bool(_words(language).parts)


def qualified(text: str, sentence: Sentence, mention: Mention, language: str) -> Mention:
    """The mention with what the words beside it say of it; those that name a part belong to it."""
    words = _words(language)
    i = bisect_left(sentence, mention.start, key=_start)
    if not mention.day and words.are_behind:
        mention = _with_part_behind(sentence, bisect_left(sentence, mention.end, key=_start), mention, words)
    elif not mention.day:
        first, part = _before(sentence, i, words.parts, words.between)
        if part:
            mention = replace(mention, start=sentence[first].start, part=part)
    return bounded(text, sentence, mention, language)


def bounded(text: str, sentence: Sentence, mention: Mention, language: str) -> Mention:
    """The mention with the bound that words before or behind it put to it."""
    words = _words(language)
    i = bisect_left(sentence, mention.start, key=_start)
    # In "after the 12 May vote", it is the vote that something is after.
    skipped = words.between & {"the"} if mention.part else frozenset[str]()
    first, bound = _before(sentence, i, words.bounds, skipped)
    bound = bound or _bound_behind(text, sentence, mention.end, words)
    # A span has two ends.
    if not bound or any(mention.until):
        return mention
    if bound in _DENIED and is_denied_at(text, sentence[first].start, mention.end, language):
        bound = _DENIED[bound]
    return replace(mention, bound=bound)


def _bound_behind(text: str, sentence: Sentence, end: int, words: _Words) -> str:
    i = bisect_left(sentence, end, key=_start)
    phrases = {p: name for p, name in words.bounds.items() if words.are_behind or name in _BEHIND}
    for at in range(i, min(i + _REACH, len(sentence))):
        for length in range(_LONGEST, 0, -1):
            if name := phrases.get(tuple(token.lower for token in sentence[at : at + length])):
                return name
        if sentence[at].text in CLAUSE_ENDS - {","}:
            break
    sign = next((sign for sign in words.between if words.are_behind and text.startswith(sign, end)), "")
    return _glued(text[end + len(sign) :], phrases)[1]


def _before(
    sentence: Sentence, i: int, phrases: Mapping[Phrase, str], between: frozenset[str]
) -> tuple[int, str]:
    """The longest phrase in front of a token, with where it begins."""
    while i > 0:
        for length in range(min(_LONGEST, i), 0, -1):
            phrase = tuple(token.lower.replace("’", "'") for token in sentence[i - length : i])
            if phrase in phrases:
                return i - length, phrases[phrase]
        if sentence[i - 1].lower not in between:
            break
        i -= 1
    return i, ""


def _with_part_behind(sentence: Sentence, i: int, mention: Mention, words: _Words) -> Mention:
    while i < len(sentence) and sentence[i].lower in words.between:
        i += 1
    if i == len(sentence):
        return mention
    after = sentence[i]
    part = words.parts.get((after.lower,), "")
    glued, name = ("", "") if part or after.start > mention.end else _glued(after.lower, words.parts)
    end = after.start + len(glued) if glued else after.end
    return replace(mention, end=end, part=part or name) if part or name else mention


def _glued(text: str, phrases: Mapping[Phrase, str]) -> tuple[str, str]:
    """The longest word with which a text begins, and its name: Chinese and Japanese write no space before."""
    listed = (phrase for phrase in phrases if text.startswith(phrase[0]))
    longest = max(listed, key=lambda phrase: len(phrase[0]), default=None)
    return (longest[0], phrases[longest]) if longest else ("", "")
