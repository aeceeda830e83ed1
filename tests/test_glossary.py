"""One word for one thing: names in the code keep to docs/glossary.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

ROWS = [line.split("|")[1:-1] for line in GLOSSARY.splitlines() if line.startswith("| **")]
# By each word that is not said, what is said instead.
SYNONYMS = {synonym: row[0].strip() for row in ROWS for synonym in re.findall(r"`(\w+)`", row[3])}
# Names that leave open what they are.
EMPTY = set(re.findall(r"`(\w+)`", GLOSSARY.partition("## Names that say nothing")[2].partition("Say ")[0]))

FILES = sorted((ROOT / "dossier").rglob("*.py"))


def names_in(source: str) -> Iterator[tuple[int, str]]:
    """Every function, class, method and parameter with its line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name


def words_of(name: str) -> list[str]:
    """The words of a name: ``page_context``, ``PageContext``, ``JSONWriter``."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)]


def complaints(source: str) -> list[str]:
    named = [(line, name, word) for line, name in names_in(source) for word in words_of(name)]
    return [f"{line}: {name}: say {SYNONYMS[word]}" for line, name, word in named if word in SYNONYMS] + [
        f"{line}: {name}: say what it is" for line, name in names_in(source) if name.strip("_") in EMPTY
    ]


def test_the_glossary_is_read() -> None:
    assert SYNONYMS["vouched"] == "**verified**"
    assert sorted(EMPTY) == ["found", "held", "it", "known", "own", "shown", "told"]
    assert len(SYNONYMS) > 30


def test_the_names_of_code_are_those_of_the_code() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "dossier").rglob("*.py")]
    classes = {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    # Types that are a union, or a name for another type.
    classes |= {target.id for tree in trees for node in tree.body for target in _targets(node)}
    named = {name for row in ROWS for name in re.findall(r"`([A-Z][A-Za-z]+)", row[2])}
    assert named - classes == set()


def _targets(node: ast.stmt) -> list[ast.Name]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target for target in targets if isinstance(target, ast.Name)]


def test_a_word_is_seen_within_a_name() -> None:
    assert complaints("def is_vouched(claim): ...") == ["1: is_vouched: say **verified**"]
    assert complaints("class VouchedClaim: ...") == ["1: VouchedClaim: say **verified**"]
    assert complaints("def f(*, found): ...") == ["1: found: say what it is"]
    # Within a longer word, or as a local variable, it is none.
    assert complaints("def unfounded(outstanding): found = 1") == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_names_keep_to_the_glossary(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []
