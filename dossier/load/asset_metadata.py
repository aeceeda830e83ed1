"""Problems of what pictures and PDF files carry besides what they show."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from dossier.load.pdf_metadata import names_author
from dossier.load.picture_sizes import size_of
from dossier.load.pictures import carried
from dossier.problems import Code, Location, Problem

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_MOST = 6
_UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
_MOST_PIXELS = 100_000_000
_STRIP = "take it out ('exiftool -all= -tagsfromfile @ -orientation FILE'), or save the picture without it"


def metadata_problems(path: Path, content: bytes) -> Iterator[Problem]:
    """Yields hidden-metadata and too-large for pictures, named-author for PDF files, unread for both.

    Of any other file, bad-encoding where it is no text.
    """
    at = Location(path.as_posix())
    if path.suffix.lower() in _PICTURES:
        yield from _of_picture(at, path.name, content)
    elif path.suffix.lower() == ".pdf":
        yield from _of_pdf(at, path.name, content)
    elif b"\0" in content and not content.startswith(_UTF_16):
        message = f"'{path.name}' is no text, so nobody knows what it carries"
        yield Problem(Code.BAD_ENCODING, at, message, "give it the suffix of what it is, or save it as CSV")


def _of_pdf(at: Location, name: str, content: bytes) -> Iterator[Problem]:
    is_named = names_author(content)
    if is_named is None:
        message = f"the metadata of '{name}' cannot be read, so nobody knows whom they name"
        yield Problem(Code.UNREAD, at, message, "save it anew, without a password and as it is shown")
    elif is_named:
        hint = "if it is your own, export the file without it"
        yield Problem(Code.NAMED_AUTHOR, at, f"the metadata of '{name}' names its author", hint)


def _of_picture(at: Location, name: str, content: bytes) -> Iterator[Problem]:
    names = carried(content)
    size = size_of(content) if names == () else (0, 0)
    if size[0] * size[1] > _MOST_PIXELS:
        message = f"'{name}' has {size[0]} × {size[1]} pixels, {_MOST_PIXELS // 10**6} million are allowed"
        yield Problem(Code.TOO_LARGE, at, message, "save it smaller: phones cannot show it")
    if names is None:
        message = f"'{name}' cannot be read as a picture, so nobody knows what else it carries"
        hint = "save it anew as PNG, JPEG, WebP or GIF"
        yield Problem(Code.UNREAD, at, message, hint)
    elif names:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        listed = ", ".join(names[:_MOST]) + more
        yield Problem(Code.HIDDEN_METADATA, at, f"'{name}' carries more than it shows: {listed}", _STRIP)
