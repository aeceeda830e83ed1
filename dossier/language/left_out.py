"""What a text leaves out that makes less of what another tells: "third-longest", "half of the harvest"."""

from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest

from dossier.language.amounts import amounts, ranks
from dossier.language.lexicon import lexicon
from dossier.language.numeral import SHARE
from dossier.language.stems import content_stems, stem
from dossier.language.tokens import Token, tokens
from dossier.language.wholes import WHOLE

# Between a rank and what it belongs to.
_JOINS = "-‐‑ "


def left_out(said: str, given: str, language: str) -> str:
    """The words of another text for a rank or a part, of which a text tells "the longest", "the harvest"."""
    rules = (_ranks, _parts, _shares)
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
    entire = words.entire
    if entire.isdisjoint(row) or not entire.isdisjoint(token.lower for token in tokens(given)):
        return
    there, parts = amounts(given, language), (SHARE, "%")
    if any(amount.measure in parts for amount in amounts(said, language)):
        return
    empty = words.definite | words.of
    nouns = {next((w for w in row[i + 1 :] if w not in empty), "") for i, w in enumerate(row) if w in entire}
    for amount, whole in zip_longest(there, there[1:]):
        is_part = amount.measure in parts or (whole is not None and WHOLE in whole.of_part)
        if is_part and {stem(noun, language) for noun in nouns} & {
            stem(w, language) for w in amount.counted[:1]
        }:
            yield given[amount.start : whole.end if whole and WHOLE in whole.of_part else amount.end]


def _is_whole(word: Token, said: str, given: str, language: str) -> bool:
    """Whether a text has a word, which the other has once, right behind an article that means all of it."""
    row, definite, same = tokens(said), lexicon(language).definite, stem(word.lower, language)
    is_alone = [token.lower for token in tokens(given)].count(word.lower) == 1
    return is_alone and any(
        one.lower in definite and stem(other.lower, language) == same for one, other in pairwise(row)
    )
