"""What the preview shows when the content has errors."""

from dossier.problems import Problem
from dossier.problems.printable import printable
from dossier.problems.report import cleaned
from dossier.render.template import filled


def problems_page(problems: tuple[Problem, ...]) -> str:
    """A Markdown page with every problem, its place and its hint."""
    return filled("problems.md.j2", problems=[cleaned(problem) for problem in problems])


def crash_page(trace: str) -> str:
    """A Markdown page for an exception in the program itself."""
    return filled("crash.md.j2", lines=[printable(line) for line in trace.splitlines()])
