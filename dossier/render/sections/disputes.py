"""The sections of the pages of disputes and corrections."""

from itertools import groupby

from markupsafe import Markup

from dossier.compose.sections.corrections import Change, Corrections
from dossier.compose.sections.disputes import DisputeItem, Disputes, Sequences
from dossier.render.lines import BREAK, Drawn, Line, Run, joined, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Heading, Items, Node, Nodes, Paragraph
from dossier.render.wording.dates import date_words
from dossier.render.wording.statements import correction, says_alone, statement
from dossier.render.wording.values import stance_words, value, within

# Hidden from screen readers, which would read out "rightwards arrow"; the word behind it is for them.
_ARROW = Markup('<span aria-hidden="true">→</span>')


def disputes(block: Disputes, t: Messages) -> Nodes:
    """Disputes, each with its statements."""
    nodes: list[Node] = [Heading(2, block.title)]
    for item in block.items:
        nodes += [Heading(3, _subject(item, t)), _statements(item, t)]
    return tuple(nodes)


def _subject(item: DisputeItem, t: Messages) -> Line:
    if item.label:
        return t.line("disputes.subject", subject=item.subject or "", field=within(item.label, t))
    return line(item.subject or "")


def _statements(item: DisputeItem, t: Messages, is_numbered: bool = False) -> Items:
    return Items(tuple(statement(entry, t) for entry in item.entries), is_numbered)


def sequences(block: Sequences, t: Messages) -> Nodes:
    """What a party said at first and differently later, step by step."""
    nodes: list[Node] = [Heading(2, block.title)]
    for item in block.items:
        key = "disputes.party-on-field" if item.label else "disputes.party-on-subject"
        label = within(item.label, t)
        heading = t.line(key, party=item.party or "", subject=item.subject or "", field=label)
        steps = Paragraph(_steps(item, t), "steps", is_read=False)
        nodes += [Heading(3, heading), steps, _statements(item, t, is_numbered=True)]
    return tuple(nodes)


def _steps(item: DisputeItem, t: Messages) -> Line:
    steps: list[Line] = []
    for entry, values in zip(item.entries, item.values or ((),) * len(item.entries), strict=True):
        stance = stance_words(entry.provenance.stance, t)
        date = date_words(entry.provenance.date.date, t) if entry.provenance.date else t("dates.undated")
        said = [value(one, t) for one in values] or ([] if stance else [t("disputes.said-so")])
        words = t.joined_in_line((stance, t.joined_in_line(said)))
        steps.append(run("step", run("bold", words), " ", date))
    # What was said twice of one day is one step, though each is listed below.
    steps = [step for step, _ in groupby(steps)]
    return joined(steps, (" ", Drawn(_ARROW), run("hidden", t("disputes.then")), " "))


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
