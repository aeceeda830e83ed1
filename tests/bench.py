"""Measure how long a large dossier takes, as ratios: machines differ and are noisy, ratios less so.

The measure is the time that libyaml needs to parse the same front matter and do nothing with it.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import yaml

from dossier.check import check
from dossier.compose import compose
from dossier.load import load
from dossier.render import render

T = TypeVar("T")

CLAIMS = 30

HEAD = """---
title: Source {n}
published: 2024-05-{day:02}
language: en
rights: CC-BY-4.0
claims:
"""

CLAIM = """  - id: claim-{c}
    at: paragraph {c}
    says: >-
      [[Actor {a}]] said that {c} things had been sent to [[Actor {b}]].
    by: actor-{a}
    passage: said that so many things
    about: [actor-{b}]
    date: 2024-04-{c:02}
    sets: {{things: {{value: ~{c}}}}}
"""


def write(folder: Path, sources: int) -> None:
    """A dossier of so many sources, with an actor for every ten of them."""
    actors = max(sources // 10, 2)
    files = {f"actors/actor-{n}.md": f"---\nname: Actor {n}\ntype: person\n---\n" for n in range(actors)}
    files["figures/things.md"] = "---\nname: Things\ntype: count\nof: actor-0\nunit: things\n---\n"
    for n in range(sources):
        claims = (CLAIM.format(c=c, a=(n + c) % actors, b=(n * c) % actors) for c in range(1, CLAIMS + 1))
        files[f"sources/source-{n}.md"] = HEAD.format(n=n, day=n % 28 + 1) + "".join(claims) + "---\n"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def parsed(folder: Path) -> int:
    """Parse the front matter of every file with libyaml, and nothing else."""
    texts = (path.read_text(encoding="utf-8").split("---\n")[1] for path in folder.rglob("*.md"))
    return sum(1 for text in texts if yaml.load(text, Loader=yaml.CSafeLoader))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main(sources: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, sources)
        base, _ = timed(lambda: parsed(folder))
        print(f"{sources} sources with {CLAIMS} claims each; 1.0 is libyaml alone, {base:.2f} s here")
        loading, (dossier, problems) = timed(lambda: load(folder))
        assert not problems, problems[:3]
        checking, found = timed(lambda: list(check(dossier)))
        assert not found, found[:3]
        composing, pages = timed(lambda: compose(dossier))
        rendering, _ = timed(lambda: render(dossier, pages))
        steps = {"load": loading, "check": checking, "compose": composing, "render": rendering}
        for step, seconds in steps.items():
            print(f"{step:8} {seconds / base:6.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
