"""The sections of front pages, lists and the chronology."""

from collections.abc import Iterator

from dossier.compose.inline import Anchor
from dossier.compose.sections.coverage import Coverage
from dossier.compose.sections.downloads import Downloads
from dossier.compose.sections.index import Index, IndexRow
from dossier.compose.sections.intro import Intro
from dossier.compose.sections.latest import Latest
from dossier.compose.sections.parts import Parts
from dossier.compose.sections.sourcing import Sourcing
from dossier.compose.sections.strip import Strip
from dossier.compose.sections.summary import Summary
from dossier.compose.sections.timeline import Timeline, Undated
from dossier.model.text import Markdown
from dossier.render import strip as drawings
from dossier.render.coverage import coverage_rows
from dossier.render.exports.downloads import downloads as files
from dossier.render.exports.downloads import licence
from dossier.render.lines import BREAK, Drawn, Line, Run, joined, line, run
from dossier.render.messages import Messages
from dossier.render.meter import meter
from dossier.render.nodes import Box, Either, Figure, Heading, Items, Node, Nodes, Paragraph, Row, Table
from dossier.render.template import filled
from dossier.render.wording.cells import alike, labelled, short_cell, who_and_when
from dossier.render.wording.counts import summary_words
from dossier.render.wording.dates import year_words
from dossier.render.wording.events import event_line
from dossier.render.wording.money import unit_words
from dossier.render.wording.sequences import way_of_word
from dossier.render.wording.values import capital


def intro(block: Intro, _: Messages) -> Nodes:
    """The first sentence of a list."""
    return (Paragraph(block.text, "opening"),)


def summary(block: Summary, t: Messages) -> Nodes:
    """How many statements a page holds, and on how many origins they rest."""
    words = run("summary", summary_words(block, t))
    return (Paragraph((_meter(block), words), "backing", is_read=False),)


def _meter(block: Summary | Sourcing) -> Drawn:
    """A bar of the statements by number of origins; words beside it say the same."""
    return Drawn(meter({"several": block.several, "one": block.one, "unknown": block.unknown}))


def sourcing(block: Sourcing, t: Messages) -> Nodes:
    """How well all statements are sourced: on how many origins they rest, and what was compared."""
    counts = {"several": block.several, "one": block.one, "unknown": block.unknown}
    keys = [Run("key", t(f"backing.{key}", n=n), key) for key, n in counts.items() if n]
    # Beside the bar, the counts are its key; on the plain page, a sentence.
    signs = line(_meter(block), joined(keys, " "))
    drawn, plain = (Paragraph(words, "backing", is_read=False) for words in (signs, t.joined_in_line(keys)))
    statements = sum(counts.values())
    if not statements:
        return ()
    # That nothing was compared must be said; that there is nothing else need not.
    verified = {statements: "sourcing.all-verified", 0: "sourcing.none-verified"}
    key = verified.get(block.verified, "sourcing.verified")
    compared = [t("sourcing.articles", n=block.sources), t(key, n=block.verified)]
    more = {"opinions": block.opinions, "disputes": block.disputes, "settled": block.settled}
    compared += [t(f"sourcing.{key}", n=n) for key, n in more.items() if n]
    nodes = (
        Paragraph(run("strong", t("sourcing.title"))),
        Paragraph(t("sourcing.statements", n=statements)),
        Either((drawn,), (plain,)),
        Paragraph((" ".join(compared),)),
        Paragraph(t.joined_in_line(block.links, "dot")),
    )
    return (Box(nodes, ("beside", "sourcing")),)


def index(block: Index, t: Messages) -> Nodes:
    """The entities of a kind, with their facts."""
    head: tuple[Line, ...] = (t("index.name"), *block.columns, t("index.statements"))
    rows = tuple(Row(labelled(head, [*_cells(row, t)], t)) for row in block.rows)
    heading = [Heading(2, block.title)] if block.title else []
    return (*heading, Table(head, rows, right=(len(head) - 1,)))


def _cells(row: IndexRow, t: Messages) -> Iterator[Line]:
    sort = (BREAK, run("line", row.type)) if row.type else ()
    yield line(row.anchor, sort, _counts(row, t))
    for cells, rest in zip(row.cells, row.rest, strict=True):
        # Values stand below each other, each with its notes; those of a figure with who gives them, too.
        together = [(cell,) for cell in cells] if row.is_figure else alike(cells)
        # Of values that differ, it is said who gives which.
        is_told = row.is_figure or sum(cell.provenance is not None for cell, *_ in together) > 1
        words = (
            line(
                short_cell(cell, t, others),
                who_and_when(cell, t) if is_told or (cell.outside and len(cells) > 1) else (),
            )
            for cell, *others in together
        )
        more = (t("cards.more", n=rest),) if rest else ()
        yield joined((*words, *more), BREAK)
    yield row.claims


def _counts(row: IndexRow, t: Messages) -> Line:
    """What a figure counts, below its name."""
    if not row.counts:
        return ()
    key = "index.counts" if row.unit else "index.counts-series"
    return (BREAK, run("line", t.line(key, thing=row.counts, unit=unit_words(row.unit, t.locale))))


def coverage(block: Coverage, t: Messages) -> Nodes:
    """The table of what was checked."""
    rows = tuple(Row((row.label, row.value)) for row in coverage_rows(block, t))
    return (Table((t("coverage.checked"), t("coverage.number")), rows, right=(1,)),)


def latest(block: Latest, t: Messages) -> Nodes:
    """The latest entities of a kind, and the way to all of them."""
    events = Items(tuple(event_line(event, t) for event in block.events))
    return (events, Paragraph(block.every, "more"))


def strip(block: Strip, t: Messages) -> Nodes:
    """The chronology as a drawing, with the meaning of its signs."""
    keys = [line(run("key", Drawn(sign), " ", name), " ") for sign, name in drawings.signs(block)]
    figure = Figure("strip", drawings.drawings(block, t), line(*keys, t("chronology.how-drawn")))
    finding = (Paragraph(way_of_word(block.changed, t, is_cited=False), "steps"),) if block.changed else ()
    return (*finding, figure, *((Paragraph(block.more, "more"),) if block.more else ()))


def timeline(block: Timeline, t: Messages) -> Nodes:
    """Events by year; on the page of the chronology, with a filter."""
    nodes: list[Node] = []
    if block.is_whole and block.years:
        nodes.append(Paragraph(Drawn(filled("timeline_filter.md.j2", block=block, t=t))))
    if block.is_whole and len(block.years) > 1:
        years = (Anchor(year_words(year, t), f"#{drawings.year_anchor(year)}") for year, _ in block.years)
        nodes.append(Paragraph(t.line("chronology.to-year", years=t.joined_in_line(years, "dot")), "jumps"))
    for year, events in block.years:
        items = Items(tuple(event_line(event, t, is_filtered=True) for event in events))
        place = (Box((), ("year",), id=drawings.year_anchor(year)),) if block.is_whole else ()
        nodes += [*place, Heading(2, year_words(year, t)), items]
    return tuple(nodes)


def undated(block: Undated, t: Messages) -> Nodes:
    """What has no place in the chronology, and why."""
    heading = Heading(2, capital(t("dates.undated")))
    return (heading, Paragraph(t("chronology.no-date")), Items(block.events))


def parts(block: Parts, t: Messages) -> Nodes:
    """How long a list is, and the way to each part of it."""
    pages = (t.line("parts.part", part=anchor, n=t.text(n)) for anchor, n in block.pages)
    count = (
        t("parts.latest", n=block.items, latest=block.latest)
        if block.latest
        else t("parts.count", n=block.items)
    )
    heading = [Heading(2, block.title)] if block.title else []
    return (*heading, Paragraph(line(count, " ", t.joined_in_line(pages, "dot")), "parts"))


def downloads(block: Downloads, t: Messages, citation: str) -> Nodes:
    """The exports, their licence, and how the dossier is cited."""
    items = (t.line("data.file", file=f.file, format=f.format, holds=f.holds) for f in files(t))
    tables = t.line("data.tables", notes=t("notes.title"), claim=Markdown("`source#claim`", "source#claim"))
    return (
        Heading(2, t("data.files")),
        Items(tuple(items)),
        Paragraph(tables),
        Heading(2, t("data.licence")),
        Paragraph(line(licence(block, t), " ", t("data.rights-of-quotes"))),
        Heading(2, t("data.how-to-cite")),
        Paragraph((citation,)),
        Paragraph(t("data.how-cited")),
    )
