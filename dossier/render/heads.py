"""What stands in the head of a page, for search engines, for links that are shared, and for programs.

``jsonld`` is schema.org's JSON-LD; ``og`` holds the properties of the Open Graph protocol (https://ogp.me),
``names`` what Twitter cards add to them; ``plain`` is the address of the page as plain Markdown.
"""

from html import escape
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from babel.core import Locale, get_global

from dossier.compose.page_view import PageView
from dossier.model.content import Entity
from dossier.model.paths import HOME
from dossier.render.addresses import whole
from dossier.render.cards import Card, card, card_path
from dossier.render.drawn_cards import HEIGHT, WIDTH, is_drawable
from dossier.render.linked_data import linked_data
from dossier.render.linked_things import schema_org
from dossier.render.records import Records

PLAIN = "index.md"


def head(records: Records, page: PageView, description: str) -> dict[str, Any]:
    """All that the head of a page has beside its title and description, made safe for HTML."""
    shown = page_card(records, page, description)
    image = _image(records, page, shown) if shown else {}
    properties = _properties(records, page, description) | image
    names = {"twitter:card": "summary_large_image" if shown else "summary"}
    return {
        "jsonld": linked_data(records, page, description),
        "og": {key: escape(value) for key, value in properties.items() if value},
        "names": names,
        "plain": PLAIN,
    }


def _properties(records: Records, page: PageView, description: str) -> dict[str, str]:
    settings = records.dossier.settings
    return {
        "og:title": settings.title if page.path == HOME else records.t.text(page.title),
        "og:description": description,
        "og:type": _type(records, page),
        "og:url": whole(settings, page.path) if settings.url else "",
        "og:locale": _locale(records),
        "og:site_name": settings.title,
    }


def _type(records: Records, page: PageView) -> str:
    found = records.pages.get(page.path)
    is_person = isinstance(found, Entity) and "Person" in schema_org(records, found.id)
    return "website" if page.path == HOME else "profile" if is_person else "article"


def _locale(records: Records) -> str:
    """The language with its territory, as Open Graph wants it: where there is none, the likeliest."""
    language = str(Locale.parse(records.dossier.settings.language, sep="-"))
    likely = get_global("likely_subtags").get(language, language)
    return "_".join(part for part in likely.split("_") if len(part) != len("Latn"))


def page_card(records: Records, page: PageView, description: str) -> Card | None:
    """The card of a page; none where nobody could share it, or where its title cannot be drawn."""
    if not is_shareable(records.dossier.settings.url):
        return None
    shown = card(records, page, description)
    return shown if is_drawable(shown.title) else None


def is_shareable(url: str) -> bool:
    """Whether a site at this address can be shared: not at none, nor at one of the reader's own machine."""
    host = urlsplit(url).hostname or "localhost"
    try:
        address = ip_address(host)
    except ValueError:
        # RFC 6761 keeps every name below .localhost for the machine itself.
        return host.rpartition(".")[2] != "localhost"
    return not (address.is_loopback or address.is_unspecified)


def _image(records: Records, page: PageView, shown: Card) -> dict[str, str]:
    return {
        "og:image": whole(records.dossier.settings, card_path(page)),
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": shown.words,
    }
