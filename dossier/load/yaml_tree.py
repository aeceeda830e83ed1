"""YAML as text with positions.

Every scalar stays as it was written: ``no``, ``012`` and ``12:30`` are text, as an editor expects.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import yaml
from yaml.composer import ComposerError

from dossier.load.controls import controls
from dossier.load.limits import DEEPEST_YAML, value_problems
from dossier.load.yaml_traps import (
    CURLY_SIGNS,
    alias_traps,
    curly_traps,
    key_problem,
    lines_with_traps,
    node_traps,
    syntax_problem,
)
from dossier.model.placed import Lines, Placed, PlacedList, PlacedMapping, PlacedValue, Unread
from dossier.model.settings import Limits
from dossier.problems import Location, Problem

# So many calls of libyaml may be nested, and far more than an editor's text ever makes.
_SAFE_DEPTH = 5_000

V = TypeVar("V", Placed, PlacedList, PlacedMapping, Unread)


class _Loader(yaml.CBaseLoader):
    """libyaml's parser, without a guess at what type a scalar is.

    It calls all three for each node; a builtin that answers nothing takes the least time.
    """

    resolve = descend_resolver = ascend_resolver = "".format  # type: ignore[assignment]


class _CountingLoader(yaml.CBaseLoader):
    """The same, for texts in which so many values may stand in one another that its calls cannot."""

    depth = 0
    resolve = "".format

    def descend_resolver(self, parent: yaml.Node | None, *_: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST_YAML:
            raise _too_deep(parent)

    def ascend_resolver(self) -> None:
        self.depth -= 1


def read_yaml(
    text: str, source: Lines, limits: Limits = Limits(), of_record: bool = False
) -> tuple[PlacedValue | None, list[Problem]]:
    """The value of a YAML document, and what is wrong with it; None where it cannot be read.

    In a record, curly quotation marks around a text are a slip; in the interface's texts they are meant.

    Its first line is the ``first`` one of the source. Yields broken-front-matter, control-character,
    duplicate-key, too-large, wrong-type (a key without a value) and yaml-trap.
    """
    lines = source.lines[source.first - 1 :]
    reader = _Reader(source, lines, lines_with_traps(lines), limits, of_record)
    try:
        root = yaml.compose(text, Loader=_CountingLoader if _may_be_deep(text) else _Loader)
        if root is None:
            return empty(source), []
        value = reader.value(root)
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, source.file, source.lines, source.first)]
    return value, [*reader.problems, *alias_traps(text, source.file, source.first)]


def _may_be_deep(text: str) -> bool:
    """Whether the calls of libyaml may be nested too deep: by brackets, or by columns, one for two levels."""
    return text.count("[") + text.count("{") + 2 * max(map(len, text.split("\n"))) > _SAFE_DEPTH


def _too_deep(parent: yaml.Node | None) -> ComposerError:
    words = f"more than {DEEPEST_YAML} lists and mappings stand in one another"
    return ComposerError(problem=words, problem_mark=parent.start_mark if parent else None)


def empty(source: Lines) -> PlacedMapping:
    """A mapping without keys, as an empty document is."""
    return _placed(PlacedMapping(), source, None)


def _placed(value: V, source: Lines, node: yaml.Node | None, is_reported: bool = False) -> V:
    value.source, value.node, value.is_reported = source, node, is_reported
    if isinstance(value, PlacedMapping):
        value.reported_keys = set()
    return value


def _measure(node: yaml.Node, depth: int) -> None:
    """Refuse a node at this depth that holds what stands too deep; of a mapping, the key and its value."""
    if not isinstance(node, yaml.CollectionNode):
        return
    if depth >= DEEPEST_YAML and node.value:
        raise _too_deep(node)
    for inner in node.value:
        for each in inner if isinstance(inner, tuple) else (inner,):
            _measure(each, depth + 1)


@dataclass(slots=True)
class _Reader:
    source: Lines
    lines: list[str]
    trapped: frozenset[int]
    limits: Limits
    of_record: bool
    problems: list[Problem] = field(default_factory=list)
    seen: set[yaml.Node] = field(default_factory=set)
    depth: int = 0

    def value(self, node: yaml.Node, key: str = "") -> PlacedValue:
        problems = node_traps(node, self.lines, self.source.at) if self.may_be_trap(node) else []
        # Nearly no value begins so, and the signs are quickly compared.
        if self.of_record and node.value and node.value[0] in CURLY_SIGNS:
            problems += curly_traps(node, self.source.at)
        too_much = value_problems(node.value, key, self.limits, lambda: self.source.at(node))
        if problems or too_much:
            self.problems += [*problems, *too_much]
        # An alias is the same node again; alias_traps reports it.
        if node in self.seen or too_much:
            return _placed(Unread(), self.source, node, is_reported=True)
        self.seen.add(node)
        if isinstance(node, yaml.ScalarNode):
            if not node.value.isprintable():
                self.problems += controls(node.value, partial(self._at, node))
            # Most values are texts, and a call of _placed for each would be noticeable.
            text = Placed(node.value)
            text.source, text.node, text.is_reported = self.source, node, bool(problems)
            return text
        return self.inner(node, bool(problems))

    def inner(self, node: yaml.Node, is_reported: bool) -> PlacedValue:
        """The list or mapping of a node with all that it holds."""
        self.depth += 1
        if self.depth >= DEEPEST_YAML and node.value:
            raise _too_deep(node)
        value: PlacedList | PlacedMapping
        if isinstance(node, yaml.MappingNode):
            value = self.mapping(node, is_reported)
        else:
            value = _placed(PlacedList(map(self.value, node.value)), self.source, node, is_reported)
        self.depth -= 1
        return value

    def _at(self, node: yaml.Node, _: int) -> Location:
        return self.source.at(node)

    def may_be_trap(self, node: yaml.Node) -> bool:
        """Whether YAML may have misread a value; most are texts on lines without a sign of its own."""
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            return True
        lines = (node.start_mark.line, node.end_mark.line)
        return node.style == ">" or not self.trapped.isdisjoint(lines)

    def mapping(self, node: yaml.MappingNode, is_reported: bool) -> PlacedMapping:
        mapping = _placed(PlacedMapping(), self.source, node, is_reported)
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.CollectionNode):
                _measure(key_node, self.depth + 1)
            key = str(key_node.value)
            problem = None if key.isprintable() else next(controls(key, partial(self._at, key_node)), None)
            problem = problem or key_problem(key_node, value_node, self.source.at, mapping, node.flow_style)
            if problem is None:
                mapping[key] = self.value(value_node, key)
                continue
            if not (node.flow_style and mapping.is_reported):
                # {value: 1,000,000} breaks at each comma; it is reported once.
                self.problems.append(problem)
            mapping.reported_keys.add(key)
            if key in mapping:
                # Of a key that stands twice, nobody knows yet which value is meant.
                mapping[key].is_reported = True
            mapping.is_reported |= node.flow_style
        return mapping
