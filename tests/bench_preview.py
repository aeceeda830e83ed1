"""How long an editor waits, from saving a claim to the changed page: ``python -m tests.bench_preview 100``.

Seconds on the clock, so what else the machine does counts; the load is printed beside them.
"""

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tests.bench import write
from tests.bench_builds import OURS
from tests.benchmarks import Row, Table, machine, written
from tests.previews import preview, until

EDITS = 5
# In seconds, between two edits: of a large dossier, the whole site is being built then.
PAUSE = 4
RECORD, PAGE = "content/sources/source-1.md", "sources/source-1/"


def waited(address: str, record: Path, text: str, number: int) -> float:
    """The seconds until a page shows a note that is new in its claim."""
    words = f"In turn {number} nobody else had this."
    time.sleep(PAUSE)
    begun = time.monotonic()
    record.write_text(text.replace("    says:", f"    note: {words}\n    says:", 1), encoding="utf-8")
    while words not in urlopen(address, timeout=600).read().decode():
        time.sleep(0.02)
    return time.monotonic() - begun


def measure(sources: int) -> Row:
    """The sources, and the seconds in the middle of all edits and at most."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, sources)
        (folder / "mkdocs.yml").write_text(OURS, encoding="utf-8")
        record = folder / RECORD
        text = record.read_text(encoding="utf-8")
        with preview(folder, folder / "temporary") as (_, address):
            # The first build of a large dossier takes minutes.
            until(address, "<article", patience=3600)
            taken = [waited(address + PAGE, record, text, turn) for turn in range(EDITS)]
            return sources, statistics.median(taken), max(taken)


def main() -> None:
    """Measure, and write the table and its drawing."""
    table = Table(("sources", "in the middle, s", "at most, s"))
    for size in map(int, sys.argv[1:] or ["10", "100"]):
        table.rows.append(measure(size))
        print(*table.rows[-1], flush=True)
    about = f"""Written by `python -m tests.bench_preview` on {machine()}. Seconds on the clock from
saving a claim to its changed page, of {EDITS} edits. The goals are 1 at 100 sources, and 2 at 1,000."""
    bars = [
        [(f"{size} sources", float(middle)), ("at most", float(most))] for size, middle, most in table.rows
    ]
    written("preview", "What a preview takes", about, table, bars)


if __name__ == "__main__":
    main()
