"""What an editor sees in the preview when the content is not right."""

from dossier.problems import Problem
from dossier.render.tree import environment
from dossier.render.words import english_words


def problems_page(problems: tuple[Problem, ...]) -> str:
    """A Markdown page with every problem, its place and its hint."""
    return environment(english_words()).get_template("problems.md.j2").render(problems=problems)


def crash_page(trace: str) -> str:
    """A Markdown page for a mistake of the program itself."""
    return environment(english_words()).get_template("crash.md.j2").render(lines=trace.splitlines())
