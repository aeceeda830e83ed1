"""The manifest of a site: what each file is, by its hash, in the form that ``sha256sum -c`` reads as well."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from string import hexdigits

MANIFEST = "SHA256SUMS"

# Hashes by the paths of files below the site, with "/" between parts.
Digests = Mapping[str, str]

_DIGITS = 64
# As sha256sum escapes names; a line with such a name begins with a backslash.
_ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"))


class BrokenManifestError(ValueError):
    """A manifest cannot be read; the message says where and why."""


def write_manifest(site: Path) -> None:
    """Write the manifest of a site into it."""
    (site / MANIFEST).write_bytes(manifest(digests(site)))


def manifest(published: Digests) -> bytes:
    """The manifest of files with these hashes."""
    # Names of files need not be UTF-8.
    return "".join(map(_line, sorted(published.items()))).encode("utf-8", "surrogateescape")


def digests(site: Path) -> Digests:
    """The hash of every file of a site but its manifest; of what is no plain file, what it is instead."""
    paths = (Path(folder, name) for folder, *below in os.walk(site) for name in _files(folder, *below))
    return {path.relative_to(site).as_posix(): _digest(path) for path in paths if path != site / MANIFEST}


def read_manifest(path: Path) -> Digests:
    """What a manifest says; raises BrokenManifestError, and OSError if there is none to read."""
    if path.exists() and not path.is_file():
        raise BrokenManifestError("it is no plain file")
    text = path.read_bytes().decode("utf-8", errors="surrogateescape")
    if not text.endswith("\n"):
        raise BrokenManifestError("its last line is cut off" if text else "it is empty")
    entries = [_entry(number, line) for number, line in enumerate(text[:-1].split("\n"), 1)]
    if len(dict(entries)) < len(entries):
        raise BrokenManifestError("it names a file twice")
    return dict(entries)


def differences(published: Digests, copy: Digests) -> Iterator[tuple[str, str]]:
    """The files by which a copy differs from what was published, each with how, by path."""
    for path in sorted(published.keys() | copy.keys()):
        if path not in copy:
            yield path, "is missing"
        elif path not in published:
            yield path, "was added"
        elif copy[path] != published[path]:
            is_file = len(copy[path]) == _DIGITS
            yield path, "was changed" if is_file else copy[path]


def _files(folder: str, folders: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    yield from files
    # os.walk does not enter these, and no link belongs into a site.
    yield from (name for name in folders if Path(folder, name).is_symlink())


def _digest(path: Path) -> str:
    # Not by opening: a pipe would be waited for, and a link leads elsewhere.
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        return "is a link" if stat.S_ISLNK(mode) else "is no plain file"
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return "cannot be read"


def _line(item: tuple[str, str]) -> str:
    path, digest = item
    name = path
    for sign, escape in _ESCAPES:
        name = name.replace(sign, escape)
    mark = "" if name == path else "\\"
    return f"{mark}{digest}  {name}\n"


def _entry(number: int, line: str) -> tuple[str, str]:
    is_escaped = line.startswith("\\")
    digest, between, name = line.removeprefix("\\").partition("  ")
    if len(digest) != _DIGITS or not set(digest) <= set(hexdigits.lower()) or not between:
        raise BrokenManifestError(f"line {number} is not a hash, two spaces and a name")
    path = _unescaped(name) if is_escaped else name
    if not path or path.startswith("/") or not {"..", ".", ""}.isdisjoint(path.split("/")):
        raise BrokenManifestError(f"line {number} names no file of a site")
    return path, digest


def _unescaped(name: str) -> str:
    # Between two backslashes that are a sign of their own stand the other escapes.
    parts = name.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\r", "\r") for part in parts)
