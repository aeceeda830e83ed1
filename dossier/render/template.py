"""Files and pieces of HTML from templates; the only importer of Jinja."""

from collections.abc import Callable
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.render.markdown import escaped


def filled(name: str, escape: Callable[[str], str] = escaped, /, **values: object) -> Markup:
    """The template with its values, each made safe by ``escape`` unless it is marked as safe."""
    return _safe(_environment(escape).get_template(name).render(values))


def _safe(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - it was made safe by the caller


@lru_cache
def _environment(escape: Callable[[str], str]) -> Environment:
    return Environment(
        loader=PackageLoader("dossier.render"),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else _safe(escape(str(value))),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
