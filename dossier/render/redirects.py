"""Earlier addresses of entities and sources, as static pages that lead to the present ones."""

from html import escape

from markupsafe import Markup

from dossier.model.content import Dossier
from dossier.model.paths import SOURCES
from dossier.render.page_policy import NOTHING
from dossier.render.template import filled


def redirects(dossier: Dossier) -> dict[str, bytes]:
    """A static page for each id in ``formerly``."""
    language = dossier.settings.language
    entities = ((e.kind, e.name, e.id, e.formerly) for e in dossier.entities.values())
    sources = ((SOURCES, s.title, s.id, s.formerly) for s in dossier.sources.values())
    return {
        f"{folder}/{old.id}/index.html": _page(language, name, id).encode()
        for folder, name, id, formerly in (*entities, *sources)
        for old in formerly
    }


def _page(language: str, name: str, id: str) -> str:
    return f"{filled('redirect.html.j2', _escaped, language=language, name=name, id=id, policy=NOTHING)}\n"


def _escaped(value: object) -> Markup:
    return Markup(escape(str(value)))  # noqa: S704
