"""Which declarations of the style sheets within a page hold for which of its elements, as a desk shows it.

Nothing is fetched: sheets of other addresses hide nothing here.
"""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from tinycss2 import parse_blocks_contents, parse_component_value_list, parse_stylesheet, serialize

from dossier.intake.media_queries import StyleError, is_on_a_desk
from dossier.intake.selectors import Selector, matched, selectors_of, specificity

# Letters of all sheets of a page: what has more is refused.
MOST_STYLES = 2_000_000
# How deep rules stand in others.
_DEEPEST = 8

Values = tuple[Any, ...]
Declared = Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: Selector
    declarations: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What was declared for each element, and the last step of each animation."""

    declared: Mapping[Any, Declared]
    animations: Mapping[str, Declared]


def sheets_of(page: Any, names: Container[str]) -> Sheets:
    """What the sheets and the elements themselves declare of these names, the strongest last."""
    animations: dict[str, Declared] = {}
    rules = [rule for content in _sheets(page) for rule in _rules(content, (), names, animations, 0)]
    declared: dict[Any, list[tuple[tuple[Any, ...], Any]]] = defaultdict(list)
    for element, order in matched(page, [rule.selector for rule in rules]):
        strength = (False, *specificity(rules[order].selector), order)
        declared[element] += [((each.important, *strength), each) for each in rules[order].declarations]
    for element in page.iter():
        if isinstance(element.tag, str) and element.get("style"):
            _add_inline(declared[element], element.get("style"), names)
    return Sheets({element: _strongest(entries) for element, entries in declared.items()}, animations)


def _add_inline(entries: list[tuple[tuple[Any, ...], Any]], style: str, names: Container[str]) -> None:
    declarations = _declarations(parse_blocks_contents(style, True, True), names)
    entries.extend(((each.important, True), each) for each in declarations)


def _strongest(entries: list[tuple[tuple[Any, ...], Any]]) -> Declared:
    """Each property once, where it was last declared, since a shorthand changes what stands before it."""
    values: dict[str, Values] = {}
    for _, declaration in sorted(entries, key=lambda entry: entry[0]):
        name = declaration.name if declaration.name.startswith("--") else declaration.lower_name
        values.pop(name, None)
        values[name] = tuple(declaration.value)
    return values


def _sheets(page: Any) -> Iterator[list[Any]]:
    """The sheets in the page, and those that are written into an address."""
    size = 0
    for element in page.iter("style", "link"):
        if any(around.tag in ("noscript", "template") for around in element.iterancestors()):
            continue
        text = element.text or "" if element.tag == "style" else _in_address(element)
        size += len(text)
        if size > MOST_STYLES:
            raise StyleError(f"the styles of the page have more than {MOST_STYLES} letters")
        if element.get("type", "text/css").strip().casefold() in ("", "text/css") and is_on_a_desk(
            parse_component_value_list(element.get("media") or "")
        ):
            yield parse_stylesheet(text, True, True)


def _in_address(link: Any) -> str:
    address = (link.get("href") or "").strip()
    scheme, _, rest = address.partition(":")
    if "stylesheet" not in (link.get("rel") or "").casefold().split() or scheme.casefold() != "data":
        return ""
    head, _, content = rest.partition(",")
    raw = unquote_to_bytes(content)
    if head.casefold().endswith(";base64"):
        with suppress(ValueError):
            raw = b64decode(raw)
    return raw.decode("utf-8", "replace")


def _rules(
    content: Iterable[Any],
    around: Sequence[Selector],
    names: Container[str],
    animations: dict[str, Declared],
    depth: int,
) -> Iterator[_Rule]:
    """The rules with all that a desk shows, those in other rules included."""
    if depth > _DEEPEST:
        raise StyleError(f"the styles of the page are nested deeper than {_DEEPEST}")
    nodes = list(content)
    if around and (declarations := tuple(_declarations(nodes, names))):
        yield from (_Rule(selector, declarations) for selector in around)
    for node in nodes:
        if node.type == "qualified-rule":
            inside = parse_blocks_contents(node.content, True, True)
            yield from _rules(inside, selectors_of(node.prelude, around), names, animations, depth + 1)
        elif node.type == "at-rule" and node.content is not None:
            inside = parse_blocks_contents(node.content, True, True)
            if node.lower_at_keyword.endswith("keyframes"):
                animations.update(_animation(node.prelude, inside, names))
            elif _holds(node):
                yield from _rules(inside, around, names, animations, depth + 1)


def _holds(node: Any) -> bool:
    """Whether what stands in a rule with a condition holds on a desk; containers have every size."""
    if node.lower_at_keyword == "media":
        return is_on_a_desk(node.prelude)
    if node.lower_at_keyword == "supports":
        return not any(piece.type == "ident" and piece.lower_value == "not" for piece in node.prelude[:2])
    return node.lower_at_keyword in ("layer", "container")


def _animation(prelude: list[Any], content: list[Any], names: Container[str]) -> dict[str, Declared]:
    """What an animation ends with."""
    name = "".join(piece.value for piece in prelude if piece.type in ("ident", "string"))
    last: dict[str, Values] = {}
    for node in content:
        if node.type == "qualified-rule" and serialize(node.prelude).strip().casefold() in ("to", "100%"):
            inside = parse_blocks_contents(node.content, True, True)
            last |= {each.lower_name: tuple(each.value) for each in _declarations(inside, names)}
    return {name: last}


def _declarations(nodes: Iterable[Any], names: Container[str]) -> Iterator[Any]:
    for node in nodes:
        if node.type == "declaration" and (node.lower_name in names or node.name.startswith("--")):
            yield node
