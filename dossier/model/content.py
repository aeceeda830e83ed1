"""What a dossier holds: sources with their claims, entities, and pages written by editors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dossier.model.archive import Archived
from dossier.model.dates import Date
from dossier.model.kinds import Field, Kind
from dossier.model.locators import Locator
from dossier.model.messages import MessageTexts
from dossier.model.quantities import Quantity
from dossier.model.text import Body, Cited, ClaimRef, Named, Text
from dossier.problems import Location

ALL_RIGHTS_RESERVED = "all-rights-reserved"
PUBLIC_DOMAIN = "public-domain"


class Stance(StrEnum):
    """How the speaker stands to what is claimed."""

    ASSERTS = "asserts"
    DENIES = "denies"
    SUSPECTS = "suspects"
    PROMISES = "promises"
    PREDICTS = "predicts"
    NO_COMMENT = "no-comment"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who asserts or carries a claim: an actor, someone unnamed who speaks for one, or nobody named.

    ``words`` are those by which the source means the actor where they are none of its names.
    """

    actor: str
    role: str
    at: Location
    words: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, letter by letter (a W3C TextQuoteSelector).

    ``translated_from`` is the language from which the source itself has them; ``translation`` is for our
    readers, by the editors where ``translated_by`` names nobody.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    translated_from: str = ""
    translation: str = ""
    translated_by: str = ""
    translation_at: Location = Location("")


Value = str | Date | Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that one claim sets on one field of one entity; of many values, one member."""

    entity: str
    field: str
    value: Value
    at: Location


@dataclass(frozen=True, slots=True)
class Correction:
    """When and why a claim was corrected, and what it said until then."""

    date: Date
    was: Text
    because: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source states, in the editor's words.

    One whose source is ``withdrawn`` stays on record, and supports nothing.
    """

    ref: ClaimRef
    at: Location
    locator: Locator
    says: Text
    by: tuple[Attribution, ...] = ()
    via: tuple[Attribution, ...] = ()
    stance: Stance = Stance.ASSERTS
    quote: Quote | None = None
    passage: str = ""
    words_at: Location = Location("")
    date: Date | None = None
    note: Text = ()
    about: tuple[Named, ...] = ()
    readings: tuple[Reading, ...] = ()
    repeats: tuple[Cited, ...] = ()
    supersedes: tuple[Cited, ...] = ()
    contradicts: tuple[Cited, ...] = ()
    analysis: bool = False
    withdrawn: bool = False
    corrected: tuple[Correction, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The actors who assert the claim."""
        return tuple(a.actor for a in self.by if a.actor)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The entities that the claim is about or sets something on, each once."""
        ids = [n.id for n in self.about] + [r.entity for r in self.readings]
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When and why a source was withdrawn."""

    date: Date
    because: str


@dataclass(frozen=True, slots=True)
class Source:
    """A work that the dossier cites, and what it states."""

    id: str
    at: Location
    title: str
    language: str
    rights: str
    author: tuple[str, ...] = ()
    publisher: str = ""
    published: Date | None = None
    url: str = ""
    archived_url: str = ""
    retrieved: Date | None = None
    first_hand: bool = False
    derived_from: tuple[Named, ...] = ()
    withdrawn: Withdrawal | None = None
    sha256: str = ""
    sha256_at: Location = Location("")
    claims: tuple[Claim, ...] = ()
    body: Body = Body()
    is_read: bool = True

    @property
    def is_reserved(self) -> bool:
        """Whether it may not be shown in full: neither licensed nor in the public domain."""
        return self.rights == ALL_RIGHTS_RESERVED


@dataclass(frozen=True, slots=True)
class Entity:
    """What claims are about: its identity and its curated text. Facts come from readings.

    ``alias_languages`` are those of the aliases that are in another language than the dossier.
    """

    id: str
    kind: str
    at: Location
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    part_of: Named | None = None
    date: Date | None = None
    of: Named | None = None
    unit: str = ""
    formerly: tuple[Named, ...] = ()
    body: Body = Body()
    is_read: bool = True
    alias_languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page written by an editor; ``path`` is relative to the content folder.

    ``uncited`` is the reason why its sentences need no citations, if they need none.
    """

    path: str
    at: Location
    title: str
    description: str = ""
    body: Body = Body()
    uncited: str = ""


@dataclass(frozen=True, slots=True)
class Quoting:
    """How many words may be shown of one quote and of one source, where its rights are reserved."""

    quote: int = 60
    source: int = 400


class SearchEngine(StrEnum):
    """Where the browser searches: in one index of all pages, or in Pagefind's chunks; by size if not said."""

    AUTO = "auto"
    INDEX = "index"
    PAGEFIND = "pagefind"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one dossier.

    ``archive`` is a path as seen from the folder around the content, ``url`` the site's address, if known,
    ``rights`` are those of the editors' own texts.
    """

    title: str = "Dossier"
    description: str = ""
    language: str = "en"
    archive: str = "archive"
    url: str = ""
    search: SearchEngine = SearchEngine.AUTO
    rights: str = ALL_RIGHTS_RESERVED
    quoting: Quoting = Quoting()


@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """What was verified of a claim: its fingerprint, and where its words stand in the archived text.

    ``start`` and ``end`` are those of a W3C TextPositionSelector, in the ``normal`` text of the kept blocks
    joined by line feeds; both are 0 for a claim without words.
    """

    fingerprint: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified of a source, and on which day.

    ``text`` is the hash of its text, ``paragraphs`` how many that has; ``dates`` are the dates, as EDTF, that
    its inferred dates rested on.
    """

    text: str
    verified: str
    claims: Mapping[str, VerifiedClaim]
    paragraphs: int = 0
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that one content folder holds.

    ``claims`` holds the claims of all sources in the order of files and lines; ``names`` maps each name,
    folded, to the ids that bear it. ``archive`` holds the texts of the sources, where they are at hand,
    and ``verified`` what was verified when they were. ``messages`` are the texts of the interface.
    ``broken`` are the ids of files with a problem, ``unread`` those of files of which nothing could be read:
    what follows from them is not reported.
    """

    settings: Settings = Settings()
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    assets: Mapping[str, bytes] = field(default_factory=dict)
    claims: Mapping[ClaimRef, Claim] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    archive: Mapping[str, Archived] = field(default_factory=dict)
    verified: Mapping[str, Verified] = field(default_factory=dict)
    messages: MessageTexts = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def resolve(self, target: str) -> tuple[str, ...]:
        """The ids of the entities and sources that bear this id, name or alias: none, one or several."""
        if target in self.entities or target in self.sources:
            return (target,)
        return self.names.get(fold(target), ())

    def foreign(self, source: Source) -> str:
        """The language of a source, where it is not the one of the dossier; regions do not count."""
        return "" if _base(source.language) == _base(self.settings.language) else source.language

    def field_of(self, reading: Reading) -> Field:
        """The field that the reading is a value of."""
        return self.kinds[self.entities[reading.entity].kind].fields[reading.field]


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()


def fold(name: str) -> str:
    """The name as it is compared: case and runs of white space do not count."""
    return " ".join(name.casefold().split())
