"""What a text leaves out that makes less of what another tells: "third-longest", "half of the harvest"."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile, zip_longest

from dossier.language.amounts import amounts, ranks
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.numeral import CLAUSE_ENDS, SHARE
from dossier.language.reporting import reporting
from dossier.language.stems import content_stems, stem
from dossier.language.tokens import Token, tokens
from dossier.language.wholes import WHOLE, is_verb
from dossier.language.wider import takes_in

# Between a rank and what it belongs to.
_JOINS = "-‐‑ "
# In words: an article, and a name.
_SCOPE = 3
_ENDS = CLAUSE_ENDS | {"."}


def left_out(said: str, given: str, language: str) -> str:
    """The words of another text for a rank or a part, of which a text tells "the longest", "the harvest"."""
    rules = (_ranks, _parts, _shares, _scopes)
    return next(chain.from_iterable(rule(said, given, language) for rule in rules), "")


def _ranks(said: str, given: str, language: str) -> Iterator[str]:
    """What is first, but for others: "the third-longest bridge"."""
    endings = lexicon(language).superlatives
    best = [t for t in tokens(given) if endings and t.is_word and t.lower.endswith(endings)]
    for rank in ranks(given, language) if best and not ranks(said, language) else ():
        ranked = next((t for t in best if t.start >= rank.end), None)
        is_beside = ranked is not None and not given[rank.end : ranked.start].strip(_JOINS)
        if ranked and is_beside and _is_whole(ranked, said, given, language):
            yield given[rank.start : ranked.end]


def _parts(said: str, given: str, language: str) -> Iterator[str]:
    """What is told of a part: "half of the harvest was lost", "some of the houses burned"."""
    row, words = tokens(given), lexicon(language)
    named = [
        (before, noun)
        for before, of, the, noun in zip(row, row[1:], row[2:], row[3:], strict=False)
        if of.lower in words.of and the.lower in words.definite and noun.is_word
    ]
    # Most texts name no part, and to look for amounts takes longer.
    if not named or amounts(said, language) or any(token.lower in words.some for token in tokens(said)):
        return
    ends = {amount.end for amount in amounts(given, language)}
    for before, noun in named:
        is_part = before.end in ends or before.lower in words.some
        if is_part and _is_whole(noun, said, given, language):
            told = (content_stems(text, language) for text in (given[noun.end :], said))
            if not frozenset.isdisjoint(*told):
                yield given[before.start : noun.end]


def _shares(said: str, given: str, language: str) -> Iterator[str]:
    """A part of what a text tells of all: "eight of the nine judges", "four out of five schools"."""
    row, words = [token.lower for token in tokens(said)], lexicon(language)
    # "One well" is one of "one in eight wells" alone.
    entire, marks = words.entire, words.entire | words.single
    if marks.isdisjoint(row) or not entire.isdisjoint(token.lower for token in tokens(given)):
        return
    there, parts = amounts(given, language), (SHARE, "%")
    if any(amount.measure in parts for amount in amounts(said, language)):
        return
    empty = words.definite | words.of
    nouns = {next((w for w in row[i + 1 :] if w not in empty), "") for i, w in enumerate(row) if w in marks}
    for amount, whole in zip_longest(there, there[1:]):
        is_part = amount.measure in parts or (whole is not None and WHOLE in whole.of_part)
        if is_part and {stem(noun, language) for noun in nouns} & {
            stem(w, language) for w in amount.counted[:1]
        }:
            yield given[amount.start : whole.end if whole and WHOLE in whole.of_part else amount.end]


def _scopes(said: str, given: str, language: str) -> Iterator[str]:
    """Among whom something is the first: "the largest in the region", told as that of the world."""
    mine = dict(_scoped(said, language))
    for first, there in _scoped(given, language) if mine else ():
        here = mine.get(first, there)
        if _is_unnamed(here, there, given, language) and _is_unnamed(there, here, said, language):
            yield first


def _is_unnamed(scope: frozenset[str], other: frozenset[str], text: str, language: str) -> bool:
    """Whether a text has none of the words of a scope, nor the other one such as they take in."""
    is_in = any(takes_in(word, other, language) for word in scope)
    return bool(scope) and not is_in and scope.isdisjoint(content_stems(text, language))


def _scoped(text: str, language: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What is the first in a text, with the words behind each preposition that follows it."""
    endings, told = lexicon(language).superlatives, reporting(language)
    row = tokens(text) if endings and told else ()
    for i, token in enumerate(row):
        if token.lower.endswith(endings or "\0") and _is_first(row, i, lexicon(language)):
            behind = list(takewhile(lambda other: other.text not in _ENDS, row[i + 1 :]))
            starts = [n for n, t in enumerate(behind) if told and t.lower in told.parts["prepositions"]]
            for start in starts[:1]:
                yield token.lower, _named(behind[start + 1 : start + 1 + _SCOPE], language)


def _is_first(row: Sequence[Token], i: int, words: Lexicon) -> bool:
    """Whether a word is a superlative: "is the deepest in", "the third-longest", not "the forest in"."""
    before, behind = row[max(i - 2, 0) : i], row[i + 1 : i + 2]
    is_last = not behind or not behind[0].is_word or behind[0].lower in words.fillers
    return bool(before) and (not is_last or before[-1].text in _JOINS or before[0].lower in words.copulas)


def _named(row: Sequence[Token], language: str) -> frozenset[str]:
    words = lexicon(language)
    verbs = words.copulas | words.auxiliaries
    names = takewhile(lambda t: t.lower not in verbs and not is_verb(t.lower, words), row)
    return content_stems(" ".join(token.lower for token in names), language)


def _is_whole(word: Token, said: str, given: str, language: str) -> bool:
    """Whether a text has a word, which the other has once, right behind an article that means all of it."""
    row, definite, same = tokens(said), lexicon(language).definite, stem(word.lower, language)
    is_alone = [token.lower for token in tokens(given)].count(word.lower) == 1
    return is_alone and any(
        one.lower in definite and stem(other.lower, language) == same for one, other in pairwise(row)
    )
