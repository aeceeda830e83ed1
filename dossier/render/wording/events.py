"""Events in words: when, how firm that date is, what happened, who took part."""

from dossier.compose.events import Event
from dossier.compose.inline import Anchor
from dossier.compose.provenance import When
from dossier.model.content import Stance, Value
from dossier.model.dates import Basis
from dossier.render.lines import BREAK, Line, Run, line, run
from dossier.render.messages import Messages
from dossier.render.wording.dates import printed
from dossier.render.wording.provenance import draft_words, speakers
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
    return line(words, _basis(event, basis, t), BREAK, _happened(event, t))


def _basis(event: Event, basis: str, t: Messages) -> Line:
    """What the date rests on, if no source states it."""
    # Of an event that no article dates, the day of the first article is the last on which it may have been.
    why = "chronology.published" if event.entry else "chronology.not-dated"
    parts = (t(why) if event.published else "", basis)
    words = "; ".join(filter(None, parts))
    return line(" ", run("basis", f"({words})")) if words else ()


def _happened(event: Event, t: Messages) -> Line:
    if event.entry:
        says, by = event.entry.says, event.entry.provenance
        carriers = t.line("who.through", carriers=speakers(by.via, t)) if by.via else ()
        about = t.joined_in_line((carriers, draft_words(by, t)), "dot")
        below = line(BREAK, run("line", about)) if about else ()
        return line(run("says", says), event.marks, stance_behind(by.stance, t), below)
    details = t.joined_in_line((_detail(*detail, t) for detail in event.details), "dot")
    below = line(BREAK, run("line", details)) if details else ()
    disputed = line(" ", run("disputed", event.disputed)) if event.disputed else ()
    return line(event.subject or "", stance_behind(event.stance, t), event.marks, disputed, below)


def _detail(content: Anchor | When | Value, stance: Stance, t: Messages) -> Line:
    return line(value(content, t), stance_behind(stance, t))
