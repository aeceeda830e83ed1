"""Statements in brief, folded under who says them."""

from dossier.compose.sections.in_brief import BriefList, InBrief
from dossier.render.lines import line
from dossier.render.messages import Messages
from dossier.render.nodes import Folded, Heading, Items, Nodes, Paragraph
from dossier.render.wording.in_short import statement_in_short


def in_brief(block: InBrief, t: Messages) -> Nodes:
    """Statements that stand in full elsewhere, folded."""
    lists = (_folded(part, t) for part in block.lists)
    return (Heading(2, block.title), Paragraph(block.intro, "opening"), *lists)


def _folded(part: BriefList, t: Messages) -> Folded:
    count = t("entity.statements", n=len(part.statements) + part.rest)
    # A link within the line that opens it would be opened in its place.
    summary = t("entity.statements-of", name=part.speaker.label, statements=count) if part.speaker else count
    items = (statement_in_short(statement, t) for statement in part.statements)
    return Folded("only", line(summary), (Items(tuple(items)),))
