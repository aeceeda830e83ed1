"""YAML as text with positions.

Every scalar stays as it was written: ``no``, ``012`` and ``12:30`` are text, as an editor expects.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from dossier.load.yaml_traps import alias_traps, key_problem, node_traps, syntax_problem
from dossier.problems import Location, Problem

Path = tuple[str | int, ...]


class _Loader(yaml.CBaseLoader):
    """libyaml's parser, without a guess at what type a scalar is."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(slots=True)
class Tree:
    """Plain data, and the nodes of its keys and values, which know where they stand.

    ``lines`` are those of the whole file, so that a word inside a value can be found again; ``broken`` are
    the paths of which something is already said.
    """

    file: str
    lines: list[str]
    first_line: int = 1
    data: Any = None
    values: dict[Path, yaml.Node] = field(default_factory=dict)
    keys: dict[Path, yaml.Node] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)

    def at(self, *path: str | int) -> Location:
        """Where the value of this path stands, or the nearest mapping around it."""
        node = self.values.get(path)
        if node is None:
            return self.at(*path[:-1]) if path else Location(self.file, self.first_line)
        return self.start(node)

    def key_at(self, *path: str | int) -> Location:
        """Where the key of this path stands; without one, where its value does."""
        node = self.keys.get(path)
        return self.at(*path) if node is None else self.start(node)

    def start(self, node: yaml.Node) -> Location:
        """Where the node begins in the file."""
        mark = node.start_mark
        return Location(self.file, self.first_line + mark.line, mark.column + 1)

    def find(self, path: Path, words: str, occurrence: int = 0) -> Location:
        """Where the words stand inside the value; its start where a line break parts them."""
        node = self.values.get(path)
        lines = range(node.start_mark.line, node.end_mark.line + 1) if node else ()
        for number in (self.first_line + line for line in lines):
            column = -1
            while (column := self.lines[number - 1].find(words, column + 1)) >= 0:
                if not occurrence:
                    return Location(self.file, number, column + 1)
                occurrence -= 1
        return self.at(*path)


def read_yaml(text: str, file: str, lines: list[str], first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """The tree of a YAML document whose first line is ``first_line`` of the file, and what is wrong with it.

    Its data is None where it cannot be read. Yields broken-front-matter, duplicate-key, wrong-type (a key
    without a value) and yaml-trap.
    """
    tree = Tree(file, lines, first_line)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return tree, [syntax_problem(error, file, lines, first_line)]
    if root is None:
        tree.data = {}
        return tree, []
    reader = _Reader(tree, lines[first_line - 1 :])
    tree.data = reader.value(root, ())
    return tree, [*reader.problems, *alias_traps(text, file, first_line)]


@dataclass(slots=True)
class _Reader:
    tree: Tree
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    seen: set[yaml.Node] = field(default_factory=set)

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.tree.values[path] = node
        found = node_traps(node, self.lines, self.tree.start)
        if found or node in self.seen:
            self.problems += found
            self.tree.broken.add(path)
        if node in self.seen:
            return None
        self.seen.add(node)
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            below = (*path, key)
            problem = key_problem(key_node, value_node, self.tree.start, data, node.flow_style)
            if problem:
                # Of a number cut at each comma, the first piece tells it.
                self.problems += [] if node.flow_style and path in self.tree.broken else [problem]
                self.tree.broken |= {path, below} if node.flow_style else {below}
            else:
                self.tree.keys[below] = key_node
                data[key] = self.value(value_node, below)
        return data
