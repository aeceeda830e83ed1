"""What a page shows, as values: everything is resolved, ordered and numbered, nothing is worded yet."""

from dataclasses import dataclass

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

    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page is about, in a line."""

    kind: str
    part_of: Anchor | None
    aliases: tuple[str, ...]
    counts: Anchor | None = None
    unit: str = ""
    series: bool = False


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

    title: str
    figure: Anchor | None
    unit: str
    rows: tuple[Measure, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Entries:
    """Statements under a heading."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Statements under a heading, by who says them."""

    title: str
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
    """Events by year."""

    years: tuple[tuple[int, tuple[Event, ...]], ...]


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
    """One page; ``edit`` is the editor's file that it comes from, if there is one."""

    path: str
    title: str
    description: str
    kind: str
    edit: str
    blocks: tuple[Block, ...]
    notes: tuple[FootNote, ...]
    cited: tuple[ClaimRef, ...] = ()
