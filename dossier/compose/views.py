"""What a page shows, as values: everything is resolved, ordered and numbered, nothing is worded yet."""

from dataclasses import dataclass

from dossier.compose.origins import Support
from dossier.model.content import Quote, Source, Stance, Value
from dossier.model.dates import Date
from dossier.model.locators import Locator
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a page, or to an anchor on one, as seen from the page it stands on."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of footnotes."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asserts or carries: an actor, a role that speaks for it, or somebody unnamed."""

    actor: Anchor | None
    role: str


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who says so: speakers, carriers, stance, the date and what stands behind it.

    ``support`` is there from two citations up, with the ``carrier`` through whom all of it came;
    ``published`` says that the date is that of publication.
    """

    by: tuple[Speaker, ...]
    via: tuple[Speaker, ...]
    derived: tuple[Anchor, ...]
    stance: Stance
    date: Date | None
    published: bool
    support: Support | None
    carrier: Anchor | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim that stands against a statement, or came later."""

    says: "Inlines"
    claim: Anchor


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement, with all its footnotes and all that a reader must know about it."""

    says: "Inlines"
    marks: Marks
    line: Attributed
    notes: tuple["Inlines", ...]
    contradicts: tuple[Other, ...]
    later: tuple[Other, ...]
    analysis: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a fact; ``outside`` is set where it comes from outside the sources.

    ``unit`` is what a number counts; ``series`` says that the number is a place in a series of it.
    """

    value: Anchor | Value
    marks: Marks
    line: Attributed | None
    outside: Date | None = None
    unit: str = ""
    series: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a facts table: a field and its values."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One reading of a figure: a level or an increase."""

    label: str
    added: bool
    cell: Cell


@dataclass(frozen=True, slots=True)
class Intro:
    """What a list holds, in a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page is about, in a line."""

    kind: str
    part_of: Anchor | None
    aliases: tuple[str, ...]
    counts: Anchor | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an entity."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a figure, in the order of their dates."""

    title: str
    figure: Anchor | None
    unit: str
    rows: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together: under what they are also about, if they are many."""

    subject: Anchor | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Statements under a heading."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """The entities that are tied to this one in one way."""

    label: str
    items: tuple[tuple[Anchor, Marks], ...]


@dataclass(frozen=True, slots=True)
class Connections:
    """How the entity is tied to others, by the sort of tie."""

    groups: tuple[Connection, ...]


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The pages and the claims that mention the entity."""

    pages: tuple[Anchor, ...]
    claims: tuple[tuple[str, tuple[Anchor, ...]], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Curated text: Markdown, links, footnote marks, and the blocks that directives stand for."""

    parts: tuple["str | Anchor | Marks | Block", ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: an entity with a date, or a dated statement."""

    date: Date
    marks: Marks
    subject: Anchor | None
    details: tuple[Anchor | Value, ...]
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events by year."""

    years: tuple[tuple[int, tuple[Event, ...]], ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One entity in a list, with the facts of the list's columns."""

    anchor: Anchor
    aliases: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Index:
    """Entities of one type."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in the list of sources."""

    anchor: Anchor
    source: Source
    derived: tuple[Anchor, ...]
    claims: int
    analysis: int


@dataclass(frozen=True, slots=True)
class SourceList:
    """All sources, by date."""

    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SourceHead:
    """The record of a source."""

    source: Source
    derived: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """A claim on the page of its source, under its permanent anchor, with the pages that use it."""

    id: str
    locator: Locator
    quote: Quote | None
    passage: str
    entry: Entry
    uses: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class SourceClaims:
    """All claims of a source, in its order."""

    claims: tuple[SourceClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """The footnote of a claim."""

    claim: Anchor
    source: Source
    locator: Locator
    quote: Quote | None
    line: Attributed


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """A footnote that an editor wrote."""

    parts: tuple["str | Anchor | Marks | Block", ...]


Block = (
    Intro
    | Opening
    | Facts
    | Readings
    | Entries
    | Connections
    | Backlinks
    | Prose
    | Timeline
    | Index
    | SourceList
    | SourceHead
    | SourceClaims
)
Inlines = tuple[str | Anchor | Marks | Block, ...]
FootNote = ClaimNote | EditorsNote


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; ``edit`` is the editor's file that it comes from, if there is one."""

    path: str
    title: str
    description: str
    kind: str
    edit: str
    blocks: tuple[Block, ...]
    notes: tuple[FootNote, ...]
    cited: tuple[ClaimRef, ...] = ()
