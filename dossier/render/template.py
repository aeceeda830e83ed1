"""Drawings, forms and whole files from templates; the only importer of Jinja."""

from collections.abc import Callable
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.model.escapes import escaped

Printed = Callable[[object], object]


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
