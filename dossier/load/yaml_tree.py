"""YAML as text with positions, and YAML's traps as problems.

Every scalar stays as it was written: ``no``, ``012`` and ``12:30`` are text, as an editor expects.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from dossier.problems import Code, Location, Problem, one_line

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """Plain data, and where each key and each value of it stands.

    ``lines`` are those of the whole file, so that a word inside a value can be found again.
    """

    file: str
    lines: list[str]
    first_line: int = 1
    data: Any = None
    values: dict[Path, Location] = field(default_factory=dict)
    keys: dict[Path, Location] = field(default_factory=dict)
    ends: dict[Path, int] = field(default_factory=dict)

    def at(self, *path: str | int) -> Location:
        """Where the value of this path stands, or the nearest mapping around it."""
        return self.values.get(path) or (
            self.at(*path[:-1]) if path else Location(self.file, self.first_line)
        )

    def find(self, path: Path, words: str, occurrence: int = 0) -> Location:
        """Where the words stand inside the value; its start where a line break parts them."""
        start = self.at(*path)
        for number in range(start.line, self.ends.get(path, start.line) + 1):
            column = -1
            while (column := self.lines[number - 1].find(words, column + 1)) >= 0:
                if not occurrence:
                    return Location(self.file, number, column + 1)
                occurrence -= 1
        return start


def read_yaml(text: str, file: str, lines: list[str], first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """The tree of a YAML document whose first line is ``first_line`` of the file, and what is wrong with it.

    Yields broken-front-matter, duplicate-key, wrong-type (a key without a value) and yaml-trap.
    """
    tree = Tree(file, lines, first_line)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return tree, [_syntax_problem(error, tree)]
    if root is None:
        tree.data = {}
        return tree, []
    reader = _Reader(tree, set(), [])
    tree.data = reader.value(root, ())
    return tree, reader.problems


@dataclass(slots=True)
class _Reader:
    tree: Tree
    seen: set[int]
    problems: list[Problem]

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.tree.values[path] = _start(node, self.tree)
        self.tree.ends[path] = self.tree.first_line + node.end_mark.line
        self.problems += _node_traps(node, self.tree, repeated=id(node) in self.seen)
        if id(node) in self.seen:
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        return node.value

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            at = _start(key_node, self.tree)
            self.problems += _key_problems(key, key_node, value_node, at, data)
            if key not in data:
                self.tree.keys[*path, key] = at
                data[key] = self.value(value_node, (*path, key))
        return data


def _start(node: yaml.Node, tree: Tree) -> Location:
    mark = node.start_mark
    return Location(tree.file, tree.first_line + mark.line, mark.column + 1)


def _key_problems(
    key: str, key_node: yaml.Node, value: yaml.Node, at: Location, data: dict[str, Any]
) -> Iterator[Problem]:
    if not isinstance(key_node, yaml.ScalarNode):
        yield Problem(Code.YAML_TRAP, at, "a bracket begins a key here", "put the text into quotation marks")
    elif key in data:
        yield Problem(Code.DUPLICATE_KEY, at, f"the key '{key}' stands twice", "keep one of the two")
    elif _is_empty(value):
        digits = key.isdigit()
        yield Problem(
            Code.YAML_TRAP if digits else Code.WRONG_TYPE,
            at,
            f"'{key}' is read as a key without a value" if digits else f"the key '{key}' has no value",
            "write numbers without thousands separators"
            if digits
            else "give it a value or leave the key out",
        )


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")


def _node_traps(node: yaml.Node, tree: Tree, repeated: bool) -> Iterator[Problem]:
    at = _start(node, tree)
    mark = tree.lines[at.line - 1][at.column - 1 : at.column] if at.line <= len(tree.lines) else ""
    if repeated:
        yield _trap(at, "'*' repeats a value that is written elsewhere")
    elif mark in ("&", "!"):
        yield _trap(at, f"'{mark}' at the start of a value is YAML's own sign, and the word after it is lost")
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        yield from _bracket_traps(node, tree, at)
    if isinstance(node, yaml.ScalarNode):
        yield from _scalar_traps(node, tree, at)


def _bracket_traps(node: yaml.SequenceNode, tree: Tree, at: Location) -> Iterator[Problem]:
    if node.value and isinstance(node.value[0], yaml.SequenceNode):
        yield _trap(at, "an unquoted '[[' is read as a list")
    for left, right in zip(node.value, node.value[1:], strict=False):
        numbers = isinstance(left, yaml.ScalarNode) and str(left.value + str(right.value)).isdigit()
        if numbers and right.start_mark.index - left.end_mark.index == 1:
            text = f"{left.value},{right.value}"
            yield _trap(
                _start(left, tree), f"'{text}' is read as two values", "write numbers without separators"
            )


def _scalar_traps(node: yaml.ScalarNode, tree: Tree, at: Location) -> Iterator[Problem]:
    if node.style == ">" and not node.value.strip():
        yield _trap(at, "'>' at the start of a value begins a block of text, and the block is empty")
    if node.style is None and node.value:
        last = tree.lines[tree.first_line + node.end_mark.line - 1]
        rest = last[node.end_mark.column :]
        comment = rest.lstrip()
        loose = len(rest) - len(comment) < 2 or not comment.startswith("# ")
        if comment.startswith("#") and comment != "#" and loose:
            yield _trap(
                at,
                f"the text is cut off before ' {one_line(comment)[:40]}'",
                "put the text into quotation marks; a comment stands two spaces behind a value, as '  # …'",
            )


def _syntax_problem(error: yaml.YAMLError, tree: Tree) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    at = Location(tree.file, tree.first_line + line, column + 1)
    said = one_line(str(getattr(error, "problem", None) or error))
    text = tree.lines[at.line - 1] if at.line <= len(tree.lines) else ""
    trap = next((words for sign, words in _SIGNS_IN_ERRORS if sign in text), "")
    if trap:
        return _trap(at, f"{trap} ({said})")
    return Problem(
        Code.BROKEN_FRONT_MATTER, at, f"not valid YAML: {said}", "mend the line, or look one line up"
    )


_SIGNS_IN_ERRORS = (
    ("[[", "an unquoted '[[' is read as a list"),
    (": >", "an unquoted '>' begins a block of text"),
    (": *", "an unquoted '*' at the start of a value is YAML's own sign"),
    (": @", "an unquoted '@' cannot begin a value"),
    (": `", "an unquoted '`' cannot begin a value"),
    (": %", "an unquoted '%' cannot begin a value"),
)


def _trap(
    at: Location, message: str, hint: str = "put the text into quotation marks, or write it as '>-'"
) -> Problem:
    return Problem(Code.YAML_TRAP, at, message, hint)
