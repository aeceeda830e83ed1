"""What blocks are made of: links, marks, who says so, statements, cells and rows."""

from dataclasses import dataclass
from decimal import Decimal

from dossier.compose.origins import Support
from dossier.model.content import Quote, Source, Stance, Value
from dossier.model.dates import Date
from dossier.model.locators import Locator
from dossier.model.quantities import Quantity
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Phrase:
    """A string of the interface by its ``group.key``, and what fills its places; render words it."""

    key: str
    values: tuple[tuple[str, "str | int | Phrase"], ...] = ()


def phrase(key: str, **values: str | int | Phrase) -> Phrase:
    """A string of the interface with what fills its places."""
    return Phrase(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a page, or to an anchor on one, as seen from the page it stands on."""

    label: str | Phrase
    href: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of footnotes."""

    numbers: tuple[int, ...]


Inlines = tuple[str | Anchor | Marks, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asserts or carries: an actor, a role that speaks for it, or somebody unnamed."""

    actor: Anchor | None
    role: str


@dataclass(frozen=True, slots=True)
class When:
    """A date, and whether it rests in the end on one from outside; ``behind`` is what it is inferred from."""

    date: Date
    outside: bool
    behind: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who says so: speakers, carriers, stance, the date and what stands behind it.

    ``support`` is there from two citations up, with the ``carrier`` through whom all of it came;
    ``published`` says that the date is that of publication, ``first_hand`` that the source saw it itself.
    Where only some of several claims came through ``via``, it is so ``via_in_part``, and likewise with what
    they are ``derived`` from. ``own`` names the parties that speak about themselves.
    """

    by: tuple[Speaker, ...]
    via: tuple[Speaker, ...]
    derived: tuple[Anchor, ...]
    stance: Stance
    date: When | None
    published: bool
    first_hand: bool
    support: Support | None
    carrier: Anchor | None
    own: tuple[str, ...] = ()
    via_in_part: bool = False
    derived_in_part: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """What some of the claims of one statement have, where others have something else; None: they have none.

    ``sources`` is the number of articles; ``unit`` is what a number counts.
    """

    value: Quantity | Date | Stance | Quote | None
    marks: Marks
    sources: int
    unit: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """In what the claims of one statement differ; ``apart`` says that no article is on two sides."""

    what: str
    sides: tuple[Side, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """How another article has a statement, in our words."""

    says: Inlines
    marks: Marks


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim that stands against a statement, or came later."""

    says: Inlines
    claim: Anchor
    stance: Stance = Stance.ASSERTS
    date: When | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """When and why a claim was corrected, and what it said until then."""

    date: Date
    was: Inlines
    because: str


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that was corrected, with what it says now; or a source that was withdrawn."""

    id: str
    target: Anchor
    says: Inlines
    corrected: Corrected


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement, with all its footnotes and all that a reader must know about it."""

    says: Inlines
    marks: Marks
    line: Attributed
    notes: tuple[Inlines, ...]
    contradicts: tuple[Other, ...]
    earlier: tuple[Other, ...]
    later: tuple[Other, ...]
    analysis: bool
    disputed: Anchor | None = None
    corrected: tuple[Corrected, ...] = ()
    differences: tuple[Difference, ...] = ()
    wordings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a fact; ``outside`` is set where it comes from outside the sources.

    ``unit`` is what a number counts; ``series`` says that the number is a place in a series of it.
    ``difference`` tells the readings apart that agree, but are not the same.
    """

    value: Anchor | When | Value
    marks: Marks
    line: Attributed | None
    outside: Date | None = None
    unit: str = ""
    series: bool = False
    disputed: Anchor | None = None
    difference: Difference | None = None
    later: tuple[Other, ...] = ()


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
class Mark:
    """One reading as it is drawn; ``added`` tells an increase from a level."""

    value: Quantity
    added: bool
    line: Attributed


@dataclass(frozen=True, slots=True)
class Chart:
    """The readings of a figure, drawn on one axis.

    ``words`` are those readings that are no numbers; ``reach`` goes from the lowest to the highest level,
    and is ``open`` where that is only known to be exceeded, ``about`` where the lowest is only about that.
    """

    title: str
    unit: str
    marks: tuple[Mark, ...]
    words: tuple[str, ...]
    reach: tuple[Decimal, Decimal] | None
    open: bool
    about: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together: under what they are also about, if they are many.

    Those of a meeting stand under who says them: then ``said`` is true.
    """

    subjects: tuple[Anchor, ...]
    entries: tuple[Entry, ...]
    said: bool = False


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What comes from one party, or from several together; none where that is unknown.

    ``partly`` says that it is also told with nobody named, ``folded`` that a reader opens it to see it.
    """

    parties: tuple[Anchor, ...]
    own: bool
    groups: tuple[Group, ...]
    partly: bool = False
    folded: bool = False

    @property
    def statements(self) -> int:
        """How many statements these are."""
        return sum(len(group.entries) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Connection:
    """The entities that are tied to this one in one way."""

    label: str | Phrase
    items: tuple[tuple[Anchor, Stance, Marks], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: an entity with a date, or a dated statement.

    ``id`` is its anchor in the chronology, ``sort`` a kind's id or one of ``timeline.SORTS``; ``actors`` are
    the ids of those who took part, speak or are spoken of, and of their parties. ``published`` says that the
    date is that of the article. ``stance`` is that of the claims that give an entity its date; its details
    have their own.
    """

    id: str
    sort: str
    actors: tuple[str, ...]
    date: When
    marks: Marks
    subject: Anchor | None
    details: tuple[tuple[Anchor | When | Value, Stance], ...]
    entry: Entry | None
    stance: Stance = Stance.ASSERTS
    published: bool = False


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One entity in a list, with the facts of its columns; of a figure also what it ``counts``."""

    anchor: Anchor
    aliases: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    claims: int
    counts: Anchor | None = None
    unit: str = ""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in the list of sources."""

    anchor: Anchor
    source: Source
    published: When | None
    derived: tuple[Anchor, ...]
    claims: int
    analysis: int

    @property
    def refs(self) -> tuple[ClaimRef, ...]:
        """The claims that are counted."""
        return tuple(claim.ref for claim in self.source.claims)


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """A claim on the page of its source, under its permanent anchor, with the pages that use it.

    ``foreign`` is the language of its quote or passage, if that is another.
    """

    ref: ClaimRef
    locator: Locator
    quote: Quote | None
    passage: str
    foreign: str
    entry: Entry
    uses: tuple[Anchor, ...]
    source: Source
