"""The feeds: of sources, claims, corrections, news (sources and corrections), each actor and figure.

All days come from the content and none from a clock, so that the same content gives the same bytes.
"""

from collections.abc import Container
from datetime import date
from functools import cache, partial

from dossier.compose.page_context import place
from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.derive.corrections import Correcting, corrections
from dossier.derive.days import day_of
from dossier.derive.withdrawals import not_withdrawn
from dossier.model.content import Claim, Dossier, Settings, Source
from dossier.model.dates import Basis
from dossier.model.paths import (
    CLAIMS_FEED,
    CORRECTIONS,
    CORRECTIONS_FEED,
    NEWS_FEED,
    SOURCES,
    SOURCES_FEED,
    index_of,
    path_of,
)
from dossier.model.roles import KindRole
from dossier.model.text import ClaimRef
from dossier.render.addresses import whole
from dossier.render.atom import Entry, Feed, Item, document, json_feed, newest_first
from dossier.render.linked_works import qualified
from dossier.render.messages import Messages
from dossier.render.wording.attribution import attribution
from dossier.render.wording.contributions import contribution_words
from dossier.render.wording.dates import date_words, on_words
from dossier.render.wording.texts import said

# The feeds by the messages that name them, in the order in which readers see them.
_TITLES = {
    NEWS_FEED: "feeds.news",
    SOURCES_FEED: "sources.title",
    CLAIMS_FEED: "source.claims",
    CORRECTIONS_FEED: "feeds.corrections",
}
# The roles of kinds whose entities have a feed each.
_FOLLOWED = (KindRole.PARTY, KindRole.MEASURE)
# Feed readers fetch often and want only what is new; one source may bring dozens of claims.
_MOST, _MOST_CLAIMS = 50, 250


def feeds(site: Site, t: Messages) -> dict[str, bytes]:
    """All feeds by their paths; none where the address of the site is not known."""
    dossier = site.dossier
    if not dossier.settings.url:
        return {}
    # Even an empty feed needs <updated> (RFC 4287, 4.1.1).
    days = [day for source in dossier.sources.values() if (day := day_of(dossier, source))]
    newest = max(days, default=date(1970, 1, 1))
    changes = [(c.correction.date.first, partial(_change, dossier, c, t)) for c in corrections(dossier)]
    sources = [(day, partial(_source, site, source, day, t)) for source, day in _dated(site)]
    # What stands in several feeds is worded once.
    worded = cache(lambda ref: _claim(site, dossier.claims[ref], t))
    dated = (claim for source, _ in _dated(site) for claim in _in_order(source))
    claims = {claim.ref: (_newest(site, claim), partial(worded, claim.ref)) for claim in dated}
    contents = {
        NEWS_FEED: (index_of(SOURCES), [*sources, *changes], _MOST),
        SOURCES_FEED: (index_of(SOURCES), sources, _MOST),
        CLAIMS_FEED: (index_of(SOURCES), list(claims.values()), _MOST_CLAIMS),
        CORRECTIONS_FEED: (CORRECTIONS, changes, _MOST),
    }
    tree = dict[str, bytes]()
    for path, (page, entries, most) in contents.items():
        title = t("feeds.title", dossier=dossier.settings.title, feed=t(_TITLES[path]))
        tree |= _files(dossier.settings, Feed(path, page, title, newest_first(entries, most)), newest)
    for entity in dossier.entities.values():
        entries = [claims[ref] for ref in _refs_of(site, entity.id) if ref in claims]
        if has_feed(site, entity.id):
            title = t("feeds.title", dossier=dossier.settings.title, feed=entity.name)
            page = path_of(dossier, entity.id)
            feed = Feed(feed_path(page), page, title, newest_first(entries, _MOST))
            tree |= _files(dossier.settings, feed, newest)
    return tree


def _files(settings: Settings, feed: Feed, newest: date) -> dict[str, bytes]:
    """A feed in Atom, and beside it as a JSON Feed."""
    return {feed.path: document(settings, feed, newest), json_path(feed.path): json_feed(settings, feed)}


def feed_path(page: str) -> str:
    """Where the feed of what a page is about stands."""
    return f"{page.removesuffix('.md')}.xml"


def json_path(feed: str) -> str:
    """Where the same feed stands as a JSON Feed."""
    return f"{feed.removesuffix('.xml')}.json"


def has_feed(site: Site, id: str) -> bool:
    """Whether an entity has a feed of its own: an actor or a figure, of which something is stated."""
    dossier = site.dossier
    is_followed = bool(dossier.settings.url) and dossier.kinds[dossier.entities[id].kind].role in _FOLLOWED
    return is_followed and any(ref.source in site.catalogue.days for ref in _refs_of(site, id))


def _refs_of(site: Site, id: str) -> dict[ClaimRef, None]:
    """The claims by an actor or about an entity, in the order of the content."""
    claims = site.catalogue.claims
    return dict.fromkeys(c.ref for c in (*claims.claims_about.get(id, ()), *claims.claims_by.get(id, ())))


def subject_feeds(site: Site, page: PageView, t: Messages) -> dict[str, str]:
    """The names of the feeds of what a page is about, by their paths in Atom."""
    entity = site.dossier.entities.get(page.subject)
    if entity is None or not has_feed(site, entity.id):
        return {}
    title = t("feeds.title", dossier=site.dossier.settings.title, feed=entity.name)
    return {feed_path(page.path): title}


def feed_titles(tree: Container[str], t: Messages) -> dict[str, str]:
    """The names of those feeds that a tree has, by their paths."""
    return {path: t(key) for path, key in _TITLES.items() if path in tree}


def _dated(site: Site) -> list[tuple[Source, date]]:
    """The sources that were not withdrawn and have a day, the newest first."""
    dated = [(site.dossier.sources[id], day) for id, day in site.catalogue.days.items()]
    # Sorted twice, since days sort downwards and ids upwards.
    return sorted(sorted(dated, key=lambda pair: pair[0].id), key=lambda pair: pair[1], reverse=True)


def _in_order(source: Source) -> list[Claim]:
    return sorted(not_withdrawn(source.claims), key=lambda claim: claim.locator.order)


def _source(site: Site, source: Source, day: date, t: Messages) -> Entry:
    link = whole(site.dossier.settings, path_of(site.dossier, source.id))
    items = tuple(
        Item(_says(site.dossier, claim, t), f"{link}#{claim.ref.claim}", f" ({_attribution(site, claim, t)})")
        for claim in _in_order(source)
    )
    by = t.joined(filter(None, (*source.author, source.publisher)))
    count = contribution_words(site.catalogue.contributions[source.id], t)
    head = t("feeds.source", by=by, read=count) if by else count
    head = t.joined(filter(None, (head, _reckoned(source, day, t))), "semicolon")
    return Entry(link, link, source.title, day, head, items)


def _newest(site: Site, claim: Claim) -> date:
    """A claim is as new as its source's record, or as its last correction, if that is later."""
    day = site.catalogue.days[claim.ref.source]
    return max([day, *(correction.date.first for correction in claim.corrected)])


def _claim(site: Site, claim: Claim, t: Messages) -> Entry:
    source, newest = site.dossier.sources[claim.ref.source], _newest(site, claim)
    link = f"{whole(site.dossier.settings, path_of(site.dossier, source.id))}#{claim.ref.claim}"
    says = _says(site.dossier, claim, t)
    read = t("places.in-source", source=source.title, place=place(claim.locator))
    parts = (_attribution(site, claim, t), read, _reckoned(source, newest, t))
    about = t.joined(filter(None, parts), "semicolon")
    return Entry(link, link, says, newest, t("attribution.told", says=says, about=about))


def _reckoned(source: Source, day: date, t: Messages) -> str:
    """The date of publication with its mark, if it gives the entry its day and is not stated."""
    published = source.published
    if published is None or published.basis is Basis.STATED or published.first != day:
        return ""
    return t("descriptions.published", date=date_words(published, t))


def _attribution(site: Site, claim: Claim, t: Messages) -> str:
    return attribution(site.provenances[claim.ref], t)


def _says(dossier: Dossier, claim: Claim, t: Messages) -> str:
    return qualified(claim, said(dossier, claim.says), t)


def _change(dossier: Dossier, changed: Correcting, t: Messages) -> Entry:
    what = changed.correction
    page = whole(dossier.settings, path_of(dossier, changed.source.id))
    link = f"{page}#{changed.claim.ref.claim}" if changed.claim else page
    kind = "corrected" if changed.claim else "withdrawn"
    if changed.claim:
        head = t("feeds.corrected", claim=_says(dossier, changed.claim, t))
    else:
        head = t("feeds.withdrawn", source=changed.source.title)
    values = {"because": what.because.rstrip("."), "was": said(dossier, what.was).rstrip(".")}
    because = t("corrections.because-was" if values["was"] else "corrections.because", **values)
    text = t(f"feeds.{kind}-because", when=on_words(what.date, t), because=because)
    return Entry(f"{whole(dossier.settings, CORRECTIONS)}#{changed.id}", link, head, what.date.first, text)
