"""What stands on the disk, as values: the bytes of a file, the files of a folder, or why there are none.

All content is read here: no link is followed out of its folder, no pipe or device is waited for, and nothing
is read that is larger than allowed.
"""

import errno
import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import category

from dossier.model.settings import Limits
from dossier.problems import Code, Location, Problem

# The settings count in kilobytes.
_KILO = 1000
# What holds where no settings were read yet.
LARGEST = Limits().file
# In kilobytes: settings may allow more than is usual, but no dossier needs so much.
_LARGEST_HASHED = 200_000
# Errors that say that nothing has this name, or could have it.
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
# A folder with more of them is no dossier, but perhaps a whole disk.
MOST_FILES = 100_000
_TYPES = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
# Kinds of signs in Unicode: controls, halves of surrogates (bytes that are no UTF-8), breaks of lines.
_NO_TEXT = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Listing:
    """The paths of all that stands below a folder and is no folder, and what is wrong with folders there."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]

    def markdown(self, folder: Path) -> list[Path]:
        """The Markdown files that stand directly in a folder."""
        return [path for path in self.files if path.parent == folder and path.suffix == ".md"]


def listed(folder: Path) -> Listing:
    """What stands below a folder but for hidden names; yields unreadable-file and symbolic-link."""
    files: list[Path] = []
    problems: list[Problem] = []
    # No recursion: folders may be nested deeper than Python calls.
    left = [folder]
    while left:
        if len(files) + len(left) > MOST_FILES:
            problems.append(_too_many(folder))
            break
        here = left.pop()
        try:
            with os.scandir(here) as entries:
                inside = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            problems.append(_unreadable(here, error))
            continue
        for entry in inside:
            path = Path(entry.path)
            if any(category(sign) in _NO_TEXT for sign in entry.name):
                problems.append(_no_text(path))
            # A folder in a Markdown file's place is said to be one when that is read.
            elif entry.is_dir(follow_symlinks=False) and path.suffix != ".md":
                left.append(path)
            elif entry.is_symlink() and is_folder(path):
                problems.append(_link(path, "leads to a folder, and is not followed"))
            else:
                files.append(path)
    return Listing(tuple(sorted(files)), tuple(problems))


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises an exception where it may not look)


def is_absent(path: Path) -> bool:
    """Whether nothing has this name, not even a link that leads nowhere."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno in _ABSENT
    # A NUL in the name.
    except ValueError:
        return True
    return False


def read_content(path: Path, largest: int = LARGEST) -> bytes | Problem:
    """The bytes of an editor's file; yields symbolic-link and all that ``read_bytes`` yields."""
    return _link_problem(path) or read_bytes(path, largest)


def read_bytes(path: Path, largest: int = LARGEST) -> bytes | Problem:
    """The bytes of a file of at most so many kilobytes; yields unreadable-file and too-large."""
    try:
        about = path.stat()
        # Asked before it is opened: a pipe would wait for somebody who writes.
        if stat.S_IFMT(about.st_mode) in _TYPES:
            return _no_file(path, f"{_TYPES[stat.S_IFMT(about.st_mode)]} stands where a file is expected")
        if about.st_size > largest * _KILO:
            return _too_large(path, largest)
        with path.open("rb") as file:
            content = file.read(about.st_size + 1)
    except OSError as error:
        return _unreadable(path, error)
    return content if len(content) <= about.st_size else _no_file(path, "the file grows while it is read")


def problems_below(folder: Path, largest: int = LARGEST) -> tuple[Problem, ...]:
    """What is wrong with the files below a folder that an engine reads, and publishes, by itself."""
    outside = _link_problem(folder)
    if outside:
        return (outside,)
    listing = listed(folder)
    contents = (read_content(path, largest) for path in listing.files)
    return (*listing.problems, *(content for content in contents if isinstance(content, Problem)))


def content_digest(folder: Path) -> str:
    """A hash of all names and files below a folder but for hidden ones; empty if one cannot be read."""
    whole = sha256()
    for path in listed(folder).files:
        content = read_content(path, _LARGEST_HASHED)
        if isinstance(content, Problem):
            return ""
        whole.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
        whole.update(sha256(content).digest())
    return whole.hexdigest()


def _link_problem(path: Path) -> Problem | None:
    """Whether the path is a link to what stands outside the folder that the link is in, or nowhere."""
    if not path.is_symlink():
        return None
    try:
        is_inside = path.resolve(strict=True).is_relative_to(path.parent.resolve(strict=True))
    # A link that leads to itself is a RuntimeError.
    except (OSError, RuntimeError):
        return _link(path, "leads nowhere")
    return None if is_inside else _link(path, "leads out of its folder, and is not followed")


def _link(path: Path, what: str) -> Problem:
    hint = "put the file or folder itself there"
    return Problem(Code.SYMBOLIC_LINK, Location(path.as_posix()), f"the link '{path.name}' {what}", hint)


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return _no_file(path, "the file has gone while it was read", "run the command again")
    return _no_file(path, f"the system does not let it be read: {error.strerror}", "see who may read it")


def _no_file(path: Path, message: str, hint: str = "put a file there, or take this away") -> Problem:
    return Problem(Code.UNREADABLE_FILE, Location(path.as_posix()), message, hint)


def _too_many(folder: Path) -> Problem:
    message = f"more than {MOST_FILES} files stand below the folder"
    return Problem(Code.TOO_LARGE, Location(folder.as_posix()), message, "take away what is no part of it")


def _no_text(path: Path) -> Problem:
    """A name with a line break, another control, or bytes that are no UTF-8; its place is the folder."""
    message = f"the name {path.name!a} holds a sign that is not text"
    return Problem(Code.BAD_ENCODING, Location(path.parent.as_posix()), message, "rename the file")


def _too_large(path: Path, largest: int) -> Problem:
    message = f"the file has more than {largest} kilobytes, and is not read"
    hint = "make it smaller, or raise the limit under 'limits' in dossier.yml"
    return Problem(Code.TOO_LARGE, Location(path.as_posix()), message, hint)
