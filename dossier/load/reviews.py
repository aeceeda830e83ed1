"""The editors' checks of claims, which ``dossier review`` writes down."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dossier.load.conflicts import conflicts
from dossier.load.disk import is_absent, read_content
from dossier.model.reviews import Review
from dossier.problems import Code, Location, Problem

REVIEWS_JSON = "reviews.json"

# In kilobytes: its size is that of the whole dossier.
_LARGEST = 500_000

_REVIEWS = TypeAdapter(dict[str, tuple[Review, ...]])


def read_reviews(path: Path) -> tuple[Mapping[str, tuple[Review, ...]], list[Problem]]:
    """The reviews by ``source#claim``; yields broken-archive or merge-conflict."""
    if is_absent(path):
        return {}, []
    raw = read_content(path, _LARGEST)
    if isinstance(raw, Problem):
        return {}, [raw]
    try:
        return _REVIEWS.validate_json(raw.removeprefix(BOM_UTF8)), []
    except ValidationError:
        unfinished = conflicts(raw.decode(errors="replace"), path.as_posix())
        hint = "take it from the history; 'dossier review' writes this file, and nobody by hand"
        broken = Problem(Code.BROKEN_ARCHIVE, Location(path.as_posix()), "the file cannot be read", hint)
        return {}, unfinished or [broken]
