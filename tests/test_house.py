"""How the house is kept: what no linter asks of code, templates and the words of languages."""

import ast
import re
import tokenize
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from jinja2 import Environment

from dossier.language.data import read_data
from dossier.language.relative import misplaced
from dossier.language.tokens import tokens
from dossier.model.dates import Date

ROOT = Path(__file__).parent.parent
PYTHON = sorted((ROOT / "dossier").rglob("*.py"))
OVERRIDES = sorted((ROOT / "site_overrides").rglob("*.html"))
TEMPLATES = sorted((ROOT / "dossier" / "render" / "templates").iterdir())
WEB = sorted(path for path in (ROOT / "site_overrides").rglob("*") if path.suffix in (".css", ".js", ".mjs"))

PRINTED = (".py", ".yml", ".md", ".html", ".j2", ".css", ".js", ".mjs")

LONGEST_LINE = 120
LONGEST_FILE = 300
LONGEST_MEDIAN = 10
FEWEST_COMMENTS = 3.5

LAYOUT = {
    tokenize.ENCODING,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def long_lines(paths: Iterable[Path]) -> list[str]:
    lines = [(path, n, line) for path in paths for n, line in enumerate(lines_of(path), 1)]
    return [f"{path.relative_to(ROOT)}:{n}" for path, n, line in lines if len(line) > LONGEST_LINE]


def test_no_line_of_the_web_is_long() -> None:
    assert long_lines([*OVERRIDES, *WEB]) == []


def test_no_line_of_a_template_is_long() -> None:
    assert long_lines(TEMPLATES) == []


def test_templates_are_jinja() -> None:
    for path in (*OVERRIDES, *TEMPLATES):
        Environment(autoescape=True).parse(path.read_text(encoding="utf-8"), filename=str(path))


def test_overrides_call_no_methods_of_python() -> None:
    """MiniJinja, which other engines render with, has none of them."""
    calls = [
        call for path in OVERRIDES for call in re.findall(r"\.(\w+)\(", path.read_text(encoding="utf-8"))
    ]
    # The theme's own macros: translations, and an item of the tabs.
    assert set(calls) <= {"t", "render"}


def test_no_file_is_long() -> None:
    assert [path for path in PYTHON if len(lines_of(path)) > LONGEST_FILE] == []


def test_functions_are_short() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PYTHON]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert median((node.end_lineno or 0) - node.lineno + 1 for node in functions) <= LONGEST_MEDIAN


def test_there_are_comments() -> None:
    """No number tells whether they say why; but where there are hardly any, they do not."""
    comments, code = map(sum, zip(*map(comments_and_code, PYTHON), strict=True))
    assert 100 * comments / code >= FEWEST_COMMENTS


def comments_and_code(path: Path) -> tuple[int, int]:
    """How many lines hold a comment, and how many hold code; docstrings and empty lines are neither."""
    comments: set[int] = set()
    code: set[int] = set()
    with path.open("rb") as file:
        tokens = list(tokenize.tokenize(file.readline))
    for before, token in pairwise(tokens):
        is_docstring = token.type == tokenize.STRING and before.type in LAYOUT
        if token.type == tokenize.COMMENT:
            comments.add(token.start[0])
        elif token.type not in LAYOUT and not is_docstring:
            code.update(range(token.start[0], token.end[0] + 1))
    return len(comments), len(code)


@pytest.mark.parametrize("language", read_data("relative.yml")["phrases"])
def test_every_phrase_places_a_date(language: str) -> None:
    anchor = Date("2024-05-06", date(2024, 5, 6), date(2024, 5, 6))
    for phrases in read_data("relative.yml")["phrases"][language].values():
        for phrase in phrases.split(", "):
            long_ago = Date("1900-01-01", date(1900, 1, 1), date(1900, 1, 1), words=phrase)
            assert misplaced(long_ago, anchor, language) == " ".join(t.lower for t in tokens(phrase))


def test_the_places_that_the_architecture_names_are_there() -> None:
    """Where each change belongs is no use when the place has moved."""
    named = re.findall(
        r"`([a-z_]+/[a-z_/]*(?:\.\w+)?)`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    )
    # What a content folder may hold, this one need not.
    named = [place for place in named if not place.startswith("content/")]
    assert len(named) > 50
    assert [
        place for place in named if not any((folder / place).exists() for folder in (ROOT, ROOT / "dossier"))
    ] == []


def test_the_program_and_its_tests_know_nothing_of_our_example() -> None:
    """What stands in content/ is one dossier of many: the wheel and the tests do without it."""
    example = re.compile(r"lavrov|\bputin|shoigu|wonsan|kursk|pyongyang|kim jong|north.korea", re.IGNORECASE)
    folders = ("dossier", "hooks", "site_overrides", "tests")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in PRINTED]
    ours = ("test_house.py", "test_our_dossier.py")
    assert [
        path
        for path in paths
        if path.name not in ours
        and "node_modules" not in path.parts
        and example.search(path.read_text(encoding="utf-8"))
    ] == []
