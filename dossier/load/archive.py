"""The private archive of the sources' texts, and the record of what was verified against it."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dossier.load.conflicts import conflicts
from dossier.model.archive import Archived, read_blocks
from dossier.model.verified import Verified
from dossier.problems import Code, Location, Problem

VERIFIED_JSON = "verified.json"

_VERIFIED = TypeAdapter(dict[str, Verified])


def read_archive(folder: Path, sources: Iterable[str]) -> tuple[dict[str, Archived], list[Problem]]:
    """The archived texts of those of the sources that have one; yields broken-archive or merge-conflict."""
    texts: dict[str, Archived] = {}
    problems: list[Problem] = []
    for id in sources:
        path = folder / f"{id}.txt"
        if path.is_file():
            raw = path.read_bytes()
            text = raw.decode("utf-8-sig", errors="replace")
            blocks, unfinished = read_blocks(text), conflicts(text, path.as_posix())
            problems += unfinished
            if isinstance(blocks, int) and not unfinished:
                hint = "begin each line with '[paragraph] ', '[bullet] ', '[left out: reason] ' …"
                at = Location(path.as_posix(), blocks)
                problems.append(Problem(Code.BROKEN_ARCHIVE, at, "the line has no label", hint))
            elif not isinstance(blocks, int):
                texts[id] = Archived(id, sha256(raw).hexdigest(), blocks)
    return texts, problems


def names_text(record: Path, digest: str) -> bool:
    """Whether the file of a source names the text with this SHA-256."""
    # A plain search: the record may be broken YAML, and no other text looks like a SHA-256.
    return digest in record.read_text(encoding="utf-8", errors="replace")


def read_verified(path: Path) -> tuple[Mapping[str, Verified], list[Problem]]:
    """What ``dossier verify`` wrote, by source; yields broken-archive or merge-conflict."""
    if not path.is_file():
        return {}, []
    raw = path.read_bytes()
    try:
        # An editor that opened the file may have put a byte order mark before it.
        return _VERIFIED.validate_json(raw.removeprefix(BOM_UTF8)), []
    except ValidationError:
        unfinished = conflicts(raw.decode(errors="replace"), path.as_posix())
        if unfinished:
            return {}, unfinished
        at = Location(path.as_posix())
        hint = "run 'dossier verify' where the archive is; nobody writes this file by hand"
        return {}, [Problem(Code.BROKEN_ARCHIVE, at, "the file cannot be read", hint)]
