"""Drafts, written into the file of their source: below the content folder, at once, and nothing else."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from dossier.assist.gate import tried
from dossier.assist.records import Record
from dossier.model.content import Claim, Dossier
from dossier.swap import leads_out
from dossier.swap.several import ChangedError, replace_all


class NotWrittenError(Exception):
    """Why drafts were not written: a sentence for people."""


def write_drafts(
    content: Path,
    dossier: Dossier,
    source: str,
    records: Sequence[Record],
    entities: Mapping[Path, tuple[bytes | None, bytes]] | None = None,
) -> None:
    """Write accepted records behind the claims of a source; comments and layout stay.

    The files of ``entities`` that they need are written together with them, each as it was and will be.

    Raises NotWrittenError where the file is not below the content folder, or holds anything else afterwards
    than before and these drafts.
    """
    file = Path(dossier.sources[source].at.file)
    if leads_out(file, content):
        raise NotWrittenError(f"'{file}' leads out of '{content}'; nothing was written")
    before = file.read_bytes()
    trial = tried(dossier, source, records)
    _refuse_unlike(dossier.sources[source].claims, [*trial.claims.values()], records, file)
    files = {**(entities or {}), file: (before, trial.content)}
    try:
        replace_all(
            {path: after for path, (_, after) in files.items()},
            lambda: all(_content(path) == was for path, (was, _) in files.items()),
        )
    except ChangedError as why:
        raise NotWrittenError(f"'{file}' was changed meanwhile; nothing was written") from why


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if os.path.lexists(path) else None


def _refuse_unlike(
    before: Sequence[Claim], after: Sequence[Claim], records: Sequence[Record], file: Path
) -> None:
    """Only drafts may be new, and all that was there must be read as before."""
    new = after[len(before) :]
    is_same = list(map(_as_read, after[: len(before)])) == list(map(_as_read, before))
    are_drafts = all(claim.draft and claim.drafted_by for claim in new)
    if not is_same or not are_drafts or [c.ref.claim for c in new] != [r["id"] for r in records]:
        raise NotWrittenError(f"'{file}' cannot be added to as it is written; nothing was written")


def _as_read(claim: Claim) -> str:
    """What was read; the places stay too, since new claims stand behind the others."""
    return repr(claim).replace(repr(claim.at.file), "")
