"""What an editor sees in the preview when the content is not right."""

from dossier.problems import Problem
from dossier.render.messages import english_messages
from dossier.render.tree import environment


def problems_page(problems: tuple[Problem, ...]) -> str:
    """A Markdown page with every problem, its place and its hint."""
    return environment(english_messages()).get_template("problems.md.j2").render(problems=problems)


def crash_page(trace: str) -> str:
    """A Markdown page for a mistake of the program itself."""
    return environment(english_messages()).get_template("crash.md.j2").render(lines=trace.splitlines())
