"""Who is cited by an "according to", and which names that follow each other are one speaker's."""

from collections.abc import Iterator

from dossier.derive.actors import Named
from dossier.derive.spoken import ENDS, Spoken, Subject, Voice, is_stop
from dossier.language.speech import Cue, Unit


def cited(there: Spoken, cue: Cue, end: int) -> Iterator[Voice]:
    """Who stands behind an "according to"."""
    row = until_stop(there, cue.end, end)
    names = _together(there, there.named(cue.end, row[-1].end) if row else [])
    if names:
        actors = frozenset(actor for name in names for actor in name.actors)
        # Within a sentence it may tell of a part of it only.
        is_inserted = there.text[: cue.start].rstrip().endswith(",") and there.text[row[-1].end :][:1] == ","
        goes_on = any(other.start > row[-1].end or other.end < cue.start for other in there.cues)
        kind = Subject.PRONOUN if is_inserted and goes_on else Subject.NEAR
        yield Voice(actors, kind, "asserts", there.text[cue.end : names[-1].end].strip())
    else:
        yield Voice(frozenset(), Subject.PRONOUN, "asserts")


def _together(there: Spoken, names: list[Named]) -> list[Named]:
    """The first of some names, with those that titles and one other word part from it."""
    for i in range(1, len(names)):
        between = there.within(names[i - 1].end, names[i].start)
        if sum(not is_title(there, unit) for unit in between) > 1 or not is_one(
            there, names[i - 1 : i + 1], between
        ):
            return names[:i]
    return names


def is_one(there: Spoken, names: list[Named], between: list[Unit]) -> bool:
    """Whether two names are those of one speaker or of two who speak together.

    Where nothing joins them, the second may begin what the first says: "Laut Berg hat Holm".
    """
    if any(there.data.has(part, unit.lower) for unit in between for part in ("joins", "offices")):
        return True
    return any(
        there.actors.is_part(*pair)
        for one in names[0].actors
        for other in names[1].actors
        for pair in ((one, other), (other, one))
    )


def until_stop(there: Spoken, start: int, end: int) -> list[Unit]:
    """The words and signs between two offsets, up to one that parts clauses or sentences."""
    row: list[Unit] = []
    for unit in there.within(start, end):
        if is_stop(there, unit) or unit.lower in ENDS:
            break
        row.append(unit)
    return row


def is_title(there: Spoken, unit: Unit) -> bool:
    """Whether a word may stand beside a name: an office, an article, another name."""
    data = there.data
    is_listed = any(data.has(part, unit.lower) for part in ("offices", "definite", "joins"))
    return is_listed or there.text[unit.start].isupper()
