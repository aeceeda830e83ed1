"""One page while it is composed: links are relative to it, footnotes are numbered as they are cited."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from posixpath import dirname, relpath

from dossier.compose.blocks import ClaimNote, EditorsNote, FootNote
from dossier.compose.catalogue import Catalogue, Statement
from dossier.compose.origins import support
from dossier.compose.own import own_parties
from dossier.compose.views import Anchor, Attributed, Inlines, Marks, Phrase, Speaker, When, phrase
from dossier.model.content import Attribution, Claim, Dossier, fold
from dossier.model.dates import Date
from dossier.model.locators import Locator
from dossier.model.paths import DISPUTES, path_of
from dossier.model.text import Body, Citation, ClaimRef, Directive, Link, NoteMark, PageLink, Part, Text


@dataclass(slots=True)
class Sheet:
    """A page in the making; ``cited`` numbers its footnotes: claims, and labels of the editor's own."""

    catalogue: Catalogue
    path: str
    body: Body = Body()
    cited: dict[ClaimRef | str, int] = field(default_factory=dict)

    @property
    def dossier(self) -> Dossier:
        """The dossier that the page is of."""
        return self.catalogue.dossier


def cite(sheet: Sheet, refs: Iterable[ClaimRef | str]) -> Marks:
    """The footnotes of claims, or of an editor's labels; what is cited again keeps its number."""
    return Marks(tuple(sheet.cited.setdefault(ref, len(sheet.cited) + 1) for ref in dict.fromkeys(refs)))


def to_page(sheet: Sheet, path: str, label: str | Phrase, anchor: str = "") -> Anchor:
    """A link to a page of the tree, or to an anchor on it; empty where that is the page itself."""
    target = "" if path == sheet.path else _from_folder(path, dirname(sheet.path))
    return Anchor(label, target + (f"#{anchor}" if anchor else ""))


@lru_cache(maxsize=50_000)  # relpath asks the system where it stands, each time
def _from_folder(path: str, folder: str) -> str:
    return relpath(path, folder or ".")


def to(sheet: Sheet, id: str, label: str | Phrase = "") -> Anchor:
    """A link to an entity or a source."""
    return to_page(sheet, path_of(sheet.dossier, id), label or name_of(sheet.dossier, id))


def to_claim(sheet: Sheet, ref: ClaimRef, label: str | Phrase) -> Anchor:
    """A link to the permanent anchor of a claim."""
    return to_page(sheet, path_of(sheet.dossier, ref.source), label, ref.claim)


def name_of(dossier: Dossier, id: str) -> str:
    """The name of an entity, or the title of a source."""
    return dossier.sources[id].title if id in dossier.sources else dossier.entities[id].name


def place(locator: Locator) -> Phrase:
    """A place in a source."""
    return phrase(f"places.{locator.unit}", **({"n": locator.number} if locator.number else {}))


def place_in(dossier: Dossier, claim: Claim, told: bool = False) -> Phrase:
    """The source and the place of a claim; where that is ``told``, with whether the source was withdrawn."""
    source = dossier.sources[claim.ref.source]
    kind = "withdrawn-source" if told and source.withdrawn else "source"
    return phrase(f"places.in-{kind}", source=source.title, place=place(claim.locator))


def inlines(sheet: Sheet, text: Text) -> Inlines:
    """The parts of a text, resolved; directives are left out."""
    return tuple(inline(sheet, part) for part in text if not isinstance(part, PageLink | Directive))


def inline(sheet: Sheet, part: Part) -> str | Anchor | Marks:
    """One part of a text, resolved."""
    match part:
        case Link():
            (id,) = sheet.dossier.resolve(part.target)
            return to(sheet, id, part.label or shown_name(sheet.dossier, id, part.target))
        case Citation():
            return cite(sheet, [cited.claim for cited in part.claims])
        case NoteMark():
            return cite(sheet, [part.label])
        case str():
            return part
    raise TypeError(part)


def shown_name(dossier: Dossier, id: str, written: str) -> str:
    """What the editor wrote, unless that is only an id: then the name."""
    name = name_of(dossier, id)
    return name if written == id and fold(written) != fold(name) else written


def to_disputes(sheet: Sheet, refs: Iterable[ClaimRef]) -> Anchor | None:
    """A link to the disputes, where one of the claims stands in one."""
    is_disputed = not sheet.catalogue.disputed.isdisjoint(refs)
    return to_page(sheet, DISPUTES, phrase("remarks.disputed")) if is_disputed else None


def attributed(sheet: Sheet, statement: Statement) -> Attributed:
    """Who says so: the first claim gives stance and date, all give speakers, carriers and works."""
    first = statement[0]
    source = sheet.dossier.sources[first.ref.source]
    behind = support(sheet.dossier, statement) if len(statement) > 1 else None
    carrier = behind.carrier if behind else ""
    works = [_works(sheet.dossier, claim) for claim in statement]
    return Attributed(
        by=_speakers(sheet, (a for claim in statement for a in claim.by)),
        via=_speakers(
            sheet, (a for claim in statement for a in claim.via if not a.actor or a.actor != carrier)
        ),
        derived=tuple(to(sheet, id) for id in dict.fromkeys(chain(*works))),
        stance=first.stance,
        date=when(sheet, first.date or source.published),
        published=first.date is None,
        first_hand=source.first_hand,
        support=behind,
        carrier=to(sheet, carrier) if carrier else None,
        own=tuple(name_of(sheet.dossier, id) for id in own_parties(sheet.dossier, statement)),
        via_in_part=not all(claim.via for claim in statement),
        derived_in_part=not all(works),
    )


def _works(dossier: Dossier, claim: Claim) -> list[str]:
    """What an article is taken from that tells a claim in its own voice."""
    is_told = not claim.by and not claim.via
    return [work.id for work in dossier.sources[claim.ref.source].derived_from if is_told]


def when(sheet: Sheet, date: Date | None) -> When | None:
    """The date with what it rests on."""
    if date is None:
        return None
    behind = tuple(_behind(sheet, *named.id.partition("#")[::2]) for named in date.derived)
    return When(date, date in sheet.catalogue.outside, behind)


def _behind(sheet: Sheet, source: str, claim: str) -> Anchor:
    ref = ClaimRef(source, claim)
    if ref in sheet.dossier.claims:
        return to_claim(sheet, ref, place_in(sheet.dossier, sheet.dossier.claims[ref], told=True))
    kind = "withdrawn-source" if sheet.dossier.sources[source].withdrawn else "source"
    return to(sheet, source, phrase(f"places.date-of-{kind}", source=name_of(sheet.dossier, source)))


def _speakers(sheet: Sheet, attributions: Iterable[Attribution]) -> tuple[Speaker, ...]:
    found = (Speaker(to(sheet, a.actor) if a.actor else None, a.role) for a in attributions)
    return tuple(dict.fromkeys(found))


def footnotes(sheet: Sheet) -> tuple[FootNote, ...]:
    """The footnotes of the page, in the order of citation; composing one may cite more."""
    notes: list[FootNote] = []
    while len(notes) < len(sheet.cited):
        notes += [_note(sheet, cited) for cited in list(sheet.cited)[len(notes) :]]
    return tuple(notes)


def _note(sheet: Sheet, cited: ClaimRef | str) -> FootNote:
    return _claim_note(sheet, cited) if isinstance(cited, ClaimRef) else _editors_note(sheet, cited)


def _claim_note(sheet: Sheet, ref: ClaimRef) -> ClaimNote:
    claim = sheet.dossier.claims[ref]
    source = sheet.dossier.sources[ref.source]
    link = to_claim(sheet, ref, source.title)
    foreign = sheet.dossier.foreign(source)
    line = attributed(sheet, (claim,))
    return ClaimNote(ref, link, source, claim.locator, claim.quote, foreign, line, claim.passage)


def _editors_note(sheet: Sheet, label: str) -> EditorsNote:
    note = next(note for note in sheet.body.notes if note.label == label)
    return EditorsNote(inlines(sheet, note.text))
