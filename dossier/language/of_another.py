"""Of which of several numbers or dates words tell: "which opened in 1987, will close in 2025"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dossier.language.amounts import Amount
from dossier.language.beside_numbers import Telling, stretches_beside
from dossier.language.denied import base
from dossier.language.lexicon import lexicon
from dossier.language.mention import Mention
from dossier.language.mentions import mentions, weekday_mentions
from dossier.language.moods import moods
from dossier.language.reporting import reporting
from dossier.language.tokens import Token, tokens
from dossier.language.wholes import is_verb


class Told(NamedTuple):
    """A number or a date of a sentence, with all there that are alike, itself among them."""

    one: Amount | Mention
    alike: tuple[Amount | Mention, ...]
    telling: Telling

    def inside(self, other: Amount | Mention) -> list[Token]:
        """The words that tell of one that is alike."""
        return _inside(self.alike, self.telling)[other.start]


@lru_cache(maxsize=256)
def _inside(row: tuple[Amount | Mention, ...], telling: Telling) -> Mapping[int, list[Token]]:
    words, stretches = tokens(telling.text), stretches_beside(row, telling)
    return {at: [t for t in words if start <= t.start < end] for at, (start, end) in stretches.items()}


def deed_of_another(said: Told, given: Told) -> str:
    """What a text tells of a number or a date that another tells of one alike: "fined", "ordered to repay".

    Where either tells nothing of them, or in words that the other has not, nothing is said.
    """
    deed = _deeds(said)[said.one.start]
    deeds = _deeds(given) if deed else {}
    here = deeds.get(given.one.start, frozenset[str]())
    others = frozenset[str]().union(*deeds.values()) if here else here
    others -= _bases(given.inside(given.one), given.telling.language) if others else others
    theirs = frozenset[str]() if here & deed else deed & others
    language = said.telling.language
    return next((t.lower for t in tokens(said.telling.text) if base(t.lower, language) in theirs), "")


def _deeds(row: Told) -> Mapping[int, frozenset[str]]:
    """For each of those alike by where it begins, the bases of the verbs in front of it, else behind it.

    Where it has none, those of the one before are meant as well: "the guards to 9".
    """
    deeds, last = dict[int, frozenset[str]](), frozenset[str]()
    words = lexicon(row.telling.language)
    for one in sorted(row.alike, key=lambda one: one.start):
        inside = row.inside(one)
        before = [token for token in inside if token.start < one.start]
        verbs, nearest = _verbs(before, row.telling), _nearest(before, row.telling)
        # "Farms lost 600 cows, southern farms 64"; but "it meets on Monday and decides on Friday".
        content = [token for token in before if token.lower not in words.stops]
        is_alone = bool(nearest) and len(content) == 1 and before[-1].lower in words.fillers
        is_gapped = not verbs and not is_alone
        behind = _verbs(inside, row.telling) if not content else last
        last = nearest | (behind or last if is_gapped else verbs) or _verbs(inside, row.telling)
        deeds[one.start] = last
    return deeds


def _verbs(row: Iterable[Token], given: Telling) -> frozenset[str]:
    words = lexicon(given.language)
    linking = words.auxiliaries | words.copulas
    return _bases((t for t in row if is_verb(t.lower, words) and t.lower not in linking), given.language)


def _nearest(row: Sequence[Token], given: Telling) -> frozenset[str]:
    """The last word of a row, unless something stands before it that stands before nouns: "it meets on"."""
    words, nouns = lexicon(given.language), moods(given.language).lists["before_nouns"]
    empty = words.fillers | words.plain | words.auxiliaries | words.copulas
    last = [token for token in row if token.is_word and token.lower not in empty][-1:]
    before = [token for token in tokens(given.text) if last and token.end <= last[0].start][-1:]
    is_noun = not before or not before[0].is_word or before[0].lower in nouns or row[-1].lower in words.of
    return _bases(() if is_noun or not last[0].text.islower() else last, given.language)


def _bases(row: Iterable[Token], language: str) -> frozenset[str]:
    return frozenset(base(token.lower, language) for token in row)


def time_of_another(said: Told, given: Told) -> str:
    """The word by which a text tells what another tells of one alike as of now, or of once: "now has 48"."""
    words = lexicon(said.telling.language)
    return next(filter(None, (_timed(said, given, marks) for marks in (words.present, words.former))), "")


def _timed(said: Told, given: Told, marks: frozenset[str]) -> str:
    mine, here = ({token.lower for token in each.inside(each.one)} for each in (said, given))
    others = [other for other in given.alike if other.start != given.one.start]
    there = {token.lower for other in others for token in given.inside(other)}
    if not marks & here:
        return min(marks & mine & there, default="")
    # "Had 60 at its launch, and now has 48."
    times = {word for other in others for word in _behind(other, given)} - here
    return "" if marks & (mine | there) else min(times & _behind(said.one, said), default="")


def _behind(one: Amount | Mention, there: Told) -> set[str]:
    """The words behind a number that tell something."""
    fillers, counted = lexicon(there.telling.language).fillers, getattr(one, "counted", ())
    row = (t for t in there.inside(one) if t.start >= one.end and t.is_word)
    return {token.lower for token in row} - fillers - set(counted)


def otherwise_joined(said: Amount, says: Telling, one: Amount, given: Telling) -> str:
    """The preposition that joins a number to a verb, where another joins it to that verb in a text, or none.

    "Won 312 votes" of "won by 312 votes"; what is measured may have any: "lasted for 9 days".
    """
    words, language = lexicon(given.language), given.language
    mine, verb = _joined(said, says)
    there, beside = _joined(one, given)
    is_step = mine in words.steps or there in words.steps
    is_same = mine == there or not there or (said.measure != "" and not is_step)
    if is_same or not verb:
        return ""
    is_margin = there in words.steps and not mine and beside in words.margins and is_verb(verb, words)
    return there if is_margin or base(verb, language) == base(beside, language) else ""


def _joined(one: Amount, telling: Telling) -> tuple[str, str]:
    """The preposition in front of a number, if there is one, and the word before that."""
    words, told = lexicon(telling.language), reporting(telling.language)
    row = [token.lower for token in tokens(telling.text) if token.end <= one.start]
    while row and row[-1] in words.plain | words.definite:
        row.pop()
    is_by = bool(row) and told is not None and row[-1] in told.parts["prepositions"]
    return (row[-1], "".join(row[-2:-1])) if is_by else ("", "".join(row[-1:]))


def date_of_another(said: str, given: str, language: str) -> str:
    """The verb of a text whose date stands in the other beside another verb; empty for none.

    Or a date to which something is moved there from another: "put off from 4 March to 18 March".
    """
    there = _dated(given, language)
    if there and (moved := _moved(said, given, there, language)):
        return moved
    mine = _dated(said, language) if len(there) > 1 else ()
    says, tells = Telling(said, language), Telling(given, language)
    for date in mine:
        same = (Told(other, there, tells) for other in there if _is_same(date, other))
        verbs = [deed_of_another(Told(date, mine, says), other) for other in same]
        if verbs and all(verbs):
            return verbs[0]
    return ""


def _dated(text: str, language: str) -> tuple[Mention, ...]:
    """The dates of a text, and its weekdays that stand at none, in order."""
    dates = mentions(text, language)
    days = (replace(day, day=-1 - number) for day, number in weekday_mentions(text, language))
    free = (d for d in days if all(d.end < date.start - 2 or date.end < d.start for date in dates))
    return tuple(sorted((*dates, *free), key=lambda mention: mention.start))


def _moved(said: str, given: str, there: tuple[Mention, ...], language: str) -> str:
    """A date behind "to", with that word, where the other text has another there, and not this one."""
    ends = lexicon(language).ends
    inside = (_cut(given, date, ends) for date in there)
    to = [date for row in inside for date in mentions(row, language) if _before(row, date, ends)]
    for date in mentions(said, language) if to else ():
        start = _before(said, date, ends)
        is_there = any(_is_same(date, other) for other in there)
        if start and is_there and not any(_is_same(date, other) for other in to):
            return said[start.start : date.end]
    return ""


def _cut(text: str, date: Mention, words: frozenset[str]) -> str:
    """A text from the word on that stands in front of a date, or of the end of a span: "to 18 March"."""
    inside = (t.start for t in tokens(text) if date.start < t.start < date.end and t.lower in words)
    before = _before(text, date, words)
    return text[next(inside, before.start if before else date.start) : date.end]


def _before(text: str, date: Mention, words: frozenset[str]) -> Token | None:
    """The word in front of a date, if it is one of some."""
    before = [token for token in tokens(text) if token.end <= date.start]
    return before[-1] if before and before[-1].lower in words else None


def _is_same(one: Mention, other: Mention) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a == b for a, b in pairs if a and b)
