"""Feeds as documents, in Atom (RFC 4287) and as JSON Feed (1.1): the same entries give the same bytes."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from lxml import etree
from lxml.builder import ElementMaker

from dossier.model.content import Settings
from dossier.render.addresses import whole

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_A = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
_H = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML})
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list in an entry: a link, and the words behind it."""

    text: str
    href: str
    beside: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the ``id`` never changes; ``text`` is its first line, which ``items`` may follow."""

    id: str
    link: str
    title: str
    day: date
    text: str
    items: tuple[Item, ...] | None = None


# The day of an entry, and what makes it: a feed has room for few of all that there are.
Waiting = tuple[date, Callable[[], Entry]]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed at a ``path`` of the site, which belongs to a ``page``; its title names the dossier."""

    path: str
    page: str
    title: str
    entries: tuple[Entry, ...]


def document(settings: Settings, feed: Feed, newest: date) -> bytes:
    """The XML of a feed; one without entries is as new as ``newest``."""
    address = whole(settings, feed.path)
    root = _A.feed(
        _A.title(_legal(feed.title)),
        _A.id(address),
        _A.link(rel="self", type="application/atom+xml", href=address),
        _A.link(rel="alternate", type="text/html", href=whole(settings, feed.page)),
        _A.updated(_moment(max((entry.day for entry in feed.entries), default=newest))),
        *_authors(settings),
        *map(_entry, feed.entries),
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", settings.language)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def json_feed(settings: Settings, feed: Feed) -> bytes:
    """The same feed as JSON (https://www.jsonfeed.org/version/1.1/)."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": whole(settings, feed.page),
        "feed_url": whole(settings, f"{feed.path.removesuffix('.xml')}.json"),
        "language": settings.language,
        "authors": [{"name": name} | ({"url": url} if url else {}) for name, url in _responsible(settings)],
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(entry: Entry) -> dict[str, str]:
    content = {"content_text": entry.text}
    if entry.items is not None:
        content = {"content_html": etree.tostring(_listed(entry), encoding="unicode", method="html")}
    about = {"id": entry.id, "url": entry.link, "title": entry.title}
    return about | content | {"date_modified": _moment(entry.day)}


def _responsible(settings: Settings) -> list[tuple[str, str]]:
    """The names and addresses of the editors, else the publisher, else of the dossier itself."""
    agents = settings.editors or ((settings.publisher,) if settings.publisher else ())
    return [(agent.name, agent.url) for agent in agents] or [(settings.title, "")]


def _authors(settings: Settings) -> Iterator[etree._Element]:
    """Whoever is responsible: Atom wants an author."""
    for name, url in _responsible(settings):
        yield _A.author(_A.name(_legal(name)), *([_A.uri(url)] if url else []))


def newest_first(entries: Iterable[Waiting], most: int) -> tuple[Entry, ...]:
    """As many entries as a feed has room for; those of one day stay in their order."""
    newest = sorted(entries, key=itemgetter(0), reverse=True)[:most]
    return tuple(make() for _, make in newest)


def _entry(entry: Entry) -> etree._Element:
    return _A.entry(
        _A.title(_legal(entry.title)),
        _A.id(entry.id),
        _A.link(rel="alternate", type="text/html", href=entry.link),
        _A.updated(_moment(entry.day)),
        _content(entry),
    )


def _content(entry: Entry) -> etree._Element:
    if entry.items is None:
        return _A.content(_legal(entry.text), type="text")
    return _A.content(_listed(entry), type="xhtml")


def _listed(entry: Entry) -> etree._Element:
    """The first line of an entry with its items below."""
    items = [
        _H.li(_H.a(_legal(item.text), href=item.href), _legal(item.beside)) for item in entry.items or ()
    ]
    return _H.div(_H.p(_legal(entry.text)), *([_H.ul(*items)] if items else []))


def _moment(day: date) -> str:
    """The day as RFC 3339 wants it, which needs a time; only the day is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _legal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids."""
    return _ILLEGAL.sub("", text)
