"""Who speaks in languages whose verbs stand last, where particles mark subjects and whom a text cites."""

from collections.abc import Iterator

from dossier.derive.actors import Named
from dossier.derive.spoken import Spoken, Subject, Voice
from dossier.language.speech import Cue


def marked(there: Spoken, start: int, end: int, inner: list[Cue]) -> Iterator[Voice]:
    """Who is marked as the subject by a particle, in languages whose verb stands last."""
    names = there.named(start, end)
    cited = [n for n in names if _has_next(there, n.end, "according_behind")]
    for name in cited:
        yield Voice(name.actors, Subject.NAMED, "asserts", there.text[name.start : name.end])
    if not inner:
        return
    subjects = [n for n in names if _has_next(there, n.end, "subjects")]
    subjects = [n for n in subjects if not _is_embedded(there, n, subjects, inner)]
    actors = frozenset(actor for name in subjects for actor in name.actors)
    kind = Subject.NAMED if subjects else Subject.PRONOUN
    yield Voice(actors, kind, inner[-1].stance)


def _is_embedded(there: Spoken, name: Named, subjects: list[Named], inner: list[Cue]) -> bool:
    """Whether a subject is that of what another says, who is the topic: "베르그는 홀름이 … 말했다"."""
    if _has_next(there, name.end, "topics"):
        return False
    topics = (n for n in subjects if n.end <= name.start and _has_next(there, n.end, "topics"))
    return any(not any(n.end <= cue.start < name.start for cue in inner) for n in topics)


def _has_next(there: Spoken, place: int, part: str) -> bool:
    """Whether a particle stands there, at most behind a title."""
    rest = there.text[place : place + 12].lstrip()
    titles = sorted(there.data.parts["offices"], key=len, reverse=True)
    cut = next((rest[len(title) :] for title in titles if rest.startswith(title)), rest)
    return rest.startswith(tuple(there.data.parts[part])) or cut.startswith(tuple(there.data.parts[part]))
