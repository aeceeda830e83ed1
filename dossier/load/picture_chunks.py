"""Pictures that are made of chunks with a name and a length: PNG and WebP."""

import zlib
from collections.abc import Iterator

from dossier.load.picture_parts import BEHIND, cut, is_packed_profile, is_profile, name_of, names_in_exif

# How long each chunk that says how the picture is shown may be; what is longer holds something else.
_ANY = 1 << 32
_PNG = {
    b"IHDR": 13,
    b"PLTE": 768,
    b"IDAT": _ANY,
    b"IEND": 0,
    b"acTL": 8,
    b"fcTL": 26,
    b"fdAT": _ANY,
    b"tRNS": 256,
    b"cHRM": 32,
    b"gAMA": 4,
    b"iCCP": _ANY,
    b"sBIT": 4,
    b"sRGB": 1,
    b"bKGD": 6,
    b"hIST": 512,
    b"pHYs": 9,
    b"cICP": 4,
    b"mDCV": 24,
    b"cLLI": 8,
}
_FRAME = {b"VP8 ": _ANY, b"VP8L": _ANY, b"ALPH": _ANY}
_WEBP = {**_FRAME, b"VP8X": 10, b"ANIM": 6, b"ICCP": _ANY}
_PICTURES = frozenset((b"VP8 ", b"VP8L", b"ANMF"))
# All others stand in a picture once.
_SEVERAL = frozenset((b"IDAT", b"fcTL", b"fdAT"))
# The bytes of a frame's place, size and time.
_FRAME_HEAD = 16

Chunk = tuple[bytes, bytes]


def names_in_png(content: bytes) -> Iterator[str]:
    """The chunks of a PNG that do not say how to show it; raises ValueError or IndexError if it is broken."""
    kinds: set[bytes] = set()
    for kind, data in png_chunks(content):
        is_harmless = len(data) <= _PNG.get(kind, -1) and (kind in _SEVERAL or kind not in kinds)
        if kind == b"eXIf":
            yield from names_in_exif(data)
        elif not is_harmless or (kind == b"iCCP" and not is_packed_profile(data)):
            yield name_of(kind)
        kinds.add(kind)
    if not {b"IHDR", b"IDAT"} <= kinds:
        raise ValueError("no picture")
    # Behind each chunk's name and length stands its checksum, behind the last nothing.
    if content[_png_end(content) :]:
        yield BEHIND


def png_chunks(content: bytes) -> Iterator[Chunk]:
    """The name and the data of each chunk up to the last; raises ValueError where a checksum is wrong."""
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = int.from_bytes(content[at : at + 4]), cut(content, at + 4, 4)
        data = cut(content, at + 8, length)
        if zlib.crc32(kind + data).to_bytes(4) != cut(content, at + 8 + length, 4):
            raise ValueError(at)
        yield kind, data
        at += length + 12


def _png_end(content: bytes) -> int:
    return 8 + sum(len(data) + 12 for _, data in png_chunks(content))


def names_in_webp(content: bytes) -> Iterator[str]:
    """The chunks of a WebP that do not say how to show it; raises ValueError or IndexError if broken."""
    end = int.from_bytes(content[4:8], "little") + 8
    if content[8:12] != b"WEBP":
        raise ValueError("no picture")
    chunks = list(webp_chunks(cut(content, 12, end - 12)))
    if _PICTURES.isdisjoint(kind for kind, _ in chunks):
        raise ValueError("no picture")
    for kind, data in chunks:
        if kind == b"EXIF":
            yield from names_in_exif(data.removeprefix(b"Exif\0\0"))
        elif kind == b"ICCP" and not is_profile(data):
            yield name_of(kind)
        elif kind == b"ANMF":
            # A picture of its own.
            yield from _unlike(list(webp_chunks(data[_FRAME_HEAD:])), _FRAME)
    yield from _unlike([chunk for chunk in chunks if chunk[0] not in (b"EXIF", b"ANMF")], _WEBP)
    if content[end:]:
        yield BEHIND


def _unlike(chunks: list[Chunk], harmless: dict[bytes, int]) -> Iterator[str]:
    kinds: set[bytes] = set()
    for kind, data in chunks:
        if kind in kinds or len(data) > harmless.get(kind, -1):
            yield name_of(kind)
        kinds.add(kind)


def webp_chunks(content: bytes) -> Iterator[Chunk]:
    """The name and the data of each chunk; raises IndexError where one is cut off."""
    at = 0
    while at < len(content):
        kind, length = cut(content, at, 4), int.from_bytes(cut(content, at + 4, 4), "little")
        yield kind, cut(content, at + 8, length)
        at += 8 + length + length % 2
