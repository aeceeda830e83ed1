"""The feeds: of sources, of claims, of corrections, and of news (sources and corrections).

All days come from the content and none from a clock, so that the same content gives the same bytes.
"""

from collections.abc import Container
from datetime import date

from dossier.compose.page_context import place
from dossier.compose.site import Site
from dossier.derive.corrections import Correcting, corrections
from dossier.derive.withdrawals import not_withdrawn, sources_not_withdrawn
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Basis, span
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
from dossier.render.addresses import whole
from dossier.render.atom import Entry, Feed, Item, document, newest_first
from dossier.render.linked_works import qualified
from dossier.render.messages import Messages
from dossier.render.wording.attribution import attribution
from dossier.render.wording.dates import date_words, on_words
from dossier.render.wording.texts import said

# The feeds by the messages that name them, in the order in which readers see them.
_TITLES = {
    NEWS_FEED: "feeds.news",
    SOURCES_FEED: "sources.title",
    CLAIMS_FEED: "source.claims",
    CORRECTIONS_FEED: "feeds.corrections",
}
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
    changes = [_change(dossier, correcting, t) for correcting in corrections(dossier)]
    sources = [_source(site, source, day, t) for source, day in _dated(dossier)]
    claims = [_claim(site, c, day, t) for source, day in _dated(dossier) for c in _in_order(source)]
    contents = {
        NEWS_FEED: (index_of(SOURCES), [*sources, *changes], _MOST),
        SOURCES_FEED: (index_of(SOURCES), sources, _MOST),
        CLAIMS_FEED: (index_of(SOURCES), claims, _MOST_CLAIMS),
        CORRECTIONS_FEED: (CORRECTIONS, changes, _MOST),
    }
    tree = dict[str, bytes]()
    for path, (page, entries, most) in contents.items():
        title = t("feeds.title", dossier=dossier.settings.title, feed=t(_TITLES[path]))
        tree[path] = document(dossier.settings, Feed(path, page, title, newest_first(entries, most)), newest)
    return tree


def feed_titles(tree: Container[str], t: Messages) -> dict[str, str]:
    """The names of those feeds that a tree has, by their paths."""
    return {path: t(key) for path, key in _TITLES.items() if path in tree}


def day_of(dossier: Dossier, source: Source) -> date | None:
    """The day of the last event in a source's record: verified, else retrieved, else published."""
    verification = dossier.verified.get(source.id)
    verified = span(verification.verified) if verification else None
    days = (date.first for date in (source.retrieved, source.published) if date)
    return verified[0] if verified else next(days, None)


def _dated(dossier: Dossier) -> list[tuple[Source, date]]:
    """The sources that were not withdrawn and have a day, the newest first."""
    dated = [(s, day) for s in sources_not_withdrawn(dossier) if (day := day_of(dossier, s))]
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
    count = t("feeds.claims", n=len(items))
    head = t("feeds.source", by=by, claims=count) if by else count
    head = t.joined(filter(None, (head, _reckoned(source, day, t))), "semicolon")
    return Entry(link, link, source.title, day, head, items)


def _claim(site: Site, claim: Claim, day: date, t: Messages) -> Entry:
    """A claim is as new as its source's record, or as its last correction, if that is later."""
    source = site.dossier.sources[claim.ref.source]
    link = f"{whole(site.dossier.settings, path_of(site.dossier, source.id))}#{claim.ref.claim}"
    newest = max([day, *(correction.date.first for correction in claim.corrected)])
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
