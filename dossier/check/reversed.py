"""Quotations that turn their sentence round: a negation is cut off, left out or put in."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dossier.derive.located import sentences
from dossier.derive.matching import Match, Piece, Span, pieces
from dossier.language.negations import Negation, negations, negations_of, words_in
from dossier.language.quotations import Quotations
from dossier.language.speech import cues

# In words: so near to the edge, a negation surely reaches the words behind it; outside the quotation, so near
# to the mark; behind the words; and behind the words in languages that negate at the end.
_NEAR, _OUTSIDE, _BEHIND, _FINAL = 6, 3, 1, 8
# In words: within its clause, a negation may reach a quotation from so far; in letters: a condition leads.
_FURTHER, _LEADING = 7, 4
_LONGEST_WORD = 20
# In letters: "…, said Holm, …" is no longer.
_ASIDE = 40
_ENDS = ".!?;:。！？；।॥؟؛…"
_NUMBER = re.compile(r"\d+")
LEFT_OUT = "the words left out"


class Reversal(NamedTuple):
    """The word that may turn a quotation round; ``where`` it stands, and whether it surely does."""

    word: str
    where: str
    sure: bool


class Moods(NamedTuple):
    """How the editor's own sentence speaks: what it tells itself, a quotation may leave out.

    It ``negates`` so many times.
    """

    negates: int = 0
    sets_conditions: bool = False
    asks: bool = False


_PLAIN = Moods()


class _Place(NamedTuple):
    """A text, the sentence around a match, and its quotation."""

    text: str
    language: str
    sentence: Span
    quoted: Span | None

    @property
    def plain(self) -> str:
        """The text without what a reporter puts between commas: "it is wrong, Holm said, to say"."""
        text = self.text
        for cue in cues(self.text, self.language):
            start, end = text.rfind(",", 0, cue.start), text.find(",", cue.end)
            if start >= 0 and 0 < end - start <= _ASIDE and not negations(text[start:end], self.language):
                text = text[:start] + " " * (end + 1 - start) + text[end + 1 :]
        return text

    @property
    def negations(self) -> tuple[Negation, ...]:
        """The words of the text that negate."""
        return negations(self.text, self.language)


def moods_of(says: str, language: str) -> Moods:
    """How a ``normal`` sentence in the language of the editors speaks."""
    signs, text = negations_of(language), says.casefold()
    if signs is None:
        return Moods()
    asks = "?" in text or not signs.questions.pattern.strip("(?!)") or bool(signs.questions.search(text))
    return Moods(len(negations(says, language)), bool(signs.conditions.search(text)), asks)


def reversals(
    words: str, match: Match, text: str, quotations: Quotations, language: str, moods: Moods = _PLAIN
) -> Iterator[Reversal]:
    """What turns the words round that match a text; both are ``normal``.

    ``moods`` are those of the editor's sentence: what it negates itself may be negated outside the words.
    """
    start, end = match[0][0], match[-1][1]
    place, parts = _place(match, text, quotations, language), pieces(words)
    yield from _in_gaps([part for part in parts if part.words], match, place, quotations)
    # What the words themselves negate, the editor's sentence has to tell as well.
    is_negated = moods.negates > len(negations(words, language))
    yield from _before(parts[0] if parts else Piece("", ""), start, place, is_negated)
    yield from _behind(parts[-1] if parts else Piece("", ""), end, place, is_negated)
    if place.quoted and not moods.sets_conditions:
        yield from _conditions(start, end, place)
    if place.quoted and not moods.asks:
        yield from _questions(start, end, place)


def left_out(
    words: str, match: Match, text: str, quotations: Quotations, language: str
) -> Iterator[Reversal]:
    """What the words leave out between their pieces, of all that turns them round."""
    # Most have one piece, and to look for sentences and negations takes a while.
    if len(match) > 1:
        parts = [part for part in pieces(words) if part.words]
        gaps = _in_gaps(parts, match, _place(match, text, quotations, language), quotations)
        yield from (reversal for reversal in gaps if reversal.where == LEFT_OUT)


def _place(match: Match, text: str, quotations: Quotations, language: str) -> _Place:
    start, end = match[0][0], match[-1][1]
    within = [(a, b) for a, b in quotations.spans if a <= start and end <= b]
    quoted = min(within, key=lambda span: span[1] - span[0], default=None)
    return _Place(text, language, _sentence(text, language, start, end), quoted)


def _conditions(start: int, end: int, place: _Place) -> Iterator[Reversal]:
    """What makes the words hold only in a case, and was cut off them."""
    signs, text = negations_of(place.language), place.text.lower()
    if signs is None or len(text) != len(place.text):
        return
    first, last = _quoted_sentence(start, end, place)
    lead = text[first:start].strip(" \"'")
    words = re.split(r"[,;:،、，]", lead)
    # "If she pays, | we stay" and "and if | she pays".
    opening = next((part for part in (words[-1], *words[-2:-1]) if part.strip()), "")
    begins = any(match.start() <= _LEADING for match in signs.conditions.finditer(opening))
    trail = signs.conditions.match(text[end:last].lstrip(" ,;"))
    if begins:
        yield Reversal(opening.split()[0], "the words before it", sure=False)
    elif trail:
        yield Reversal(trail[0], "the words behind it", sure=False)


def _quoted_sentence(start: int, end: int, place: _Place) -> Span:
    """The sentence around the words, of the sentences of their quotation."""
    first, last = place.quoted or place.sentence
    a, b = _sentence(place.text[first:last], place.language, start - first, end - first)
    return first + a, first + b


def _questions(start: int, end: int, place: _Place) -> Iterator[Reversal]:
    """The sign of a question that was cut off the words."""
    last = _quoted_sentence(start, end, place)[1]
    sign = place.text[end:last].rstrip(" \"'")[-1:]
    if sign and sign in "?？؟":
        yield Reversal(sign, "the words behind it", sure=False)


def _sentence(text: str, language: str, start: int, end: int) -> Span:
    spans = sentences(text, language)
    first = max((a for a, _ in spans if a <= start), default=0)
    return first, min((b for _, b in spans if end <= b), default=len(text))


def _in_gaps(parts: list[Piece], match: Match, place: _Place, quotations: Quotations) -> Iterator[Reversal]:
    for ((_, start), (end, _)), part in zip(pairwise(match), parts[1:], strict=False):
        spans = [(max(a, start), min(b, end)) for a, b in quotations.spans if a < end and start < b]
        # What the reporter puts between two pieces of a quotation turns nothing round.
        is_interrupted = bool(spans) and place.quoted is None
        stretches = spans if is_interrupted else [(start, end)]
        # A whole sentence that is left out turns round none that is kept.
        first, last = place.quoted or place.sentence
        inner = sentences(place.text[first:last], place.language)
        whole = [(first + a, first + b) for a, b in inner if start <= first + a and first + b <= end]
        left_out = [
            n
            for n in place.negations
            if any(a <= n.start and n.end <= b for a, b in stretches)
            and not any(a <= n.start and n.end <= b for a, b in whole)
        ]
        omitted = place.text[start:end].strip(" .,;:\"'")
        yield from _compared(part.bracket, left_out, LEFT_OUT, bool(omitted), place.language)
        said = place.text[place.sentence[0] : place.sentence[1]]
        numbers = (number for number in _NUMBER.findall(part.bracket) if number not in said)
        yield from (Reversal(number, "the brackets", sure=False) for number in numbers)


def _compared(
    bracket: str, left_out: list[Negation], where: str, is_omitted: bool, language: str
) -> Iterator[Reversal]:
    """What stands in brackets negates as the words do that it stands for."""
    if negations_of(language) is None:
        if is_omitted or bracket not in ("", "sic"):
            yield Reversal(bracket or language, where, sure=False)
        return
    put_in = negations(bracket, language)
    if bool(put_in) == bool(left_out):
        return
    first = (*put_in, *left_out)[0]
    yield Reversal(first.word, "the brackets" if put_in else where, first.sure)


def _before(part: Piece, start: int, place: _Place, is_negated: bool) -> Iterator[Reversal]:
    opened = place.quoted[0] if place.quoted else 0
    first = max(place.sentence[0], opened)
    is_cut = bool(place.text[first:start].strip(" \"'-"))
    where = "the words before it"
    if is_cut or part.bracket or place.quoted is None:
        near = _reaching(place, first, start)
        yield from _compared(part.bracket, near, where, is_cut and place.quoted is not None, place.language)
    elif not is_negated:
        near = _reaching(place, place.sentence[0], first - 1, _OUTSIDE)
        near = near or _told_so(place, place.sentence[0], first - 1)
        yield from (Reversal(n.word, where, n.sure) for n in near if n.sure or n.is_phrase)


def _reaching(place: _Place, first: int, last: int, most: int = _NEAR) -> list[Negation]:
    """The last negation of the clause that ends at a place, if it reaches the words behind it."""
    # Most clauses have none, and to look for where one begins takes longer.
    if not any(first < n.end <= last for n in place.negations):
        return []
    # "It is wrong to say, we won": such a comma may part two clauses, or none.
    speech_ends = frozenset(cue.end for cue in cues(place.text, place.language))
    first = max(first, _clause_start(place, first, last, speech_ends))
    # "So-called" is one word, though "so" may begin a clause.
    inside = [n for n in place.negations if first < n.end <= last]
    if not inside:
        return []
    nearest = inside[-1]
    signs = negations_of(place.language)
    row = place.plain[nearest.end : last]
    between = [word for _, _, word in words_in(row)]
    if most != _NEAR and len(between) > most:
        return []
    is_joined = signs is not None and not signs.joins.isdisjoint(between)
    is_near = len(between) <= most and nearest.start >= _clause_start(place, first, last, frozenset())
    is_sure = nearest.sure and not is_joined and is_near
    return [nearest._replace(sure=is_sure)]


def _told_so(place: _Place, first: int, last: int) -> list[Negation]:
    """A negation further off that may reach a quotation within its clause, if nobody speaks in between."""
    near = _reaching(place, first, last, _FURTHER)
    spoken = any(
        near and near[0].end <= cue.start and cue.end <= last for cue in cues(place.text, place.language)
    )
    return [] if spoken else [n._replace(sure=False, is_phrase=True) for n in near if n.sure or n.is_phrase]


def _clause_start(place: _Place, first: int, last: int, speech_ends: frozenset[int]) -> int:
    """Where the last clause before a place begins; no comma parts it at ``speech_ends``."""
    signs = negations_of(place.language)
    if signs is None:
        return first
    text, start = place.plain, first
    for at in range(first, last):
        sign = text[at]
        is_dash = sign == "-" and text[at - 1 : at + 2] == " - "
        if is_dash or (sign in _ENDS and not text[at + 1 : at + 2].isalnum()):
            start = at + 1
        elif sign in ",،、，" and not text[at + 1 : at + 2].isdigit() and at not in speech_ends:
            after = [word for _, _, word in words_in(text[at + 1 : at + 40])][:2]
            start = start if signs.links.intersection(after) else at + 1
    breaks = signs.breaks - signs.links
    return max([start, *(start + b for a, b, word in words_in(text[start:last]) if word in breaks)])


def _behind(part: Piece, end: int, place: _Place, is_negated: bool) -> Iterator[Reversal]:
    signs = negations_of(place.language)
    closed = place.quoted[1] if place.quoted else len(place.text)
    last = min(place.sentence[1], closed)
    bracket = part.bracket if not part.words else ""
    is_cut = bool(place.text[end:last].strip(" \"'.,;:!?-。、"))
    if is_cut or bracket:
        # An unknown language is said once, at the other edge or here.
        near = _following(place, end, last, _FINAL if signs and signs.final else _BEHIND)
        yield from _compared(
            bracket, near, "the words behind it", is_cut and place.quoted is not None, place.language
        )
    elif signs and signs.final and place.quoted and not is_negated:
        near = _following(place, closed + 1, place.sentence[1], _OUTSIDE)
        yield from (Reversal(n.word, "the words behind it", sure=False) for n in near)


def _following(place: _Place, first: int, last: int, most: int) -> list[Negation]:
    """The first negation of the clause that goes on at a place."""
    signs = negations_of(place.language)
    if signs is None:
        return []
    text = place.text[first:last]
    stops = [at for at, sign in enumerate(text) if sign in ',،、，"' or sign in _ENDS]
    others = signs.breaks | signs.links | signs.joins
    stops += [start for start, _, word in words_in(text) if word in others]
    clause = text[: min(stops, default=len(text))]
    near = [n for n in place.negations if first <= n.start and n.end <= first + len(clause)]
    before = words_in(text[: near[0].start - first]) if near else []
    # Where words are not parted, letters are counted.
    is_near = len(before) < most and near and near[0].start - first <= most * _LONGEST_WORD
    return near[:1] if is_near else []
