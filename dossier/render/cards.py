"""What the picture of a page says that is shown where the page is shared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import splitext

from dossier.compose.blocks import PageView, Readings
from dossier.compose.sheet import name_of
from dossier.compose.views import Attributed, Measure
from dossier.model.content import Entity, Source
from dossier.model.dates import Basis, Date
from dossier.model.paths import HOME
from dossier.model.quantities import Quantity
from dossier.render.attribution import WORDS as ATTRIBUTION
from dossier.render.attribution import speakers
from dossier.render.descriptions import intro
from dossier.render.records import Records, date_of, firm
from dossier.render.wording import STANCES, date_words, quantity_words

WORDS = {
    "added": "an addition of {words}",
    "article": "The article itself",
    "inferred": "{date} (inferred)",
    "more": "and {count} more",
    "outside": "{date} (date from outside)",
    "reading": "{who}: {words}; {when}",
    "source": "Source",
}
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
    title = name if page.path == HOME else page.title
    found = records.pages.get(page.path)
    match found:
        case Entity():
            kind = dossier.kinds[found.kind].types[found.type].label
            lines = tuple(_figure(records, page)) or tuple(_event(records, found)) or (description,)
        case Source():
            kind, lines = WORDS["source"], (description,)
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
        yield WORDS["more"].format(count=len(rows) - len(shown))


def _reading(records: Records, row: Measure) -> str:
    value, line = row.cell.value, row.cell.line
    words = quantity_words(value, records.locale) if isinstance(value, Quantity) else str(value)
    words = f"{row.cell.unit} {words}" if row.cell.series else f"{words} {row.cell.unit}"
    words = WORDS["added"].format(words=words.strip()) if row.added else words.strip()
    if line is None:
        return words
    stance = f" ({STANCES[line.stance]})" if STANCES[line.stance] else ""
    who = speakers(line.by) or WORDS["article"]
    return WORDS["reading"].format(words=words + stance, who=who, when=_when(line, records))


def _when(line: Attributed, records: Records) -> str:
    """The date of a reading in short."""
    if line.date is None:
        return ATTRIBUTION["undated"]
    words = _dated(records, line.date.date)
    return ATTRIBUTION["article"].format(date=words) if line.published else words


def _dated(records: Records, date: Date) -> str:
    words = date_words(date, records.locale)
    how = {Basis.OUTSIDE: "outside", Basis.INFERRED: "inferred"}.get(date.basis, "")
    return WORDS[how].format(date=words) if how else words


def _event(records: Records, entity: Entity) -> Iterator[str]:
    """When, where and who, as far as nobody says otherwise."""
    fields = records.dossier.kinds[entity.kind].fields
    if "participants" not in fields:
        return
    date = date_of(records, entity)
    if date:
        yield _dated(records, date)
    for field in ("place", "participants"):
        names = [_name(records, str(value)) for value in firm(records, entity, field)]
        yield from [", ".join(names)] if names else []


def _name(records: Records, value: str) -> str:
    return name_of(records.dossier, value) if value in records.dossier.entities else value
