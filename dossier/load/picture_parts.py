"""What the formats of pictures share: stretches of bytes, Exif, and profiles of colour."""

import struct
import zlib
from collections.abc import Iterator
from warnings import catch_warnings

from dossier.problems.extras import CARDS, from_extra

# Tags that say how to show the picture. Makers and machines, places, times and texts are none of them.
_EXIF = frozenset((
    *("Orientation", "XResolution", "YResolution", "ResolutionUnit", "YCbCrPositioning", "ColorSpace"),
    *("ExifOffset", "ExifVersion", "ExifInteroperabilityOffset", "FlashPixVersion"),
    *("ComponentsConfiguration", "ImageWidth", "ImageLength", "ExifImageWidth", "ExifImageHeight"),
))  # fmt: skip

# What Pillow raises where Exif is broken, and what it warns of.
_BROKEN = (
    *(Warning, ValueError, LookupError, TypeError),
    *(SyntaxError, OSError, OverflowError, struct.error),
)

# Of a profile of colour (ISO 15076-1): where it is named as one, and what it is at least long.
_SIGN_AT, _SIGN, _SHORTEST, _LONGEST = 36, b"acsp", 132, 8_000_000
# Some programs fill profiles up to whole words.
_FILLING = 4

BEHIND = "what stands behind it"
BETWEEN = "what stands between its parts"


def cut(content: bytes, start: int, length: int) -> bytes:
    """A stretch of the content; raises IndexError where it ends before."""
    if start + length > len(content):
        raise IndexError(start)
    return content[start : start + length]


def name_of(sign: bytes) -> str:
    """How a part calls itself."""
    return sign.decode("latin-1").strip()


def is_profile(data: bytes) -> bool:
    """Whether the bytes are one profile of colour, and nothing else."""
    rest = len(data) - int.from_bytes(data[:4])
    return len(data) >= _SHORTEST and data[_SIGN_AT:].startswith(_SIGN) and 0 <= rest < _FILLING


def is_packed_profile(data: bytes) -> bool:
    """The same of a profile that is compressed behind its name, as PNG has it."""
    _, _, packed = data.partition(b"\0")
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(packed[1:], _LONGEST)
    except zlib.error:
        return False
    return packed[:1] == b"\0" and unpacking.eof and not unpacking.unused_data and is_profile(profile)


def names_in_exif(data: bytes) -> Iterator[str]:
    """The names of the tags that say more than how to show the picture, also of the small one beside it.

    Raises ValueError where they cannot be read.
    """
    # Slow to import, and most dossiers have no pictures.
    with from_extra(CARDS, "reading what a picture carries"):
        from PIL import ExifTags, Image

    exif = Image.Exif()
    try:
        # Pillow warns of what is broken, and goes on without it.
        with catch_warnings(action="error"):
            exif.load(data)
            folders = [exif, *(exif.get_ifd(folder) for folder in (ExifTags.IFD.Exif, ExifTags.IFD.IFD1))]
    except _BROKEN as wrong:
        raise ValueError("Exif") from wrong
    names = (str(ExifTags.TAGS.get(tag, tag)) for folder in folders for tag in folder)
    yield from (name for name in names if name not in _EXIF)
