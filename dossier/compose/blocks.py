"""What a page shows, as values: everything is resolved, ordered and numbered, nothing is worded yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.compose.survey import (
    Additions,
    Alone,
    Disputes,
    Feeds,
    Matrix,
    Origins,
    Sequences,
)
from dossier.compose.views import (
    Anchor,
    Attributed,
    Change,
    Chart,
    Connection,
    Event,
    Fact,
    Group,
    IndexRow,
    Inlines,
    Marks,
    Measure,
    Phrase,
    SaidBy,
    SourceClaim,
    SourceRow,
    When,
)
from dossier.model.content import Quote, Source, Stance
from dossier.model.locators import Locator
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Intro:
    """What a list holds, in a sentence."""

    text: str | Phrase


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page is about, in a line."""

    kind: str
    part_of: Anchor | None
    aliases: tuple[str, ...]
    counts: Anchor | None = None
    unit: str = ""
    series: bool = False
    alias_languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many statements a page holds, by stance, and on how many origins they rest.

    ``one`` is how many rest on one origin alone, ``unknown`` on none that is known; opinions are not counted
    among the statements.
    """

    stances: tuple[tuple[Stance, int], ...]
    one: int
    unknown: int
    opinions: int

    @property
    def several(self) -> int:
        """How many statements rest on more than one origin."""
        return sum(count for _, count in self.stances) - self.one - self.unknown


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an entity."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a figure, in the order of their dates."""

    title: str | Phrase
    figure: Anchor | None
    unit: str
    rows: tuple[Measure, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Entries:
    """Statements under a heading."""

    title: str | Phrase
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Statements under a heading, by who says them."""

    title: str | Phrase
    parties: tuple[SaidBy, ...]


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
class Timeline:
    """Events by year, and what they can be filtered by: sorts and actors, each with its name.

    Only where it ``is_whole``, as on the page of the chronology, can it be filtered.
    """

    years: tuple[tuple[int, tuple[Event, ...]], ...]
    sorts: tuple[tuple[str, str | Phrase], ...] = ()
    actors: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False

    @property
    def events(self) -> int:
        """How many events there are."""
        return sum(len(events) for _, events in self.years)


@dataclass(frozen=True, slots=True)
class Strip:
    """Events to be drawn on a line for each year; ``more`` leads to the whole chronology, from elsewhere."""

    events: tuple[Event, ...]
    sorts: tuple[tuple[str, str | Phrase], ...]
    more: Anchor | None


@dataclass(frozen=True, slots=True)
class Card:
    """A figure at a glance: its readings, drawn, each with its asserter."""

    figure: Anchor
    unit: str
    rows: tuple[Measure, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Cards:
    """Figures at a glance."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest entities of a kind that have a date, the newest first; ``every`` leads to all of them."""

    events: tuple[Event, ...]
    every: Anchor


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How well all statements are sourced: on how many origins they rest, and what was compared.

    ``links`` lead to origins, disputes, sources and method, where there are such pages.
    """

    sources: int
    claims: int
    verified: int
    several: int
    one: int
    unknown: int
    opinions: int
    disputes: int
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What came before and what came after, of the same kind, with the dates."""

    earlier: tuple[Anchor, When] | None
    later: tuple[Anchor, When] | None


@dataclass(frozen=True, slots=True)
class Index:
    """Entities of one type."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All sources, by date."""

    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SourceHead:
    """The record of a source."""

    source: Source
    published: When | None
    derived: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class SourceClaims:
    """All claims of a source, in its order."""

    claims: tuple[SourceClaim, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """The paragraphs of a source, by number, that no claim is from; of how many."""

    source: str
    title: str
    numbers: tuple[int, ...]
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was checked, as counts; what is ``verified`` was compared with the text of its source.

    ``cited`` and ``marked`` are sentences of curated texts, those with a citation and those that the editor
    marked as stating nothing; ``numbers`` are those of claims, ``text_numbers`` those of curated texts.
    """

    sources: int
    claims: int
    opinions: int
    verified: int
    quotes: int
    verified_quotes: int
    numbers: int
    verified_numbers: int
    text_numbers: int
    cited: int
    marked: int
    unknown: int
    withdrawn: int
    stated: int
    inferred: int
    outside: int
    unused: tuple[Unused, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was corrected and withdrawn, the newest first; ``feeds`` are links to feeds, if there are any."""

    changes: tuple[Change, ...]
    feeds: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files for programs, and under which licence the dossier's own texts are."""

    files: tuple[str, ...]
    rights: str


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """The footnote of a claim; ``foreign`` is the language of its quote, if that is another."""

    ref: ClaimRef
    claim: Anchor
    source: Source
    locator: Locator
    quote: Quote | None
    foreign: str
    line: Attributed
    passage: str = ""


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """A footnote that an editor wrote."""

    parts: Inlines


Block = (
    Intro
    | Opening
    | Summary
    | Facts
    | Readings
    | Entries
    | Said
    | Connections
    | Backlinks
    | Prose
    | Timeline
    | Strip
    | Cards
    | Latest
    | Sourcing
    | Neighbours
    | Index
    | SourceList
    | SourceHead
    | SourceClaims
    | Coverage
    | Disputes
    | Sequences
    | Corrections
    | Matrix
    | Origins
    | Feeds
    | Additions
    | Alone
    | Downloads
)
FootNote = ClaimNote | EditorsNote


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; ``edit`` is the editor's file that it comes from, if there is one.

    ``section`` is the list that it is a page of.
    """

    path: str
    title: str | Phrase
    description: str
    kind: str | Phrase
    edit: str
    blocks: tuple[Block, ...]
    notes: tuple[FootNote, ...]
    cited: tuple[ClaimRef, ...] = ()
    section: Anchor | None = None
