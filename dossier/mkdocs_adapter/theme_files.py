"""The files of the theme as they are published: signs are files, and ours have no comments and indents.

Readers load styles and scripts with every first page, and what is around a page with each.
"""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rcssmin import cssmin
from rjsmin import jsmin

from dossier.mkdocs_adapter.frame import is_ours
from dossier.mkdocs_adapter.theme_signs import signs_as_files
from dossier.render.template import KeptTemplates, Unindented

_OURS = Path(str(resources.files("dossier.theme")))
# Those of others name their licences in comments with this sign.
_script = partial(jsmin, keep_bang_comments=True)
_SMALLER: Mapping[str, Callable[[str], str]] = {".css": cssmin, ".js": _script, ".mjs": _script}


def prepare_theme(files: Files, config: MkDocsConfig) -> None:
    """Strip what only those read who work on ours, and have all pictures of stylesheets stand beside them."""
    signs_as_files(files, config)
    for file in files:
        smaller = _SMALLER.get(PurePosixPath(file.src_uri).suffix)
        if smaller and _is_ours(file):
            file.content_string = smaller(file.content_string)


def unindented(env: Any, config: MkDocsConfig) -> Any:
    """What fills the templates of the theme, so that it leaves out what only those read who write them."""
    env.add_extension(Unindented)
    # What others have a part in is read anew each time.
    env.bytecode_cache = KeptTemplates() if is_ours(config) else None
    return env


def _is_ours(file: File) -> bool:
    path = file.abs_src_path
    return bool(path) and Path(str(path)).is_relative_to(_OURS)
