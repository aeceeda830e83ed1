"""Measure how work grows with what is repeated: each family at n, 2n and 4n, in the processor's time.

Each measurement has a process of its own, and the least of several counts. What a family costs beyond the
smallest dossier is compared: twice as much of it may cost little more than twice as long, or is refused.
"""

import os
import resource
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.pipeline import run
from dossier.problems import errors
from tests.markup import engine
from tests.shapes import Files, page, shapes, write

# In seconds of the processor.
LONGEST = 60
ROUNDS = 2
# Above this, a doubling is no doubling; below so many seconds, it is noise.
STEEPEST, NOISE = 3.0, 0.08


def built(files: Files) -> str:
    """How long the check, the tree and the engine's HTML take; whether it was refused."""
    with TemporaryDirectory() as place:
        folder = write(Path(place), files)
        convert = engine()
        start = time.process_time()
        outcome = run(folder)
        for path, content in outcome.tree.items():
            if path.endswith(".md"):
                convert(content.decode().partition("\n---\n")[2])
        wrong = errors(outcome.problems)
        return f"{time.process_time() - start} {wrong[0].code.slug if wrong else 'built'}"


def measured(files: Files) -> tuple[float, str]:
    """The same in a process that ends with what it has computed, or with its time."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        try:
            os.write(writing, built(files).encode())
        except BaseException as error:
            os.write(writing, f"{LONGEST} {type(error).__name__}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        seconds, _, how = (answer.read() or f"{LONGEST} killed").partition(" ")
    os.waitpid(child, 0)
    return float(seconds), how


def main() -> int:
    """Print a line for each family whose name has one of the words given; how many grow too fast."""
    built(page("a"))
    least = min(measured(page("a"))[0] for _ in range(ROUNDS))
    print(f"{'':40} {'n':>6} {'n':>6} {'2n':>6} {'4n':>6}  at 4n")
    steep = 0
    for name, few, shape in shapes():
        if sys.argv[1:] and not any(word in name for word in sys.argv[1:]):
            continue
        runs = [[measured(shape(few * times)) for _ in range(ROUNDS)] for times in (1, 2, 4)]
        seconds = [min(each)[0] for each in runs]
        beyond = [max(each - least, NOISE) for each in seconds]
        how = runs[-1][0][1]
        # What is refused may grow as it likes up to there.
        is_steep = how != "too-large" and max(b / a for a, b in pairwise(beyond)) > STEEPEST
        steep += is_steep
        times = " ".join(f"{each:6.2f}" for each in seconds)
        print(f"{name[:40]:40} {few:6} {times}  {how}{' STEEP' if is_steep else ''}", flush=True)
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main())
