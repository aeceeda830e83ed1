"""A statement in short: its words, its places, and who says it, so that it can be read alone."""

from dossier.compose.sections.single_origin import ShortStatement
from dossier.render.lines import BREAK, Line, line, run
from dossier.render.messages import Messages
from dossier.render.wording.attribution import attribution
from dossier.render.wording.statements import says_alone
from dossier.render.wording.values import stance_behind


def statement_in_short(statement: ShortStatement, t: Messages) -> Line:
    """A statement with its places, and who says it."""
    says = line(says_alone(statement.says, statement.dates, t), stance_behind(statement.stance, t))
    # Read alone, as on a plain page, a statement says by whom it is, and when.
    behind: tuple[Line, ...] = (*statement.claims, attribution(statement.provenance, t))
    return line(says, BREAK, run("line", t.joined_in_line(behind, "semicolon")))
