"""The files for programs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files for programs, and under which licence the dossier's own texts are."""

    files: tuple[str, ...]
    rights: str
