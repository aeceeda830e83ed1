"""Problems as text for people, as annotations for GitHub, as JSON for programs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dossier.problems.printable import isolated, printable, printable_json
from dossier.problems.problem import Problem

Format = Callable[[Iterable[Problem]], str]


def as_text(problems: Iterable[Problem]) -> str:
    """``file:line:column: error: message [code]``, and the hint on a line of its own."""
    return "\n".join(_lines(cleaned(problem)) for problem in problems)


def cleaned(problem: Problem) -> Problem:
    """The problem, its words safe to print beside others; its place is a matter of how it is printed."""
    return replace(problem, message=isolated(problem.message), hint=isolated(problem.hint))


def _lines(problem: Problem) -> str:
    at, code, message, hint = problem.at, problem.code, problem.message, problem.hint
    head = f"{at}: {code.severity}: {message} [{code.slug}]"
    return f"{head}\n  hint: {hint}" if hint else head


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows at the changed lines."""
    return "\n".join(_command(cleaned(problem)) for problem in problems)


def _command(problem: Problem) -> str:
    at = problem.at
    place = f"file={_property(at.file)},line={at.line},col={at.column},title={problem.code.slug}"
    text = f"{problem.message} – {problem.hint}" if problem.hint else problem.message
    return f"::{problem.code.severity} {place}::{_data(text)}"


# GitHub decodes the percent sign in a message, and two more in a property, which a comma or colon would end.
def _data(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array with an object for each problem."""
    return printable_json([problem_object(problem) for problem in problems])


def problem_object(problem: Problem) -> dict[str, str | int]:
    """A problem as an object of JSON."""
    return {
        "file": problem.at.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "severity": str(problem.code.severity),
        "code": problem.code.slug,
        "message": problem.message,
        "hint": problem.hint,
        "claim": problem.claim,
    }


FORMATS: Mapping[str, Format] = {"text": as_text, "github": as_github, "json": as_json}
