"""A content folder from ``dossier.json``: the way back from what readers take away."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from dossier.derive.fingerprints import fingerprint
from dossier.derive.reviews import checked_by
from dossier.load import load
from dossier.load.archive import VERIFIED_JSON
from dossier.load.disk import read_bytes
from dossier.load.reviews import REVIEWS_JSON
from dossier.model.content import Dossier, Verified, VerifiedClaim
from dossier.model.paths import ASSETS_FOLDER, SOURCES
from dossier.model.reviews import Review, Supports
from dossier.model.schema import LONGEST_NAME, is_device, is_file_name, is_id
from dossier.model.text import ClaimRef
from dossier.problems import Problem
from dossier.problems.printable import isolated
from dossier.render.exports.schema import DossierExport
from dossier.render.exports.source_schema import VerifiedSourceExport
from dossier.render.reviews_json import reviews_json
from dossier.render.verified_json import verified_json

# In kilobytes: more than the largest dossier has.
_LARGEST = 500_000
# Longer than any line: so that no text is folded.
_WIDTH = 10**9
# The hash of nothing, for a claim that no longer is what was compared.
_STALE = ""
# Who checked a claim, and wished to be named only among the editors: as many as any claim needs.
_SOMEBODY = ("as published", "as published, too")
# That claims are checked, where none is any more.
_EXPIRED = {"": (Review(_STALE, _STALE, _STALE, Supports.YES, on=""),)}


class UnreadableError(Exception):
    """What is wrong with a ``dossier.json`` or a file beside it, as a sentence for people."""


class _Dumper(yaml.SafeDumper):
    """YAML in which every text but a single plain word is quoted: no sign is taken for one of YAML's own."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_word = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_word else '"')


_Dumper.add_representer(str, _text)


def restore(path: Path, folder: Path) -> None:
    """Write the content folder of a ``dossier.json`` into an empty folder, the assets from beside it.

    The archive is not among what readers take away: what was verified of it stays vouched for. Neither is who
    checked a claim, only that it was checked.
    """
    exported = _read(path)
    for name, content in _files(exported, path).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    dossier, _ = load(folder)
    verified = {
        s.id: _verified(dossier, s.id, s.verified)
        for s in exported.sources
        if s.verified and s.id in dossier.sources
    }
    if verified:
        (folder / VERIFIED_JSON).write_bytes(verified_json({}, verified))
    if exported.counts.checked_claims is not None:
        (folder / REVIEWS_JSON).write_bytes(reviews_json(_reviews(dossier, exported)))


def _read(path: Path) -> DossierExport:
    try:
        return DossierExport.model_validate_json(_bytes(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UnreadableError(
            f"'{path}' is no dossier.json of this version: {place}: {first['msg']}"
        ) from error


def _files(exported: DossierExport, path: Path) -> dict[str, bytes]:
    """Every file of the content folder by its path, but for what was verified."""
    files: dict[str, bytes] = {}
    for name, content in chain(_written(exported), _assets(exported, path)):
        if files.setdefault(name, content) is not content:
            raise UnreadableError(f"{_quoted(name)} stands there twice")
    return files


def _written(exported: DossierExport) -> Iterator[tuple[str, bytes]]:
    """Every file that editors wrote."""
    yield from ((name, _yaml(record)) for name, record in exported.records.items() if record)
    for page in exported.pages:
        if not _is_page(page.path):
            raise UnreadableError(f"{_quoted(page.path)} is not the file of a page")
        yield page.path, _markdown(page.record, page.markdown)
    for entity in exported.entities:
        yield _file(entity.kind, entity.id), _markdown(entity.record, entity.markdown)
    for source in exported.sources:
        yield _file(SOURCES, source.id), _markdown(source.record, source.markdown)


def _file(folder: str, id: str) -> str:
    """The file of an id in the folder of its kind; so no name leads out of the content, or hides in it."""
    for name in (folder, id):
        if not is_id(name) or is_device(name):
            raise UnreadableError(f"{_quoted(name)} is not an id")
    return f"{folder}/{id}.md"


def _is_page(path: str) -> bool:
    stem = path.removesuffix(".md")
    return stem != path and _is_name(stem)


def _is_asset(path: str) -> bool:
    folder, *names = path.split("/")
    return folder == ASSETS_FOLDER and bool(names) and all(map(_is_name, names))


def _is_name(text: str) -> bool:
    """Whether it names one file or folder, which is not hidden."""
    is_plain = text.isprintable() and "/" not in text and not text.startswith(".")
    return is_plain and is_file_name(text) and 0 < len(text.encode()) <= LONGEST_NAME


def _quoted(text: str) -> str:
    return f"'{isolated(text[:LONGEST_NAME])}'"


def _markdown(record: Mapping[str, Any], text: str) -> bytes:
    return b"---\n" + _yaml(record) + b"---\n" + text.encode()


def _yaml(record: Mapping[str, Any]) -> bytes:
    written = yaml.dump(dict(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return str(written).encode()


def _assets(exported: DossierExport, path: Path) -> Iterator[tuple[str, bytes]]:
    """The assets from the site or the tree that the file stands in; each is the one that it names."""
    root = path.resolve().parent.parent
    for asset in exported.assets:
        if not _is_asset(asset.path):
            raise UnreadableError(f"{_quoted(asset.path)} is not the file of an asset")
        if not _is_beside(root / asset.path):
            hint = "import the file where it stands in its site, or put the asset there"
            raise UnreadableError(f"'{asset.path}' is not beside the data: {hint}")
        content = _bytes(root / asset.path)
        if sha256(content).hexdigest() != asset.sha256:
            raise UnreadableError(f"'{asset.path}' is not the file that the dossier names")
        yield asset.path, content


def _is_beside(path: Path) -> bool:
    """Whether a file is there that is no link, nor behind one: a site may be somebody else's."""
    try:
        return path.resolve(strict=True) == path and path.is_file()
    # A link that leads to itself is a RuntimeError.
    except (OSError, RuntimeError):
        return False


def _bytes(path: Path) -> bytes:
    """What a file holds that is no pipe and no device, and has an end."""
    content = read_bytes(path, _LARGEST)
    if isinstance(content, Problem):
        raise UnreadableError(f"'{path}' cannot be read: {content.message}")
    return content


def _reviews(dossier: Dossier, exported: DossierExport) -> Mapping[str, tuple[Review, ...]]:
    """The checks that hold, by claim; who did them, when, and their notes are not published."""
    checked = {c.id: c.checked for source in exported.sources for c in source.claims if c.checked}
    refs = {id: ClaimRef(*id.partition("#")[::2]) for id in checked}
    claims = {id: dossier.claims[ref] for id, ref in refs.items() if ref in dossier.claims}
    reviews = {id: checked_by(dossier, claim, checked[id], _SOMEBODY) for id, claim in claims.items()}
    return reviews or _EXPIRED


def _verified(dossier: Dossier, id: str, record: VerifiedSourceExport) -> Verified:
    """What was verified, with the fingerprints of the claims as they are written now."""
    now = {claim.ref.claim: fingerprint(claim) for claim in dossier.sources[id].claims}
    return Verified(
        text=record.text,
        verified=record.verified,
        claims={
            name: VerifiedClaim(
                now.get(name, _STALE) if claim.current else _STALE,
                claim.start,
                claim.end,
                claim.before,
                claim.unread,
            )
            for name, claim in record.claims.items()
        },
        paragraphs=record.paragraphs,
        dates=dict(record.dates),
    )
