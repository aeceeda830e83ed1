"""The page of attacks and faults says how many inputs the tests try that stand beside each, as counted."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.shapes import shapes
from tests.site import ROOT

PAGE = ROOT / "docs/security.md"


class Row(NamedTuple):
    """What is tried, the files of tests with the names or their beginnings, and the inputs as stated."""

    what: str
    tests: tuple[tuple[str, tuple[str, ...]], ...]
    inputs: str


def rows() -> Iterator[Row]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and line.startswith("|") and not cells[1].startswith(("-", "Test")):
            yield Row(cells[0], tuple(named(cells[1])), cells[2])


def named(cell: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The files of tests in a cell, each with what its tests begin with: `file`: `test_a…`, `test_b`."""
    file, names = "", list[str]()
    for word in re.findall("`([^`]+)`", cell):
        if word.endswith((".py", ".md")):
            if file:
                yield file, tuple(names)
            file, names = f"tests/{word.removeprefix('tests/')}", []
        elif word.startswith("test_"):
            names.append(word)
    if file:
        yield file, tuple(names)


def stated(inputs: str) -> int | None:
    number = re.match("[0-9,]+", inputs)
    return int(number[0].replace(",", "")) if number else None


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    files = {file for row in rows() for file, _ in row.tests if re.match(r"tests/(scenarios|test_)", file)}
    # A process of its own: pytest collects only once in each.
    environment = {key: value for key, value in os.environ.items() if key not in ("DOCUMENTS", "KILLS")}
    command = [sys.executable, "-m", "tests.counted", *sorted(files)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def matched(counts: dict[str, int], file: str, names: tuple[str, ...]) -> list[int]:
    """How many inputs the tests of a file try that bear each name, or begin so."""
    every = {name.removeprefix(file)[2:]: count for name, count in counts.items() if name.startswith(file)}
    chosen = [[n for test, n in every.items() if is_meant(test, name)] for name in names or ("…",)]
    assert all(chosen), f"{file} has no test for each of {names}"
    return [sum(group) for group in chosen]


def is_meant(test: str, name: str) -> bool:
    return test.startswith(name.removesuffix("…")) if name.endswith("…") else test == name


@pytest.mark.parametrize("row", [*rows()], ids=lambda row: row.what[:50])
def test_the_number_of_inputs_is_that_of_the_tests(row: Row, counts: dict[str, int]) -> None:
    number = stated(row.inputs)
    if number is None:
        # What nobody counts has no number.
        assert not re.search("[0-9]", row.inputs.partition(";")[0]), row
    else:
        assert number == sum(sum(matched(counts, *test)) for test in row.tests), row


def test_the_families_that_grow_are_those_of_the_table() -> None:
    """How many there are of each sort, and with how many of what is repeated they begin."""
    lines = [
        line.split("|")[2:4] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.count("|") == 8
    ]
    stated = [
        (int(families), int(n.replace(",", ""))) for families, n in lines if families.strip().isdecimal()
    ]
    sorts = Counter((name.split()[0].rstrip(":"), few) for name, few, _ in shapes())
    assert sorted(stated) == sorted((count, few) for (_, few), count in sorts.items())
