"""Atom feeds (RFC 4287): of corrections, and of all that is new, which is they and sources with their claims.

No clock is asked: each day is one that the content gives, and the same content gives the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml.builder import ElementMaker

from dossier.compose.corrections import Correcting, corrections
from dossier.model.content import Dossier, Source
from dossier.model.dates import span
from dossier.model.paths import CORRECTIONS, CORRECTIONS_FEED, NEWS_FEED, SOURCES, index_of, path_of
from dossier.model.standing import standing_sources
from dossier.render.addresses import address_of
from dossier.render.dates import on_words
from dossier.render.plain import said
from dossier.render.words import Words

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_A = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
_H = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML})

# Who follows a feed asks often, and wants what is new.
_MOST = 50


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    link: str
    title: str
    day: date
    content: etree._Element


def feeds(dossier: Dossier, t: Words) -> dict[str, bytes]:
    """Both feeds by their paths; none where the address of the site is not known."""
    if not dossier.settings.url:
        return {}
    # What nothing happened to is as new as its newest source.
    days = [day for source in dossier.sources.values() if (day := day_of(dossier, source))]
    newest = max(days, default=date(1970, 1, 1))
    changes = [_change(dossier, found, t) for found in corrections(dossier)]
    news = [_news(dossier, source, day, t) for source, day in _dated(dossier)]
    every = sorted([*news, *changes], key=lambda entry: entry.day, reverse=True)
    name = dossier.settings.title
    corrected, new = (t("feeds.title", dossier=name, feed=t(f"feeds.{it}")) for it in ("corrections", "news"))
    return {
        CORRECTIONS_FEED: _feed(dossier, CORRECTIONS_FEED, corrected, CORRECTIONS, changes, newest),
        NEWS_FEED: _feed(dossier, NEWS_FEED, new, index_of(SOURCES), every, newest),
    }


def day_of(dossier: Dossier, source: Source) -> date | None:
    """The day of the last thing known of a source's record: verified, else retrieved, else published."""
    vouched = dossier.vouched.get(source.id)
    verified = span(vouched.verified) if vouched else None
    known = (d.first for d in (source.retrieved, source.published) if d)
    return verified[0] if verified else next(known, None)


def _dated(dossier: Dossier) -> list[tuple[Source, date]]:
    """The sources that stand and have a day, the newest first."""
    found = [(s, day) for s in standing_sources(dossier) if (day := day_of(dossier, s))]
    return sorted(sorted(found, key=lambda pair: pair[0].id), key=lambda pair: pair[1], reverse=True)


def _news(dossier: Dossier, source: Source, day: date, t: Words) -> _Entry:
    link = address_of(dossier, path_of(dossier, source.id))
    claims = sorted(source.claims, key=lambda claim: claim.locator.order)
    items = (_H.li(_H.a(_legal(said(dossier, c.says)), href=f"{link}#{c.ref.claim}")) for c in claims)
    by = t.joined(filter(None, (*source.author, source.publisher)))
    head = t("feeds.claims", n=len(claims))
    head = t("feeds.source", by=by, claims=head) if by else head
    body = _H.div(_H.p(_legal(head)), *([_H.ul(*items)] if claims else []))
    return _Entry(link, link, source.title, day, _A.content(body, type="xhtml"))


def _change(dossier: Dossier, found: Correcting, t: Words) -> _Entry:
    page, what = address_of(dossier, path_of(dossier, found.source.id)), found.correction
    link = f"{page}#{found.claim.ref.claim}" if found.claim else page
    if found.claim:
        kind, head = "corrected", t("feeds.corrected", claim=said(dossier, found.claim.says))
    else:
        kind, head = "withdrawn", t("feeds.withdrawn", source=found.source.title)
    because, was = what.because.rstrip("."), said(dossier, what.was).rstrip(".")
    sentence = "corrections.because-was" if was else "corrections.because"
    why = t(sentence, because=because, **({"was": was} if was else {}))
    words = t(f"feeds.{kind}-because", when=on_words(what.date, t), because=why)
    id = f"{address_of(dossier, CORRECTIONS)}#{found.id}"
    return _Entry(id, link, head, what.date.first, _A.content(_legal(words), type="text"))


def _feed(
    dossier: Dossier, path: str, title: str, page: str, entries: Iterable[_Entry], newest: date
) -> bytes:
    latest = list(entries)[:_MOST]
    name, own = dossier.settings.title, address_of(dossier, path)
    root = _A.feed(
        _A.title(_legal(title)),
        _A.id(own),
        _A.link(rel="self", type="application/atom+xml", href=own),
        _A.link(rel="alternate", type="text/html", href=address_of(dossier, page)),
        _A.updated(_moment(max((entry.day for entry in latest), default=newest))),
        _A.author(_A.name(_legal(name))),
        *map(_entry, latest),
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", dossier.settings.language)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entry(entry: _Entry) -> etree._Element:
    return _A.entry(
        _A.title(_legal(entry.title)),
        _A.id(entry.id),
        _A.link(rel="alternate", type="text/html", href=entry.link),
        _A.updated(_moment(entry.day)),
        entry.content,
    )


def _moment(day: date) -> str:
    """The day as Atom wants it; the hour is not known."""
    return f"{day.isoformat()}T00:00:00Z"


def _legal(text: str) -> str:
    """The text without the signs that no XML can hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c < "\ud800" or "\udfff" < c < "\ufffe" or c > "\uffff"
    )
