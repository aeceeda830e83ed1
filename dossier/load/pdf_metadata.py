"""Who the metadata of a PDF file name as its author: its document information, and its XMP (ISO 16684).

PDFium reads the first and gives no access to the second, which mostly stands in the file for any program to
find, but may be compressed, as may be what refers to it.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import islice, pairwise

from dossier.problems.extras import ADD, from_extra

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_STREAM, _REFERENCE = re.compile(rb"stream\r?\n"), re.compile(rb"/Metadata\s+(\d+\s+\d+)\s+R")
_OPENING = re.compile(rb"<(\w{1,20}:(?:xmpmeta|RDF))\b")
# Numbers of objects with their places, or XML: any other stream shows something, and is not read further.
_OF_INTEREST = re.compile(rb"\s*\d+ \d+\b|[\s\xef\xbb\xbf\xfe\xff\0]*<")
_HEAD, _LONGEST, _ALL, _MOST, _FEW = 256, 4_000_000, 100_000_000, 100_000, 100


def names_author(content: bytes) -> bool | None:
    """Whether the metadata of a PDF file name an author; None if some of them cannot be read."""
    # Slow to import, and few dossiers have a PDF.
    with from_extra(ADD, "reading who wrote a PDF"):
        from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as document:
            is_named = bool(document.get_metadata_dict().get("Author", "").strip())
    except PdfiumError:
        return None
    return is_named or _xmp_names_author(content)


def _xmp_names_author(content: bytes) -> bool | None:
    texts = [content, *_unpacked(content)]
    if sum(map(len, texts)) > _ALL:
        # Further ones were not unpacked.
        return None
    packets = [packet for text in texts for packet in _packets(text)]
    if any(map(_has_creator, packets)):
        return True
    # What is encrypted, or compressed in another way, is there and cannot be read.
    wanted = {reference for text in texts for reference in _REFERENCE.findall(text)}
    is_hidden = len(wanted) > len(packets) or (not packets and b"/Encrypt" in content)
    return None if is_hidden else False


def _packets(text: bytes) -> Iterator[bytes]:
    """Each piece of XMP, from its first opening to the end of that element."""
    at = without_end = 0
    # Each that does not end is looked for to the end of the file.
    while without_end < _FEW and (opening := _OPENING.search(text, at)):
        closing = b"</%b>" % opening[1]
        end = text.find(closing, opening.end())
        if end >= 0:
            yield text[opening.start() : end] + closing
        without_end += end < 0
        at = max(end, opening.end())


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The compressed streams that may hold metadata, or objects that refer to them."""
    # "endstream" is one of these words, too, so that each stream reaches no further than its end.
    left = _ALL
    marks = [match.end() for match in islice(_STREAM.finditer(content), _MOST)]
    for start, end in pairwise([*marks, len(content)]):
        stream = content[start:end]
        # zlib's first two bytes (RFC 1950).
        begins = int.from_bytes(stream[:2])
        if begins % 31 == 0 and begins >> 8 & 15 == 8 and _OF_INTEREST.match(_inflated(stream[:_HEAD])):
            text = _inflated(stream)
            yield text
            left -= len(text)
        if left < 0:
            return


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, _LONGEST)
    except zlib.error:
        return b""


def _has_creator(packet: bytes) -> bool:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(packet, parser)
    named = root.iter(f"{_DUBLIN_CORE}creator") if root is not None else ()
    return any("".join(element.itertext()).strip() for element in named)
