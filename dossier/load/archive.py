"""The private archive of the sources' texts, and the record of what was verified against it."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dossier.load.conflicts import conflicts
from dossier.load.disk import is_absent, read_bytes, read_content
from dossier.memo import Memo
from dossier.model.archive import Archived, read_blocks
from dossier.model.verified import Verified
from dossier.problems import Code, Location, Problem

VERIFIED_JSON = "verified.json"

# In kilobytes: its size is that of the whole dossier.
_LARGEST_RECORD = 500_000

_VERIFIED = TypeAdapter(dict[str, Verified])


def read_archive(
    folder: Path, sources: Iterable[str], largest: int, memo: Memo
) -> tuple[dict[str, Archived], list[Problem]]:
    """The archived texts of those of the sources that have one; yields broken-archive or merge-conflict.

    The archive may be anywhere: links are followed, since nothing of it is published.
    """
    texts: dict[str, Archived] = {}
    problems: list[Problem] = []
    for id in sources:
        path = folder / f"{id}.txt"
        # A name that is too long is reported where it is read.
        if is_absent(path):
            continue
        archived, wrong = _remembered(id, path, read_bytes(path, largest), memo)
        problems += wrong
        if archived:
            texts[id] = archived
    return texts, problems


def _remembered(
    id: str, path: Path, raw: bytes | Problem, memo: Memo
) -> tuple[Archived | None, list[Problem]]:
    if isinstance(raw, Problem):
        return None, [raw]
    digest = sha256(raw).hexdigest()
    return memo.value(("archived", id, path.as_posix(), digest), lambda: _archived(id, path, raw, digest))


def _archived(id: str, path: Path, raw: bytes, digest: str) -> tuple[Archived | None, list[Problem]]:
    text = raw.decode("utf-8-sig", errors="replace")
    blocks, unfinished = read_blocks(text), conflicts(text, path.as_posix())
    if not isinstance(blocks, int):
        return Archived(id, digest, blocks), unfinished
    hint = "begin each line with '[paragraph] ', '[bullet] ', '[left out: reason] ' …"
    unlabelled = Problem(
        Code.BROKEN_ARCHIVE, Location(path.as_posix(), blocks), "the line has no label", hint
    )
    return None, unfinished or [unlabelled]


def names_text(record: Path, digest: str) -> bool:
    """Whether the file of a source names the text with this SHA-256."""
    # A plain search: the record may be broken YAML, and no other text looks like a SHA-256.
    written = read_content(record)
    return isinstance(written, bytes) and digest.encode() in written


def read_verified(path: Path, memo: Memo) -> tuple[Mapping[str, Verified], list[Problem]]:
    """What ``dossier verify`` wrote, by source; yields broken-archive or merge-conflict."""
    if is_absent(path):
        return {}, []
    raw = read_content(path, _LARGEST_RECORD)
    if isinstance(raw, Problem):
        return {}, [raw]
    key = ("verified", path.as_posix(), sha256(raw).digest())
    return memo.value(key, lambda: _read_verified(path, raw))


def _read_verified(path: Path, raw: bytes) -> tuple[Mapping[str, Verified], list[Problem]]:
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
