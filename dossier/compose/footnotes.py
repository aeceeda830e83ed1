"""The footnotes of a page: of claims, and those that an editor wrote."""

from dataclasses import dataclass

from dossier.compose.inline import Anchor, Inlines
from dossier.compose.page_context import PageContext, inlines, to_claim
from dossier.compose.provenance import Provenance, provenance
from dossier.model.content import Quote, Source
from dossier.model.locators import Locator
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """The footnote of a claim; ``foreign`` is the language of its quote, if that is another."""

    ref: ClaimRef
    claim: Anchor
    source: Source
    locator: Locator
    quote: Quote | None
    foreign: str
    provenance: Provenance
    passage: str = ""


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """A footnote that an editor wrote."""

    parts: Inlines


FootNote = ClaimNote | EditorsNote


def footnotes(context: PageContext) -> tuple[FootNote, ...]:
    """The footnotes of the page, in the order of citation; composing one may cite more."""
    notes: list[FootNote] = []
    while len(notes) < len(context.cited):
        notes += [_note(context, cited) for cited in list(context.cited)[len(notes) :]]
    return tuple(notes)


def _note(context: PageContext, cited: ClaimRef | str) -> FootNote:
    return _claim_note(context, cited) if isinstance(cited, ClaimRef) else _editors_note(context, cited)


def _claim_note(context: PageContext, ref: ClaimRef) -> ClaimNote:
    claim = context.dossier.claims[ref]
    source = context.dossier.sources[ref.source]
    link = to_claim(context, ref, source.title)
    foreign = context.dossier.foreign(source)
    line = provenance(context, (claim,))
    return ClaimNote(ref, link, source, claim.locator, claim.quote, foreign, line, claim.passage)


def _editors_note(context: PageContext, label: str) -> EditorsNote:
    note = next(note for note in context.body.notes if note.label == label)
    return EditorsNote(inlines(context, note.text))
