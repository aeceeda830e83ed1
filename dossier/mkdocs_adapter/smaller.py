"""Our styles and scripts without comments and indents: readers load them with every first page."""

from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from pathlib import Path, PurePosixPath

from mkdocs.structure.files import File
from rcssmin import cssmin
from rjsmin import jsmin

_OURS = Path(str(resources.files("dossier.theme")))
# Others' files keep their licences, which are comments.
_OTHERS = "assets/javascripts/vendor/"
_SMALLER: Mapping[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin, ".mjs": jsmin}


def make_smaller(files: Iterable[File]) -> None:
    """Strip what only those read who work on them; an editor's own stay as they are."""
    for file in files:
        smaller = _SMALLER.get(PurePosixPath(file.src_uri).suffix)
        if smaller and _is_ours(file):
            file.content_string = smaller(file.content_string)


def _is_ours(file: File) -> bool:
    path = file.abs_src_path
    is_others = file.src_uri.startswith(_OTHERS)
    return bool(path) and not is_others and Path(str(path)).is_relative_to(_OURS)
