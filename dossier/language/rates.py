"""Rates: how often, or for how many, something is so that a number counts: "a day", "per 100,000"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import Any

from babel import Locale

from dossier.language.cldr import locale_of, primary
from dossier.language.counted import money_before, unit_at
from dossier.language.data import read_data
from dossier.language.lexicon import lexicon, word_set
from dossier.language.money import is_money
from dossier.language.number_data import number_data
from dossier.language.numeral import CLAUSE_ENDS, Numeral
from dossier.language.phrases import as_phrase, has_phrase, length_from, length_to, parted
from dossier.language.tokens import Token, token_at, tokens

_DURATIONS = ("hour", "day", "week", "month", "year")
_TIMES = (*_DURATIONS, "minute", "second")
# In words: what stands further off is the rate of something else.
_FURTHEST = 8
# In letters, of a language that parts no words.
_NEAR = 2
_ROUND = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))


@dataclass(frozen=True, slots=True)
class Rate:
    """What a number is for: ``per`` one of what; ``maybe`` are those that its sentence may mean."""

    per: str = ""
    maybe: frozenset[str] = frozenset()


NO_RATE = Rate()


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language by which it tells rates; phrases lead to what they are for."""

    per: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    price: frozenset[str] = frozenset()
    behind: Mapping[str, str] = field(default_factory=dict)
    anywhere: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    times: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    per_behind: tuple[str, ...] = ()
    per_before: tuple[str, ...] = ()


def rate(sentence: tuple[Token, ...], end: int, following: Numeral | None, language: str) -> Rate:
    """The rate of a number that ends at a token, up to the next number."""
    words = _words(language)
    if not words.behind:
        return NO_RATE

    def is_for_many(i: int, many: Numeral) -> bool:
        is_round = many.value in _ROUND
        return sentence[i].lower in words.per or (is_round and sentence[i].lower in words.many)

    stop = min(end + _FURTHEST, following.first if following else len(sentence))
    # Most sentences have none of the phrases, which one look tells.
    has_any = has_phrase(sentence, 0, len(sentence), words.anywhere)
    maybe = frozenset(_anywhere(sentence, words) if has_any else ())
    if unit := _unit_behind(sentence, end, language):
        return Rate(unit, maybe)
    for i in range(end, stop):
        if following and following.value and following.first == i + 1 and is_for_many(i, following):
            return Rate(f"{following.value:f}", maybe)
        length = length_from(sentence, i, words.behind) if has_any else 0
        if length and not _is_time(sentence, i, i + length, words):
            is_sure = sentence[i].lower in words.per or _is_closed(sentence, i + length, language)
            return Rate(words.behind[_at(sentence, i, length)], maybe) if is_sure else Rate("", maybe)
        if sentence[i].text in CLAUSE_ENDS:
            break
    return Rate("", maybe)


def _unit_behind(sentence: tuple[Token, ...], end: int, language: str) -> str:
    """The unit that a number with a unit is for: "12 euros a tonne"; not "12 euros a day later"."""
    words, more, data = lexicon(language), _words(language), number_data(language)
    named, _, at = unit_at(sentence, end, words, data)
    is_paid = is_money(named) or bool(end and money_before(sentence, end - 1, words, data))
    # What is paid for a week may be for more than one.
    is_price = is_paid and _lower(sentence, at) in more.price
    first = at + is_price
    if not (is_paid or at > end) or _lower(sentence, first) not in words.articles | more.per | words.every:
        return ""
    unit, _, behind = unit_at(sentence, first + 1, words, data)
    is_time = unit in _TIMES and (is_price or _lower(sentence, behind) in more.times)
    return "" if is_time or is_money(unit) else unit


def _lower(sentence: tuple[Token, ...], place: int) -> str:
    token = token_at(sentence, place)
    return token.lower if token else ""


def before_rate(counted: tuple[str, ...], each: Rate, language: str) -> tuple[str, ...]:
    """The words for what is counted, without those that tell the rate: of "lorries per day", lorries."""
    per = _words(language).per if each.per else frozenset()
    return tuple(takewhile(lambda word: word not in per, counted))


def glued_rate(text: str, start: int, end: int, earlier: tuple[int, int, str], language: str) -> Rate:
    """The same where words are not parted; ``earlier`` is the number before by its offsets."""
    words = _words(language)
    maybe = frozenset(unit for phrase, unit in words.before.items() if phrase in text)
    before, behind = text[:start].rstrip(" 、,平均约約약"), text[end : end + _NEAR + 4]
    named = [(-len(p), unit) for p, unit in words.before.items() if before.endswith(p)]
    named += [(-len(p), unit) for p, unit in words.behind.items() if 0 <= behind.find(p) <= _NEAR + 1]
    if named:
        return Rate(min(named)[1], maybe)
    between = text[earlier[1] : start]
    is_behind = any(mark in between for mark in words.per_behind)
    is_for = is_behind or text[: earlier[0]].endswith(words.per_before or ("\n",))
    return Rate(earlier[2] if earlier[2] and is_for and len(between) <= _FURTHEST else "", maybe)


def named_rates(text: str, language: str) -> frozenset[str]:
    """The rates that a name may mean: "Daily output", "Barrels per day"."""
    words = _words(language)
    glued = frozenset(unit for phrase, unit in words.before.items() if phrase in text)
    return glued | frozenset(_anywhere(_tokens(text, language), words))


def _tokens(text: str, language: str) -> tuple[Token, ...]:
    return parted(tokens(text)) if lexicon(language).elided else tokens(text)


def _anywhere(sentence: tuple[Token, ...], words: _Words) -> Iterator[str]:
    phrases = words.anywhere
    for i in range(len(sentence)):
        length = length_from(sentence, i, phrases)
        if length and not _is_time(sentence, i, i + length, words, words.perhaps):
            yield phrases[_at(sentence, i, length)]


def _at(sentence: tuple[Token, ...], start: int, length: int) -> str:
    return " ".join(token.lower for token in sentence[start : start + length]).replace("’", "'")


def _is_time(
    sentence: tuple[Token, ...], start: int, end: int, words: _Words, beside: frozenset[str] = frozenset()
) -> bool:
    """Whether words such as "a day" tell when: "a day later", "for a year"; ``beside`` leave it open."""
    after = token_at(sentence, end)
    before = sentence[start - 1].lower if start else ""
    is_before = before in words.not_after and length_to(sentence, start, words.behind) == 0
    # "Im Jahr 2024", but "täglich 500".
    is_dated = after is not None and after.is_number and end - start > 1
    return is_before or is_dated or (after is not None and after.lower in words.times - beside)


def _is_closed(sentence: tuple[Token, ...], end: int, language: str) -> bool:
    """Whether nothing follows that a day could be the day of."""
    after = token_at(sentence, end)
    words = lexicon(language)
    return (
        after is None
        or not after.is_word
        or after.lower in words.stops
        or after.lower.endswith(words.participles or "\0")
    )


@lru_cache(maxsize=64)
def _words(language: str) -> _Words:
    tree: Mapping[str, Any] = read_data("rates.yml").get(primary(language), {})
    elides, glued = bool(lexicon(language).elided), lexicon(language).glued
    locale = locale_of(language)
    # Where nobody has looked what else the words mean, CLDR's alone are no rates.
    behind = dict(_of_cldr(locale)) if locale and tree and not glued else {}
    behind |= _by_phrase(tree.get("behind", {}))
    behind = behind if glued else _as_phrases(behind, elides)
    return _Words(
        per=word_set(tree.get("per", "")),
        many=word_set(tree.get("many", "")),
        price=word_set(tree.get("price", "")),
        behind=behind,
        anywhere=behind | _as_phrases(_by_phrase(tree.get("soft", {})), elides),
        before=_by_phrase(tree.get("before", {})),
        times=word_set(tree.get("times", "")),
        perhaps=word_set(tree.get("perhaps", "")),
        not_after=word_set(tree.get("not_after", "")),
        per_behind=tuple(tree.get("per_behind", ())),
        per_before=tuple(tree.get("per_before", ())),
    )


def _of_cldr(locale: Locale) -> Iterator[tuple[str, str]]:
    tree: Mapping[str, Any] = locale._data["unit_patterns"]
    for unit in _DURATIONS:
        pattern = dict(tree[f"duration-{unit}"].get("long", {})).get("per", "")
        if pattern.startswith("{0}"):
            yield pattern.removeprefix("{0}").strip().casefold(), unit


def _by_phrase(listed: Mapping[str, list[str]]) -> dict[str, str]:
    return {phrase.casefold(): unit for unit, phrases in listed.items() for phrase in phrases}


def _as_phrases(listed: Mapping[str, str], elides: bool) -> dict[str, str]:
    return {as_phrase(phrase, elides): unit for phrase, unit in listed.items()}
