"""The words on the picture of a page, which is shown where the page is shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import splitext

from dossier.compose.cells import Measure
from dossier.compose.page_context import name_of
from dossier.compose.page_view import PageView
from dossier.compose.provenance import When
from dossier.compose.sections.readings import Readings
from dossier.compose.site import Site
from dossier.derive.agreed import agreed_date, agreed_values
from dossier.derive.catalogue import Catalogue
from dossier.model.content import Dossier, Entity, Source
from dossier.model.paths import HOME
from dossier.model.roles import FieldRole, KindRole
from dossier.render.descriptions import intro
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.wording.attribution import speakers
from dossier.render.wording.dates import drawn_words
from dossier.render.wording.provenance import nobody_named, when
from dossier.render.wording.values import capital, counted, stance_words

FOLDER = "cards"
# The size that Open Graph and Twitter cards are shown at.
WIDTH, HEIGHT = 1200, 630
_MOST = 3

# The characters in the font: Latin, Cyrillic, punctuation. Others would be drawn as empty boxes.
_DRAWN = (
    (0x20, 0x7E), (0xA0, 0x12B), (0x12E, 0x131), (0x134, 0x149), (0x14C, 0x165), (0x168, 0x17F),
    (0x218, 0x21B), (0x400, 0x45F), (0x490, 0x491), (0x2010, 0x2010), (0x2012, 0x2015), (0x2018, 0x201A),
    (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248),
)  # fmt: skip

# What an event is told by, in this order.
_SHOWN = (FieldRole.WHERE, FieldRole.WHO)


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


def is_drawable(text: str) -> bool:
    """Whether the font has all signs of a text."""
    return all(any(first <= ord(sign) <= last for first, last in _DRAWN) for sign in set(text))


def card_path(page: PageView) -> str:
    """Where the card of a page stands."""
    return f"{FOLDER}/{splitext(page.path)[0]}.png"


def card(site: Site, page: PageView, description: str, t: Messages) -> Card:
    """The card of a page: of an entity its facts, of any other page what it is about."""
    dossier = site.dossier
    name = dossier.settings.title
    title = name if page.path == HOME else t.text(page.title)
    match site.subject_of(page):
        case Entity() as entity:
            kind = dossier.kinds[entity.kind].types[entity.type].label
            lines = tuple(_event(site.catalogue, entity, t)) or tuple(_figure(page, t)) or (description,)
        case Source():
            kind, lines = t("source.kind"), (description,)
        case None:
            kind, lines = "", (intro(dossier, page, t),)
    return Card(kind, title, lines, "" if page.path == HOME else name)


def _figure(page: PageView, t: Messages) -> Iterator[str]:
    """The first readings of a figure, each with who gives it and when."""
    rows = [
        row for block in page.blocks if isinstance(block, Readings) and not block.figure for row in block.rows
    ]
    # One line less where the last one says how many more there are.
    first = rows if len(rows) <= _MOST else rows[: _MOST - 1]
    yield from (_reading(row, t) for row in first)
    if len(rows) > len(first):
        yield t("cards.more", n=len(rows) - len(first))


def _reading(row: Measure, t: Messages) -> str:
    cell, provenance = row.cell, row.cell.provenance
    words = text(counted(cell.value, cell.unit, t, cell.series), t)
    words = t("cards.added", words=words) if row.added else words
    if provenance is None:
        return words
    stance = stance_words(provenance.stance, t)
    words = t("attribution.told", says=words, about=stance) if stance else words
    who = speakers(provenance.by, t) or capital(nobody_named(provenance, t))
    return t("cards.reading", words=words, who=who, when=when(provenance, t, _drawn))


def _drawn(when: When, t: Messages) -> str:
    return drawn_words(when.date, t)


def _event(catalogue: Catalogue, entity: Entity, t: Messages) -> Iterator[str]:
    """When, where and who; without what claims disagree on."""
    kind = catalogue.dossier.kinds[entity.kind]
    if kind.role is not KindRole.EVENT:
        return
    date = agreed_date(catalogue, entity)
    if date:
        yield drawn_words(date, t)
    named = [field.id for role in _SHOWN for field in kind.fields.values() if field.role is role]
    for field in named:
        values = agreed_values(catalogue, entity, field)
        names = [_name(catalogue.dossier, str(value)) for value in values]
        yield from [t.joined(names)] if names else []


def _name(dossier: Dossier, value: str) -> str:
    return name_of(dossier, value) if value in dossier.entities else value
