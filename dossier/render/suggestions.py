"""Pairs of claims that may say the same, as text for editors and as JSON for programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dossier.derive.amounts import plain
from dossier.derive.similar import Pair, addition
from dossier.model.values import type_of
from dossier.problems.printable import isolated, printable_json
from dossier.render.messages import english_messages
from dossier.render.wording.dates import date_words

Format = Callable[[Iterable[Pair]], str]


def as_text(pairs: Iterable[Pair]) -> str:
    """Each pair with its points, both sentences, the reasons and the line to add."""
    return "\n\n".join("\n".join(map(isolated, _lines(pair))) for pair in pairs)


def _lines(pair: Pair) -> Iterator[str]:
    yield f"{pair.points} points: {'; '.join(reasons(pair))}"
    for claim in (pair.one, pair.other):
        yield f"  {claim.ref}: {plain(claim.says)}"
    yield f"  If they say the same, add to '{pair.other.ref.claim}' ({pair.other.at}):"
    yield f"    {addition(pair)}"


def reasons(pair: Pair) -> Iterator[str]:
    """Why the pair is proposed."""
    t = english_messages()
    yield f"{pair.words:.0%} of the words"
    yield f"{pair.entities:.0%} of the entities"
    for one, other in pair.figures:
        # Two equal values are named once.
        values = " and ".join(dict.fromkeys(type_of(r.value).words(r.value, t) for r in (one, other)))
        yield f"the same figure, '{one.entity}', with {values}"
    if pair.quote:
        yield "the same quote, or a part of it"
    if pair.speakers:
        yield f"said by {', '.join(pair.speakers)}"
    if pair.day and pair.one.date:
        yield f"of {date_words(pair.one.date, t)}"


def as_json(pairs: Iterable[Pair]) -> str:
    """A JSON array with an object for each pair."""
    return printable_json([_object(pair) for pair in pairs])


def _object(pair: Pair) -> dict[str, object]:
    return {
        "points": pair.points,
        "claims": [{"claim": str(c.ref), "says": plain(c.says)} for c in (pair.one, pair.other)],
        "because": list(reasons(pair)),
        "file": pair.other.at.file,
        "line": pair.other.at.line,
        "add": addition(pair),
    }


FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json}
