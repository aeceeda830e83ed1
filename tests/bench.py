"""Measure how long a large dossier takes, as ratios: machines differ and are noisy, ratios less so.

The measure is the time that libyaml needs to parse the same front matter and do nothing with it. Both are
the best of several runs in turn, in the processor's time, so that what else the machine does counts little;
each pair has a process of its own, since what was computed once is remembered.
"""

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from typing import TypeVar

import yaml
from click.testing import CliRunner

from dossier.cache import OWN_CACHE
from dossier.check import check
from dossier.cli.archive import verify
from dossier.compose import Site, compose
from dossier.derive.catalogue import Catalogue
from dossier.load import load
from dossier.memo import Memo
from dossier.pipeline import problems_of, uncollected, verification
from dossier.render import documents, render

T = TypeVar("T")

CLAIMS = 30
ROUNDS = 3
# How many sources `dossier verify` is held to.
VERIFY = 1000

# How long each step takes, in seconds of the processor.
Seconds = dict[str, float]

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

# Claims, and the sentences that they rest on.
SHAPES = (
    (
        """    says: >-
      [[{A}]] said that about {n:,} crates had been sent to [[{B}]] by sea, and that more would follow
      before the end of the season.
    by: actor-{a}
    passage: about {n:,} crates had been sent
    about: [actor-{b}, harbour]
    sets: {{crates: {{value: ~{n}}}}}
""",
        "{A} said that about {n:,} crates had been sent to {B}.",
    ),
    (
        """    says: >-
      [[{A}]] and [[{B}]] [[meeting-{m}|met]] at the harbour this month to speak about the winter routes.
    passage: and {B} met this month
    about: [harbour]
    sets:
      meeting-{m}:
        participants: [actor-{a}, actor-{b}]
        date: {{date: 2024-05, basis: inferred, words: this month, from: [source-{s}]}}
    note: The article does not say who called the two together, nor what they agreed upon.
""",
        "{A} and {B} met this month to speak about the routes.",
    ),
    (
        """    says: >-
      The crews of [[{A}]] and those of [[{B}]] waited for the [[Harbour Office]] to open its gates, and
      rested on their boats while the [[meeting-{m}|talks]] went on.
    passage: crews of {A} waited with those
    about: [actor-{a}, actor-{b}, harbour, meeting-{m}]
""",
        "The crews of {A} waited with those of {B} while the talks went on.",
    ),
    (
        """    says: >-
      A spokesman for [[{A}]] said that [[{B}]] would keep the ferries to the [[Harbour Office]] running
      for as long as there was fuel.
    by: {{actor: actor-{a}, as: a spokesman}}
    passage: would keep the ferries running
    about: [actor-{b}, harbour, crates]
    note: >-
      The sentence before this one calls the ferries “boats”, and the article does not say which of the
      two the spokesman meant.
""",
        "A spokesman for {A} – he asked for patience – said that {B} would keep the ferries running.",
    ),
    (
        """    says: >-
      [[{A}]] denied that [[actor-{b}|the other side]] had received the crates that were reported.
    by: actor-{a}
    stance: denies
    quote: nothing in the reports of {n:,} crates
    about: [actor-{b}, crates]
""",
        "“There is nothing in the reports of {n:,} crates,” {A} said of {B}.",
    ),
    (
        """    says: >-
      [[{A}]] was the harbour master of [[{B}]] at the [[Harbour Office]] in the week of the
      [[meeting-{m}|talks]].
    passage: the harbour master {A}
    about: [actor-{b}, harbour, meeting-{m}]
    sets:
      actor-{a}: {{office: Harbour master}}
      meeting-{m}: {{participants: [actor-{a}, actor-{b}], place: Harbour town}}
    note: The article does not say since when, and names another harbour master further below.
""",
        "Last to speak was the harbour master {A}, before {B} left.",
    ),
    (
        """    says: >-
      Officials of [[{A}]] reported that more than {n:,} crates have reached [[{B}]] this year.
    by: {{actor: actor-{a}, as: officials}}
    via: actor-{b}
    date: {{date: 2024, basis: inferred, words: this year, from: [source-{s}]}}
    passage: more than {n:,} crates have reached
    about: [actor-{b}]
    sets: {{crates: {{added: ">{n}"}}}}
""",
        "Officials of {A}, {B} wrote, said that more than {n:,} crates have reached the town this year.",
    ),
    (
        """    says: >-
      On {c} April 2024, [[{A}]] signed the agreement with [[{B}]] that both had prepared.
    date: 2024-04-{c:02}
    passage: signed the agreement with {B}
    about: [actor-{a}, actor-{b}]
""",
        "{A} signed the agreement with {B} on {c} April 2024.",
    ),
)

# One after the other, about as often as in our own dossier; numbers and dates there are fewer.
ORDER = (0, 2, 5, 3, 2, 1, 2, 5, 4, 2, 6, 3, 2, 5, 7)

ENTITY = """---
name: {name}
{rest}
---
"""

SYLLABLES = ("ba", "del", "fi", "gor", "hun", "ka", "lim", "mo", "nes", "pu", "ras", "ti")

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


def name(n: int) -> str:
    """A name without digits for each number."""
    first, last = ("".join(SYLLABLES[n // 12**i % 12] for i in places) for places in ((0, 1), (1, 0, 2)))
    return f"{first.capitalize()} {last.capitalize()}"


def source(s: int, actors: int) -> tuple[str, str]:
    """The record of a source, and its text."""
    claims, texts = [], []
    for c in range(1, CLAIMS + 1):
        # What is reported at one time is about a few actors: with all of them in every meeting, each page
        # would link to all others, and what is printed would grow with the square of the sources.
        a, b = (s // 10 + c % 4) % actors, (s // 10 + 2 + s * c % 3) % actors
        held = {
            "s": s,
            "c": c,
            "n": 100 * c + s % 7,
            "a": a,
            "b": b,
            "A": name(a),
            "B": name(b),
            "m": s // 10,
        }
        claim, text = (template.format(**held) for template in SHAPES[ORDER[c % len(ORDER)]])
        claims.append(f"  - id: claim-{c}\n    at: paragraph {c}\n{claim}")
        texts.append(f"[paragraph] {text} {sentences(str((s, c)))}\n")
    whole = "\n".join(texts)
    head = HEAD.format(s=s, day=s % 28 + 1, digest=sha256(whole.encode()).hexdigest())
    return f"{head}{''.join(claims)}---\n", whole


def write(folder: Path, sources: int) -> None:
    """A dossier of so many sources with their texts, with an actor and a meeting for every ten of them."""
    actors = max(sources // 10, 3)
    files = {"content/actors/harbour.md": ENTITY.format(name="Harbour Office", rest="type: organisation")}
    files["content/figures/crates.md"] = ENTITY.format(name="Crates", rest="type: count\nunit: crates")
    for n in range(actors):
        files[f"content/actors/actor-{n}.md"] = ENTITY.format(name=name(n), rest="type: person")
        files[f"content/meetings/meeting-{n}.md"] = ENTITY.format(name=f"Meeting {n}", rest="type: meeting")
    for s in range(sources):
        files[f"content/sources/source-{s}.md"], files[f"archive/source-{s}.txt"] = source(s, actors)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def parsed(folder: Path) -> None:
    """Parse the front matter of every file with libyaml, and nothing else."""
    for path in folder.rglob("*.md"):
        yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.CSafeLoader)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds of the processor that some work takes, and what it yields."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def verified(folder: Path) -> Seconds:
    """How long ``dossier verify`` takes with nothing kept."""
    seconds, (problems, tally, _) = timed(lambda: verification(folder, date(2024, 6, 1)))
    assert not problems, problems[:3]
    assert " 0 sources without a text" in tally, tally
    return {"verify": seconds}


def verified_again(folder: Path) -> Seconds:
    """How long the command takes when it is run again, and again after an edit of one claim."""
    os.environ[OWN_CACHE] = str(folder.parent / "own")

    def run() -> None:
        done = CliRunner().invoke(verify, [str(folder)])
        assert done.exit_code == 0, done.output

    # Only the first round has nothing kept; each edits the claim anew.
    run()
    again, _ = timed(run)
    source = folder / "sources/source-1.md"
    before = source.read_bytes()
    source.write_bytes(before.replace(b"before the ", b"before the very ", 1))
    assert source.read_bytes() != before
    changed, _ = timed(run)
    return {"again": again, "changed": changed}


def answered(folder: Path) -> Seconds:
    """How long ``dossier check --watch`` takes at first, and for its answer to one edit of a claim."""
    memo, source = Memo(), folder / "sources/source-1.md"
    checking, _ = timed(lambda: problems_of(folder, memo=memo))
    before = source.read_bytes()
    source.write_bytes(before.replace(b"waited with those", b"waited for those", 1))
    answering, (_, problems) = timed(lambda: problems_of(folder, memo=memo))
    source.write_bytes(before)
    assert [problem.code.slug for problem in problems] == ["misquoted"], problems[:3]
    return {"check": checking, "answer": answering}


def built(folder: Path) -> Seconds:
    """How long each step to the tree takes."""
    steps, site = _steps(folder)
    rendering, _ = timed(lambda: render(site, documents(site)))
    return steps | {"render": rendering}


def _steps(folder: Path) -> tuple[Seconds, Site]:
    loading, (dossier, problems) = timed(lambda: load(folder))
    assert not problems, problems[:3]
    catalogue = Catalogue(dossier)
    checking, wrong = timed(lambda: list(check(catalogue)))
    assert not wrong, wrong[:3]
    composing, site = timed(lambda: compose(catalogue))
    return {"load": loading, "check": checking, "compose": composing}, site


def once(folder: Path, work: Callable[[Path], Seconds]) -> tuple[float, Seconds]:
    """How long libyaml alone takes, and how long each step of the work."""
    base, _ = timed(lambda: parsed(folder))
    with uncollected():
        return base, work(folder)


def best(sources: int, work: Callable[[Path], Seconds], rounds: int = ROUNDS) -> tuple[float, Seconds]:
    """The least that libyaml and each step of the work take in several rounds on so many sources."""
    with TemporaryDirectory() as place:
        write(Path(place), sources)
        folder = Path(place) / "content"
        with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
            results = [processes.apply(once, (folder, work)) for _ in range(rounds)]
    steps = {step: min(seconds[step] for _, seconds in results) for step in results[0][1]}
    return min(base for base, _ in results), steps


def measure(sources: int, work: Callable[[Path], Seconds]) -> None:
    """Print how long each step of the work takes on so many sources, as ratios."""
    base, steps = best(sources, work)
    print(f"{sources} sources with {CLAIMS} claims each; 1.0 is libyaml alone, {base:.2f} s here")
    for step, seconds in steps.items():
        print(f"{step:8} {seconds / base:6.2f} {seconds:8.2f} s", flush=True)


def against(other: Path) -> None:
    """Print what ``dossier build`` takes here, as a share of what it takes in another checkout."""
    here, there = min_of_turns([Path.cwd(), other.absolute()])
    print(f"dossier build takes {here:.2f} s of the processor here, {here / there:.2f} of {other}")


def min_of_turns(checkouts: list[Path]) -> list[float]:
    """The least that a build takes in each checkout; they take turns, so that all meet the same noise."""
    turns = [[build_seconds(checkout) for checkout in checkouts] for _ in range(ROUNDS)]
    return [min(seconds) for seconds in zip(*turns, strict=True)]


def build_seconds(checkout: Path) -> float:
    """The processor's time that ``dossier build`` and its children take in a checkout."""
    own = checkout / ".venv/bin/python"
    python = str(own) if own.exists() else sys.executable
    with TemporaryDirectory() as place:
        command = [python, "-m", "dossier.cli", "build", "--quiet", "--site-dir", f"{place}/site"]
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, cwd=checkout, env=os.environ | {"PYTHONPATH": str(checkout)}, check=True)
        after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure a dossier written for it; with ``--against``, the build of our own against another checkout."""
    arguments = ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--against", type=Path, metavar="CHECKOUT", help="compare the builds of two checkouts"
    )
    chosen = arguments.parse_args()
    if chosen.against:
        against(chosen.against)
        return
    for work in (verified, verified_again, answered):
        measure(VERIFY, work)


if __name__ == "__main__":
    main()
