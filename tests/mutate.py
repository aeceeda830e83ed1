"""Change every quote, passage and place of our dossier, one at a time, and count what is stopped.

Needs the archive. A mutant that survives is printed: it is a hole in the rules, or still true of the source.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dossier.check.located import places_of
from dossier.check.passages import unfounded
from dossier.load import load
from dossier.model.content import Claim, Quote
from dossier.model.locators import Locator

Mutant = tuple[str, Claim]


def mutants(claim: Claim) -> Iterator[Mutant]:
    """The claim with one thing changed, and what was."""
    words = claim.quote.exact if claim.quote else claim.passage
    for kind, changed in _words(words):
        yield kind, _with(claim, changed)
    number = claim.locator.number
    for other in (number + 1, number - 1):
        if other > 0:
            yield "place", replace(claim, locator=Locator(claim.locator.unit, other))
    if claim.locator.unit == "paragraph":
        yield "place", replace(claim, locator=Locator("heading", number))
    if not claim.quote:
        yield "passage as speech", replace(claim, quote=Quote(words), passage="")


def _with(claim: Claim, words: str) -> Claim:
    if claim.quote:
        return replace(claim, quote=replace(claim.quote, exact=words))
    return replace(claim, passage=words)


def _words(words: str) -> Iterator[tuple[str, str]]:
    for i, sign in enumerate(words):
        before, after = words[:i], words[i + 1 :]
        if sign.isalpha():
            yield "letter replaced", before + ("x" if sign != "x" else "y") + after
            yield "letter dropped", before + after
            yield "case", before + sign.swapcase() + after
        if sign.isdigit():
            yield "digit replaced", before + str((int(sign) + 1) % 10) + after
            yield "digit dropped", before + after
        if sign in ",.":
            yield "separator", before + {",": ".", ".": ","}[sign] + after
    tokens = words.split()
    for i in range(len(tokens) - 1):
        yield "words swapped", " ".join([*tokens[:i], tokens[i + 1], tokens[i], *tokens[i + 2 :]])
        yield "negation added", " ".join([*tokens[: i + 1], "not", *tokens[i + 1 :]])
        yield (
            "brackets",
            " ".join([*tokens[: i + 1], "[and anything else]", *tokens[i + 1 :], "[so]", "never said"]),
        )
    for i in range(1, len(tokens) - 1):
        yield "word dropped", " ".join([*tokens[:i], *tokens[i + 1 :]])


def main() -> None:
    dossier, problems = load(Path("content"))
    if problems or len(dossier.archive) < len(dossier.sources):
        sys.exit("this needs a content folder without problems, and the archive of all its sources")
    made: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    for source in dossier.sources.values():
        places = places_of(dossier.archive[source.id])
        for claim in source.claims:
            assert not list(unfounded(claim, places)), claim.ref
            for kind, mutant in mutants(claim):
                made[kind] += 1
                if list(unfounded(mutant, places)):
                    stopped[kind] += 1
                else:
                    now = mutant.quote.exact if mutant.quote else mutant.passage
                    print(f"survived: {kind}: {claim.ref} in {mutant.locator}: {now}")
    for kind, count in sorted(made.items()):
        print(f"{stopped[kind]:6} of {count:6} stopped: {kind}")


if __name__ == "__main__":
    main()
