"""What builds take, as shares of plain MkDocs with Material on the tree that ``dossier build-tree`` wrote.

All run one after the other on one core, so that the processor's time of all that they begin counts, and what
else the machine does counts little. Plain MkDocs has the same extensions, Material's search, and a navigation
of the same lists. ``python -m tests.bench_builds 10 100`` writes ``docs/benchmarks/``.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from tests.bench import write
from tests.benchmarks import Row, Table, machine, written

OURS = "site_name: A\nsite_url: https://example.org/\ndocs_dir: content\ntheme: dossier\nplugins: [dossier]\n"
PLAIN = """site_name: A
site_url: https://example.org/
docs_dir: tree
site_dir: plain
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [admonition, footnotes, md_in_html, tables, {toc: {permalink: true}}]
nav:
- index.md
- chronology.md
- actors/index.md
- meetings/index.md
- figures/index.md
- disputes.md
- Sources: [sources/index.md, origins.md]
- About: [corrections.md, data.md]
"""
# Of plain MkDocs, and of our own clean build.
GOALS = {"clean": "≤ 1.0 of plain", "second": "≤ 0.15 of clean", "changed": "≤ 0.25 of clean"}


@dataclass(frozen=True)
class Taken:
    """The processor's seconds of each build, and the most memory of one, in megabytes.

    ``page`` is the weight of a page's HTML in the middle of all, and ``largest`` the most, in kilobytes.
    """

    sources: int
    plain: float
    clean: float
    second: float
    changed: float
    memory: int
    page: int
    largest: int

    def row(self) -> Row:
        """The cells of a row."""
        shares = (self.clean / self.plain, self.second / self.clean, self.changed / self.clean)
        return (
            self.sources,
            round(self.plain, 1),
            round(self.clean, 1),
            *shares,
            self.memory,
            self.page,
            self.largest,
        )


def seconds(folder: Path, *arguments: str) -> float:
    """The processor's time that a command and all that it begins take."""
    before = getrusage(RUSAGE_CHILDREN)
    # What is kept outside of the project is removed with the rest before a clean build.
    kept = {"DOSSIER_CACHE": str(folder / ".cache/own")}
    environment = os.environ | kept | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", *arguments], cwd=folder, env=environment, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(rounds: int, *works: Callable[[], float]) -> list[float]:
    """The least that each takes in several rounds; they take turns, so that all meet the same noise."""
    turns = [[work() for work in works] for _ in range(rounds)]
    return [min(taken) for taken in zip(*turns, strict=True)]


def taken(sources: int, rounds: int) -> Taken:
    with TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, sources)
        (folder / "mkdocs.yml").write_text(OURS, encoding="utf-8")
        (folder / "plain.yml").write_text(PLAIN, encoding="utf-8")
        seconds(folder, "dossier.cli", "build-tree", "tree", "--url", "https://example.org/")
        ours = ("dossier.cli", "build", "--quiet")

        def clean() -> float:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            return seconds(folder, *ours)

        record = folder / "content/sources/source-1.md"
        text = record.read_text(encoding="utf-8")

        def changed() -> float:
            note = f"    note: At {time.time()} nobody else had this.\n    says:"
            record.write_text(text.replace("    says:", note, 1), encoding="utf-8")
            return seconds(folder, *ours)

        plain, *others = in_turn(
            rounds,
            lambda: seconds(folder, "mkdocs", "build", "-q", "-f", "plain.yml"),
            clean,
            lambda: seconds(folder, *ours),
            changed,
        )
        weights = [path.stat().st_size // 1000 for path in (folder / "site").rglob("*.html")]
    memory = getrusage(RUSAGE_CHILDREN).ru_maxrss // 1000
    return Taken(sources, plain, *others, memory, round(statistics.median(weights)), max(weights))


def report(rows: list[Taken], rounds: int) -> None:
    """Write the table, and bars of each size: plain MkDocs, and our builds as shares of it."""
    goals = ", ".join(f"{name} {goal}" for name, goal in GOALS.items())
    about = f"""Written by `python -m tests.bench_builds`: seconds of one core, the least of {rounds} rounds
in turn, on {machine()}. Each source has 30 claims.

Goals: {goals}. The shares below are of the same. The weight of pages is that of their HTML: at 1,000 sources,
none should have over 400 kB, and half under 60."""
    weights = ("most memory, MB", "a page, kB", "the largest, kB")
    head = ("sources", "plain MkDocs, s", "clean, s", *GOALS, *weights)
    names = ("plain", "clean", "changed", "second")
    bars = [[(f"{row.sources}: {name}", getattr(row, name) / row.plain) for name in names] for row in rows]
    written("builds", "What builds take", about, Table(head, [row.row() for row in rows]), bars)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10, 100, 300, 1000]
    rounds = int(os.environ.get("ROUNDS", "2"))
    if hasattr(os, "sched_setaffinity"):
        # On one core no pool is made, whose time nobody could ask for.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows: list[Taken] = []
    for size in sizes:
        rows.append(taken(size, rounds))
        print(*rows[-1].row(), flush=True)
        report(rows, rounds)


if __name__ == "__main__":
    main()
