"""``make fuzz``: every target for a while, guided by coverage where atheris is installed, else at random.

Finds are written beside the corpus as FIND-…; whoever mends one makes a scenario of it.
"""

import argparse
import os
import random
import signal
import sys
import traceback
from hashlib import sha256
from pathlib import Path

from tests.fuzz.mutations import mutated

# A test says that each target has a folder here. The targets are imported later: atheris looks on.
CORPUS = Path(__file__).parent / "corpus"
# In seconds of the processor: no input of this size takes so long on the slowest machine.
PATIENCE = 20
LONGEST = 4096


def tried(name: str, text: str) -> str:
    """What is wrong with how a target takes the text: the traceback; empty where it holds."""
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    # Of files, load decodes none with half a surrogate; YAML's own escapes are tried by "field".
    text = text if name == "field" else text.encode("utf-8", "replace").decode()
    from tests.fuzz.targets import TARGETS

    try:
        TARGETS[name](text)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _too_slow(*_: object) -> None:
    raise TimeoutError(f"more than {PATIENCE} seconds")


def at_random(name: str, runs: int, number: int, finds: Path) -> int:
    """Try so many mutated inputs; the same number gives the same inputs. Gives how many did not hold."""
    from tests.fuzz.targets import seeds

    chance, kept, wrong = random.Random(number), seeds(name), set[str]()
    for _ in range(runs):
        text = mutated(chance, kept)[:LONGEST]
        trace = tried(name, text)
        last = trace.strip().split("\n")[-3:]
        if trace and str(last) not in wrong:
            wrong.add(str(last))
            finds.mkdir(parents=True, exist_ok=True)
            stem = sha256(text.encode(errors="surrogatepass")).hexdigest()[:12]
            (finds / f"{name}-{stem}").write_bytes(text.encode(errors="surrogatepass"))
            (finds / f"{name}-{stem}.trace").write_text(trace, errors="replace")
            print(f"{name}: {last[-1][:200]}", flush=True)
    return len(wrong)


def guided(name: str, runs: int, finds: Path) -> None:
    """Let atheris look for inputs that reach code which none has reached; it ends the process."""
    import atheris

    # Only ours: to follow all libraries takes minutes before the first input.
    with atheris.instrument_imports(include=["dossier"]):
        from tests.fuzz.targets import TARGETS

    def once(data: bytes) -> None:
        TARGETS[name](data.decode("utf-8", "replace"))

    options = [f"-atheris_runs={runs}", f"-max_len={LONGEST}", f"-timeout={PATIENCE}"]
    # What reaches new code is written into the first folder: the corpus is chosen by people.
    reached = finds / "reached" / name
    reached.mkdir(parents=True, exist_ok=True)
    options.append(f"-artifact_prefix={finds}/{name}-")
    atheris.Setup([sys.argv[0], *options, str(reached), str(CORPUS / name)], once)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", default=sorted(path.name for path in CORPUS.iterdir()))
    parser.add_argument("--runs", type=int, default=2_000)
    parser.add_argument("--number", type=int, default=0)
    parser.add_argument("--finds", type=Path, default=Path("fuzz-finds"))
    parser.add_argument("--guided", action="store_true", help="by coverage: needs atheris")
    given = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _too_slow)
    wrong = 0
    for name in given.targets:
        if given.guided:
            # atheris takes the process for itself, so that each target has one.
            child = os.fork()
            if not child:
                guided(name, given.runs, given.finds)
            wrong += os.waitpid(child, 0)[1] != 0
        else:
            wrong += at_random(name, given.runs, given.number, given.finds)
        print(f"{name}: {given.runs} inputs", flush=True)
    sys.exit(bool(wrong))


main()
