"""How the work of each step grows with the sources, and what the start of a check takes, as tables."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

from tests.bench import CLAIMS, ROUNDS, Seconds, best, built
from tests.benchmarks import Table, machine, written

SIZES = (100, 300, 1000)
STEPS = ("load", "check", "compose", "render")
PARSE = """
import pathlib, yaml
for path in pathlib.Path("content").rglob("*.md"):
    yaml.load(path.read_text(encoding="utf-8").split("---\\n")[1], Loader=yaml.CSafeLoader)
"""


def weighed(folder: Path) -> Seconds:
    """The same, and the most memory that the process had, in kilobytes."""
    steps = built(folder)
    return steps | {"memory": getrusage(RUSAGE_SELF).ru_maxrss}


def growth(sizes: Iterable[int]) -> None:
    """Print and write what each step to the tree takes a claim, and the memory, at several sizes."""
    table = Table(("sources", *(f"{step}, ms a claim" for step in STEPS), "memory, kB a claim"))
    for size in sizes:
        _, steps = best(size, weighed, rounds=ROUNDS if size == SIZES[0] else 1)
        claims = size * CLAIMS
        table.rows.append((size, *(1000 * steps[step] / claims for step in STEPS), steps["memory"] / claims))
        print(*table.rows[-1], flush=True)
    about = f"""Written by `python -m tests.bench_growth` on {machine()}. What each step takes of a processor,
and the most memory that the process had, by the claims of the dossier. A step that is linear takes as much
for a claim of many as of few; the goal is at most 1.3 times as much at 1,000 sources as at 100."""
    bars = [
        [(f"{row[0]}: {head}", float(row[at])) for row in table.rows] for at, head in enumerate(table.head)
    ]
    written("growth", "How work grows", about, table, bars[1:-1])


def start() -> None:
    """Print and write what a check of our own dossier takes, beside libyaml's parse in a new process."""
    with TemporaryDirectory() as kept:
        check = ("-m", "dossier.cli", "check", "content")
        taken = {
            "start and parse": command_seconds("-c", PARSE),
            "nothing kept": command_seconds(*check, DOSSIER_CACHE=""),
            "first": command_seconds(*check, DOSSIER_CACHE=kept),
            "again": command_seconds(*check, DOSSIER_CACHE=kept),
        }
    base = taken["start and parse"]
    table = Table(("check of our dossier", "s of a processor", "of start and parse"))
    table.rows.extend((name, seconds, seconds / base) for name, seconds in taken.items())
    for row in table.rows:
        print(*row, flush=True)
    about = f"""Written by `python -m tests.bench_growth` on {machine()}. Beside the start of Python and
libyaml's parse of the same front matter. The goal is 3 times as much. Again means that nothing has changed
since the first, which found nothing wrong."""
    written(
        "start", "What the start of a check takes", about, table, [[(str(n), s) for n, s, _ in table.rows]]
    )


def command_seconds(*arguments: str, **environment: str) -> float:
    """The processor's time of a Python of its own."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=os.environ | environment, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    start()
    growth(map(int, sys.argv[1:]) if sys.argv[1:] else SIZES)
