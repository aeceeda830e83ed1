"""Statements in words, with provenance, notes and remarks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier.compose.inline import Inlines
from dossier.compose.statements import Corrected, Entry, RelatedClaim
from dossier.model.content import Quote
from dossier.model.dates import Date
from dossier.model.text import Markdown
from dossier.render.lines import BREAK, Line, Pieces, Run, Style, line, pieces, run
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.wording.bylines import byline
from dossier.render.wording.cells import where
from dossier.render.wording.dates import on_words, reckoning_words
from dossier.render.wording.differences import difference_words, quoted
from dossier.render.wording.provenance import below_statement
from dossier.render.wording.values import within


def statement(entry: Entry, t: Messages) -> Line:
    """Who says so, the statement with its footnote marks, when and on what it rests, then remarks."""
    disputed = run("disputed", _disputed(entry, t)) if entry.disputed else ""
    below = t.joined_in_line((below_statement(entry.provenance, t), disputed), "dot")
    says = run("statement", says_of(entry, t), entry.marks)
    quotes = (line(BREAK, _words_there(*quote, t)) for quote in entry.quotes)
    return line(
        byline(entry.provenance, t), BREAK, says, *quotes, BREAK, run("line", below), remarks(entry, t)
    )


def _words_there(quote: Quote, language: str, t: Messages) -> Run:
    return run("words", t("source.passage"), " ", quoted(quote, language, t))


def says_of(entry: Entry, t: Messages) -> Line:
    """What a statement says; that it is an opinion, readers learn first."""
    label = (run("opinion", t("who.opinion-label")), " ") if entry.analysis else ()
    return line(*label, run("says", entry.says))


def says_alone(says: Inlines, dates: Iterable[Date], t: Messages) -> Pieces:
    """A statement that no line below it dates, with a mark if it names a date that no source states."""
    words = reckoning_words(text(says, t), dates, t)
    return line(run("says", says), *((" ", run("basis", f"({words})")) if words else ()))


def _disputed(entry: Entry, t: Messages) -> Line:
    """A link to the dispute, with what is disputed where the rest of the statement is not."""
    if not entry.disputed or not entry.disputed_field:
        return entry.disputed or ()
    label = t("remarks.disputed-field", field=within(entry.disputed_field, t))
    return replace(entry.disputed, label=label)


def remarks(entry: Entry, t: Messages) -> Line:
    """How its articles differ, what was corrected, editors' notes, and related claims."""
    return line(
        *(line(BREAK, remark) for remark in _on_the_same(entry, t)),
        *_related(entry.contradicts, "against", "against", t),
        *_related(entry.earlier, "earlier", "later", t),
        *_related(entry.later, "later", "later", t),
    )


def _on_the_same(entry: Entry, t: Messages) -> Iterator[Run]:
    """The remarks on the statement itself."""
    for difference in entry.differences:
        head = run("bold", t("remarks.differ"))
        yield run("differs", head, " ", difference_words(difference, t), ".")
    for wording in entry.wordings:
        head = run("bold", t("remarks.wording"))
        yield _aside("differs", head, " ", wording.says, wording.marks)
    for corrected in entry.corrected:
        head = run("bold", t("remarks.corrected", when=on_words(corrected.date, t)))
        yield run("remark", head, " ", correction(corrected, t))
    for note in entry.notes:
        yield _aside("remark", t.line("remarks.note", note=note))


def _aside(style: Style, *parts: Line) -> Run:
    """A remark that the statement is understood without: a hit of the search may leave it out."""
    return Run(style, line(*parts), also="aside")


def _related(claims: Iterable[RelatedClaim], key: str, style: Style, t: Messages) -> Iterator[Line]:
    head = run("bold", t(f"remarks.{key}"))
    for claim in claims:
        yield line(BREAK, run(style, head, " ", claim.says, " (", where(claim, t), ")"))


def correction(corrected: Corrected, t: Messages) -> Line:
    """Why a claim was corrected, and what it said before."""
    # The message has its own full stop.
    because = corrected.because.strip(".")
    if not corrected.was:
        return t.line("corrections.because", because=because)
    return t.line("corrections.because-was", because=because, was=_without_stop(corrected.was))


def _without_stop(words: Line) -> Line:
    """The sentence without the full stop, to stand within another."""
    # The full stop, if any, is in the last piece, and only Markdown can hold one.
    *others, last = pieces(words)
    if isinstance(last, Markdown):
        last = Markdown(*(form.rstrip(".") for form in (last.source, last.plain, last.bare)))
    return (*others, last)
