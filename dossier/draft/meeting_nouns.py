"""Who met whom, where a noun tells so: "talks between Holm and Berg", "Holm's meeting with Berg"."""

from collections.abc import Iterator, Sequence

from dossier.derive.actors import Named
from dossier.derive.matching import Span
from dossier.draft.phrases import Sentence
from dossier.draft.plainly import is_told_plainly
from dossier.draft.proposals import Context

# In words: between the names that belong to one phrase, as of a state and of who holds an office there.
_TITLE = 4


def met_by_noun(names: Sequence[Named], there: Sentence, context: Context) -> Iterator[tuple[Span, str, str]]:
    """The noun for each meeting that a sentence tells of, with both who met, by their ids."""
    start, end = there.units[0].start, there.units[-1].end
    alone = [n for n in names if len(n.actors) == 1 and start <= n.start and n.end <= end]
    for i, unit in enumerate(there.units[:-1]):
        if there.has("encounters", i) and _was_held(there, i):
            pair = _between(there, i, alone) or _with_one(there, i, alone, context)
            if pair and pair[0] != pair[1]:
                yield (unit.start, unit.end), *pair


def _was_held(there: Sentence, i: int) -> bool:
    """Whether a meeting was held: whatever else is left open, what something was done "after" was."""
    parts = ("prepositions", "mentions")
    before = next((k for k in range(i - 1, -1, -1) if any(there.has(part, k) for part in parts)), -1)
    if there.has("occasions", before):
        return is_told_plainly(there, before, i) and not any(
            there.has("future", k) for k in range(len(there.units))
        )
    return not there.has("mentions", before) and is_told_plainly(there, 0, len(there.units))


def _between(there: Sentence, i: int, alone: Sequence[Named]) -> tuple[str, str] | None:
    """Both of "between Holm and Berg"."""
    k = i + 1
    if not there.has("of_two", k):
        return None
    behind = [name for name in alone if name.start > there.units[k].start]
    joint = next((u.start for j, u in enumerate(there.units) if j > k and there.has("joins", j)), None)
    one = [name for name in _row(there, k, behind) if joint is None or name.end <= joint]
    rest = [name for name in behind if joint is not None and name.start > joint]
    j = next((j for j, unit in enumerate(there.units) if unit.start == joint), len(there.units))
    other = _row(there, j, rest)
    return (_id(one[-1]), _id(other[-1])) if one and other else None


def _with_one(there: Sentence, i: int, alone: Sequence[Named], context: Context) -> tuple[str, str] | None:
    """Whom "a meeting with Berg" names, and who of the same sort is named first beside."""
    k = i + 1
    if not there.has("with_one", k):
        return None
    group = _row(there, k, [name for name in alone if name.start > there.units[k].start])
    if not group:
        return None
    other = _id(group[-1])
    sort = context.dossier.entities[other].type
    ids = (_id(name) for name in alone if name not in group)
    one = next((id for id in ids if id != other and context.dossier.entities[id].type == sort), None)
    return (one, other) if one else None


def _row(there: Sentence, k: int, behind: Sequence[Named]) -> list[Named]:
    """The names that follow a word as one phrase: "Norland's minister Holm"."""
    row: list[Named] = []
    last = there.units[k].end if k < len(there.units) else 0
    for name in behind:
        words = there.text[last : name.start].split()
        is_apart = any(there.reporting.has(p, w.lower()) for w in words for p in ("prepositions", "joins"))
        if len(words) > _TITLE or is_apart or any(not w[-1].isalpha() for w in words):
            break
        row.append(name)
        last = name.end
    return row


def _id(name: Named) -> str:
    return min(name.actors)
