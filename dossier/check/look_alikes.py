"""Names whose letters look like others: readers take them for a name that they are not."""

from collections.abc import Iterator

import regex

from dossier.model.content import Dossier
from dossier.problems import Code, Location, Problem

# Scripts that share the shapes of letters; Japanese and Korean mix others, which nobody takes for each other.
_SCRIPTS = {
    script: regex.compile(rf"\p{{Script={script}}}")
    for script in ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Lisu")
}
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Letters of formulas, which stand beside others: an angle, a share, micrometres.
_SYMBOLS = frozenset("αβγδεθλμπρστφχψωΔΣΩ")


def scripts_of(word: str) -> tuple[str, ...]:
    """The scripts with letters that look alike of which a word has any."""
    return tuple(script for script, letter in _SCRIPTS.items() if letter.search(word))


def mixed_words(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words whose letters are of several such scripts, with these scripts."""
    # Nearly all names are of one script.
    if len(scripts_of(text)) < 2:
        return
    for word in _WORD.findall(text):
        scripts = scripts_of(word if len(word) > 2 else "".join(s for s in word if s not in _SYMBOLS))
        if len(scripts) > 1:
            yield word, scripts


def mixed_scripts(dossier: Dossier) -> Iterator[Problem]:
    """No word of a name mixes scripts whose letters look alike."""
    for name, at in _names(dossier):
        for word, scripts in mixed_words(name):
            message = f"'{word}' has letters of {' and '.join(scripts)}, which look alike"
            yield Problem(Code.MIXED_SCRIPTS, at, message, "write it with the letters of one script")


def _names(dossier: Dossier) -> Iterator[tuple[str, Location]]:
    for entity in dossier.entities.values():
        yield from ((name, entity.at) for name in (entity.name, *entity.aliases))
    for source in dossier.sources.values():
        yield from ((name, source.at) for name in (source.title, source.publisher, *source.author))
    for claim in dossier.claims.values():
        yield from ((one.role, one.at) for one in (*claim.by, *claim.via))


RULES = (mixed_scripts,)
