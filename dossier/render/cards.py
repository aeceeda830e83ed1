"""What the picture of a page says that is shown where the page is shared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import splitext

from dossier.compose.cells import Measure
from dossier.compose.page_context import name_of
from dossier.compose.page_view import PageView
from dossier.compose.sections.readings import Readings
from dossier.model.content import Entity, Source
from dossier.model.dates import Basis, Date
from dossier.model.paths import HOME
from dossier.render.attribution import speakers
from dossier.render.dates import date_words
from dossier.render.descriptions import intro
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.records import Records, date_of, firm
from dossier.render.wording.provenance import when
from dossier.render.wording.values import capital, counted, stance_words

FOLDER = "cards"
_MOST = 3

# Lets see whether a text can be drawn.
Drawable = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, from top to bottom: what the page is, its title, up to three lines, the dossier."""

    kind: str
    title: str
    lines: tuple[str, ...]
    dossier: str

    @property
    def words(self) -> str:
        """All that it says, for those who cannot see it."""
        return ". ".join(
            part.rstrip(".") for part in (self.kind, self.title, *self.lines, self.dossier) if part
        )


def card_path(page: PageView) -> str:
    """Where the card of a page stands."""
    return f"{FOLDER}/{splitext(page.path)[0]}.png"


def card(records: Records, page: PageView, description: str) -> Card:
    """The card of a page; an entity's says what its facts are, every other what the page is about."""
    dossier = records.dossier
    name = dossier.settings.title
    title = name if page.path == HOME else records.t.text(page.title)
    found = records.pages.get(page.path)
    match found:
        case Entity():
            kind = dossier.kinds[found.kind].types[found.type].label
            lines = tuple(_figure(records, page)) or tuple(_event(records, found)) or (description,)
        case Source():
            kind, lines = records.t("source.kind"), (description,)
        case None:
            kind, lines = "", (intro(records, page),)
    return Card(kind, title, lines, "" if page.path == HOME else name)


def _figure(records: Records, page: PageView) -> Iterator[str]:
    """The first readings of a figure, each with who gives it and when."""
    rows = [
        row for block in page.blocks if isinstance(block, Readings) and not block.figure for row in block.rows
    ]
    shown = rows if len(rows) <= _MOST else rows[: _MOST - 1]
    yield from (_reading(records, row) for row in shown)
    if len(rows) > len(shown):
        yield records.t("cards.more", n=len(rows) - len(shown))


def _reading(records: Records, row: Measure) -> str:
    t, line = records.t, row.cell.provenance
    words = text(counted(row.cell.value, row.cell.unit, t, row.cell.series), t)
    words = t("cards.added", words=words) if row.added else words
    if line is None:
        return words
    stance = stance_words(line.stance, t)
    words = t("attribution.told", says=words, about=stance) if stance else words
    who = speakers(line.by, t) or capital(t("who.article-itself"))
    return t("cards.reading", words=words, who=who, when=when(line, t, lambda date, t: _dated(date.date, t)))


def _dated(date: Date, t: Messages) -> str:
    words = date_words(date, t)
    how = {Basis.OUTSIDE: "dates.outside", Basis.INFERRED: "dates.inferred"}.get(date.basis)
    return t("dates.with-basis", date=words, basis=t(how)) if how else words


def _event(records: Records, entity: Entity) -> Iterator[str]:
    """When, where and who, as far as nobody says otherwise."""
    fields = records.dossier.kinds[entity.kind].fields
    if "participants" not in fields:
        return
    date = date_of(records, entity)
    if date:
        yield _dated(date, records.t)
    for field in ("place", "participants"):
        names = [_name(records, str(value)) for value in firm(records, entity, field)]
        yield from [records.t.joined(names)] if names else []


def _name(records: Records, value: str) -> str:
    return name_of(records.dossier, value) if value in records.dossier.entities else value
