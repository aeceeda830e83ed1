"""Pictures whose parts are told by marks among their bytes: JPEG and GIF."""

import re
from collections.abc import Iterator

from dossier.load.picture_parts import BEHIND, BETWEEN, cut, is_profile, name_of, names_in_exif

# A byte of FF, and one that makes a mark of it: neither filling, nor a part of what is shown.
_MARK, _END, _SCAN = re.compile(rb"\xff[\x02-\xcf\xd9-\xfe]"), 0xD9, 0xDA
# The marks of the segments that say how large the picture is.
FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
# How long the segments may be that say how a picture is shown; what is longer holds something else.
_JPEG = {
    **dict.fromkeys(FRAMES, 18),
    0xC4: 2184,
    0xCC: 32,
    0xDB: 516,
    0xDC: 2,
    0xDD: 2,
    _SCAN: 12,
}
_JFIF, _PROFILE, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_OURS = {0xE0: _JFIF, 0xE2: _PROFILE, 0xEE: _ADOBE}
# How long what a JFIF file says about itself is, without a small picture, and what Adobe says.
_LONG = {0xE0: 14, 0xEE: 12}

# In a GIF, what says how it moves: a number, and one or two bytes or four for it.
_MOVES, _MOVE, _MOST_MOVES = (b"NETSCAPE2.0", b"ANIMEXTS1.0"), 5, 2
_GIF_PROFILE, _GIF_SIGNS = b"ICCRGBG1012", (b"GIF87a", b"GIF89a")


def names_in_jpeg(content: bytes) -> Iterator[str]:
    """The segments of a JPEG that do not say how to show it; raises ValueError or IndexError if broken."""
    profile: list[bytes] = []
    markers: set[int] = set()
    for marker, data in jpeg_segments(content):
        markers.add(marker)
        if marker == 0xE2 and data.startswith(_PROFILE):
            profile.append(data[len(_PROFILE) :])
        elif not marker:
            yield BETWEEN if data else BEHIND
        else:
            yield from _of_segment(marker, data)
    # Each part begins with its number, and how many there are.
    if profile and not is_profile(b"".join(part[2:] for part in sorted(profile))):
        yield "APP2"
    if markers.isdisjoint(FRAMES) or _SCAN not in markers:
        raise ValueError("no picture")


def jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The mark and the data of each segment; none, for what stands between two, or, empty, behind the end."""
    at, is_scanned = 2, False
    while mark := _MARK.search(content, at):
        # Behind the head of a scan stands what it shows, and any number of FF may fill up.
        if not is_scanned and content[at : mark.start()].strip(b"\xff"):
            yield 0, content[at : mark.start()]
        marker, at = mark[0][1], mark.end()
        if marker == _END:
            if content[at:].strip(b"\0"):
                yield 0, b""
            return
        length = int.from_bytes(cut(content, at, 2))
        yield marker, cut(content, at + 2, max(length - 2, 0))
        at, is_scanned = at + length, marker == _SCAN
    raise ValueError(at)


def _of_segment(marker: int, data: bytes) -> Iterator[str]:
    if marker == 0xFE:
        yield "Comment"
    elif marker == 0xE1 and data.startswith(b"Exif\0"):
        yield from names_in_exif(data[6:])
    elif marker == 0xE1 and b"adobe.com/x" in data[:64]:
        yield "XMP"
    elif 0xE0 <= marker <= 0xEF:
        if not data.startswith(_OURS.get(marker, b"\0none")):
            yield f"APP{marker - 0xE0}"
        elif len(data) > _LONG[marker]:
            yield "Thumbnail" if marker == 0xE0 else f"APP{marker - 0xE0}"
    elif len(data) > _JPEG.get(marker, -1):
        yield f"a segment of {marker:02X}"


def names_in_gif(content: bytes) -> Iterator[str]:
    """The blocks of a GIF that do not say how to show it; raises ValueError or IndexError if it is broken."""
    if not content.startswith(_GIF_SIGNS):
        raise ValueError("no picture")
    at, frames = 13 + _colours(content[10]), 0
    while (sign := content[at]) != 0x3B:
        if sign == 0x2C:
            at, _ = _blocks(content, at + 11 + _colours(content[at + 9]))
            frames += 1
            continue
        if sign != 0x21:
            raise ValueError(sign)
        label = content[at + 1]
        at, blocks = _blocks(content, at + 2)
        yield from _of_extension(label, blocks)
    if not frames:
        raise ValueError("no picture")
    if content[at + 1 :].strip(b"\0"):
        yield BEHIND


def _of_extension(label: int, blocks: list[bytes]) -> Iterator[str]:
    first, rest = b"".join(blocks[:1]), blocks[1:]
    if label == 0xFF:
        is_move = first in _MOVES and len(rest) <= _MOST_MOVES and all(len(each) <= _MOVE for each in rest)
        if not is_move and not (first == _GIF_PROFILE and is_profile(b"".join(rest))):
            yield name_of(first[:8])
    elif label != 0xF9 or len(first) != 4 or rest:
        yield "Comment" if label == 0xFE else "Text"


def _colours(flags: int) -> int:
    """How long the table of colours is that a byte of flags announces."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(content: bytes, at: int) -> tuple[int, list[bytes]]:
    """Where a run of blocks ends, and what they hold."""
    blocks = []
    while length := content[at]:
        blocks.append(content[at + 1 : at + 1 + length])
        at += length + 1
    return at + 1, blocks
