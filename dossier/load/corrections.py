"""Corrections of a claim, from their records."""

from dossier.load.text import read_sentence
from dossier.load.yaml_tree import Path, Tree
from dossier.model.content import Correction
from dossier.model.dates import Date, span
from dossier.model.schema import CorrectionRecord
from dossier.problems import Problem


def corrections(
    records: list[CorrectionRecord], tree: Tree, path: Path
) -> tuple[tuple[Correction, ...], list[Problem]]:
    """The corrections under ``corrected:``; what stood there before may hold links, as a claim does."""
    found: list[Correction] = []
    problems: list[Problem] = []
    for i, record in enumerate(records):
        item = (*path, i) if (*path, i) in tree.values else path
        was, wrong = read_sentence(record.was, tree, (*item, "was"))
        days = span(record.date)
        found += [Correction(Date(record.date, *days), was, record.because)] if days else []
        problems += wrong
    return tuple(found), problems
