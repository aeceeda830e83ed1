"""Whose words somebody else tells: of whom they quote, or of whose claim they speak."""

from collections.abc import Iterator

from dossier.derive.passives import is_participle
from dossier.derive.spoken import Spoken, Subject, Voice, is_stop
from dossier.language.speech import Cue, Unit


def owners(there: Spoken, start: int, end: int) -> Iterator[Voice]:
    """Whose statement a noun names, of which a clause behind it tells: "Holm's claim that"."""
    row = there.within(start, end)
    for i, unit in enumerate(row):
        behind = next((n for n in there.names if i + 2 < len(row) and n.start == row[i + 2].start), None)
        if not there.data.has("owned", unit.lower) or not _opens(there, behind.end if behind else unit.end):
            continue
        owned = there.data.has("owned_by", row[i + 1].lower) if behind else False
        before = next((n for n in there.names if n.end in _ends_before(there, unit)), None)
        name = behind if owned else before
        if name:
            yield Voice(name.actors, Subject.NAMED, "asserts", there.text[name.start : name.end])


def _ends_before(there: Spoken, unit: Unit) -> tuple[int, ...]:
    """Where a name ends whose owner has what a noun names: before a space, or "'s"."""
    before = there.text[: unit.start].rstrip()
    return len(before), len(before.removesuffix("s").rstrip("'’"))


def _opens(there: Spoken, place: int) -> bool:
    """Whether a clause is opened right there, behind a comma or none."""
    first = [u for u in there.within(place, len(there.text))[:2] if not is_stop(there, u)]
    return bool(first) and there.data.has("opens", first[0].lower)


def quotes_another(there: Spoken, cue: Cue, end: int) -> bool:
    """Whether a verb tells of whom it quotes: "quoted Holm as saying", "recalled Holm saying"."""
    name = next((n for n in there.names if 0 <= n.start - cue.end <= 1), None)
    following = next((c for c in there.cues if name and name.end <= c.start <= end), None)
    if not name or not following:
        return False
    between = there.within(name.end, following.start)
    is_said = bool(between) or is_participle(there, following)
    return is_said and all(there.data.has("as_saying", unit.lower) for unit in between)


def is_witness(there: Spoken, unit: Unit, behind: list[Unit]) -> bool:
    """Whether a verb tells that its subject heard whoever follows: "Berg heard Holm say"."""
    starts = {name.start for name in there.names}
    return there.data.has("witnesses", unit.lower) and any(b.start in starts for b in behind[-2:])
