"""Footnotes in words: at the end of a page, or in the place of their marks on plain pages."""

from collections.abc import Container

from dossier.compose.footnotes import ClaimNote, EditorsNote, FootNote
from dossier.compose.inline import Anchor
from dossier.compose.page_context import place
from dossier.model.dates import Basis
from dossier.render.lines import Line, line, run
from dossier.render.messages import Messages
from dossier.render.originals import original
from dossier.render.plain_text import text
from dossier.render.wording.attribution import attribution
from dossier.render.wording.dates import date_words
from dossier.render.wording.differences import quoted
from dossier.render.wording.provenance import draft_words, speakers, when, who
from dossier.render.wording.values import stance_words

# What ends a sentence, and what may stand behind it.
_STOPS, _CLOSING = ".!?…。！？", "”’“‘»«›‹」』\"'"


def note_at_end(note: FootNote, t: Messages) -> Line:
    """Where it was read, who says so, and a link to the original."""
    if isinstance(note, EditorsNote):
        return note.parts
    reference = t.joined_in_line((note.claim, note.source.publisher, t.text(place(note.locator))))
    if note.quote:
        quote = quoted(note.quote, note.foreign, t)
        reference = t.line("notes.reference", reference=reference, quote=quote)
    withdrawn = line(". ", run("strong", t("notes.withdrawn"))) if note.source.withdrawn else ()
    address = original(note)
    link = line(" ", Anchor(t("notes.original"), address)) if address else ()
    who_and_when = t.joined_in_line((_who(note, t), _reckoned(note, t)), "semicolon")
    draft = draft_words(note.provenance, t)
    drafted = line(". ", draft) if draft else ()
    return line(reference, _stop_behind(reference, t), " ", who_and_when, drafted, withdrawn, ".", link)


def _stop_behind(words: Line, t: Messages) -> str:
    """A full stop, unless a quotation ends the words with one of its own."""
    return "" if text(words, t).rstrip(_CLOSING)[-1:] in _STOPS else "."


def _reckoned(note: ClaimNote, t: Messages) -> str:
    """The date of the claim, else that of its source, if not stated: texts that cite it may name it."""
    date, published = note.provenance.date, note.source.published
    # In full: on the page stands only a mark.
    if date and date.date.basis is not Basis.STATED:
        return when(note.provenance, t)
    if published and published.basis is not Basis.STATED:
        return t("dates.article-of", date=date_words(published, t))
    return ""


def _who(note: ClaimNote, t: Messages) -> Line:
    provenance, stance = note.provenance, stance_words(note.provenance.stance, t)
    if provenance.by:
        return t.line(f"notes.{provenance.stance}", who=who(provenance, t))
    if provenance.via:
        words = t.line("notes.told-through", who=speakers(provenance.via, t))
    else:
        words = t.line("notes.told", who=who(provenance, t))
    return line(words, f" ({stance})") if stance else words


def note_in_place(note: FootNote, t: Messages, quoted_above: Container[str]) -> Line:
    """Who says so, the quotation unless it was given above, and where it was read."""
    if isinstance(note, EditorsNote):
        return note.parts
    # Each quotation is printed once: other people's texts no more often than needed.
    is_new = note.quote and note.quote.exact not in quoted_above
    quote = t("quotes.quoted", text=note.quote.exact) if note.quote and is_new else ""
    key = "places.in-withdrawn-source" if note.source.withdrawn else "places.in-source"
    label = t(key, source=note.claim.label, place=place(note.locator))
    parts = (attribution(note.provenance, t), quote, Anchor(label, note.claim.href))
    return t.joined_in_line(parts, "semicolon")
