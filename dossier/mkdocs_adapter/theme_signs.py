"""The theme's signs as files: pages may show no picture that stands in a stylesheet.

A stylesheet of ours that names files instead would come too late where a browser lays out a page early.
"""

from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

# As Sass writes them: the picture holds no quotation mark of this sort.
_START, _END = 'url("data:image/svg+xml;charset=utf-8,', '")'
_FOLDER = "assets/images/icons"


def signs_as_files(files: Files, config: MkDocsConfig) -> None:
    """Have each picture of a stylesheet be a file among the others, and the stylesheet name it."""
    signs: dict[str, str] = {}
    for file in files:
        if PurePosixPath(file.src_uri).suffix == ".css" and _START in file.content_string:
            file.content_string = _with_files(file, signs)
    for path, picture in signs.items():
        files.append(File.generated(config, path, content=picture))


def _with_files(file: File, signs: dict[str, str]) -> str:
    """The stylesheet; pictures that are new are put among the signs, by the path of their file."""
    before, *others = file.content_string.split(_START)
    parts = [before]
    for other in others:
        written, _, rest = other.partition(_END)
        picture = unquote(written)
        path = f"{_FOLDER}/{sha256(picture.encode()).hexdigest()[:12]}.svg"
        signs[path] = picture
        parts.append(f'url("{get_relative_url(path, file.src_uri)}"){rest}')
    return "".join(parts)
