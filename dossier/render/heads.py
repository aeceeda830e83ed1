"""The metadata of a page, for search engines, for shared links, and for programs.

``jsonld`` is schema.org's JSON-LD; ``og`` holds the properties of the Open Graph protocol (https://ogp.me),
``names`` what Twitter cards add to them; ``cited`` are the names and values by which reference managers
cite a page (Highwire Press and Dublin Core); ``feeds`` are the feeds of the page's subject; ``plain`` is the
address of the page as plain Markdown, and ``statements`` of a file with those that its JSON-LD leaves out.
"""

from collections.abc import Iterator
from html import escape
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from babel.core import Locale, get_global

from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.model.content import Dossier, Entity
from dossier.model.paths import HOME
from dossier.problems.extras import CARDS, has_extra, installing
from dossier.render.addresses import relative_address, whole
from dossier.render.cards import HEIGHT, WIDTH, Card, card, card_path, is_drawable
from dossier.render.exports.references import Reference, of_page, written
from dossier.render.feeds import subject_feeds
from dossier.render.linked_data import linked_data, statements_path
from dossier.render.linked_things import schema_org
from dossier.render.linked_works import licence
from dossier.render.messages import Messages

PLAIN = "index.md"


def head(site: Site, page: PageView, description: str, t: Messages) -> dict[str, Any]:
    """What the head of a page has besides its title and description, escaped for HTML."""
    picture = page_card(site, page, description, t)
    image = _image(site.dossier, page, picture) if picture else {}
    properties = _properties(site, page, description, t) | image
    names = {"twitter:card": "summary_large_image" if picture else "summary"}
    reference = of_page(site.dossier, page.path, t.text(page.title), site.catalogue.newest_day)
    return {
        "jsonld": linked_data(site, page, description, t),
        "og": {key: escape(value) for key, value in properties.items() if value},
        "names": names,
        "cited": [[name, escape(value)] for name, value in _cited(site.dossier, reference) if value],
        "feeds": {path: escape(title) for path, title in subject_feeds(site, page, t).items()},
        "plain": PLAIN,
        "statements": _statements(site, page),
    }


def _statements(site: Site, page: PageView) -> str:
    """Where the statements of a source stand, as seen from its page, if its page has no data of them."""
    source = site.dossier.sources.get(page.subject)
    path = statements_path(source) if source else ""
    return relative_address(path, page.path) if path else ""


def _cited(dossier: Dossier, reference: Reference) -> Iterator[tuple[str, str]]:
    """What reference managers read: who answers for the page, not whom it is about."""
    day = reference.issued.edtf if reference.issued else ""
    authors = [written(author) for author in reference.authors]
    yield "citation_title", reference.title
    yield from (("citation_author", author) for author in authors)
    yield "citation_publication_date", day.replace("-", "/")
    yield "citation_publisher", reference.publisher
    yield "citation_language", reference.language
    yield "citation_public_url", reference.url
    yield "DC.title", reference.title
    yield from (("DC.creator", author) for author in authors)
    yield "DC.publisher", reference.publisher
    yield "DC.date", day
    yield "DC.language", reference.language
    yield "DC.identifier", reference.url
    yield "DC.relation.isPartOf", reference.container
    yield "DC.rights", licence(dossier.settings.rights)


def _properties(site: Site, page: PageView, description: str, t: Messages) -> dict[str, str]:
    settings, type = site.dossier.settings, _type(site, page)
    return {
        "og:title": settings.title if page.path == HOME else t.text(page.title),
        "og:description": description,
        "og:type": type,
        "article:modified_time": str(site.catalogue.newest_day or "") if type == "article" else "",
        "og:url": whole(settings, page.path) if settings.url else "",
        "og:locale": _locale(site.dossier),
        "og:site_name": settings.title,
    }


def _type(site: Site, page: PageView) -> str:
    subject = site.subject_of(page)
    is_person = isinstance(subject, Entity) and "Person" in schema_org(site.dossier, subject.id)
    return "website" if page.path == HOME else "profile" if is_person else "article"


def _locale(dossier: Dossier) -> str:
    """The language with its territory, as Open Graph wants it; CLDR's likeliest where none is given."""
    language = str(Locale.parse(dossier.settings.language, sep="-"))
    likely = get_global("likely_subtags").get(language, language)
    # Without the script, the only part of four letters: zh_Hans_CN becomes zh_CN.
    return "_".join(part for part in likely.split("_") if len(part) != len("Latn"))


def page_card(site: Site, page: PageView, description: str, t: Messages) -> Card | None:
    """The card of a page; None where nobody could share it, its title cannot be drawn, or nothing draws."""
    if not (is_shareable(site.dossier.settings.url) and has_extra(CARDS)):
        return None
    picture = card(site, page, description, t)
    return picture if is_drawable(picture.title) else None


def without_cards(url: str) -> str:
    """Why pages have no cards that could have them at this address, as a sentence; else nothing."""
    is_bare = is_shareable(url) and not has_extra(CARDS)
    return f"no page has a card; to draw them: {installing(CARDS)}" if is_bare else ""


def is_shareable(url: str) -> bool:
    """Whether others can open a site at this address: not without one, nor on the editor's own machine."""
    host = urlsplit(url).hostname or "localhost"
    try:
        address = ip_address(host)
    except ValueError:
        # RFC 6761 keeps every name below .localhost for the machine itself.
        return host.rpartition(".")[2] != "localhost"
    return not (address.is_loopback or address.is_unspecified)


def _image(dossier: Dossier, page: PageView, picture: Card) -> dict[str, str]:
    return {
        "og:image": whole(dossier.settings, card_path(page)),
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": picture.words,
    }
