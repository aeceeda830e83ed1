"""The footnotes of a page: those that cite claims, and those that an editor wrote."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor, Inlines
from dossier.compose.page_context import PageContext, inlines, title_of, to_claim
from dossier.compose.provenance import Provenance, provenance
from dossier.compose.shared import once
from dossier.derive.catalogue import Catalogue
from dossier.model.content import Quote, Source
from dossier.model.locators import Locator
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """The footnote of what it ``cites``; ``foreign`` is the language of its quote, if that is another.

    ``before`` are the words in front that tell its words apart in the source.
    """

    cites: ClaimRef
    claim: Anchor
    source: Source
    locator: Locator
    quote: Quote | None
    foreign: str
    provenance: Provenance
    passage: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """A footnote that an editor wrote."""

    cites: str
    parts: Inlines


FootNote = ClaimNote | EditorsNote


def footnotes(context: PageContext) -> tuple[FootNote, ...]:
    """The footnotes of the page, in the order of citation; composing one may cite more."""
    notes: list[FootNote] = []
    # An editor's note may itself cite claims, which get the next numbers while it is composed.
    while len(notes) < len(context.cited):
        for cited in list(context.cited)[len(notes) :]:
            if isinstance(cited, str):
                notes.append(_editors_note(context, cited))
            else:
                notes.append(_claim_note(context.catalogue, cited))
    return tuple(notes)


# One claim is cited on many pages, and composing its note takes long: they share it.
@once
def _claim_note(catalogue: Catalogue, ref: ClaimRef) -> ClaimNote:
    context, dossier = PageContext(catalogue, ""), catalogue.dossier
    claim, source = dossier.claims[ref], catalogue.works[ref.source]
    link = to_claim(context, ref, title_of(dossier, source))
    who = provenance(context, (claim,))
    words = claim.quote, dossier.foreign(source), who, claim.passage
    return ClaimNote(ref, link, source, claim.locator, *words, dossier.before(ref))


def _editors_note(context: PageContext, label: str) -> EditorsNote:
    note = next(note for note in context.body.notes if note.label == label)
    return EditorsNote(label, inlines(context, note.text))
