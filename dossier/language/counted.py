"""What a number counts: the words behind it, its unit or currency, and what happened to what is counted."""

from collections.abc import Iterable

from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.number_data import NumberData, number_data
from dossier.language.numeral import DASHES
from dossier.language.tokens import Token

# In words: what follows a number further off is not what it counts.
_LONGEST_UNIT = 6
_LONGEST_PHRASE = 3
_CLAUSE_ENDS = frozenset(',;:()[]—–.!?…"“”«»、，；：。،؛؟۔।॥')


def counted(
    sentence: tuple[Token, ...], first: int, end: int, words: Lexicon, data: NumberData
) -> tuple[tuple[str, ...], str]:
    """The words for what a number counts, up to the next that is none of it, and its unit or currency.

    A currency before the number or a unit behind it is both: ``("$",), "$"``.
    """
    money = _money_before(sentence, first, words, data)
    if money:
        return (money,), money
    unit, text = _unit(sentence, end, words, data)
    if unit:
        return (text,), unit
    nouns = _nouns(sentence, end, words) if words.stops else ()
    return nouns, ""


def measure_of(unit: str, language: str) -> str:
    """The unit or currency that words such as ``dollars`` or ``per cent`` name; empty for other words."""
    words, data, phrase = lexicon(language), number_data(language), unit.casefold()
    named = words.units.get(phrase) or words.currencies.get(phrase) or data.currencies.get(phrase)
    return named or data.units.get(phrase, "")


def event_of(words_of_unit: Iterable[str], language: str) -> str:
    """The event that one of the words names; empty for none."""
    events = lexicon(language).events
    return next((events[word.casefold()] for word in words_of_unit if word.casefold() in events), "")


def _money_before(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> str:
    """The currency in front of a number, whose sign may be glued to letters: "R$ 5"."""
    if not first:
        return ""
    sign, before = sentence[first - 1], sentence[first - 2] if first > 1 else None
    if before and before.is_word and before.end == sign.start:
        long = before.lower + sign.lower
        named = words.currencies.get(long) or data.currencies.get(long)
        if named:
            return named
    return _money(sign, words, data)


def _money(token: Token, words: Lexicon, data: NumberData) -> str:
    return words.currencies.get(token.lower, "") or data.currencies.get(token.lower, "")


def _unit(sentence: tuple[Token, ...], end: int, words: Lexicon, data: NumberData) -> tuple[str, str]:
    """The unit or currency behind a number by its longest name, and its words."""
    start = end + (end < len(sentence) and (sentence[end].text in DASHES or sentence[end].lower in words.of))
    for n in range(_LONGEST_PHRASE, 0, -1):
        tokens = sentence[start : start + n]
        phrase = " ".join(_plain(token) for token in tokens)
        is_glued = bool(tokens) and tokens[0].start == sentence[end - 1].end
        unit = words.units.get(phrase) or words.currencies.get(phrase) or data.currencies.get(phrase)
        unit = unit or (data.units.get(phrase) if _is_word(phrase, words) or is_glued else None)
        if len(tokens) == n and unit:
            return unit, phrase
    return "", ""


def unit_end(sentence: tuple[Token, ...], end: int, words: Lexicon, data: NumberData) -> int:
    """Behind the unit that follows a number; ``end`` where none does."""
    unit, phrase = _unit(sentence, end, words, data)
    return end + len(phrase.split(" ")) if unit else end


def _plain(token: Token) -> str:
    """The word without an elided one before it: "d'euros"."""
    article, mark, noun = token.lower.partition("'")
    return noun if mark and len(article) == 1 and noun else token.lower


def _is_word(phrase: str, words: Lexicon) -> bool:
    """Whether a unit's name can stand alone: not "m", nor "in", which is also a preposition."""
    return (len(phrase) > 1 or not phrase.isalpha()) and phrase not in words.stops


def _nouns(sentence: tuple[Token, ...], end: int, words: Lexicon) -> tuple[str, ...]:
    nouns: list[str] = []
    for i, token in enumerate(sentence[end : end + _LONGEST_UNIT], end):
        if token.text in DASHES and i and token.start == sentence[i - 1].end:
            continue
        if token.lower in words.of and not nouns:
            continue
        if not token.is_word or token.lower in words.stops:
            break
        # Names are capitalised, and so are all nouns in German.
        nouns += [_plain(token)] if words.capitals or token.text.islower() else []
    return tuple(nouns)


def event(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> str:
    """What happened to what is counted: the next word for it behind the number, else the last before it.

    A word is looked for up to the next number, the end of the clause, or "and".
    """
    for token in sentence[end:]:
        if token.lower in words.events:
            return words.events[token.lower]
        if token.is_number or token.text in _CLAUSE_ENDS or token.lower in words.ands:
            break
    for token in reversed(sentence[:first]):
        if token.lower in words.events:
            return words.events[token.lower]
        if token.is_number or token.text in _CLAUSE_ENDS:
            break
    return ""
