"""The sections of the page of origins."""

from dossier.compose.inline import Anchor
from dossier.compose.sections.matrix import Matrix
from dossier.compose.sections.origins import OriginRow, Origins
from dossier.compose.sections.same_report import SameReport, SharedReport
from dossier.compose.sections.single_origin import SingleOrigin
from dossier.compose.sections.voices import Voice, Voices
from dossier.render import matrix as drawings
from dossier.render.lines import Line, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import (
    Figure,
    Folded,
    Heading,
    Items,
    Node,
    Nodes,
    Paragraph,
    Row,
    Table,
    without_empty_columns,
)
from dossier.render.wording.cells import labelled
from dossier.render.wording.in_short import statement_in_short
from dossier.render.wording.values import capital

# Of more, nobody reads the titles in a cell.
_MOST_ARTICLES = 40


def matrix(block: Matrix, t: Messages) -> Nodes:
    """Which party feeds which article, drawn, with a letter for each article."""
    keys = zip(drawings.LETTERS, block.articles, strict=False)
    articles = line(*((run("key", letter, " ", a.label), " ") for letter, a in keys))
    figure = Figure("chart", drawings.drawing(block, t), t.line("origins.drawn-key", articles=articles))
    if not block.leading:
        return (figure,)
    n, every = block.behind
    most = t.line("origins.drawn-most", party=block.leading, n=n, all=t.text(every))
    return (Paragraph(run("bold", most)), figure)


def origins(block: Origins, t: Messages) -> Nodes:
    """The parties that stand behind the statements."""
    keys = ("origin", "voices", "carriers", "in", "alone")
    head = tuple(t(f"origins.{key}") for key in keys)
    rows = tuple(Row(labelled(head, _origin(row, t), t), row.refs) for row in block.rows)
    return (Heading(2, block.title), without_empty_columns(Table(head, rows, right=(4,))))


def _origin(row: OriginRow, t: Messages) -> tuple[Line, ...]:
    return (
        row.party or t("origins.unknown"),
        t.joined_in_line(row.voices),
        t.joined_in_line(row.carriers),
        t("origins.articles", n=len(row.articles)),
        _alone(row, t),
    )


def _alone(row: OriginRow, t: Messages) -> Line:
    """How many statements would fall with it, with a link to them; how many have no known origin."""
    if not row.party:
        return t("origins.of-unknown", n=row.statements)
    return Anchor(t.text(row.statements), f"#{row.anchor}") if row.statements else row.statements


def voices(block: Voices, t: Messages) -> Nodes:
    """The actors that feed the articles."""
    head = tuple(t(f"origins.{key}") for key in ("actor", "type", "claims"))
    rows = tuple(Row((row.actor, row.type, _articles(row, t)), row.refs) for row in block.rows)
    return (Heading(2, block.title), Table(head, rows))


def _articles(row: Voice, t: Messages) -> Line:
    if len(row.articles) > _MOST_ARTICLES:
        return t("origins.articles", n=len(row.articles))
    counts = (t.line("origins.claims-in", n=count, article=article) for article, count in row.articles)
    return t.joined_in_line(counts, "semicolon")


def same_report(block: SameReport, t: Messages) -> Nodes:
    """Which articles rest on the same report."""
    nodes: list[Node] = [Heading(2, block.title)]
    if not block.reports:
        return (*nodes, Paragraph(t("reports.none")))
    nodes.append(Paragraph(t("reports.intro")))
    for report in block.reports:
        nodes += _report(report, t)
    return tuple(nodes)


def _report(report: SharedReport, t: Messages) -> Nodes:
    key = "reports.from" if report.is_origin else "reports.through"
    name = t.line(key, names=t.all_in_line(report.names))
    count = capital(t("reports.statements", n=len(report.statements) + report.rest))
    items = Items(tuple(statement_in_short(statement, t) for statement in report.statements))
    articles = t.line("reports.articles", n=len(report.articles), articles=t.all_in_line(report.articles))
    return (Heading(3, name), Paragraph(articles), Folded("only", count, (items,), report.id))


def single_origin(block: SingleOrigin, t: Messages) -> Nodes:
    """The statements that rest on one origin alone, folded."""
    key = "origins.only-from-together" if len(block.parties) > 1 else "origins.only-from"
    heading = t.line(key, parties=t.all_in_line(block.parties))
    summary = t("reports.would-fall", n=len(block.statements) + block.rest)
    items = Items(tuple(statement_in_short(statement, t) for statement in block.statements))
    return (Heading(2, heading), Folded("only", summary, (items,), block.id))
