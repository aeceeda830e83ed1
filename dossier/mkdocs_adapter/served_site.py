"""The folder that a preview serves: replaced as a whole, or page by page, never seen half done."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from dossier.swap.exchange import exchange


def kept_beside(folder: Path) -> Path | None:
    """A new folder for what the next builds of a preview may use; None where there cannot be one.

    Only its user may look into it, since a preview shows the archive: it may stand where all users write.
    """
    place = _kept_beside(folder)
    try:
        place.mkdir(mode=0o700)
    except OSError:
        return None
    return place


def _kept_beside(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-kept")


class ServedSite:
    """A folder with a site, or with problems in its place; then the last good site is kept beside."""

    def __init__(self, folder: Path, is_good: bool) -> None:
        self.folder, self.is_good = folder, is_good
        self._good = folder.with_name(f"{folder.name}-good")

    @contextmanager
    def beside(self) -> Iterator[Path]:
        """A folder for the next site; what is left there in the end is removed."""
        new = Path(mkdtemp(prefix=f"{self.folder.name}-next-", dir=self.folder.parent))
        try:
            yield new
        finally:
            rmtree(new, ignore_errors=True)

    def publish(self, new: Path, is_good: bool) -> None:
        """Serve the new site, which stands beside; what was served takes its place."""
        _change(new, self.folder)
        if self.is_good and not is_good:
            new.rename(self._good)
        elif is_good:
            rmtree(self._good, ignore_errors=True)
        self.is_good = is_good

    def clear(self) -> None:
        """Remove what is kept beside it."""
        for folder in (self._good, _kept_beside(self.folder)):
            rmtree(folder, ignore_errors=True)

    def show_good(self) -> None:
        """Serve the last good site again, where problems are shown."""
        if not self.is_good:
            _change(self._good, self.folder)
            rmtree(self._good, ignore_errors=True)
            self.is_good = True

    def put(self, files: Mapping[str, bytes]) -> None:
        """Replace or add files, each in one step."""
        for place, content in files.items():
            path = self.folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f"{path.name}.unfinished")
            unfinished.write_bytes(content)
            unfinished.replace(path)

    def remove(self, places: Iterable[str]) -> None:
        """Remove those of the files that are there."""
        for place in places:
            (self.folder / place).unlink(missing_ok=True)

    def differs(self, new: Path, places: Iterable[str]) -> bool:
        """Whether one of these files is another in the new site."""
        return any(_content(self.folder / place) != _content(new / place) for place in places)


def _change(one: Path, other: Path) -> None:
    if not exchange(one, other):
        between = other.with_name(f"{other.name}-last")
        other.rename(between)
        one.rename(other)
        between.rename(one)


def _content(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""
