"""The sections of a source's page, and the list of sources."""

from collections.abc import Iterator

from dossier.compose.inline import Anchor, Foreign
from dossier.compose.page_context import place
from dossier.compose.provenance import When
from dossier.compose.sections.resting import Resting
from dossier.compose.sections.same_report import SharedWith
from dossier.compose.sections.source_claims import SourceClaim, SourceClaims
from dossier.compose.sections.source_head import SourceHead
from dossier.compose.sections.source_list import SourceList, SourceRow
from dossier.render.lines import BREAK, EMPTY, Address, Drawn, Line, Run, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import (
    Box,
    Folded,
    Node,
    Nodes,
    Paragraph,
    Row,
    Table,
    section,
    without_empty_columns,
)
from dossier.render.originals import archived, original
from dossier.render.template import filled
from dossier.render.wording.bylines import byline
from dossier.render.wording.cells import labelled
from dossier.render.wording.dates import date_words, marked, on_words, printed
from dossier.render.wording.differences import quoted
from dossier.render.wording.provenance import below_statement
from dossier.render.wording.statements import remarks, says_of
from dossier.render.wording.values import capital, language_words


def source_head(block: SourceHead, t: Messages) -> Nodes:
    """The record of a source."""
    head = tuple(t(f"source.{key}") for key in ("record", "value"))
    rows = tuple(Row((t(f"source.{key}"), words)) for key, words in _record(block, t))
    nodes: list[Node] = [*_opening(block, t)]
    # A title in brackets is the editors' own, for an article without one.
    if block.source.title.startswith("["):
        nodes.append(Paragraph(t("source.title-ours"), "opening", is_read=False))
    nodes += _resting(block.resting, t) if block.resting else ()
    # It is made of titles, by which each article is found itself.
    shared = tuple(Paragraph(_shared(report, t), "opening") for report in block.shared)
    nodes += [Box(shared, in_search=False)] if shared else []
    # The box is the last, so that what follows begins beside it.
    return (*nodes, Box((Table(head, rows),), ("beside", "record")))


def _opening(block: SourceHead, t: Messages) -> Iterator[Paragraph]:
    """Who wrote and who published it, and why it was withdrawn, as far as there is anything to say."""
    source, gone = block.source, block.source.withdrawn
    by = t("opening.source-by", authors=t.joined(source.author)) if source.author else ""
    what: Line = t.joined_in_line((by, source.publisher))
    if gone:
        words = run("strong", t("opening.withdrawn", when=on_words(gone.date, t)))
        what = t.joined_in_line((what, line(words, ": ", gone.because.strip("."))))
    if what not in EMPTY:
        yield Paragraph(line(what, "."), "opening")


def _record(block: SourceHead, t: Messages) -> Iterator[tuple[str, Line]]:
    """The rows of the record, by the keys of their labels."""
    source = block.source
    if block.published:
        yield "published", _published(block.published, t)
    if block.derived:
        yield "taken-from", t.joined_in_line(block.derived)
    if source.first_hand:
        yield "first-hand", t("source.reports-at-first-hand")
    yield "original", (Address(source.url) if source.url else t("source.no-address"))
    if source.archived_url:
        yield "archived", Address(source.archived_url)
    if source.retrieved:
        yield "retrieved", date_words(source.retrieved, t)
    yield "language", capital(language_words(source.language, t))
    yield "rights", (t("source.reserved") if source.is_reserved else source.rights)


def _published(published: When, t: Messages) -> Line:
    """The date of publication, and below it what it rests on, and why."""
    because = published.date.because
    words, basis = printed(published, t)
    if because and basis:
        basis = t("source.because", basis=basis, because=because)
    return line(words, BREAK, run("line", capital(basis))) if basis else words


def _resting(what: Resting, t: Messages) -> Iterator[Node]:
    """What would fall if the source were withdrawn, and what would stand."""
    if not what.falls:
        yield Paragraph(t("reports.none-would-fall"), "opening")
    fates = (("reports.would-fall", "falls", what.falls), ("source.would-stand", "stands", what.stands))
    for key, id, places in fates:
        if places:
            # The statements themselves stand below.
            words = t.joined_in_line(line(at, f" ({n})") if n > 1 else at for at, n in places)
            listed = Box((Paragraph(words),), in_search=False)
            yield Folded("only", t(key, n=sum(n for _, n in places)), (listed,), id)


def _shared(report: SharedWith, t: Messages) -> Line:
    """Which other articles have it from where this one has it."""
    key = "reports.shared-from" if report.is_origin else "reports.shared-through"
    names, others = t.all_in_line(report.names), t.all_in_line(report.others)
    if report.rest:
        others = t.line("charts.and-more", name=t.joined_in_line(report.others), n=report.rest)
    return t.line(key, count=report.count, names=names, others=others)


def source_claims(block: SourceClaims, t: Messages) -> Nodes:
    """The claims of a source, each under its permanent anchor, and under those that it had before."""
    styles = ("claim", "opinion-claim") if block.are_opinions else ("claim",)
    claims = (
        Box((*_earlier(claim), Paragraph(_claim(claim, t))), styles, id=claim.ref.claim)
        for claim in block.claims
    )
    counts = {"stated": block.facts, "opinions": block.opinions}
    # Without the rules of the stylesheet that it sets, all is there.
    switch = Paragraph(Drawn(filled("switch.md.j2", counts=counts, t=t)))
    first = (switch,) if block.is_first and all(counts.values()) else ()
    return section(block.title, [*first, *claims], len(block.claims), t.text(len(block.claims)))


def _earlier(claim: SourceClaim) -> Iterator[Box]:
    yield from (Box((), id=id) for id in claim.formerly)


def _claim(claim: SourceClaim, t: Messages) -> Line:
    provenance = claim.entry.provenance
    parts = (
        Anchor(place(claim.locator), f"#{claim.ref.claim}"),
        below_statement(provenance, t),
    )
    return line(
        byline(provenance, t),
        BREAK,
        says_of(claim.entry, t),
        _words_of_source(claim, t),
        BREAK,
        run("line", t.joined_in_line(parts, "dot")),
        remarks(claim.entry, t),
        *((BREAK, words) for words in _uses(claim, t)),
    )


def _words_of_source(claim: SourceClaim, t: Messages) -> Line:
    """The quote, else the passage, below the claim."""
    if claim.quote:
        return line(BREAK, quoted(claim.quote, claim.foreign, t))
    if claim.passage:
        words = run("italic", Foreign(claim.passage, claim.foreign))
        return (BREAK, run("passage", t("source.passage"), " ", words))
    return ()


def _uses(claim: SourceClaim, t: Messages) -> Iterator[Run]:
    """What the date rests on, a link to the original, and the pages that cite the claim."""
    provenance = claim.entry.provenance
    behind = provenance.date.behind if provenance.date and not provenance.published else ()
    if behind:
        yield run("uses", t.line("source.date-rests-on", claims=t.joined_in_line(behind, "semicolon")))
    if original(claim):
        links = [Anchor(t("source.read-original"), original(claim))]
        links += [Anchor(t("source.read-archived"), archived(claim))] if archived(claim) else []
        yield Run("uses", t.joined_in_line(links, "dot"), "dossier-original")
    if claim.uses:
        yield run("uses", t.line("source.used-on", pages=t.joined_in_line(claim.uses)))


def source_list(block: SourceList, t: Messages) -> Nodes:
    """All sources, by date."""
    keys = ("source", "published", "taken-from", "statements", "falls", "opinions")
    head = tuple(t(f"sources.{key}") for key in keys)
    has_opinions = any(row.opinions for row in block.rows)
    cells = ((_cells(row, has_opinions, block.has_works, t), row) for row in block.rows)
    rows = tuple(Row(labelled(head, line, t), row.refs) for line, row in cells)
    return (without_empty_columns(Table(head, rows, right=(3, 4, 5))),) if rows else ()


def _cells(row: SourceRow, has_opinions: bool, has_works: bool, t: Messages) -> tuple[Line, ...]:
    withdrawn = row.source.withdrawn
    return (
        t.line("sources.withdrawn", source=row.anchor) if withdrawn else row.anchor,
        (marked(printed(row.published, t)) if row.published else t("dates.undated")),
        _taken_from(row, t) if has_works else "",
        row.statements,
        row.falls,
        row.opinions if has_opinions else "",
    )


def _taken_from(row: SourceRow, t: Messages) -> Line:
    """The works behind an article; that it tells of none, where others do, is said."""
    if row.derived:
        return t.joined_in_line(row.derived)
    return t("sources.first-hand" if row.source.first_hand else "sources.not-told")
