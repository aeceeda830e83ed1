"""Drawings, forms and whole files from templates; the only importer of Jinja."""

import re
from collections.abc import Callable
from functools import lru_cache

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from markupsafe import Markup

from dossier.cache import keep, kept, key_of, own_folder
from dossier.model.escapes import escaped

Printed = Callable[[object], object]

# Tags that print nothing themselves, and comments, which fill a line; the space before them stays.
_TAG = r"\{%[-+]?+(?!\s*(?:include|call|filter|raw))(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\}"
_TAGS_ALONE = re.compile(rf"(?!\{{[%#]-)(?:{_TAG})+")
_COUNTS_LINES = re.compile("<(?:pre|textarea)")


def as_markdown(value: object) -> Markup:
    """A value as text in which no engine finds Markdown or HTML, unless it is marked as safe."""
    return value if isinstance(value, Markup) else Markup(escaped(str(value)).replace('"', "&quot;"))  # noqa: S704


def filled(name: str, printed: Printed = as_markdown, /, **values: object) -> Markup:
    """The template, filled with values as ``printed`` gives them; unless marked as safe, they are escaped."""
    return Markup(_environment(printed).get_template(name).render(values))  # noqa: S704


@lru_cache
def _environment(printed: Printed) -> Environment:
    return Environment(
        loader=PackageLoader("dossier.render"),
        autoescape=True,
        finalize=printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class KeptTemplates(BytecodeCache):
    """Templates as they were compiled for an earlier build, where only this user writes: they are run.

    For templates of which each is compiled in one way only.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of the same template, if anything was."""
        if content := kept(own_folder(), _key(bucket)):
            bucket.bytecode_from_string(content)

    def _keep(self, bucket: Bucket) -> None:
        keep(own_folder(), _key(bucket), bucket.bytecode_to_string())

    dump_bytecode = _keep


def _key(bucket: Bucket) -> str:
    return key_of("template", bucket.key, bucket.checksum)


class Unindented(Extension):
    """Templates of HTML as they are read by browsers alone: without indents, and lines of nothing but tags.

    Where there was space between two words or elements, there still is.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template without them; one with an element in which lines count stays as it is."""
        if not (name or "").endswith(".html") or _COUNTS_LINES.search(source):
            return source
        lines = (line.strip() for line in source.split("\n"))
        return "".join(line if _TAGS_ALONE.fullmatch(line) else f"{line}\n" for line in lines if line)
