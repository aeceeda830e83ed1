"""Measure how long a large dossier takes, as ratios: machines differ and are noisy, ratios less so.

The measure is the time that libyaml needs to parse the same front matter and do nothing with it. Both are
the best of several runs in turn, so that what else the machine does meets both; each pair has a process of
its own, since what was computed once is remembered.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

import yaml

from dossier.check import check
from dossier.compose import compose
from dossier.load import load
from dossier.pipeline import vouched
from dossier.render import render

T = TypeVar("T")

CLAIMS = 30
ROUNDS = 3
# How many sources a whole run through all steps has, and how many `dossier verify` is held to.
SITE, VERIFY = 300, 1000

HEAD = """---
title: Source {s}
author: [A. Writer]
published: 2024-05-{day:02}
url: https://example.org/articles/{s}
language: en
rights: CC-BY-4.0
text: {{sha256: {digest}}}
claims:
"""

STATED = """  - id: claim-{c}
    at: paragraph {c}
    says: >-
      [[Actor {a}]] said that about {n:,} things had been sent to [[Actor {b}]] by sea, and that more would
      follow before the end of the season.
    by: actor-{a}
    date: 2024-04-{c:02}
    passage: about {n:,} things had been sent
    about: [actor-{b}]
    sets: {{things: {{value: ~{n}}}}}
"""

DENIED = """  - id: claim-{c}
    at: paragraph {c}
    says: >-
      A spokesman for [[Actor {a}]] denied that [[actor-{b}|the other side]] had received {n:,} of them.
    by: {{actor: actor-{a}, as: a spokesman}}
    stance: denies
    quote: nothing in the reports of {n:,} crates
    about: [actor-{b}, things]
    note: The article does not say which reports he meant.
"""

INFERRED = """  - id: claim-{c}
    at: paragraph {c}
    says: >-
      Officials of [[Actor {a}]] reported that more than {n:,} things have reached [[Actor {b}]] this year.
    by: {{actor: actor-{a}, as: officials}}
    via: actor-{b}
    date: {{date: 2024, basis: inferred, words: this year, from: [source-{s}]}}
    passage: more than {n:,} things have reached
    about: [actor-{b}]
    sets: {{things: {{added: ">{n}"}}}}
"""

CLAIM = (STATED, DENIED, INFERRED)

PARAGRAPH = (
    "Actor {a} said on {c} April 2024 that about {n:,} things had been sent to Actor {b}.",
    "A spokesman for Actor {a} – “there is nothing in the reports of {n:,} crates” – denied that {b} had any.",
    "Officials of Actor {a}, Actor {b} carried, said that more than {n:,} things have reached it this year.",
)

WORDS = (
    "remarks came after week talks harbour town delegations met behind closed doors neither took questions "
    "summer brings those present added ferries would run before winter crews waited while officials "
    "discussed supplies repairs cargo routes weather delays insurance storage fuel prices local traders "
    "welcomed agreement critics warned quietly reporters asked whether plan could hold"
)


def sentences(seed: str) -> str:
    """Three sentences that are nobody else's, the second a quotation."""
    words = Random(seed).choices(WORDS.split(), k=54)
    first, second, third = (" ".join(words[i : i + 18]).capitalize() for i in (0, 18, 36))
    return f"{first}. “{second},” one of them said. {third}."


def write(folder: Path, sources: int) -> None:
    """A dossier of so many sources with their texts, and an actor for every ten of them."""
    actors = max(sources // 10, 2)
    files = {
        f"content/actors/actor-{n}.md": f"---\nname: Actor {n}\ntype: person\n---\n" for n in range(actors)
    }
    files["content/figures/things.md"] = "---\nname: Things\ntype: count\nof: actor-0\nunit: things\n---\n"
    for s in range(sources):
        numbers = [
            {"s": s, "c": c, "n": 100 * c + s % 7, "a": (s + c) % actors, "b": (s * c) % actors}
            for c in range(1, CLAIMS + 1)
        ]
        text = "\n".join(
            f"[paragraph] {PARAGRAPH[it['c'] % 3].format(**it)} {sentences(str((s, it['c'])))}\n"
            for it in numbers
        )
        head = HEAD.format(s=s, day=s % 28 + 1, digest=sha256(text.encode()).hexdigest())
        claims = "".join(CLAIM[it["c"] % 3].format(**it) for it in numbers)
        files[f"archive/source-{s}.txt"] = text
        files[f"content/sources/source-{s}.md"] = f"{head}{claims}---\n"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def parsed(folder: Path) -> None:
    """Parse the front matter of every file with libyaml, and nothing else."""
    for path in folder.rglob("*.md"):
        yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.CSafeLoader)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def verified(folder: Path) -> dict[str, float]:
    """How long ``dossier verify`` takes."""
    seconds, (problems, tally, _) = timed(lambda: vouched(folder, date(2024, 6, 1)))
    assert not problems, problems[:3]
    assert " 0 sources without a text" in tally, tally
    return {"verify": seconds}


def built(folder: Path) -> dict[str, float]:
    """How long each step to the tree takes."""
    loading, (dossier, problems) = timed(lambda: load(folder))
    assert not problems, problems[:3]
    checking, found = timed(lambda: list(check(dossier)))
    assert not found, found[:3]
    composing, pages = timed(lambda: compose(dossier))
    rendering, _ = timed(lambda: render(dossier, pages))
    return {"load": loading, "check": checking, "compose": composing, "render": rendering}


def once(folder: Path, work: Callable[[Path], dict[str, float]]) -> tuple[float, dict[str, float]]:
    """How long libyaml alone takes, and how long each step of the work."""
    return timed(lambda: parsed(folder))[0], work(folder)


def measure(sources: int, work: Callable[[Path], dict[str, float]]) -> None:
    """Print how long each step of the work takes on so many sources, as ratios."""
    with TemporaryDirectory() as name:
        write(Path(name), sources)
        folder = Path(name) / "content"
        with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
            rounds = [processes.apply(once, (folder, work)) for _ in range(ROUNDS)]
    base = min(seconds for seconds, _ in rounds)
    print(f"{sources} sources with {CLAIMS} claims each; 1.0 is libyaml alone, {base:.2f} s here")
    for step in rounds[0][1]:
        print(f"{step:8} {min(steps[step] for _, steps in rounds) / base:6.2f}", flush=True)


def main(site: int = SITE, verify: int = VERIFY) -> None:
    measure(site, built)
    measure(verify, verified)


if __name__ == "__main__":
    main(*(int(size) for size in sys.argv[1:3]))
