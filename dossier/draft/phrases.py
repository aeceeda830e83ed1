"""The sentence around words that somebody says, taken apart: its verbs of speech and their subjects."""

from dataclasses import dataclass
from typing import NamedTuple

from dossier.draft.masked import is_quote
from dossier.language.calendars import calendar
from dossier.language.reporting import Reporting
from dossier.language.speech import Unit

_STOPS = ",;:()-!?.\"'"
# In words: no name of a speaker with office and apposition is longer.
_LONGEST = 14


class Run(NamedTuple):
    """Some words of a sentence that follow each other, by their numbers: ``[first, end)``."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its words and signs, in which each quotation is one word."""

    text: str
    reporting: Reporting
    units: tuple[Unit, ...]

    def has(self, part: str, i: int) -> bool:
        """Whether a word is in a list."""
        return 0 <= i < len(self.units) and self.reporting.has(part, self.units[i].lower)

    def prefixes(self, part: str) -> tuple[str, ...]:
        """The beginnings of a list."""
        return tuple(self.reporting.parts[part])

    def word(self, i: int) -> str:
        """A word as it is compared; nothing behind the last."""
        return self.units[i].lower if i < len(self.units) else ""

    def ends(self, i: int, part: str) -> bool:
        """Whether a word has one of the endings of a list."""
        return 0 <= i < len(self.units) and self.units[i].lower.endswith(tuple(self.reporting.parts[part]))

    def is_stop(self, i: int) -> bool:
        """Whether a sign, an end or a quotation is there, which no name crosses."""
        if not 0 <= i < len(self.units):
            return True
        unit = self.units[i]
        if unit.lower == "-":
            return not (self.text[unit.start - 1].isalnum() and self.text[unit.end : unit.end + 1].isalnum())
        if unit.lower == ".":
            # Within a name it belongs to an initial or a title: "Mr. Holm".
            return i + 1 >= len(self.units) or not self.is_capital(i + 1)
        if unit.lower == "'":
            return False
        return unit.lower in _STOPS or is_quote(unit)

    def is_capital(self, i: int) -> bool:
        """Whether a word begins with a capital, as names do."""
        return (
            0 <= i < len(self.units)
            and self.text[self.units[i].start].isupper()
            and not is_quote(self.units[i])
        )

    def is_time(self, i: int) -> bool:
        """Whether a word names a day or a month."""
        if not 0 <= i < len(self.units):
            return False
        names, word = calendar(self.reporting.language), self.units[i].lower
        if word in names.months and self.is_capital(i + 1) and not self.has("prepositions", i - 1):
            # People are called by months, too: "said May Holm".
            return self.units[i + 1].lower in (*names.months, *names.weekdays)
        return self.is_capital(i) and (word in names.weekdays or word in names.months)

    def is_adverb(self, i: int) -> bool:
        """Whether a word may stand between a subject and its verb."""
        if not 0 <= i < len(self.units):
            return False
        word = self.units[i].lower
        return (
            self.has("adverbs", i)
            or self.has("between", i)
            or (word.endswith("ly") and not self.is_capital(i))
        )

    def span(self, run: Run) -> tuple[int, int]:
        """Where some of its words stand in the paragraph."""
        return self.units[run.first].start, self.units[run.end - 1].end


def subject_before(there: Sentence, i: int, start: int = 0) -> Run | None:
    """The words before a verb that name who does it; None where a clause begins with the verb."""
    k = i - 1
    while k >= start and (there.has("auxiliaries", k) or there.is_adverb(k) or there.is_time(k)):
        if there.is_time(k) and there.has("prepositions", k - 1):
            k -= 1
        k -= 1
    is_second = any(there.units[j].lower in there.reporting.parts["joins"] for j in range(k + 1, i))
    k = _before_brackets(there, k, start)
    if k >= start and there.units[k].lower in ",-" and there.is_stop(k):
        return before_insertion(there, k, start)
    if k < start or there.is_stop(k):
        return None
    phrase = noun_phrase(there, k, start)
    return _of_first_verb(there, phrase, start) if phrase and is_second else phrase


def _of_first_verb(there: Sentence, phrase: Run, start: int) -> Run:
    """Who does what is told first, of two verbs with one subject: "Holm left the room and said"."""
    names = (_name_within(there, first, phrase.end) for first in (phrase.first, start))
    return next((name for name in names if name), phrase)


def _name_within(there: Sentence, start: int, end: int) -> Run | None:
    """The first name or words for an office between two words."""
    for first in range(start, end):
        if there.has("persons", first):
            return Run(first, first + 1)
        is_name = there.is_capital(first) and not there.has("prepositions", first)
        if (is_name or there.has("offices", first)) and not there.has("determiners", first):
            last = first + 1
            while last < end and (there.is_capital(last) or _is_within_name(there, last)):
                last += 1
            return Run(first - (first > start and there.has("determiners", first - 1)), last)
    return None


def _is_within_name(there: Sentence, k: int) -> bool:
    """Whether a word goes on with a name: "Holm and Berg", "Mr. Holm", "mayor of Vell", "Holm's lawyer"."""
    joins = there.word(k) in there.reporting.parts["joins"] or there.has("genitives", k)
    if there.is_capital(k + 1) and (joins or there.word(k) in (".", "-")):
        return True
    return there.has("offices", k) or "s" in (there.word(k), there.word(k - 1))


def _before_brackets(there: Sentence, k: int, start: int) -> int:
    """The word before some in brackets: "Holm (Green) said"."""
    if k < start or there.units[k].lower != ")":
        return k
    return next((j - 1 for j in range(k, start, -1) if there.units[j].lower == "("), k)


def before_insertion(there: Sentence, close: int, start: int = 0) -> Run | None:
    """The name before an apposition or a relative clause: "Holm, a friend of Berg, said"."""
    for k in range(close - 1, max(start, close - 3 * _LONGEST), -1):
        if there.units[k].lower == ";" or is_quote(there.units[k]):
            return None
        if there.units[k].lower == there.units[close].lower and there.is_stop(k):
            phrase = noun_phrase(there, _before_brackets(there, k - 1, start), start)
            if phrase and _is_person(there, phrase):
                return _named_beside(there, phrase, k + 1, close) or phrase
    return None


def _named_beside(there: Sentence, phrase: Run, first: int, end: int) -> Run | None:
    """The name that stands behind words for an office, between commas: "the mayor, Mira Holm, said"."""
    is_name = end - first > 1 and all(
        there.is_capital(k) or there.units[k].lower in (".", "-") for k in range(first, end)
    )
    is_office = there.has("determiners", phrase.first) and not there.has("offices", first)
    return Run(first, end) if is_name and is_office and there.reporting.has_names else None


def _is_person(there: Sentence, phrase: Run) -> bool:
    """Whether some words are a name or an office, and begin their clause."""
    is_first = (
        phrase.first == 0 or there.is_stop(phrase.first - 1) or there.has("subordinators", phrase.first - 1)
    )
    is_name = there.is_capital(phrase.end - 1) or any(there.has("offices", j) for j in range(*phrase))
    is_name = is_name or (phrase.first == 0 and there.has("determiners", 0))
    return is_first and is_name and not there.is_time(phrase.end - 1)


def noun_phrase(there: Sentence, last: int, start: int = 0) -> Run | None:
    """The words that end there and name somebody, back to where their clause begins."""
    if there.has("persons", last) or (there.has("pronouns", last) and not there.has("offices", last)):
        is_alone = (
            there.has("persons", last) or there.is_stop(last - 1) or not there.has("determiners", last - 1)
        )
        return Run(last if is_alone else last - 1, last + 1)
    first = last
    while first > start and last - first < _LONGEST and _joins(there, first - 1, first):
        first -= 1
    while first < last and _is_no_beginning(there, first):
        first += 1
    if _is_no_beginning(there, first) or there.is_time(first):
        return None
    return Run(_shortened(there, first, last), last + 1)


def _joins(there: Sentence, k: int, first: int) -> bool:
    """Whether a word belongs to the phrase whose first word stands behind it."""
    if there.is_stop(k) or there.has("persons", k):
        return False
    if there.units[k].lower in there.reporting.parts["joins"]:
        return (there.is_capital(first) and (there.is_capital(k - 1))) or there.has("offices", k - 1)
    if there.has("subordinators", k) or there.has("auxiliaries", k):
        # "the United States"
        return there.is_capital(k) and k > 0
    return not (
        there.reporting.verbs.get(there.units[k].lower)
        and not there.is_capital(k)
        and not there.has("nouns", k)
    )


def _is_no_beginning(there: Sentence, i: int) -> bool:
    return (
        there.has("prepositions", i)
        or there.has("adverbs", i)
        or there.units[i].lower in ("'", "-", ".")
        or (there.has("subordinators", i) and not there.has("determiners", i))
    )


def _shortened(there: Sentence, first: int, last: int) -> int:
    """The beginning of the name itself, if what is before it belongs to a phrase of time or place."""
    begins = last
    while begins > first and (
        there.is_capital(begins - 1) or there.units[begins - 1].lower in (".", "'", "s", "-")
    ):
        begins -= 1
    if not there.is_capital(last) or begins == first:
        return first
    # "In an interview Holm said": what the preposition opens is no part of the name.
    for k in range(begins - 1, max(first, 1) - 1, -1):
        if there.has("determiners", k):
            is_opened = there.has("prepositions", k - 1) and not there.has("genitives", k - 1)
            return begins if is_opened else first
    return first


def subject_behind(there: Sentence, i: int) -> Run | None:
    """The words behind a verb that name who does it, up to what cannot belong to a name."""
    k = i
    while there.is_adverb(k) or there.is_time(k) or (there.has("prepositions", k) and there.is_time(k + 1)):
        k += 1
    first = k
    if there.is_stop(first) or there.has("prepositions", first) or there.has("opens", first):
        return None
    if there.has("persons", first):
        return Run(first, first + 1)
    while not there.is_stop(k) and k - first < _LONGEST and not _ends_phrase(there, k, first):
        k += 1
    return (_name_behind(there, first, k) or Run(first, k)) if k > first else None


def _name_behind(there: Sentence, first: int, comma: int) -> Run | None:
    """The name behind words for an office: "said the mayor, Mira Holm"."""
    end = comma + 1
    while there.is_capital(end) or (there.word(end) in (".", "-") and not there.is_stop(end)):
        end += 1
    is_closed = there.word(comma) == "," and there.is_stop(end)
    return _named_beside(there, Run(first, comma), comma + 1, end) if is_closed else None


def _ends_phrase(there: Sentence, k: int, first: int) -> bool:
    if k == first:
        return False
    if there.has("relatives", k) and not there.has("determiners", k):
        return True
    if there.units[k].lower in there.reporting.parts["joins"]:
        return not there.is_capital(k + 1) and not there.has("determiners", k + 1)
    if there.is_time(k) or there.has("opens", k) or there.has("auxiliaries", k):
        return True
    is_genitive = there.units[k].lower in there.reporting.parts["genitives"]
    return (
        there.has("prepositions", k) or there.has("adverbs", k) or there.has("subordinators", k)
    ) and not is_genitive
