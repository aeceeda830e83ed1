"""Problems of what pictures and PDF files carry besides what they show."""

from collections.abc import Iterator
from pathlib import Path

from dossier.load.pictures import carried
from dossier.problems import Code, Location, Problem
from dossier.problems.extras import ADD, from_extra

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_MOST = 6
_STRIP = "take it out ('exiftool -all= -tagsfromfile @ -orientation FILE'), or save the picture without it"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def metadata_problems(path: Path, content: bytes) -> Iterator[Problem]:
    """Yields hidden-metadata and unread for pictures, named-author for PDF files."""
    at = Location(path.as_posix())
    if path.suffix.lower() in _PICTURES:
        yield from _of_picture(at, path.name, content)
    elif path.suffix.lower() == ".pdf" and _names_author(content):
        hint = "if it is your own, export the file without it"
        yield Problem(Code.NAMED_AUTHOR, at, f"the metadata of '{path.name}' names its author", hint)


def _of_picture(at: Location, name: str, content: bytes) -> Iterator[Problem]:
    names = carried(content)
    if names is None:
        message = f"'{name}' cannot be read as a picture, so nobody knows what else it carries"
        hint = "save it anew as PNG, JPEG, WebP or GIF"
        yield Problem(Code.UNREAD, at, message, hint)
    elif names:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        listed = ", ".join(names[:_MOST]) + more
        yield Problem(Code.HIDDEN_METADATA, at, f"'{name}' carries more than it shows: {listed}", _STRIP)


def _names_author(content: bytes) -> bool:
    """Whether the metadata of a PDF file names an author; False of one that cannot be read."""
    # Slow to import, and few dossiers have a PDF.
    with from_extra(ADD, "reading who wrote a PDF"):
        from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as document:
            return bool(document.get_metadata_dict().get("Author", "").strip()) or _xmp_names_author(content)
    except PdfiumError:
        return _xmp_names_author(content)


def _xmp_names_author(content: bytes) -> bool:
    """The same of its XMP, which PDFium does not read; most files have it as plain text, for any program."""
    from lxml import etree

    start, end = content.rfind(b"<x:xmpmeta"), content.rfind(b"</x:xmpmeta>")
    if not 0 <= start < end:
        return False
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content[start : end + len(b"</x:xmpmeta>")], parser)
    named = root.iter(f"{_DUBLIN_CORE}creator") if root is not None else ()
    return any("".join(element.itertext()).strip() for element in named)
