"""Earlier addresses of entities, as static pages that lead to the present ones."""

from html import escape

from dossier.model.content import Dossier

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{name}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=../{id}/">
<link rel="canonical" href="../{id}/">
</head>
<body><p><a href="../{id}/">{name}</a></p></body>
</html>
"""


def redirects(dossier: Dossier) -> dict[str, bytes]:
    """A static page for each id in ``formerly``."""
    return {
        f"{entity.kind}/{old.id}/index.html": _PAGE.format(
            language=escape(dossier.settings.language), name=escape(entity.name), id=entity.id
        ).encode()
        for entity in dossier.entities.values()
        for old in entity.formerly
    }
