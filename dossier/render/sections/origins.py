"""The sections of the page of origins."""

from dossier.compose.inline import Anchor
from dossier.compose.sections.contributions import Contributions
from dossier.compose.sections.matrix import Matrix
from dossier.compose.sections.origins import OriginRow, Origins
from dossier.compose.sections.single_origin import ShortStatement, SingleOrigin
from dossier.compose.sections.voices import Voice, Voices
from dossier.render import matrix as drawings
from dossier.render.lines import BREAK, Line, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Figure, Folded, Heading, Items, Nodes, Row, Table, without_empty_columns
from dossier.render.wording.attribution import attribution
from dossier.render.wording.cells import labelled
from dossier.render.wording.statements import says_alone
from dossier.render.wording.values import capital, stance_behind

# Of more, nobody reads the titles in a cell.
_MOST_ARTICLES = 40


def matrix(block: Matrix, t: Messages) -> Nodes:
    """Which party feeds which article, drawn, with a letter for each article."""
    keys = zip(drawings.LETTERS, block.articles, strict=False)
    articles = line(*((run("key", letter, " ", a.label), " ") for letter, a in keys))
    return (Figure("chart", drawings.drawing(block, t), t.line("origins.drawn-key", articles=articles)),)


def origins(block: Origins, t: Messages) -> Nodes:
    """The parties that stand behind the statements."""
    keys = ("origin", "voices", "carriers", "in", "statements", "alone")
    head = tuple(t(f"origins.{key}") for key in keys)
    rows = tuple(Row(labelled(head, _origin(row, t), t), row.refs) for row in block.rows)
    return (Heading(2, block.title), without_empty_columns(Table(head, rows, right=(4, 5))))


def _origin(row: OriginRow, t: Messages) -> tuple[Line, ...]:
    return (
        row.party or t("origins.unknown"),
        t.joined_in_line(row.voices),
        t.joined_in_line(row.carriers),
        t("origins.articles", n=len(row.articles)),
        row.statements,
        _alone(row, t),
    )


def _alone(row: OriginRow, t: Messages) -> Line:
    """How many statements rest on it alone, with a link to them."""
    if not row.party:
        return ""
    return Anchor(t.text(row.alone), f"#{row.anchor}") if row.alone else row.alone


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


def contributions(block: Contributions, t: Messages) -> Nodes:
    """How much each article has that no other has."""
    head = tuple(t(f"origins.{key}") for key in ("article", "statements", "only"))
    cells = ((row.article, row.statements, row.only) for row in block.rows)
    rows = (Row(labelled(head, c, t), row.refs) for c, row in zip(cells, block.rows, strict=True))
    return (Heading(2, block.title), Table(head, tuple(rows), right=(1, 2)))


def single_origin(block: SingleOrigin, t: Messages) -> Nodes:
    """The statements that rest on one origin alone, folded."""
    together = "together" if len(block.parties) > 1 else ""
    heading = t.line("origins.only-from-together" if together else "origins.only-from",
                     parties=t.all_in_line(block.parties))  # fmt: skip
    key = "origins.rest-together" if together else "origins.rest-alone"
    summary = capital(t(key, n=len(block.statements)))
    items = Items(tuple(_statement(statement, t) for statement in block.statements))
    return (Heading(2, heading), Folded("only", summary, (items,), block.id))


def _statement(statement: ShortStatement, t: Messages) -> Line:
    says = line(says_alone(statement.says, statement.dates, t), stance_behind(statement.stance, t))
    # Read alone, as on a plain page, a statement says by whom it is, and when.
    behind: tuple[Line, ...] = (*statement.claims, attribution(statement.provenance, t))
    return line(says, BREAK, run("line", t.joined_in_line(behind, "semicolon")))
