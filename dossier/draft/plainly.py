"""Whether an article tells something as done: not as planned, called for, denied or doubted."""

from dossier.draft.phrases import Sentence
from dossier.draft.saying import stance_at


def is_told_plainly(there: Sentence, first: int, end: int) -> bool:
    """Whether none of these words leaves open that it was done: to come, possible, denied."""
    return there.units[-1].lower != "?" and not any(
        any(there.has(part, k) for part in ("open", "negating", "untrue"))
        or stance_at(there, k) not in ("", "asserts")
        for k in range(first, end)
    )


def is_told_as_done(there: Sentence, verb: int) -> bool:
    """The same of what a verb of the past tells, by where it begins: only the words before bear on it."""
    return is_told_plainly(there, 0, sum(unit.end <= verb for unit in there.units))
