"""What an editor sees in the preview when the content is not right."""

from dossier.problems import Problem
from dossier.render.template import filled


def problems_page(problems: tuple[Problem, ...]) -> str:
    """A Markdown page with every problem, its place and its hint."""
    return filled("problems.md.j2", problems=problems)


def crash_page(trace: str) -> str:
    """A Markdown page for a mistake of the program itself."""
    return filled("crash.md.j2", lines=trace.splitlines())
