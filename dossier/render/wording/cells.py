"""Cells in words: values of facts and figures, with stance, notes and provenance."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dossier.compose.cells import Cell, LaterWord, Measure
from dossier.compose.provenance import Provenance, When
from dossier.compose.sections.readings import Numbers
from dossier.compose.statements import RelatedClaim
from dossier.derive.groups import grouped
from dossier.render.lines import BREAK, EMPTY, Line, line, run
from dossier.render.messages import Messages
from dossier.render.wording.dates import marked, marked_words, printed
from dossier.render.wording.differences import difference_words
from dossier.render.wording.provenance import draft_words, when_marked, who
from dossier.render.wording.values import counted, stance_behind, stance_words, value, within


def alike(cells: Iterable[Cell]) -> Collection[Sequence[Cell]]:
    """The cells, together where all but their values is the same: the parties to a meeting, for instance."""
    return grouped((replace(cell, value=""), cell) for cell in cells).values()


def short_cell(cell: Cell, t: Messages, others: Iterable[Cell] = ()) -> Line:
    """A value, and those of ``others`` alike, with stance and notes, and whether they are disputed."""
    if cell.provenance is None:
        return value(cell.value, t)
    stance = stance_words(cell.provenance.stance, t)
    # Where the value itself names the stance, such as "promised", it is not repeated.
    is_said = not stance or stance == cell.value
    disputed = line(" ", run("disputed", cell.disputed)) if cell.disputed else ()
    behind = () if is_said else stance_behind(cell.provenance.stance, t)
    draft = draft_words(cell.provenance, t)
    marks = line(cell.marks, disputed, " " if draft else "", draft)
    values = (counted(one.value, one.unit, t, one.series) for one in (cell, *others))
    return line(t.joined_in_line(values), behind, marks)


def long_cell(cell: Cell, t: Messages, others: Iterable[Cell] = ()) -> Line:
    """The same, followed by what the party said differently later."""
    later = (_later_words(word, t) for word in cell.later)
    return line(short_cell(cell, t, others), *((BREAK, run("later", words)) for words in later))


def _later_words(word: LaterWord, t: Messages) -> Line:
    """A later word: the same again, another value, or what takes it back."""
    place = where(word.claim, t)
    if word.again:
        return t.line("remarks.again-later", place=place)
    if word.otherwise or word.value is None:
        return t.line("remarks.otherwise-later", place=place)
    key = "remarks.changed-later" if word.changes else "remarks.other-later"
    return t.line(key, value=counted(word.value, word.unit, t), place=place)


def where(claim: RelatedClaim, t: Messages) -> Line:
    """Stance, date and place of a related claim, with a link to it."""
    stance = stance_words(claim.stance, t)
    date = marked_words(claim.date.date, t) if claim.date else ""
    date = t.line("dates.article-of", date=date) if claim.published else date
    return t.joined_in_line((run("stance", stance) if stance else "", date, claim.claim))


def who_says(cell: Cell, t: Messages) -> Line:
    """Who gives a value, and how the readings behind it differ; for one from outside the sources, why."""
    if cell.provenance is None:
        return cell.outside.because if cell.outside else ()
    differing = difference_words(cell.difference, t) if cell.difference else ()
    return t.joined_in_line((who(cell.provenance, t), differing), "semicolon")


def who_and_when(cell: Cell, t: Messages) -> Line:
    """Who gives a value and when, below it; of one from outside the articles, only that."""
    if cell.provenance is None:
        return (BREAK, run("line", t("dates.from-outside")))
    return (
        BREAK,
        run("line", t.joined_in_line((who(cell.provenance, t), when_marked(cell.provenance, t)), "dot")),
    )


def numbers_words(numbers: Numbers, t: Messages) -> Line:
    """A figure, and who names which total of it, and when."""
    lead = run("bold", t.line("lists.label", label=numbers.figure))
    return line(lead, " ", totals_words(numbers, t))


def totals_words(numbers: Numbers, t: Messages) -> Line:
    """Who names which total, and when."""
    named = (_total(row.cell, row.cell.provenance, t) for row in numbers.rows if row.cell.provenance)
    more = t("cards.more", n=numbers.rest) if numbers.rest else ""
    return line(t.joined_in_line((*named, more), "semicolon"), ".")


def _total(cell: Cell, said: Provenance, t: Messages) -> Line:
    number = run("value", short_cell(cell, t))
    return t.line("takeaways.total", number=number, who=who(said, t), when=when_marked(said, t))


def reported_for(reported: When, date: Line, t: Messages) -> Line:
    """When a number was printed, and of which other time it is."""
    article = t.line("dates.article-of", date=marked(printed(reported, t)))
    return t.line("figures.reported-for", article=article, date=date)


def measure(row: Measure, t: Messages) -> Line:
    """Whether a number is a total or an addition, behind it."""
    return (" ", run("measure", within(row.label, t)))


def labelled(head: Sequence[Line], cells: Sequence[Line], t: Messages) -> tuple[Line, ...]:
    """The cells of a row with the names of their columns, for narrow pages, which show rows as lists.

    The first cell is the heading of its row, and needs none.
    """
    first, *others = cells
    # A label before nothing would read as a heading.
    labels = (run("label", t.line("lists.label", label=words), " ") for words in head[1:])
    pairs = zip(labels, others, strict=True)
    return (first, *(cell if cell in EMPTY else line(label, cell) for label, cell in pairs))
