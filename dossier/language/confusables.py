"""Letters that look like others, by Unicode's own data (UTS 39, Unicode Security Mechanisms)."""

from functools import cache, lru_cache
from unicodedata import normalize

from dossier.model.same_text import normal

# The data mark the direction of letters that are written from right to left.
_MARK = "\u200e"


@lru_cache(maxsize=4096)  # the words of a text come back
def skeleton(text: str) -> str:
    """What a text has in common with all that look like it, and with nothing else; it is nothing to show.

    As UTS 39 has it, but for letters that look like several: "m" is no "rn", of which there are many.
    """
    return normalize("NFD", normalize("NFD", normal(text)).translate(_prototypes()))


@cache
def _prototypes() -> dict[int, str]:
    """The letter that stands for each that looks like it; read when it is first asked for."""
    from confusable_homoglyphs.confusables import confusables_data

    alike = {
        letter.strip(_MARK): [other["c"].strip(_MARK) for other in others]
        for letter, others in confusables_data.items()
    }
    # Each looks like one, which looks like all of them; where only two look alike, either stands for both.
    firsts = {letter: min([letter, *others]) for letter, others in alike.items() if len(others) == 1}
    firsts |= {letter: others[0] for letter, others in alike.items() if _is_one_of_many(others, alike)}
    return {ord(a): b for a, b in firsts.items() if len(a) == len(b) == 1}


def _is_one_of_many(others: list[str], alike: dict[str, list[str]]) -> bool:
    return len(others) == 1 and len(alike.get(others[0], ())) > 1
