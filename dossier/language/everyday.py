"""Words of everyday speech by which readers look for what a page calls otherwise."""

from dataclasses import dataclass

from dossier.language.data import language_data


@dataclass(frozen=True, slots=True)
class Everyday:
    """Groups of words that mean the same to a reader, and words that say little in a question."""

    groups: tuple[tuple[str, ...], ...] = ()
    weak: tuple[str, ...] = ()


def everyday(language: str) -> Everyday:
    """The words of a language (a BCP 47 tag); none where we have no data for it."""
    words = language_data("everyday", language)
    groups = tuple(tuple(group.split()) for group in words.get("groups", ()))
    return Everyday(groups, tuple(words.get("weak", "").split()))
