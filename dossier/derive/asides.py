"""Words for the speaker that stand within the marks of a quotation, as in « Oui, a dit Holm ».

Newspapers in French, Italian, Russian or Polish put them there; they are no part of what is said.
"""

from collections.abc import Iterator
from functools import lru_cache

from dossier.derive.matching import Span
from dossier.language.speech import Cue, Speech, Unit, cues, speech, units

_OPENS = ",—–-!?…"
_CLOSES = ",;.!?—–-"
# In words and signs: a name with its office.
_LONGEST_SUBJECT = 10


@lru_cache(maxsize=2048)
def without_asides(text: str, quotations: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """The quotations of a ``normal`` text, each parted where a verb of speech and its subject interrupt it.

    As with marks, one sign stands between a part and what is around it.
    """
    data = speech(language)
    if data is None or not data.has_asides:
        return quotations
    return tuple(part for quotation in quotations for part in _parts(text, quotation, language, data))


def _parts(text: str, quotation: Span, language: str, data: Speech) -> Iterator[Span]:
    start, end = quotation
    # Who speaks was said in front of it.
    if text[: start - 1].rstrip().endswith((":", "：")):
        yield quotation
        return
    there = [unit for unit in units(text) if start <= unit.start and unit.end <= end]
    for cue in cues(text, language):
        if start < cue.start < end and (aside := _aside(text, there, cue, data)):
            yield start, aside[0]
            start = min(aside[1], end)
    yield start, end


def _aside(text: str, there: list[Unit], cue: Cue, data: Speech) -> Span | None:
    """Where the words before an aside end and those behind it begin; None if the verb is no aside's."""
    i = next((i for i, unit in enumerate(there) if unit.start >= cue.start), len(there))
    while i and data.has("between", there[i - 1].lower):
        i -= 1
    if not i or there[i - 1].lower not in _OPENS or not text[cue.start].islower():
        return None
    behind = [unit for unit in there if unit.start >= cue.end][: _LONGEST_SUBJECT + 1]
    close = next((unit for unit in behind if unit.lower in _CLOSES), None)
    if close is None and len(behind) > _LONGEST_SUBJECT:
        return None
    if behind and (behind[0] is close or not _is_subject(text, behind[0], data)):
        return None
    return _opened(text, there[i - 1]), close.end + 1 if close else there[-1].end


def _is_subject(text: str, unit: Unit, data: Speech) -> bool:
    """Whether a word may begin a subject behind its verb: a name, "le", "il"."""
    is_named = text[unit.start].isupper()
    return is_named or any(data.has(part, unit.lower) for part in ("pronouns", "definite", "offices"))


def _opened(text: str, sign: Unit) -> int:
    is_dash = sign.lower in "—–-"
    before = text[: sign.start].rstrip()
    return len(before) if is_dash else sign.end
