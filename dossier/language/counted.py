"""What a number counts: the words behind it, its unit or currency, and what happened to what is counted."""

from collections.abc import Iterable, Iterator

from dossier.language.comparators import clause
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.money import (
    is_code,
    is_paid,
    may_be_weighed,
    safe_codes,
    shared_name,
    untold,
    weight,
)
from dossier.language.number_data import NumberData, number_data
from dossier.language.numeral import CLAUSE_ENDS, DASHES, SHARE
from dossier.language.phrases import LONGEST_CLAUSE, as_phrase
from dossier.language.stems import stemmed
from dossier.language.tokens import Token

# In words: what follows a number further off is not what it counts.
_LONGEST_UNIT = 6
_LONGEST_PHRASE = 3
# In letters, of a unit that particles are joined to.
_LONGEST_NAME = 12
# Digits that a number has at least which is more often money than a name's.
_LARGE = 4
# The event of words such as "lost", which tell less than any other.
LOSS = "loss"
_ENDS = CLAUSE_ENDS | {".", "。"}


def counted(
    sentence: tuple[Token, ...], first: int, end: int, words: Lexicon, data: NumberData
) -> tuple[tuple[str, ...], str]:
    """The words for what a number counts, up to the next that is none of it, and its unit or currency.

    A currency before the number or a unit behind it is both: ``("$",), "$"``.
    """
    money = money_before(sentence, first, words, data)
    if money:
        return (shared_name(money) or money,), money
    unit, text, behind = unit_at(sentence, end, words, data)
    if unit:
        return (text,), _weighed(unit, sentence, (first, behind), words, data)
    nouns = _nouns(sentence, end, words) if words.stops else ()
    return nouns, ""


def _weighed(
    unit: str, sentence: tuple[Token, ...], place: tuple[int, int], words: Lexicon, data: NumberData
) -> str:
    """What is named like a currency and a weight, by the words of its clause; open where they do not tell."""
    name, (first, behind) = shared_name(unit), place
    if not may_be_weighed(name) or is_paid(unit, data.language):
        return unit
    start, stop = clause(sentence, first, behind)
    around = {token.lower for token in sentence[start:stop]}
    is_of = behind < len(sentence) and sentence[behind].lower in words.of
    is_heavy, is_paid_for = not around.isdisjoint(words.weighing), not around.isdisjoint(words.paying)
    if is_paid_for:
        return untold(name) if is_heavy else unit
    return weight(name) if is_heavy or (is_of and words.weighing) else untold(name)


def measure_of(unit: str, language: str) -> str:
    """The unit or currency that words such as ``dollars`` or ``per cent`` name; empty for other words."""
    if is_code(unit):
        return unit
    words, data, phrase = lexicon(language), number_data(language), as_phrase(unit)
    named = words.units.get(phrase) or words.currencies.get(phrase) or data.currencies.get(phrase)
    named = named or data.units.get(phrase, "")
    is_open = may_be_weighed(shared_name(named)) and not is_paid(named, language)
    return untold(shared_name(named)) if is_open else named


def event_of(words_of_unit: Iterable[str], language: str) -> str:
    """The event that one of the words names; empty for none."""
    events = lexicon(language).events
    return next((events[word.casefold()] for word in words_of_unit if word.casefold() in events), "")


def money_before(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> str:
    """The currency in front of a number, whose sign may be glued to letters: "R$ 5"."""
    if not first:
        return ""
    sign, before = sentence[first - 1], sentence[first - 2] if first > 1 else None
    if before and before.is_word and before.end == sign.start:
        long = before.lower + sign.lower
        named = words.currencies.get(long) or data.currencies.get(long)
        if named:
            return named
    return _money(sign, words, data) or _code_before(sentence, first, words, data)


def _code_before(sentence: tuple[Token, ...], first: int, words: Lexicon, data: NumberData) -> str:
    """The code in front of a number; one that may be a word or name, only before a large number."""
    code, number = sentence[first - 1].text, sentence[first].text
    if not is_code(code):
        return ""
    is_large = sum(map(str.isdecimal, number)) >= _LARGE or not number.isdecimal()
    after = sentence[first + 1].lower if first + 1 < len(sentence) else ""
    is_scaled = after.isdecimal() or after in words.scales or after in data.scales or after in words.letters
    return code if code in safe_codes() or is_large or is_scaled else ""


def _money(token: Token, words: Lexicon, data: NumberData) -> str:
    named = words.currencies.get(token.lower, "") or data.currencies.get(token.lower, "")
    # Of words, codes such as USD and Rs: "won 12 seats" tells of no money.
    is_sign = not token.is_word or token.text.isupper() or len(token.text) <= 2 or named == "%"
    return named if named and is_sign else ""


def unit_at(sentence: tuple[Token, ...], end: int, words: Lexicon, data: NumberData) -> tuple[str, str, int]:
    """The unit or currency behind a number by its longest name, its words, and the token behind it."""
    start = end + (end < len(sentence) and (sentence[end].text in DASHES or sentence[end].lower in words.of))
    if words.glued:
        return _glued_unit(sentence, end, words, data)
    after = sentence[end] if end < len(sentence) else None
    if (
        after
        and after.lower in words.degrees
        and after.text.isupper()
        and after.start == sentence[end - 1].end
    ):
        return words.degrees[after.lower], after.text, end + 1
    for n in range(min(_LONGEST_PHRASE, len(sentence) - start), 0, -1):
        is_glued = sentence[start].start == sentence[end - 1].end
        if n == 1 and is_code(sentence[start].text):
            return sentence[start].text, sentence[start].text, start + 1
        for phrase, length in _phrases(sentence, start, n):
            unit = _named(phrase, is_glued, words, data)
            if unit:
                return unit, phrase, start + length
    return "", "", end


def _phrases(sentence: tuple[Token, ...], start: int, n: int) -> Iterator[tuple[str, int]]:
    """So many tokens as a phrase, as one word with its signs, and as an abbreviation: "°C", "руб."."""
    tokens = sentence[start : start + n]
    yield " ".join(token.lower for token in tokens), n
    joined = "".join(token.lower for token in tokens)
    if any(not token.is_word for token in tokens) and tokens[-1].end - tokens[0].start == len(joined):
        yield joined, n


def _named(phrase: str, is_glued: bool, words: Lexicon, data: NumberData) -> str:
    unit = words.units.get(phrase) or words.currencies.get(phrase) or data.currencies.get(phrase)
    unit = unit or (data.units.get(phrase, "") if is_glued or _is_word(phrase, words) else "")
    if unit or not data.stems or phrase.isalpha():
        return unit
    return data.stems.get(stemmed(phrase, data.language), "")


def _glued_unit(
    sentence: tuple[Token, ...], end: int, words: Lexicon, data: NumberData
) -> tuple[str, str, int]:
    """The unit that a word behind a number begins with, in a language that joins particles to it."""
    if end < len(sentence) and is_code(sentence[end].text):
        return sentence[end].text, sentence[end].text, end + 1
    # "캐나다 달러" is one name in two words.
    text = sentence[end].lower if end < len(sentence) else ""
    if end + 1 < len(sentence) and sentence[end].is_word and sentence[end + 1].is_word:
        text += sentence[end + 1].lower
    first = len(sentence[end].text) if end < len(sentence) else 0
    # "600 กว่า" is more than 600, and no gram.
    text = "" if text.startswith(tuple(words.behind)) else text
    for n in range(min(len(text), _LONGEST_NAME), 0, -1):
        unit = _named(text[:n], True, words, data)
        if unit:
            return unit, text[:n], end + 1 + (n > first)
    return "", "", end


def _is_word(phrase: str, words: Lexicon) -> bool:
    """Whether a unit's name can stand alone: not "m", nor "in", which is also a preposition."""
    return (len(phrase) > 1 or not phrase.isalpha()) and phrase not in words.stops


def _nouns(sentence: tuple[Token, ...], end: int, words: Lexicon) -> tuple[str, ...]:
    nouns: list[str] = []
    end = _whole_end(sentence, end, words)
    for i, token in enumerate(sentence[end : end + _LONGEST_UNIT], end):
        if token.text in DASHES and i and token.start == sentence[i - 1].end:
            continue
        if not nouns and (token.lower in words.of or token.lower in words.theirs):
            continue
        if not token.is_word or token.lower in words.stops:
            return (*nouns, *_predicate(sentence, i, bool(nouns), words))
        # Names are capitalised, and so are all nouns in German.
        nouns += [token.lower] if words.capitals or token.text.islower() else []
        nouns += [token.text] if i == end and _is_people(sentence, i, words) else []
    return tuple(nouns)


def _is_people(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    """Whether a name behind a number is what it counts: "64 Syrians crossed"; it keeps its capital."""
    token, after = sentence[i], sentence[i + 1] if i + 1 < len(sentence) else None
    is_name = bool(words.peoples) and token.lower.endswith(words.peoples) and token.text[1:].islower()
    is_last = after is None or not after.is_word or after.lower in words.stops | words.verbs
    is_last = is_last or (after is not None and after.lower.endswith(words.participles))
    return is_name and token.text[0].isupper() and is_last


def whole_of(
    sentence: tuple[Token, ...], end: int, measure: str, words: Lexicon, data: NumberData
) -> tuple[str, ...]:
    """The words for what a share is one of: of "40 percent of the crew", crew."""
    if words.glued or measure not in (SHARE, "%") or not words.stops:
        return ()
    behind = unit_at(sentence, end, words, data)[2] if measure == "%" else end
    is_of = behind < len(sentence) and sentence[behind].lower in words.of | words.definite
    start = next((i for i in range(behind, len(sentence)) if not _is_of(sentence[i], words)), 0)
    # "Of those aboard" names nobody.
    is_named = is_of and start > 0 and sentence[start - 1].lower not in words.pointing
    return _nouns(sentence, start, words) if is_named else ()


def _is_of(token: Token, words: Lexicon) -> bool:
    return token.lower in words.of | words.definite | words.entire


def _whole_end(sentence: tuple[Token, ...], end: int, words: Lexicon) -> int:
    """Where a whole is named of which a number is a part: "64 of the 900 homes" are homes."""
    of, the, whole = sentence[end : end + 3] if end + 3 <= len(sentence) else (None, None, None)
    if not (of and the and whole) or of.lower not in words.of or the.lower not in words.definite:
        return end
    return end + 3 if whole.is_number or whole.lower in words.numerals else end


def _predicate(sentence: tuple[Token, ...], i: int, is_named: bool, words: Lexicon) -> tuple[str, ...]:
    """What those who are counted had done, or were: 2,000 "people had marched", three "were children".

    Where nobody ``is_named``, what they had done does not tell who they are: "2,000 had sailed".
    """
    linking = words.auxiliaries | words.copulas
    end = next((at for at in range(i, len(sentence)) if sentence[at].lower not in linking), i)
    verb = sentence[end].lower
    if end == i or not sentence[end].is_word or verb in words.stops:
        return ()
    is_been = any(token.lower in words.copulas for token in sentence[i:end])
    return (verb,) if is_been or (is_named and verb.endswith(words.participles)) else ()


def event(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> str:
    """What happened to what is counted: the next word for it behind the number, else the last before it.

    A word is looked for up to the next number, the end of the clause, or "and"; one such as "lost", which may
    mean more than one thing, is taken where no other stands.
    """
    events = list(_events(sentence, first, end, words))
    return next((name for name in events if name != LOSS), events[0] if events else "")


def _events(sentence: tuple[Token, ...], first: int, end: int, words: Lexicon) -> Iterator[str]:
    for token in sentence[end : end + LONGEST_CLAUSE]:
        # In Arabic, "and" is a letter of the next verb: "وأصيب" is "and were hurt".
        if token.is_number or token.text in _ENDS or _is_and(token, words):
            break
        if named := _event(token, words):
            yield named
    # "Killed: 12."
    first -= first > 0 and sentence[first - 1].text == ":"
    for token in reversed(sentence[max(first - LONGEST_CLAUSE, 0) : first]):
        if token.lower not in words.events_behind and (named := _event(token, words)):
            yield named
        if token.is_number or token.text in _ENDS:
            break


def _is_and(token: Token, words: Lexicon) -> bool:
    is_joined = token.lower[:1] in words.ands | words.particles and token.lower[1:] in words.events
    return token.lower in words.ands or is_joined


def _event(token: Token, words: Lexicon) -> str:
    if words.glued:
        return next((name for word, name in words.events.items() if word in token.lower), "")
    return words.events.get(token.lower, "")
