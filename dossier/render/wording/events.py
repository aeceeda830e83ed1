"""Events in words: when, how firm that date is, what happened, who took part."""

from collections.abc import Iterator

from dossier.compose.events import Event
from dossier.compose.inline import Anchor
from dossier.compose.provenance import When
from dossier.model.content import Stance, Value
from dossier.model.dates import Basis
from dossier.render.lines import BREAK, Line, Run, line, run
from dossier.render.messages import Messages
from dossier.render.wording.bylines import byline
from dossier.render.wording.dates import Printed, marked, printed
from dossier.render.wording.provenance import draft_words, through
from dossier.render.wording.values import stance_behind, value


def firmness(event: Event) -> str:
    """How firm its date is: ``stated`` by the source, ``inferred``, or from ``outside`` in the end."""
    # A date of publication is our inference: the event happened on that day or before.
    if event.date.date.basis is Basis.OUTSIDE or event.published:
        return "outside" if event.date.outside else "inferred"
    return "inferred" if event.date.date.basis is Basis.INFERRED else "stated"


def event_line(event: Event, t: Messages, is_filtered: bool = False) -> Line:
    """The date, and below it what happened; if ``is_filtered``, with anchor and attributes for the filter."""
    attributes = (
        ("id", f"on-{event.id}"),
        ("data-sort", event.sort),
        ("data-who", " ".join(event.actors)),
    )
    date, basis = printed(event.date, t)
    words = Run("when", date, firmness(event), attributes if is_filtered else ())
    return line(words, *_basis(event, basis, t), BREAK, _happened(event, t))


def _basis(event: Event, basis: str, t: Messages) -> Iterator[Line]:
    """That it is the date of the article, and why, and what it rests on, if no source states it."""
    if event.published:
        # An event that no article dates was known by the day of the first.
        why = "chronology.published" if event.entry else "chronology.not-dated"
        yield line(" ", run("basis", f"({t(why)})"))
    if basis:
        yield marked(Printed("", basis))


def _happened(event: Event, t: Messages) -> Line:
    if event.entry:
        says, by = event.entry.says, event.entry.provenance
        carriers = through(by, t) if by.by else ()
        about = t.joined_in_line((carriers, draft_words(by, t)), "dot")
        below = line(BREAK, run("line", about)) if about else ()
        return line(byline(by, t), BREAK, run("says", says), event.marks, below)
    details = t.joined_in_line((_detail(*detail, t) for detail in event.details), "dot")
    below = line(BREAK, run("line", details)) if details else ()
    disputed = line(" ", run("disputed", event.disputed)) if event.disputed else ()
    return line(event.subject or "", stance_behind(event.stance, t), event.marks, disputed, below)


def _detail(content: Anchor | When | Value, stance: Stance, t: Messages) -> Line:
    return line(value(content, t), stance_behind(stance, t))
