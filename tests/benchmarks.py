"""Tables and drawings of what was measured, under ``docs/benchmarks/``."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import fill

OUT = Path(__file__).parent.parent / "docs/benchmarks"
# A bar of the greatest value, in units of the drawing.
_LONGEST, _STEP = 400, 18
# Of a line of the page.
_WIDTH = 118

# What a bar is of, and its value.
Bar = tuple[str, float]
Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured: the head of each column, and the rows."""

    head: Sequence[str]
    rows: list[Row] = field(default_factory=list)


def machine() -> str:
    """What it was measured on, and how busy that was."""
    load = ", ".join(f"{average:.0f}" for average in os.getloadavg())
    cores, python = os.cpu_count(), platform.python_version()
    return f"{platform.machine()}, {cores} cores, whose load was {load} meanwhile, and Python {python}"


def written(name: str, title: str, about: str, table: Table, groups: Iterable[list[Bar]]) -> None:
    """Write a table with what it is about, and a drawing of its bars, apart by groups."""
    OUT.mkdir(exist_ok=True)
    rows = [_line(map(_cell, row)) for row in table.rows]
    lines = [_line(table.head), f"|{' --: |' * len(table.head)}", *rows]
    paragraphs = "\n\n".join(fill(text, _WIDTH) for text in about.split("\n\n"))
    parts = [f"# {title}", paragraphs, "\n".join(lines), f"![{title}]({name}.svg)"]
    (OUT / f"{name}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    (OUT / f"{name}.svg").write_text(_drawing(list(groups)), encoding="utf-8")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: str | int | float) -> str:
    return f"{value:.2f}" if isinstance(value, float) else f"{value}"


def _drawing(groups: list[list[Bar]]) -> str:
    most = max((value for group in groups for _, value in group), default=1) or 1
    bars, y = [], 10
    for group in groups:
        for name, value in group:
            width = value / most * _LONGEST
            bars.append(f'<rect x="200" y="{y}" width="{width:.0f}" height="14" fill="#a3271b"/>')
            bars.append(f'<text x="194" y="{y + 11}" text-anchor="end">{name}</text>')
            bars.append(f'<text x="{206 + width:.0f}" y="{y + 11}">{_cell(value)}</text>')
            y += _STEP
        y += _STEP // 2
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {y}" font-size="12">'
    # Readable on pages of either colour.
    return "\n".join((head, '<rect width="100%" height="100%" fill="#fff"/>', *bars, "</svg>", ""))
