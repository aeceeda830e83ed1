"""Who says what in the sentences of an article, as far as their words tell."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.derive.matching import Span
from dossier.draft.masked import Paragraph, is_quote
from dossier.draft.phrases import Run, Sentence, subject_before, subject_behind
from dossier.language.reporting import Reporting
from dossier.language.speech import Cue, cues, units


# In words: so far behind its verb, what is said may begin.
_FURTHEST = 12


class Saying(NamedTuple):
    """Words that somebody says, by offsets into their paragraph: what, who, and by which verb.

    A ``speaker`` of None is not named in the sentence. ``stance`` is the verb's.
    """

    content: tuple[Span, ...]
    speaker: Span | None
    cue: Span
    stance: str


def sentences_of(paragraph: Paragraph, reporting: Reporting) -> Iterator[Sentence]:
    """The sentences of a paragraph by their words."""
    row = units(paragraph.masked)
    for start, end in paragraph.sentences:
        inside = tuple(unit for unit in row if start <= unit.start and unit.end <= end)
        if inside:
            yield Sentence(paragraph.masked, reporting, inside)


def sayings(there: Sentence) -> Iterator[Saying]:
    """What the verbs of speech of a sentence tell, in their order."""
    taken = 0
    for cue in _cited(there):
        yield from _according(there, cue)
    for i, unit in enumerate(there.units):
        if i >= taken and (stance := _stance(there, i)):
            for saying in _told(there, i, stance):
                taken = i + 1
                yield saying
                break


def _cited(there: Sentence) -> list[Cue]:
    start, end = there.units[0].start, there.units[-1].end
    every = cues(there.text, there.reporting.language)
    return [cue for cue in every if cue.stance == "according" and start <= cue.start and cue.end <= end]


def _according(there: Sentence, cue: Cue) -> Iterator[Saying]:
    """What stands before or behind "according to Holm"."""
    i = next(i for i, unit in enumerate(there.units) if unit.start >= cue.start)
    k = next((k for k, unit in enumerate(there.units) if unit.start >= cue.end), len(there.units))
    subject = subject_behind(there, k)
    if subject:
        before, behind = _trimmed(there, 0, i), _trimmed(there, subject.end, len(there.units))
        content = [run for run in (before, behind) if run and run.end - run.first > 1]
        if content:
            yield Saying(tuple(map(there.span, content)), there.span(subject), cue[:2], "asserts")


def _trimmed(there: Sentence, first: int, end: int) -> Run | None:
    """The words without the signs at both ends."""
    while first < end and there.units[first].lower in ",;:-.":
        first += 1
    while first < end and there.units[end - 1].lower in ",;:-.":
        end -= 1
    return Run(first, end) if first < end else None


def _stance(there: Sentence, i: int) -> str:
    """The stance of a verb of speech; nothing of another word, or where it is a noun."""
    unit = there.units[i]
    stance = "" if is_quote(unit) else there.reporting.stance(unit.lower)
    if not stance or (there.is_capital(i) and i > 0 and not is_quote(there.units[i - 1])):
        return ""
    if there.has("determiners", i - 1) or (there.has("prepositions", i - 1) and there.units[i - 1].lower != "to"):
        return ""
    return stance


def _told(there: Sentence, i: int, stance: str) -> Iterator[Saying]:
    """What a verb of speech tells: words behind it, or before its speaker."""
    cue = there.span(Run(i, i + 1))
    left = subject_before(there, i)
    if left is None:
        yield from _inverted(there, i, cue, stance)
        return
    before = left.first - 1
    is_tail = before >= 0 and there.is_stop(before) and there.units[before].lower not in ":("
    ahead = None if is_tail and _is_closed(there, before) else _complement(there, i)
    if ahead:
        yield Saying((there.span(ahead),), there.span(left), cue, stance)
    elif is_tail:
        yield from _postposed(there, before, i + 1, left, cue, stance)


def _is_closed(there: Sentence, k: int) -> bool:
    """Whether a quotation stands there, behind which its speaker is named."""
    return is_quote(there.units[k]) or (k > 0 and there.units[k].lower in ",-" and is_quote(there.units[k - 1]))


def _inverted(there: Sentence, i: int, cue: Span, stance: str) -> Iterator[Saying]:
    """What a verb tells that has no subject before it: "…, said Holm", or "Holm left, saying …"."""
    ahead = _complement(there, i)
    is_participle = there.units[i].lower.endswith("ing")
    right = None if is_participle else subject_behind(there, i + 1)
    if right and i and there.is_stop(i - 1):
        yield from _postposed(there, i - 1, right.end, right, cue, stance)
    elif ahead and is_participle and i:
        yield Saying((there.span(ahead),), _main_subject(there, i), cue, stance)


def _postposed(there: Sentence, end: int, behind: int, subject: Run, cue: Span, stance: str) -> Iterator[Saying]:
    """What stands before its speaker, and may go on behind: "…, said Holm, …"."""
    before = _trimmed(there, 0, end + 1 if is_quote(there.units[end]) else end)
    content = [before] if before else []
    if behind < len(there.units) and there.units[behind].lower == ",":
        after = _trimmed(there, behind, len(there.units))
        content += [after] if after else []
    if content:
        yield Saying(tuple(map(there.span, content)), there.span(subject), cue, stance)


def _complement(there: Sentence, i: int) -> Run | None:
    """What a verb of speech has behind it as what is said; None where it is said before."""
    row, first = there.units, i + 1
    for j in range(first, min(len(row), first + _FURTHEST)):
        if there.has("opens", j) or row[j].lower == ":" or is_quote(row[j]):
            return _trimmed(there, j, len(row))
        if row[j].lower in ".;" or (row[j].lower in ",-" and j + 1 < len(row) and not is_quote(row[j + 1])):
            break
    while there.is_adverb(first) or there.is_time(first) or there.has("objects_of_speech", first):
        first += 1
    if first >= len(row) or there.is_stop(first):
        return None
    is_adjunct = there.has("prepositions", first) and there.reporting.has("clausal", row[i].lower)
    return None if is_adjunct else _trimmed(there, first, len(row))


def _main_subject(there: Sentence, i: int) -> Span | None:
    """The subject of the sentence that a participle goes on: "Holm left, saying"."""
    for k in range(i):
        if _stance(there, k) or there.has("auxiliaries", k):
            subject = subject_before(there, k)
            if subject:
                return there.span(subject)
    return None
