"""What a picture carries besides what it shows, such as where it was taken, by whom, with which camera.

Libraries read what they need of a picture and pass over the rest. Here every part is named that is not known
to be harmless, so nothing can hide in a part that nobody thought of.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from warnings import catch_warnings

from dossier.problems.extras import CARDS, from_extra

# What says how a picture is shown. Names of makers and machines, places, times, texts are none of it.
_PNG = frozenset((
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT"),
    *(b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"hIST", b"pHYs", b"sPLT"),
    *(b"cICP", b"mDCV", b"cLLI"),
))  # fmt: skip
_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ICCP"))
_GIF = frozenset((b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"))
_JPEG = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_EXIF = frozenset((
    *("Orientation", "XResolution", "YResolution", "ResolutionUnit", "YCbCrPositioning", "ColorSpace"),
    *("ExifOffset", "ExifVersion", "ExifInteroperabilityOffset", "FlashPixVersion"),
    *("ComponentsConfiguration", "ImageWidth", "ImageLength", "ExifImageWidth", "ExifImageHeight"),
))  # fmt: skip

# A byte of FF, and one that makes a mark of it: neither filling, nor a part of what is shown.
_MARK, _END = re.compile(rb"\xff[\x02-\xcf\xd9-\xfe]"), b"\xff\xd9"

# What Pillow raises where Exif is broken, and what it warns of.
_BROKEN = (
    *(Warning, ValueError, LookupError, TypeError),
    *(SyntaxError, OSError, OverflowError, struct.error),
)

# How long what a JFIF file says about itself is, without a small picture.
_JFIF = 14

_ENOUGH = 1_000
_BEHIND = "what stands behind it"
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


def _of_png(content: bytes) -> Iterator[str]:
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = int.from_bytes(content[at : at + 4]), _cut(content, at + 4, 4)
        # Behind it stands its checksum.
        data = _cut(content, at + 8, length + 4)[:-4]
        if kind == b"eXIf":
            yield from _of_exif(data)
        elif kind not in _PNG:
            yield _name(kind)
        at += length + 12
    if content[at:]:
        yield _BEHIND


def _of_webp(content: bytes) -> Iterator[str]:
    end = int.from_bytes(content[4:8], "little") + 8
    yield from _of_chunks(_cut(content, 12, end - 12))
    if content[end:]:
        yield _BEHIND


def _of_chunks(content: bytes, *, in_frame: bool = False) -> Iterator[str]:
    at = 0
    while at < len(content):
        kind, length = _cut(content, at, 4), int.from_bytes(_cut(content, at + 4, 4), "little")
        data = _cut(content, at + 8, length)
        if kind == b"EXIF":
            yield from _of_exif(data.removeprefix(b"Exif\0\0"))
        elif kind == b"ANMF" and not in_frame:
            # A picture of its own behind its place, size and time.
            yield from _of_chunks(data[16:], in_frame=True)
        elif kind not in _WEBP:
            yield _name(kind)
        at += 8 + length + length % 2


def _of_jpeg(content: bytes) -> Iterator[str]:
    at = 2
    while (mark := _MARK.search(content, at)) and mark[0] != _END:
        length = int.from_bytes(_cut(content, mark.end(), 2))
        yield from _of_segment(mark[0][1], _cut(content, mark.end() + 2, max(length - 2, 0)))
        at = mark.end() + length
    if mark is None:
        raise ValueError(at)
    if content[mark.end() :].strip(b"\0"):
        yield _BEHIND


def _of_segment(marker: int, data: bytes) -> Iterator[str]:
    if marker == 0xFE:
        yield "Comment"
    elif marker == 0xE1 and data.startswith(b"Exif\0"):
        yield from _of_exif(data[6:])
    elif marker == 0xE1 and b"adobe.com/x" in data[:64]:
        yield "XMP"
    elif 0xE0 <= marker <= 0xEF and not data.startswith(_JPEG.get(marker, b"\0none")):
        yield f"APP{marker - 0xE0}"
    elif marker == 0xE0 and len(data) > _JFIF:
        yield "Thumbnail"


def _of_gif(content: bytes) -> Iterator[str]:
    at = 13 + _colours(content[10])
    while (sign := content[at]) != 0x3B:
        if sign == 0x2C:
            at, _ = _blocks(content, at + 11 + _colours(content[at + 9]))
            continue
        if sign != 0x21:
            raise ValueError(sign)
        label = content[at + 1]
        at, first = _blocks(content, at + 2)
        if label == 0xFE:
            yield "Comment"
        elif label != 0xF9 and first not in _GIF:
            yield _name(first[:8]) if label == 0xFF else "Text"
    if content[at + 1 :].strip(b"\0"):
        yield _BEHIND


def _colours(flags: int) -> int:
    """How long the table of colours is that a byte of flags announces."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(content: bytes, at: int) -> tuple[int, bytes]:
    """Where a run of blocks ends, and the first of them."""
    first = content[at + 1 : at + 1 + content[at]]
    while length := content[at]:
        at += length + 1
    return at + 1, first


def _of_exif(data: bytes) -> Iterator[str]:
    """The names of the tags that say more than how to show the picture, also of the small one beside it."""
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


def _cut(content: bytes, start: int, length: int) -> bytes:
    if start + length > len(content):
        raise IndexError(start)
    return content[start : start + length]


def _name(sign: bytes) -> str:
    return sign.decode("latin-1").strip()


_READERS: Mapping[bytes, Callable[[bytes], Iterator[str]]] = {
    b"\x89PNG\r\n\x1a\n": _of_png,
    b"\xff\xd8\xff": _of_jpeg,
    b"GIF8": _of_gif,
    b"RIFF": _of_webp,
}
