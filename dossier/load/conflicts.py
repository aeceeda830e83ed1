"""Merges that somebody began and nobody finished: the lines that git writes around two versions of a text.

In Markdown they look like a quotation, a heading and words, so that both versions would be published.
"""

from collections.abc import Iterator

from dossier.language.sentences import is_ended
from dossier.problems import Code, Location, Problem

# Inside a conflict git makes the signs longer; it never makes them shorter.
_LENGTH = 7
_HINT = "keep one of the two versions, and take out the lines with <<<<<<<, ======= and >>>>>>>"


def conflicts(text: str, file: str) -> list[Problem]:
    """Yields merge-conflict where each conflict begins, or where lines of one were left behind."""
    # Nearly all files have none of these signs, and every file is looked at in every run.
    if not any(sign * _LENGTH in text for sign in "<=>|"):
        return []
    return [_problem(file, number, line) for number, line in _beginnings(text.split("\n"))]


def _beginnings(lines: list[str]) -> Iterator[tuple[int, str]]:
    is_inside = False
    for number, line in enumerate(lines):
        sign = _sign(line)
        is_left_behind = sign == "=" and _divides(lines[number - 1] if number else "")
        if sign == "<" or (not is_inside and (sign in (">", "|") or is_left_behind)):
            yield number + 1, line
        # What stands between here and the end is part of the conflict that was reported.
        is_inside = sign != ">" and (is_inside or sign in ("<", "|") or is_left_behind)


def _sign(line: str) -> str:
    """The sign that a line of git's repeats, with nothing, or a name, behind a space; else nothing."""
    sign, rest = line[:1], line.lstrip(line[:1])
    if sign not in ("<", "=", ">", "|") or not line.startswith(sign * _LENGTH):
        return ""
    # A row of a table is "|||||||", and a heading may be underlined at any length.
    is_plain = len(line) - len(rest) == _LENGTH or sign in "<>"
    is_named = bool(rest.strip())
    fits = is_plain and rest[:1] in ("", " ", "\t") and {"=": not is_named, "|": is_named}.get(sign, True)
    return sign if fits else ""


def _divides(above: str) -> bool:
    """Whether ``=======`` below this line underlines no heading: under nothing, or under a whole sentence."""
    text = above.rstrip()
    return not text or text.endswith(("]", "-->")) or (is_ended(text) and not text.endswith(("?", "!")))


def _problem(file: str, line: int, words: str) -> Problem:
    message = f"a merge conflict stands here, from '{words.strip()[:60]}' on"
    return Problem(Code.MERGE_CONFLICT, Location(file, line), message, _HINT)
