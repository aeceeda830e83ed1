"""Verbs of speech in the passive: whoever is told of there is the last to have said it."""

from collections.abc import Iterator

from dossier.derive.spoken import ENDS, Spoken, Subject, Voice, is_stop
from dossier.language.speech import Cue, Unit

# In words: how far before its participle an auxiliary may stand.
_FURTHEST_BEFORE = 8
# In letters: so far behind "by" begins whom it names.
_NEAR_AGENT = 30


def voices_of_passive(
    there: Spoken, cue: Cue, left: list[Unit], start: int, end: int
) -> tuple[Voice, ...] | None:
    """Who says what a verb of speech tells of within these bounds, if it is in the passive; else None.

    ``left`` are the words before it in its clause.
    """
    if _tells_of_subject(there, cue):
        return _by_another(there, cue, there.near[0], end)
    if not _is_passive(there, cue, left):
        return None
    return _by_another(there, cue, start, end) if _is_sure(there, left) else _agents(there, cue, start, end)


def undergone(there: Spoken, start: int, end: int) -> Iterator[Voice]:
    """Who says what somebody is called or accused of, by verbs that tell of speech in the passive only."""
    for unit in there.within(start, end):
        verb = Cue(unit.start, unit.end, "")
        if _tells_of_subject(there, verb):
            yield from _by_another(there, verb, start, end)


def is_nobody(voice: Voice) -> bool:
    """Whether a passive verb does not name who says what it tells."""
    return voice.subject is Subject.OTHER and not voice.words


def _tells_of_subject(there: Spoken, verb: Cue) -> bool:
    """Whether a participle tells what somebody else says of its subject: "wurde als … bezeichnet"."""
    if not there.data.has("undergone", word_of(there, verb)):
        return False
    return _has_auxiliary(there, there.within(there.near[0], verb.start)[-_FURTHEST_BEFORE:])


def _by_another(there: Spoken, verb: Cue, start: int, end: int) -> tuple[Voice, ...]:
    """By whom something is said of the subject of a passive verb: never by that."""
    ends = (unit.start for unit in there.within(end, there.near[1]) if unit.lower in ENDS)
    return _agents(there, verb, start, next(ends, end)) or (Voice(frozenset(), Subject.OTHER, verb.stance),)


def _has_auxiliary(there: Spoken, before: list[Unit]) -> bool:
    """Whether the last clause of some words has an auxiliary of the passive."""
    ends = (i for i in reversed(range(len(before))) if is_stop(there, before[i]) and before[i].lower != '"')
    stop = next(ends, -1)
    return any(there.data.has("passive", unit.lower) for unit in before[stop + 1 :])


def _is_passive(there: Spoken, cue: Cue, left: list[Unit]) -> bool:
    last = [unit.lower for unit in left[-3:]]
    # Whoever "was quoted" said it.
    is_other = is_participle(there, cue) or there.data.has("quotes_others", word_of(there, cue))
    return any(there.data.has("passive", word) for word in last) and not is_other


def _is_sure(there: Spoken, left: list[Unit]) -> bool:
    """Whether the word before a verb, or before its adverbs, makes nothing but a passive."""
    row = [unit.lower for unit in left]
    while row and not there.data.has("only_passive", row[-1]) and _may_part(there, row[-1]):
        row = row[:-1]
    return bool(row) and there.data.has("only_passive", row[-1])


def _may_part(there: Spoken, word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    is_adverb = there.data.order == "inverted" and word.endswith("ly")
    return is_adverb or there.data.has("between", word)


def is_participle(there: Spoken, cue: Cue) -> bool:
    """Whether a verb is "saying", not "said": its subject may stand anywhere before it."""
    return there.data.order == "inverted" and there.text[: cue.end].endswith("ing")


def _agents(there: Spoken, cue: Cue, start: int, end: int) -> tuple[Voice, ...]:
    """Who does what is told in the passive: "was accused by"."""
    row = [unit.end for unit in there.within(start, end) if there.data.has("agent", unit.lower)]
    names = [next((n for n in there.names if by <= n.start <= by + _NEAR_AGENT), None) for by in row]
    return tuple(
        Voice(name.actors, Subject.NAMED, cue.stance, there.text[name.start : name.end])
        for name in names
        if name
    )


def word_of(there: Spoken, cue: Cue) -> str:
    """A verb as it is compared."""
    return there.text[cue.start : cue.end].casefold()
