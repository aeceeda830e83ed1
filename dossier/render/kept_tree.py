"""A whole tree as it is kept for the next run, which takes it where nothing at all has changed."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from dossier.cache import keep, kept, key_of
from dossier.model.content import Dossier
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


def key_of_run(folder: Path, dossier: Dossier, content: str) -> str:
    """The key of all that a tree follows from: the content, by its hash, the archived texts, the address."""
    texts = (part for id in sorted(dossier.archive) for part in (id, dossier.archive[id].sha256))
    return key_of("run", folder.as_posix(), content, dossier.settings.url, *texts)


def last_tree(kept_in: Path | None, folder: Path, key: str) -> KeptTree | None:
    """The tree of the last run of a content folder, if that has this key."""
    content = kept(kept_in, _slot(folder)) if key else None
    if content is None or not content.startswith(key.encode()):
        return None
    return from_bytes(content[len(key) :])


def keep_tree(kept_in: Path | None, folder: Path, key: str, tree: KeptTree) -> None:
    """Keep the tree of this run instead of that of the last one: a tree is large."""
    keep(kept_in, _slot(folder), key.encode() + as_bytes(tree))


def _slot(folder: Path) -> str:
    return key_of("last run", folder.as_posix())


def as_bytes(last: KeptTree) -> bytes:
    """The tree in one piece: a line of JSON that says what follows, and then all files."""
    about = {
        "problems": [(p.code.slug, *astuple(p)[1:]) for p in last.problems],
        "tree": [(path, len(content)) for path, content in last.tree.items()],
        "edit": dict(last.edit),
        "markdown_pages": [(path, len(content)) for path, content in last.markdown_pages.items()],
        "empty": sorted(last.empty),
    }
    head = json.dumps(about, separators=(",", ":")).encode() + b"\n"
    return b"".join(_pressed([head, *last.tree.values(), *last.markdown_pages.values()]))


def from_bytes(content: bytes) -> KeptTree:
    """The tree that was last."""
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
