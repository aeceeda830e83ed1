"""Numbers of which another is a part: of "600 of the 900 passengers stayed", only 600 stayed."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.language.amount import Amount
from dossier.language.lexicon import Lexicon
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.phrases import length_from
from dossier.language.tokens import Token

# Stands for no word: also a whole of which nothing is told is one.
WHOLE = "*"


def with_wholes(amounts: Sequence[Amount], sentence: tuple[Token, ...], words: Lexicon) -> list[Amount]:
    """The numbers, of which a whole has what is told of its part alone."""
    row = list(amounts)
    for i in range(len(row) - 1):
        first, second = row[i : i + 2]
        if _is_part(first, second, sentence, words):
            row[i + 1] = _whole(second, first, words)
        elif _is_whole(first, second, sentence, words):
            row[i], row[i + 1] = _whole(first, second, words), _of_whole(second, first, words)
        elif _is_taken_up(first, second, sentence, words):
            # All the rest that is told of the whole is told of it: "64 died, of whom 12 were children".
            others = frozenset((*second.counted, second.event)) - {*first.counted, first.event, ""}
            part = replace(_of_whole(second, first, words), whole=first.counted)
            row[i], row[i + 1] = replace(first, of_part=others), part
    return [_whole(a, a, words) if _is_open(a, sentence, words) else a for a in row]


def _is_open(whole: Amount, sentence: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether it is left open how many of those who are counted are meant: "most of the 64"."""
    before = [t for t in sentence if t.end <= whole.start]
    while before and before[-1].lower in words.definite | words.entire:
        before.pop()
    return len(before) > 1 and before[-1].lower in words.of and before[-2].lower in words.some


def _whole(whole: Amount, part: Amount, words: Lexicon) -> Amount:
    told = {word for word in (*whole.counted, *part.counted) if is_verb(word, words)}
    return replace(whole, of_part=frozenset(told | {part.event, whole.event, WHOLE} - {""}))


def _of_whole(part: Amount, whole: Amount, words: Lexicon) -> Amount:
    """The part with the words for its whole, if it has none itself: "Of the 900 homes, 300 burned"."""
    is_bare = not part.measure and all(is_verb(word, words) for word in part.counted[:1])
    nouns = tuple(word for word in whole.counted if not is_verb(word, words))
    return replace(part, counted=(*nouns, *part.counted)) if is_bare else part


def is_verb(word: str, words: Lexicon) -> bool:
    """Whether a word tells what those who are counted did, as far as its form or a list says so."""
    return word in words.verbs or (bool(words.participles) and word.endswith(words.participles))


def _is_part(part: Amount, whole: Amount, sentence: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether the second number is the whole: "600 of the 900", "600 out of 900"."""
    between = [t for t in sentence if part.end <= t.start and t.end <= whole.start]
    # What is counted may stand between: "600 passengers out of 900".
    # "12 percent of the 900".
    unit = len(part.counted) if part.measure else 0
    at = next((i for i in range(len(between)) if _opens(between, i, words, unit)), None)
    if at is None or any(t.text in CLAUSE_ENDS for t in between):
        return False
    behind = between[at + (length_from(tuple(between), at, words.out_of) or 1) :]
    return all(t.lower in words.definite | words.of | words.entire for t in behind)


def _opens(between: Sequence[Token], at: int, words: Lexicon, unit: int) -> bool:
    is_beside = at <= unit and between[at].lower in words.of
    return is_beside or length_from(tuple(between), at, words.out_of) > 1


def _is_whole(whole: Amount, part: Amount, sentence: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a sentence begins with the whole: "Of the 900 passengers, 600 stayed"."""
    before = [t for t in sentence if t.end <= whole.start]
    while before and before[-1].lower in words.definite | words.plain:
        before.pop()
    is_of = bool(before) and before[-1].lower in words.of
    is_first = is_of and (len(before) == 1 or before[-2].text in CLAUSE_ENDS | {"."})
    between = [t for t in sentence if whole.end <= t.start and t.end <= part.start]
    return is_first and [t.text for t in between if t.text in CLAUSE_ENDS] == [","]


def _is_taken_up(whole: Amount, part: Amount, sentence: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a clause takes a whole up: "900 passengers, of whom 600 stayed", "600 of them stayed"."""
    behind = [t.lower for t in sentence if t.start >= part.end][:2]
    if len(behind) > 1 and behind[0] in words.of and behind[1] in words.theirs:
        return not part.measure
    between = [t.lower for t in sentence if whole.end <= t.start and t.end <= part.start]
    of, *whom = between[-2:] if len(between) > 1 else [""]
    return of in words.of and not words.theirs.isdisjoint(whom) and "," in between[-3:-2]
