"""Problems of what pictures and PDF files carry besides what they show."""

from collections.abc import Iterator
from pathlib import Path

from dossier.load.pdf_metadata import names_author
from dossier.load.pictures import carried
from dossier.problems import Code, Location, Problem

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_MOST = 6
_STRIP = "take it out ('exiftool -all= -tagsfromfile @ -orientation FILE'), or save the picture without it"


def metadata_problems(path: Path, content: bytes) -> Iterator[Problem]:
    """Yields hidden-metadata for pictures, named-author for PDF files, and unread for both."""
    at = Location(path.as_posix())
    if path.suffix.lower() in _PICTURES:
        yield from _of_picture(at, path.name, content)
    elif path.suffix.lower() == ".pdf":
        yield from _of_pdf(at, path.name, content)


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
    if names is None:
        message = f"'{name}' cannot be read as a picture, so nobody knows what else it carries"
        hint = "save it anew as PNG, JPEG, WebP or GIF"
        yield Problem(Code.UNREAD, at, message, hint)
    elif names:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        listed = ", ".join(names[:_MOST]) + more
        yield Problem(Code.HIDDEN_METADATA, at, f"'{name}' carries more than it shows: {listed}", _STRIP)
