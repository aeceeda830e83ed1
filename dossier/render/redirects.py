"""Earlier addresses of entities, as static pages that lead to the present ones."""

from html import escape

from markupsafe import Markup

from dossier.model.content import Dossier
from dossier.render.page_policy import NOTHING
from dossier.render.template import filled


def redirects(dossier: Dossier) -> dict[str, bytes]:
    """A static page for each id in ``formerly``."""
    language = dossier.settings.language
    return {
        f"{entity.kind}/{old.id}/index.html": _page(language, entity.name, entity.id).encode()
        for entity in dossier.entities.values()
        for old in entity.formerly
    }


def _page(language: str, name: str, id: str) -> str:
    return f"{filled('redirect.html.j2', _escaped, language=language, name=name, id=id, policy=NOTHING)}\n"


def _escaped(value: object) -> Markup:
    return Markup(escape(str(value)))  # noqa: S704
