"""The sections of the pages of disputes and corrections."""

from dossier.compose.sections.corrections import Change, Corrections
from dossier.compose.sections.disputes import DisputeItem, Disputes, Sequences, UnlikeNumbers
from dossier.render.lines import BREAK, Line, Run, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Heading, Items, Node, Nodes, Paragraph, section
from dossier.render.wording.cells import totals_words
from dossier.render.wording.dates import date_words
from dossier.render.wording.sequences import steps, subject_of_party
from dossier.render.wording.statements import correction, says_alone, statement
from dossier.render.wording.values import within


def disputes(block: Disputes, t: Messages) -> Nodes:
    """Disputes, each with its statements."""
    nodes: list[Node] = []
    for item in block.items:
        nodes += [Heading(3, _subject(item, t)), _statements(item, t)]
    return section(block.title, nodes, len(block.items), t.text(len(block.items)))


def _subject(item: DisputeItem, t: Messages) -> Line:
    if item.label:
        return t.line("disputes.subject", subject=item.subject or "", field=within(item.label, t))
    return line(item.subject or "")


def _statements(item: DisputeItem, t: Messages, is_numbered: bool = False) -> Items:
    return Items(tuple(statement(entry, t) for entry in item.entries), is_numbered)


def unlike_numbers(block: UnlikeNumbers, t: Messages) -> Nodes:
    """The totals of figures that are named unlike, and what that does not mean."""
    nodes: list[Node] = [Heading(2, t("disputes.unlike")), Paragraph(t("disputes.unlike-means"))]
    for numbers in block.figures:
        nodes += [Heading(3, numbers.figure), Paragraph(totals_words(numbers, t))]
    return tuple(nodes)


def sequences(block: Sequences, t: Messages) -> Nodes:
    """What a party said at first and differently later, step by step."""
    nodes: list[Node] = []
    for item in block.items:
        drawn = Paragraph(steps(item, t), "steps", is_read=False)
        nodes += [Heading(3, subject_of_party(item, t)), drawn, _statements(item, t, is_numbered=True)]
    return section(block.title, nodes, len(block.items), t.text(len(block.items)))


def corrections(block: Corrections, t: Messages) -> Nodes:
    """Corrections and withdrawals, the newest first."""
    nodes: list[Node] = []
    if block.feeds:
        nodes.append(Paragraph(t.line("feeds.links", feeds=t.joined_in_line(block.feeds))))
    if not block.changes:
        return (*nodes, Paragraph(t("corrections.none")))
    return (*nodes, Items(tuple(_change(change, t) for change in block.changes), apart=True))


def _change(change: Change, t: Messages) -> Line:
    when = Run("when", date_words(change.corrected.date, t), attributes=(("id", change.id),))
    says = (
        (*says_alone(change.says, change.dates, t), " (", change.target, ")")
        if change.says
        else change.target
    )
    head = run("bold", t("corrections.corrected" if change.says else "corrections.withdrawn"))
    return line(when, BREAK, says, BREAK, run("remark", head, " ", correction(change.corrected, t)))
