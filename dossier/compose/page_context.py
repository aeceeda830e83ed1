"""One page while it is composed: its footnotes are numbered as they are cited."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.compose.inline import Anchor, Cited, Foreign, Inlines, Label, Marks, Message, message
from dossier.derive.catalogue import Catalogue
from dossier.derive.claims_index import ClaimReading
from dossier.derive.clashes import set_value
from dossier.model.content import Claim, Dossier, Source, fold
from dossier.model.locators import Locator
from dossier.model.paths import DISPUTES, path_of
from dossier.model.text import (
    Body,
    Citation,
    ClaimRef,
    Directive,
    Link,
    Markdown,
    NoteMark,
    PageLink,
    Part,
    Table,
    Text,
)

# Nobody follows more footnotes of one number; all claims stand in the tables that readers take away.
MOST_MARKS = 20
# Of more values in one place the latest are shown, and the number of the others is said.
MOST_VALUES = 20


@dataclass(slots=True)
class PageContext:
    """A page while it is composed.

    ``cited`` is what its footnotes cite, in their order; one thing has ``most_marks`` of them.
    """

    catalogue: Catalogue
    path: str
    body: Body = Body()
    # A dict without values: a set that keeps its order.
    cited: dict[Cited, None] = field(default_factory=dict)
    most_marks: int = MOST_MARKS

    @property
    def dossier(self) -> Dossier:
        """The dossier that the page belongs to."""
        return self.catalogue.dossier


def cite(context: PageContext, refs: Iterable[Cited]) -> Marks:
    """The footnotes of claims, or of an editor's labels; what is cited again keeps its number."""
    every = dict.fromkeys(refs)
    context.cited.update(every)
    return Marks(tuple(every))


def cite_first(context: PageContext, claims: Iterable[ClaimRef]) -> Marks:
    """The footnotes of the claims behind one thing, by number; of very many, the first, and how many more."""
    refs, most = [*dict.fromkeys(claims)], context.most_marks
    return Marks(cite(context, refs[:most]).cited, max(len(refs) - most, 0), ascending=True)


def to_page(path: str, label: Label, anchor: str = "") -> Anchor:
    """A link to a page of the tree, or to an anchor on it."""
    return Anchor(label, f"{path}#{anchor}" if anchor else path)


def to(context: PageContext, id: str, label: Label = "") -> Anchor:
    """A link to an entity or a source."""
    return to_page(path_of(context.dossier, id), label or label_of(context.dossier, id))


def to_claim(context: PageContext, ref: ClaimRef, label: Label) -> Anchor:
    """A link to the permanent anchor of a claim."""
    return to_page(path_of(context.dossier, ref.source), label, ref.claim)


def name_of(dossier: Dossier, id: str) -> str:
    """The name of an entity, or the title of a source."""
    return dossier.sources[id].title if id in dossier.sources else dossier.entities[id].name


def title_of(dossier: Dossier, source: Source) -> str | Foreign:
    """The title as it was published, in its language; in square brackets, words are the editors'."""
    language = "" if source.title.startswith("[") else dossier.foreign(source)
    return Foreign(source.title, language) if language else source.title


def in_its_language(dossier: Dossier, id: str, name: str) -> str | Foreign:
    """A name as it is given, in the language of the source if it is the title of one."""
    source = dossier.sources.get(id)
    return title_of(dossier, source) if source and fold(name) == fold(source.title) else name


def label_of(dossier: Dossier, id: str) -> str | Foreign:
    """The name of an entity, or the title of a source in its language."""
    return in_its_language(dossier, id, name_of(dossier, id))


def place(locator: Locator) -> Message:
    """A place in a source."""
    return message(f"places.{locator.unit}", **({"n": locator.number} if locator.number else {}))


def place_in(dossier: Dossier, claim: Claim, mark_withdrawn: bool = False) -> Message:
    """The source and the place of a claim; with ``mark_withdrawn`` also that the source was withdrawn."""
    source = dossier.sources[claim.ref.source]
    kind = "withdrawn-source" if mark_withdrawn and source.withdrawn else "source"
    return message(f"places.in-{kind}", source=title_of(dossier, source), place=place(claim.locator))


def inlines(context: PageContext, text: Text) -> Inlines:
    """The parts of a text, resolved; directives are left out."""
    return tuple(inline(context, part) for part in text if not isinstance(part, PageLink | Directive | Table))


def inline(context: PageContext, part: Part) -> Markdown | Anchor | Marks:
    """One part of a text, resolved."""
    match part:
        case Link():
            # check has made sure that every name has exactly one meaning.
            (id,) = context.dossier.resolve(part.target)
            name = shown_name(context.dossier, id, part.target)
            return to(context, id, part.label or in_its_language(context.dossier, id, name))
        case Citation():
            return cite(context, [cited.claim for cited in part.claims])
        case NoteMark():
            return cite(context, [part.label])
        case Markdown():
            return part
    raise TypeError(part)


def shown_name(dossier: Dossier, id: str, written: str) -> str:
    """The label of a link without one: what the editor wrote, or the name where that was only an id."""
    name = name_of(dossier, id)
    return name if written == id and fold(written) != fold(name) else written


def to_disputes(context: PageContext, values: Iterable[ClaimReading]) -> Anchor | None:
    """A link to the page of disputes if one of the values is disputed, else None."""
    disputed = context.catalogue.disputed_values
    is_disputed = bool(disputed) and any(set_value(context.dossier, *one) in disputed for one in values)
    return to_page(DISPUTES, message("remarks.disputed")) if is_disputed else None
