"""What a verb of speech tells, as a value, and what a sentence needs to be read for it."""

from typing import NamedTuple

from dossier.derive.matching import Span
from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence


class Saying(NamedTuple):
    """Words that somebody says, by offsets into their paragraph: what, who, and by which verb.

    A ``speaker`` of None is not named in the sentence. ``stance`` is the verb's.
    """

    content: tuple[Span, ...]
    speaker: Span | None
    cue: Span
    stance: str


def trimmed(there: Sentence, first: int, end: int) -> Run | None:
    """The words without the signs at both ends."""
    while first < end and there.units[first].lower in ",;:-.":
        first += 1
    while first < end and there.units[end - 1].lower in ",;:-.":
        end -= 1
    return Run(first, end) if first < end else None


def stance_at(there: Sentence, i: int) -> str:
    """The stance of a verb of speech; nothing of another word, of a noun, or behind the last word."""
    if i == len(there.units):
        return ""
    unit = there.units[i]
    is_none = is_quote(unit) or there.has("subjunctive", i)
    stance = "" if is_none else there.reporting.stance(unit.lower) or _of_phrase(there, i)
    if (
        not stance
        or not _is_complete(there, i)
        or (there.is_capital(i) and i > 0 and not is_quote(there.units[i - 1]))
    ):
        return ""
    if (there.reporting.has_names and there.has("determiners", i - 1)) or (
        there.has("prepositions", i - 1) and there.units[i - 1].lower != "to"
    ):
        return ""
    return stance


def _of_phrase(there: Sentence, i: int) -> str:
    """The stance of several words that are a verb together: "went on"."""
    two, three = (" ".join(unit.lower for unit in there.units[i : i + count]) for count in (2, 3))
    verbs = there.reporting.verbs
    return verbs.get(three, "") or verbs.get(two, "")


def _is_complete(there: Sentence, i: int) -> bool:
    """Whether a verb that tells of speech only with a particle has one: "gab bekannt"."""
    particles = there.reporting.particles.get(there.units[i].lower)
    if not particles:
        return True
    is_last = there.is_stop(i + 1) or there.has("auxiliaries", i + 1)
    first = next((k for k in range(i - 1, -1, -1) if there.is_stop(k)), 0)
    row = there.units[first:] if is_last else there.units[i + 1 :]
    return any(unit.lower in particles for unit in row)
