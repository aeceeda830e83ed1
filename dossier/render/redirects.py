"""Earlier addresses of entities and sources, as static pages that lead to the present ones."""

from html import escape
from importlib.resources import files

from markupsafe import Markup

from dossier.model.content import Dossier
from dossier.model.paths import ASSETS_FOLDER, SOURCES
from dossier.render.page_policy import LEADING
from dossier.render.template import filled

_SCRIPT = f"{ASSETS_FOLDER}/moved.js"


def redirects(dossier: Dossier) -> dict[str, bytes]:
    """A static page for each id in ``formerly``, and the script that they lead on with, if there are any."""
    language = dossier.settings.language
    entities = ((e.kind, e.name, e.id, e.formerly) for e in dossier.entities.values())
    sources = ((SOURCES, s.title, s.id, s.formerly) for s in dossier.sources.values())
    pages = {
        f"{folder}/{old.id}/index.html": _page(language, name, id).encode()
        for folder, name, id, formerly in (*entities, *sources)
        for old in formerly
    }
    # Only a script can hand on what stands behind "#", and the policy allows none within the page.
    return pages | {_SCRIPT: _script()} if pages else {}


def _page(language: str, name: str, id: str) -> str:
    values = {"language": language, "name": name, "id": id, "policy": LEADING, "script": f"../../{_SCRIPT}"}
    return f"{filled('redirect.html.j2', _escaped, **values)}\n"


def _script() -> bytes:
    return files("dossier.render").joinpath("templates", "moved.js").read_bytes()


def _escaped(value: object) -> Markup:
    return Markup(escape(str(value)))  # noqa: S704
