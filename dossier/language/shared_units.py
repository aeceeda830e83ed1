"""Numbers of one sentence that count the same, where its words say so only once: "from 5 to 7 boats"."""

from collections.abc import Iterable
from dataclasses import replace

from dossier.language.amount import Amount
from dossier.language.lexicon import Lexicon
from dossier.language.money import is_money
from dossier.language.tokens import tokens
from dossier.language.wholes import is_verb

_CHANGES = ("up", "down", "by")
_LISTS = ",;،、，；"
# In words: one of several that a list names, in front of its number.
_ITEM = 4


def with_shared_units(amounts_there: Iterable[Amount], text: str, words: Lexicon) -> list[Amount]:
    """The numbers, of which an old and a new value count the same and tell of one event.

    Where only the first of a list has its unit, the others have it, too: "teachers 4 percent, nurses 6",
    "5 officers to 12 years and 3 guards to 9".
    """
    same = list(amounts_there)
    for i in range(len(same) - 1):
        one, other = same[i], _taken_up(same[i], same[i + 1], text, words)
        same[i + 1] = other
        if {one.change, other.change} == {"from", "to"}:
            same[i], same[i + 1] = _completed(one, other), _completed(other, one)
        elif one.change in _CHANGES and other.change == "to":
            # "By 12 to 64 crowns": a difference of what became so much.
            same[i] = replace(_completed(one, other), extent="step")
            same[i + 1] = _completed(other, one) if is_money(one.measure) else other
        elif unit := next((u for u in same[max(i - 1, 0) : i + 1] if _is_as(u, other, text, words)), None):
            same[i + 1] = replace(other, measure=unit.measure, counted=unit.counted, rate=unit.rate)
        elif one.measure and _is_gapped(one, other, text, words):
            same[i + 1] = replace(other, measure=one.measure, counted=one.counted, rate=one.rate)
    return same


def _taken_up(one: Amount, other: Amount, text: str, words: Lexicon) -> Amount:
    """A number as what a comma takes up of the change before it: "rose by 11, to 26", "to 3, from 2"."""
    between = [token.lower for token in tokens(text[one.end : other.start])]
    link = between[-1] if len(between) > 1 and between[-2] in _LISTS else ""
    if other.change or not one.change or not link:
        return other
    if one.change in _CHANGES and link in words.ends:
        # The word may be a comparator, too.
        value = replace(other.quantity, sign="") if link in words.before else other.quantity
        way = "" if one.change == "by" else one.change
        return replace(other, quantity=value, change="to", direction=way)
    return replace(other, change="from", direction=one.direction) if link in words.starts else other


def _is_gapped(one: Amount, other: Amount, text: str, words: Lexicon) -> bool:
    """Whether a bare number follows in a list that has its verb and its unit only once."""
    row = tokens(text[one.end : other.start])
    starts = [i for i, token in enumerate(row) if token.text in _LISTS or token.lower in words.ands]
    after = tokens(text[other.end :])[:1]
    is_bare = other.quantity.low is not None and not (other.measure or other.counted or other.change)
    verbs = words.auxiliaries | words.copulas | words.verbs
    is_last = not after or not after[0].is_word or after[0].lower in (words.stops - verbs) | words.present
    listed = row[starts[-1] + 1 :] if starts else ()
    # "Down 12 percent, at 180": a difference, and what is there now.
    if one.change in _CHANGES and listed and all(token.lower in words.fillers for token in listed):
        return False
    is_short = 0 < len(listed) <= _ITEM and all(token.is_word for token in listed)
    is_short = is_short or (bool(starts) and not listed and bool(after) and is_last and after[0].is_word)
    return is_bare and is_last and is_short and not any(is_verb(t.lower, words) for t in listed)


def _is_as(one: Amount, other: Amount, text: str, words: Lexicon) -> bool:
    """Whether a bare number stands as the one before the last: "5 men to 12 years and 3 women to 9"."""
    is_bare = other.quantity.low is not None and not (other.measure or other.counted or other.change)
    before, there = ([t.lower for t in tokens(text[: each.start])[-1:]] for each in (other, one))
    # "Fined 2.5m euros and ordered to repay 600,000".
    is_paid = is_money(one.measure) and not words.paying.isdisjoint(before)
    after = tokens(text[other.end :])[:1]
    is_last = not after or not after[0].is_word or after[0].lower in words.ands | words.present
    return is_bare and (is_paid or (is_last and before != [] and before == there))


def _completed(one: Amount, other: Amount) -> Amount:
    is_bare = not one.measure and (other.measure or not one.counted)
    counted, measure = (other.counted, other.measure) if is_bare else (one.counted, one.measure)
    return replace(one, event=one.event or other.event, counted=counted, measure=measure)
