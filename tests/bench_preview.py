"""How long an editor waits, from saving a claim to the changed page: ``python -m tests.bench_preview 100``.

Seconds on the clock, so what else the machine does counts; the load is printed beside them.
"""

import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tests.bench import write
from tests.bench_builds import OURS
from tests.previews import preview, until

EDITS = 5
RECORD, PAGE = "content/sources/source-1.md", "sources/source-1/"


def waited(address: str, record: Path, text: str, number: int) -> float:
    """The seconds until a page shows a note that is new in its claim."""
    words = f"In turn {number} nobody else had this."
    begun = time.monotonic()
    record.write_text(text.replace("    says:", f"    note: {words}\n    says:", 1), encoding="utf-8")
    while words not in urlopen(address, timeout=600).read().decode():
        time.sleep(0.02)
    return time.monotonic() - begun


def measure(sources: int) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, sources)
        (folder / "mkdocs.yml").write_text(OURS, encoding="utf-8")
        record = folder / RECORD
        text = record.read_text(encoding="utf-8")
        with preview(folder, folder / "temporary") as (_, address):
            until(address, "<article")
            taken = [waited(address + PAGE, record, text, turn) for turn in range(EDITS)]
            middle, worst = statistics.median(taken), max(taken)
            load = os.getloadavg()[0]
            print(f"{sources} sources: {middle:.2f} s, at most {worst:.2f}; load {load:.1f}", flush=True)


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10", "100"]):
        measure(size)
