"""YAML as text with positions.

Every scalar stays as it was written: ``no``, ``012`` and ``12:30`` are text, as an editor expects.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from dossier.load.yaml_traps import alias_traps, key_problem, node_traps, syntax_problem
from dossier.problems import Location, Problem

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """Plain data, and where each key and each value of it stands.

    ``lines`` are those of the whole file, so that a word inside a value can be found again; ``broken`` are
    the paths of which something is already said.
    """

    file: str
    lines: list[str]
    first_line: int = 1
    data: Any = None
    values: dict[Path, Location] = field(default_factory=dict)
    keys: dict[Path, Location] = field(default_factory=dict)
    ends: dict[Path, int] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)

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

    Its data is None where it cannot be read. Yields broken-front-matter, duplicate-key, wrong-type (a key
    without a value) and yaml-trap.
    """
    tree = Tree(file, lines, first_line)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return tree, [syntax_problem(error, file, lines, first_line)]
    if root is None:
        tree.data = {}
        return tree, []
    reader = _Reader(tree, [])
    tree.data = reader.value(root, ())
    return tree, [*reader.problems, *alias_traps(text, file, first_line)]


@dataclass(slots=True)
class _Reader:
    tree: Tree
    problems: list[Problem]
    seen: set[int] = field(default_factory=set)

    def value(self, node: yaml.Node, path: Path) -> Any:
        at = self.start(node)
        self.tree.values[path] = at
        self.tree.ends[path] = self.tree.first_line + node.end_mark.line
        found = list(node_traps(node, at, self.tree.lines))
        self.problems += found
        if id(node) in self.seen or found:
            self.tree.broken.add(path)
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
            key, at = str(key_node.value), self.start(key_node)
            problem = key_problem(key_node, value_node, at, data, node.flow_style)
            if problem:
                # Of a number cut at each comma, the first piece tells it.
                self.problems += [] if node.flow_style and path in self.tree.broken else [problem]
                self.tree.broken |= {path, (*path, key)} if node.flow_style else {(*path, key)}
            else:
                self.tree.keys[*path, key] = at
                data[key] = self.value(value_node, (*path, key))
        return data

    def start(self, node: yaml.Node) -> Location:
        mark = node.start_mark
        return Location(self.tree.file, self.tree.first_line + mark.line, mark.column + 1)
