"""The footnotes of a page: those that cite claims, and those that an editor wrote."""

from dataclasses import dataclass
from posixpath import join

from dossier.compose.inline import Anchor, Inlines
from dossier.compose.page_context import PageContext, inlines, title_of, to_claim
from dossier.compose.provenance import Provenance, provenance
from dossier.model.content import Dossier, Quote, Source
from dossier.model.locators import Locator
from dossier.model.paths import path_of
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """The footnote of a claim; ``foreign`` is the language of its quote, if that is another.

    ``before`` are the words in front that tell its words apart in the source.
    """

    ref: ClaimRef
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

    parts: Inlines


FootNote = ClaimNote | EditorsNote


# One claim is cited on many pages, and composing its note takes long: so the pages of a folder share it. Each
# note comes with the pages that cannot share it, since it links to them.
SharedNotes = dict[str, dict[ClaimRef, tuple[ClaimNote, frozenset[str]]]]


def footnotes(context: PageContext, shared: SharedNotes) -> tuple[FootNote, ...]:
    """The footnotes of the page, in the order of citation; composing one may cite more.

    Notes of claims are taken from ``shared``, or put into it.
    """
    of_folder = shared.setdefault(context.folder, {})
    notes: list[FootNote] = []
    # An editor's note may itself cite claims, which get the next numbers while it is composed.
    while len(notes) < len(context.cited):
        for cited in list(context.cited)[len(notes) :]:
            if isinstance(cited, str):
                notes.append(_editors_note(context, cited))
                continue
            if cited not in of_folder:
                of_folder[cited] = _shared_note(context, cited)
            note, linked = of_folder[cited]
            notes.append(_claim_note(context, cited) if context.path in linked else note)
    return tuple(notes)


def _shared_note(context: PageContext, ref: ClaimRef) -> tuple[ClaimNote, frozenset[str]]:
    """The note of a claim for all pages of a folder, and the pages that need their own."""
    # Made for no page of the folder, so that nothing in it leads to the page itself.
    anywhere = PageContext(context.catalogue, join(context.folder, ""))
    return _claim_note(anywhere, ref), _linked_pages(context.dossier, ref)


def _linked_pages(dossier: Dossier, ref: ClaimRef) -> frozenset[str]:
    """The pages that the note of a claim links to: on these the link looks different."""
    claim, source = dossier.claims[ref], dossier.sources[ref.source]
    date = claim.date or source.published
    named = (*source.derived_from, *(date.derived if date else ()))
    actors = (attribution.actor for attribution in (*claim.by, *claim.via) if attribution.actor)
    ids = {source.id, *actors, *(name.id.partition("#")[0] for name in named)}
    return frozenset(path_of(dossier, id) for id in ids)


def _claim_note(context: PageContext, ref: ClaimRef) -> ClaimNote:
    claim = context.dossier.claims[ref]
    source = context.dossier.sources[ref.source]
    link = to_claim(context, ref, title_of(context.dossier, source))
    foreign = context.dossier.foreign(source)
    who = provenance(context, (claim,))
    before = context.dossier.before(ref)
    return ClaimNote(ref, link, source, claim.locator, claim.quote, foreign, who, claim.passage, before)


def _editors_note(context: PageContext, label: str) -> EditorsNote:
    note = next(note for note in context.body.notes if note.label == label)
    return EditorsNote(inlines(context, note.text))
