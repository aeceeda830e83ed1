"""What a sentence tells only as asked, planned, tried or possible: "plans to sell", "sales may slow"."""

from collections.abc import Iterator
from itertools import takewhile

from dossier.language.denied import base
from dossier.language.lexicon import lexicon
from dossier.language.moods import Sign, moods, signs, tells_openly
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.tokens import tokens
from dossier.language.wholes import is_verb

_KINDS = ("verbs", "direct")
# Less is told of one thing as well as of another.
_FEWEST = 2


def opened_by(said: str, given: str, language: str) -> str:
    """The word by which a sentence leaves open what a text asserts in its words; empty for none."""
    there = list(_content(given, language))
    # Most texts have words of their own, and to look for all or for signs takes longer.
    if any(word not in there for word in _content(said, language)):
        return ""
    mine = set(_content(said, language))
    if len(mine) < _FEWEST:
        return ""
    # "Failed" of "may fail" opens nothing itself, though "failed to" would.
    told = {base(sign.word.lower(), language) for sign in signs(said, language)}
    is_open = tells_openly(said, language)
    for sign in signs(given.replace("’", "'"), language):
        is_clause = _takes_clause(sign, given, language) or _may_be(sign, said, language)
        behind = list(_clause(given[sign.end :], language)) if is_clause else []
        # What stands first behind the word is what is asked, planned or tried.
        is_other = bool(behind) and behind[0] in mine and there.count(behind[0]) == 1
        if is_other and (not is_open or told == {behind[0]}):
            return sign.word
    return ""


def _takes_clause(sign: Sign, text: str, language: str) -> bool:
    """Whether a word opens a clause: "planned to sell", not "planned a sale", nor "the plan to sell"."""
    links, behind = moods(language).lists["links"], tokens(text[sign.end :])[:1]
    before = tokens(text[: sign.start])[-1:]
    if before and before[0].lower in moods(language).lists["before_nouns"]:
        return False
    words = (*sign.word.lower().split()[-1:], *(token.lower for token in behind))
    return sign.kind == "conditions" or (sign.kind in _KINDS and not links.isdisjoint(words))


def _may_be(sign: Sign, said: str, language: str) -> bool:
    """Whether a modal leaves open what a text tells, or what it tells as past: "slowed" of "will slow"."""
    ahead, words = moods(language).lists["ahead"], lexicon(language)
    if sign.kind != "modals" or not ahead:
        return False
    is_past = any(is_verb(token.lower, words) for token in tokens(said))
    return is_past or ahead.isdisjoint(sign.word.lower().split())


def _content(text: str, language: str) -> Iterator[str]:
    fillers = lexicon(language).fillers
    return (base(t.lower, language) for t in tokens(text) if t.is_word and t.lower not in fillers)


def _clause(text: str, language: str) -> Iterator[str]:
    """The words that tell something, up to the end of their clause."""
    ends = CLAUSE_ENDS | {"."} | moods(language).lists["breaks"]
    row = list(takewhile(lambda token: token.lower not in ends, tokens(text)))
    return _content(text[: row[-1].end] if row else "", language)
