"""What the pages of disputes and of origins show, as values: the dossier seen as a whole."""

from dataclasses import dataclass

from dossier.compose.views import Anchor, Entry, Inlines, Phrase
from dossier.model.content import Stance
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements of which not all can be true, or a party's words one after another, and their subject.

    ``party`` is set where they are one party's; ``label`` is the field, if they are readings of one.
    """

    subject: Anchor | None
    label: str
    party: Anchor | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in short: its words, its stance and the claims that make it."""

    says: Inlines
    stance: Stance
    claims: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of each article come from one party."""

    party: str | Phrase
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A party and what it feeds: who speaks for it, who carries it, in which articles, how many statements.

    ``alone`` counts those behind which no other party stands; of the unknown there is no ``party``.
    ``refs`` are the claims that are from it, ``anchor`` where those that rest on it alone stand.
    """

    party: Anchor | None
    voices: tuple[Anchor, ...]
    carriers: tuple[Anchor, ...]
    articles: tuple[Anchor, ...]
    statements: int
    alone: int
    refs: tuple[ClaimRef, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Feed:
    """An actor that speaks or carries, and how many claims of which articles are from it."""

    actor: Anchor
    type: str
    articles: tuple[tuple[Anchor, int], ...]
    refs: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """How many statements an article has, and how many that no other has."""

    article: Anchor
    statements: int
    only: int
    refs: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """What cannot all be true."""

    title: Phrase
    items: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Sequences:
    """What was said otherwise later."""

    title: Phrase
    items: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many claims of each article come from each party, to be drawn."""

    articles: tuple[Anchor, ...]
    rows: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """The parties that stand behind the statements."""

    title: Phrase
    rows: tuple[OriginRow, ...]


@dataclass(frozen=True, slots=True)
class Feeds:
    """The actors that feed the articles."""

    title: Phrase
    rows: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class Additions:
    """What each article adds."""

    title: Phrase
    rows: tuple[Addition, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """The statements behind which one party stands alone, or several that speak together."""

    id: str
    parties: tuple[Anchor, ...]
    statements: tuple[Told, ...]
