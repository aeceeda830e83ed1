"""What a picture carries besides what it shows, such as where it was taken, by whom, with which camera.

Libraries read what they need of a picture and pass over the rest. Here every part is named that is not known
to be harmless, or is longer than it can be, so nothing can hide in a part that nobody thought of.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from dossier.load.picture_chunks import names_in_png, names_in_webp
from dossier.load.picture_segments import names_in_gif, names_in_jpeg

_ENOUGH = 1_000
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def carried(content: bytes) -> tuple[str, ...] | None:
    """What a picture carries besides what it shows, by name; None if it cannot be read to its end.

    The values are not told: they would stand in the log of whoever checks.
    """
    read = next((read for sign, read in _READERS.items() if content.startswith(sign)), None)
    if read is None:
        return _of_another_format(content)
    try:
        # Not all of a million comments: a few are enough to stop the build.
        return tuple(dict.fromkeys(islice(read(content), _ENOUGH)))
    except (IndexError, ValueError):
        return None


def _of_another_format(content: bytes) -> tuple[str, ...] | None:
    """The formats of cameras that hold a place and a time, whatever the suffix of the file."""
    if content.startswith(_TIFF):
        return ("all that a TIFF file holds",)
    return ("all that a HEIF file holds",) if content[4:8] == b"ftyp" else None


_READERS: Mapping[bytes, Callable[[bytes], Iterator[str]]] = {
    b"\x89PNG\r\n\x1a\n": names_in_png,
    b"\xff\xd8\xff": names_in_jpeg,
    b"GIF8": names_in_gif,
    b"RIFF": names_in_webp,
}
