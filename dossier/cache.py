"""What one run keeps for the next, by what it was made of: all of it can be deleted, and is made anew.

An entry is a file named by its key, which hashes everything that the entry follows from, our own code and the
libraries included. So an entry is never wrong, only unused; one that is damaged counts as not there. Nothing
of the archive is kept: only what is published anyway.
"""

import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from platformdirs import user_cache_path

# Names another folder for what only this user may have written; empty, nothing is kept of checks.
OWN_CACHE = "DOSSIER_CACHE"
# In seconds: what no run has asked for so long is removed.
HOUR = 3600
UNUSED = 30 * 24 * HOUR
# What a killed run was writing; no living run needs an hour for it.
_UNFINISHED = ".unfinished"
_DIGEST = 64
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def own_folder() -> Path | None:
    """Where only this user writes, outside of any project; None where others could, or nothing is to be kept.

    Nothing that somebody sends, such as the files of a pull request, comes there.
    """
    named = os.environ.get(OWN_CACHE)
    if named == "":
        return None
    folder = Path(named) if named else user_cache_path("dossier")
    if not folder.is_absolute():
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.lstat()
    except OSError:
        return None
    # Windows keeps the folders of its users apart by other means.
    is_others = hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & _OTHERS_WRITE)
    return folder if stat.S_ISDIR(about.st_mode) and not is_others else None


def key_of(*parts: str | bytes) -> str:
    """The key of what is made of these parts by the program as it is installed."""
    whole = sha256(_version())
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # With its length, so that no two lists of parts are one.
        whole.update(b"%d:" % len(content) + content)
    return whole.hexdigest()


def usable(folder: Path) -> Path | None:
    """The folder, unless it or the one that holds it is a link: that may lead to what is somebody's own."""
    return None if folder.is_symlink() or folder.parent.is_symlink() else folder


def kept(folder: Path | None, key: str) -> bytes | None:
    """What was kept under a key, unharmed; else None. Neither links nor pipes are followed."""
    if folder is None:
        return None
    path = _place(folder, key)
    try:
        if path.parent.is_symlink() or not stat.S_ISREG(path.lstat().st_mode):
            return None
        whole = path.read_bytes()
        # So that what is used is not removed.
        os.utime(path)
    except OSError:
        return None
    digest, content = whole[:_DIGEST], whole[_DIGEST:]
    return content if digest == _digest(key, content) else None


def keep(folder: Path | None, key: str, content: bytes) -> None:
    """Keep something under its key, whole or not at all; a disk that is full or read-only is no error."""
    if folder is None:
        return
    path = _place(folder, key)
    if path.parent.is_symlink():
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = mkstemp(dir=path.parent, suffix=_UNFINISHED)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_digest(key, content) + content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def tidied(folder: Path, unused: float = UNUSED) -> None:
    """Remove what no run has asked for in so many seconds, and what killed runs wrote; nothing else."""
    now = time.time()
    for entry in _entries(folder):
        with suppress(OSError):
            age = now - entry.stat(follow_symlinks=False).st_mtime
            if age > (HOUR if entry.name.endswith(_UNFINISHED) else unused):
                Path(entry.path).unlink()


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What bears a name that we give, in a folder that we make; whatever else lies there is not ours."""
    for below in _listed(folder):
        if re.fullmatch("[0-9a-f]{2}", below.name) and below.is_dir(follow_symlinks=False):
            for entry in _listed(below.path):
                is_ours = entry.name.endswith(_UNFINISHED) or re.fullmatch("[0-9a-f]{62}", entry.name)
                if is_ours and entry.is_file(follow_symlinks=False):
                    yield entry


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [*entries]
    except OSError:
        return []


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


def _digest(key: str, content: bytes) -> bytes:
    # With the key: an entry under another's name is none.
    return sha256(key.encode() + content).hexdigest().encode()


@cache
def _version() -> bytes:
    """A hash of this program, file by file, and of the names and versions of all that is installed."""
    here = Path(__file__).parent
    whole = sha256(sys.version.encode())
    for path in sorted(p for p in here.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        whole.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in sorted(_installed()):
        whole.update(name.encode() + b"\0")
    return whole.digest()


def _installed() -> Iterator[str]:
    for folder in sys.path:
        with suppress(OSError):
            names = [path.name for path in Path(folder).iterdir()]
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
