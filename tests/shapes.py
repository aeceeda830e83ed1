"""Content that repeats one thing a number of times: in a text, in a list, in an article."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

import yaml

# Paths with their content.
Files = dict[str, str]
Shape = Callable[[int], Files]

DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
BASE = {
    "content/dossier.yml": "title: Ferries\nurl: https://example.org\n",
    "content/actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
    "content/figures/boats.md": "---\nname: Boats\ntype: count\nunit: boats\n---\n",
}


def numbered(item: str, n: int) -> list[str]:
    """The item so many times, with its numbers filled in."""
    return [item.format(i=i, j=i - 1, indent="    " * i) for i in range(n)]


def source(claims: list[str], text: str = "") -> Files:
    """A source with these claims, in braces, and the text that it was read from."""
    digest = f"text: {{sha256: {sha256(text.encode()).hexdigest()}}}\n" if text else ""
    head = f"title: A paper\nlanguage: en\nrights: CC-BY-4.0\npublished: 2024-05-06\n{digest}"
    items = "".join(f"  - {{{each}}}\n" for each in claims)
    record = f"---\n{head}claims:\n{items}---\n"
    return BASE | {"content/sources/paper.md": record} | ({"archive/paper.txt": text} if text else {})


def claim(more: str = "about: anna", says: str = "Anna spoke.", id: str = "c0") -> str:
    passage = "" if "quote:" in more else "passage: at the harbour, "
    return f"id: {id}, at: paragraph 1, says: {dumps(says, ensure_ascii=False)}, {passage}{more}"


def page(text: str) -> Files:
    return source([claim()]) | {"content/method.md": f"---\ntitle: Method\nuncited: a test\n---\n{text}\n"}


def _page(item: str, n: int) -> Files:
    return page("".join(numbered(item, n)) if "{i" in item else item * n)


def _said(item: str, n: int) -> Files:
    return source([claim(says=f"Anna {item * n}")])


def _article(item: str, n: int) -> Files:
    return source([claim()], f"[paragraph] {item * n} at the harbour.\n")


def _claims(item: str, n: int) -> Files:
    # The first is what the others refer to.
    each = ["about: anna", *numbered(item, n)[1:]]
    return source([claim(more, id=f"c{i}") for i, more in enumerate(each)])


def _list(item: str, n: int) -> Files:
    key, _, one = item.partition("|")
    between = ", " if "[" in key else "" if one in ("1", "w", "2024/") else " "
    return source([claim(key.format(between.join(numbered(one, n))))])


def _nested_yaml(opening: str, n: int) -> Files:
    return BASE | {"content/dossier.yml": f"title: {opening * n}\n"}


def _title(item: str, n: int) -> Files:
    return BASE | {"content/dossier.yml": f"title: {item * n}\nurl: https://example.org\n"}


# Each group with its maker, and the number of repeats that is small for it.
GROUPS: dict[str, tuple[Callable[[str, int], Files], int, list[str]]] = {
    "page": (_page, 400, DATA["signs"]),
    "claim": (_said, 400, DATA["signs"]),
    "blocks": (_page, 150, DATA["blocks"]),
    "article": (_article, 400, DATA["articles"]),
    "claims": (_claims, 80, DATA["claims"]),
    "list": (_list, 200, DATA["lists"]),
    "yaml": (_nested_yaml, 20_000, ["[", "{a: ", "'", "\\", "&a ", "*a ", "!a ", "? ", "- "]),
    "title": (_title, 200, ["w", "w "]),
}


def shapes() -> Iterator[tuple[str, int, Shape]]:
    """Every family by its name, with a small number of repeats."""
    for group, (make, few, items) in GROUPS.items():
        yield from ((f"{group}: {item!r}", few, partial(make, item)) for item in items)


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Write the files; returns the folder of the content."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder / "content"
