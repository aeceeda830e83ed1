"""Problems as text for people, as annotations for GitHub, as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Mapping

from dossier.problems.problem import Problem

Format = Callable[[Iterable[Problem]], str]


def as_text(problems: Iterable[Problem]) -> str:
    """``file:line:column: error: message [code]``, and the hint on a line of its own."""
    return "\n".join(_lines(problem) for problem in problems)


def _lines(problem: Problem) -> str:
    head = f"{problem.at}: {problem.code.severity}: {problem.message} [{problem.code.slug}]"
    return f"{head}\n  hint: {problem.hint}" if problem.hint else head


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows at the changed lines."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    at = problem.at
    place = f"file={_property(at.file)},line={at.line},col={at.column},title={problem.code.slug}"
    text = f"{problem.message} – {problem.hint}" if problem.hint else problem.message
    return f"::{problem.code.severity} {place}::{_data(text)}"


# GitHub decodes these three in a message, and two more in a property, which a comma or colon would end.
def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array with an object for each problem."""
    return json.dumps([problem_object(problem) for problem in problems], ensure_ascii=False, indent=2)


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
