"""How many pixels a picture has, as its head says: a small file may unpack to more than a phone can hold."""

from collections.abc import Callable, Mapping

from dossier.load.picture_chunks import webp_chunks
from dossier.load.picture_segments import FRAMES, jpeg_segments

# The sizes of a lossy and of a lossless WebP have so many bits.
_BITS = 14
_LEAST = (1 << _BITS) - 1


def size_of(content: bytes) -> tuple[int, int]:
    """How many pixels wide and high a picture is, of which ``carried`` has read all parts."""
    return next(size(content) for sign, size in _SIZES.items() if content.startswith(sign))


def _png(content: bytes) -> tuple[int, int]:
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _gif(content: bytes) -> tuple[int, int]:
    return _little(content[6:8]), _little(content[8:10])


def _jpeg(content: bytes) -> tuple[int, int]:
    # Behind one byte for the depth of its colours.
    head = next(data for marker, data in jpeg_segments(content) if marker in FRAMES)
    return int.from_bytes(head[3:5]), int.from_bytes(head[1:3])


def _webp(content: bytes) -> tuple[int, int]:
    kind, data = next(webp_chunks(content[12:]))
    if kind == b"VP8X":
        return _little(data[4:7]) + 1, _little(data[7:10]) + 1
    if kind == b"VP8L":
        both = _little(data[1:5])
        return (both & _LEAST) + 1, (both >> _BITS & _LEAST) + 1
    # Behind three bytes of a frame, and three by which its start is known.
    return _little(data[6:8]) & _LEAST, _little(data[8:10]) & _LEAST


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")


_SIZES: Mapping[bytes, Callable[[bytes], tuple[int, int]]] = {
    b"\x89PNG": _png,
    b"\xff\xd8": _jpeg,
    b"GIF8": _gif,
    b"RIFF": _webp,
}
