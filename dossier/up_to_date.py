"""Whether a site stands as a build would make it again: by hashes of all that it follows from, and of itself.

Also whether a check of the same content had nothing to say, or its claims were verified. All of this is kept
where only this user writes. Where others may have a part in a site (a plugin, a hook, an extension of
Markdown, a theme of their own), nothing is ever taken to be up to date.
"""

import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from dossier.cache import keep, kept, key_of, own_folder
from dossier.manifest import MANIFEST, BrokenManifestError, digests, read_manifest

# What a package of ours may bring from another place than this one, where it is worked on.
_PARTS = ("dossier.theme", "dossier.hooks")
# With these, MkDocs reads files that are not named here.
_OTHERS = {"INHERIT", "hooks", "markdown_extensions"}
# MkDocs' default, and that of dossier.yml.
_CONTENT, _ARCHIVE = "docs", "archive"
# As ``load`` has it, which takes long to import.
VERIFIED = "verified.json"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml with the values of the environment in it, as MkDocs does."""


_Loader.add_constructor("!ENV", construct_env_tag)


@dataclass(frozen=True)
class Inputs:
    """All that a build follows from, as a key, and when it was written; empty where that cannot be told."""

    key: str = ""
    written: str = ""


def inputs(config_file: Path, *parts: str) -> Inputs:
    """What a build by these settings follows from now."""
    settings = _settings(config_file)
    if not _is_ours(settings):
        return Inputs()
    content = config_file.parent / str(settings.get("docs_dir", _CONTENT))
    whole = json.dumps(settings, sort_keys=True, default=str)
    return _inputs(content, _packages(), "build", whole, os.path.relpath(config_file), *parts)


def checked_inputs(content: Path, day: date) -> Inputs:
    """What a check of a content folder follows from on a day."""
    return _inputs(content, (), "check", os.path.relpath(content), day.isoformat())


def was_silent(of: Inputs) -> bool:
    """Whether a check of the same had nothing to say."""
    return bool(of.key) and kept(own_folder(), of.key) is not None


def remember_silence(of: Inputs) -> None:
    """Keep for the next check that this one had nothing to say."""
    if of.key:
        keep(own_folder(), of.key, b"")


def verified_inputs(content: Path) -> Inputs:
    """What ``dossier verify`` follows from, but for the record that it writes."""
    return _inputs(content, (), "verify", os.path.relpath(content), but=content / VERIFIED)


def last_tally(content: Path, of: Inputs) -> str:
    """What was said when the same was verified, if nothing was wrong and its record stands there; else none.

    The day does not count: it stays as it was where nothing has changed.
    """
    with suppress(OSError):
        record = content / VERIFIED
        if of.key and stat.S_ISREG(record.lstat().st_mode):
            return (kept(own_folder(), _tally(of, record.read_bytes())) or b"").decode()
    return ""


def remember_tally(of: Inputs, record: bytes, tally: str) -> None:
    """Keep what was said when this record was written and nothing was wrong."""
    if of.key:
        keep(own_folder(), _tally(of, record), tally.encode())


def _tally(of: Inputs, record: bytes) -> str:
    return key_of("tally", of.key, record)


def last_messages(site: Path, of: Inputs) -> Sequence[str] | None:
    """What the build said that made the site, if that is as it was, and made of the same; else None."""
    entry = kept(own_folder(), _place(site, of)) if of.key else None
    if entry is None:
        return None
    manifest, messages = json.loads(entry)
    with suppress(OSError, BrokenManifestError):
        if _manifest(site) == manifest and digests(site) == read_manifest(site / MANIFEST):
            return [str(message) for message in messages]
    return None


def remember(site: Path, of: Inputs, made: Path, messages: Sequence[str]) -> None:
    """Keep for the next build what one has said, and the manifest of what it has ``made`` to stand there."""
    if of.key:
        keep(own_folder(), _place(site, of), json.dumps([_manifest(made), messages]).encode())


def _manifest(site: Path) -> str:
    return sha256((site / MANIFEST).read_bytes()).hexdigest()


def _place(site: Path, of: Inputs) -> str:
    return key_of("site", of.key, str(site.absolute()))


def _inputs(content: Path, others: Iterable[Path], *parts: str, but: Path | None = None) -> Inputs:
    archive = content.parent / str(_settings(content / "dossier.yml").get("archive", _ARCHIVE))
    try:
        folders = [_digests(folder, but) for folder in (content, archive, *others)]
    except OSError:
        return Inputs()
    contents, written = zip(*folders, strict=True)
    return Inputs(key_of(*parts, *contents), "".join(written))


def _settings(path: Path) -> Mapping[str, Any]:
    """The settings of a file; none where it cannot be read, which whoever builds is told."""
    try:
        settings = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 – it is a safe one
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return settings if isinstance(settings, dict) else {}


def _is_ours(settings: Mapping[str, Any]) -> bool:
    """Whether a site is made by the dossier's plugin and theme alone."""
    alone = settings.get("plugins") == ["dossier"] and settings.get("theme") in (
        "dossier",
        {"name": "dossier"},
    )
    return alone and _OTHERS.isdisjoint(settings)


def _packages() -> Iterator[Path]:
    for name in _PARTS:
        spec = find_spec(name)
        yield from map(Path, (spec and spec.submodule_search_locations) or ())


def _digests(folder: Path, but: Path | None) -> tuple[str, str]:
    """A hash of all that a folder holds, and of when it was written; OSError where that cannot be read."""
    content, written = sha256(), sha256()
    for path in sorted(path for path in _paths(folder) if path != but):
        about = path.lstat()
        content.update(os.fsencode(path.relative_to(folder)) + b"\0" + _content(path, about.st_mode))
        written.update(b"%d %d\0" % (about.st_mtime_ns, about.st_ctime_ns))
    return content.hexdigest(), written.hexdigest()


def _content(path: Path, mode: int) -> bytes:
    if stat.S_ISREG(mode):
        return b"file" + sha256(path.read_bytes()).digest()
    if stat.S_ISDIR(mode):
        return b"folder"
    # A link may lead to what changes and is not below the folder: the archive may hold such.
    raise OSError(path)


def _paths(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        yield from (Path(here, name) for name in (*folders, *files) if name != "__pycache__")
        folders[:] = [name for name in folders if name != "__pycache__"]
