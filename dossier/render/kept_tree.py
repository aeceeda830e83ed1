"""A whole tree as it is kept for the next run, which takes it where nothing at all has changed."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from typing import Any

from dossier.problems import Code, Location, Problem

# The fastest: a tree repeats itself so much that more effort would gain little.
_EFFORT = 1


@dataclass(frozen=True, slots=True)
class KeptTree:
    """A tree with all that a run says of it, as in ``pipeline.Outcome``."""

    problems: tuple[Problem, ...]
    tree: Mapping[str, bytes] = field(default_factory=dict)
    edit: Mapping[str, str] = field(default_factory=dict)
    markdown_pages: Mapping[str, bytes] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()


def as_bytes(kept: KeptTree) -> bytes:
    """The tree in one piece: a line of JSON that says what follows, and then all files."""
    about = {
        "problems": [(p.code.slug, *astuple(p)[1:]) for p in kept.problems],
        "tree": [(path, len(content)) for path, content in kept.tree.items()],
        "edit": dict(kept.edit),
        "markdown_pages": [(path, len(content)) for path, content in kept.markdown_pages.items()],
        "empty": sorted(kept.empty),
    }
    head = json.dumps(about, separators=(",", ":")).encode() + b"\n"
    return b"".join(_pressed([head, *kept.tree.values(), *kept.markdown_pages.values()]))


def from_bytes(content: bytes) -> KeptTree:
    """The tree that was kept."""
    whole = zlib.decompress(content)
    start = whole.index(b"\n") + 1
    about = json.loads(whole[:start])
    parts = _parts(whole, start, [size for _, size in (*about["tree"], *about["markdown_pages"])])
    tree = {path: next(parts) for path, _ in about["tree"]}
    pages = {path: next(parts) for path, _ in about["markdown_pages"]}
    problems = tuple(map(_problem, about["problems"]))
    return KeptTree(problems, tree, about["edit"], pages, frozenset(about["empty"]))


def _pressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    press = zlib.compressobj(_EFFORT)
    yield from map(press.compress, parts)
    yield press.flush()


def _parts(whole: bytes, start: int, sizes: Iterable[int]) -> Iterator[bytes]:
    for size in sizes:
        yield whole[start : start + size]
        start += size


def _problem(record: list[Any]) -> Problem:
    slug, at, message, hint, claim, slip, follows = record
    code = next(code for code in Code if code.slug == slug)
    return Problem(code, Location(*at), message, hint, claim, slip, tuple(follows))
