"""What the feeds tell: sources, claims, corrections, and all that is new, which is sources and corrections.

No clock is asked: each day is one that the content gives, and the same content gives the same bytes.
"""

from collections.abc import Container
from datetime import date

from dossier.compose.page_context import place
from dossier.derive.corrections import Correcting, corrections
from dossier.derive.withdrawals import not_withdrawn, sources_not_withdrawn
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import span
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
from dossier.render.dates import on_words
from dossier.render.linked_works import qualified
from dossier.render.messages import Messages
from dossier.render.plain import said
from dossier.render.records import Records

# The feeds by the strings that name them, as readers choose among them.
_TITLES = {
    NEWS_FEED: "feeds.news",
    SOURCES_FEED: "sources.title",
    CLAIMS_FEED: "source.claims",
    CORRECTIONS_FEED: "feeds.corrections",
}
# Who follows a feed asks often, and wants what is new; one source may bring dozens of claims.
_MOST, _MOST_CLAIMS = 50, 250


def feeds(known: Records) -> dict[str, bytes]:
    """All feeds by their paths; none where the address of the site is not known."""
    dossier, t = known.dossier, known.t
    if not dossier.settings.url:
        return {}
    # What nothing happened to is as new as its newest source.
    days = [day for source in dossier.sources.values() if (day := day_of(dossier, source))]
    newest = max(days, default=date(1970, 1, 1))
    changes = [_change(known, found) for found in corrections(dossier)]
    sources = [_source(known, source, day) for source, day in _dated(dossier)]
    claims = [_claim(known, c, day) for source, day in _dated(dossier) for c in _in_order(source)]
    found = {
        NEWS_FEED: (index_of(SOURCES), [*sources, *changes], _MOST),
        SOURCES_FEED: (index_of(SOURCES), sources, _MOST),
        CLAIMS_FEED: (index_of(SOURCES), claims, _MOST_CLAIMS),
        CORRECTIONS_FEED: (CORRECTIONS, changes, _MOST),
    }
    tree = dict[str, bytes]()
    for path, (page, entries, most) in found.items():
        title = t("feeds.title", dossier=dossier.settings.title, feed=t(_TITLES[path]))
        tree[path] = document(dossier.settings, Feed(path, page, title, newest_first(entries, most)), newest)
    return tree


def feed_titles(tree: Container[str], t: Messages) -> dict[str, str]:
    """Those of the feeds that a tree has, by their paths, each with its name."""
    return {path: t(key) for path, key in _TITLES.items() if path in tree}


def day_of(dossier: Dossier, source: Source) -> date | None:
    """The day of the last thing known of a source's record: verified, else retrieved, else published."""
    verification = dossier.verified.get(source.id)
    verified = span(verification.verified) if verification else None
    known = (d.first for d in (source.retrieved, source.published) if d)
    return verified[0] if verified else next(known, None)


def _dated(dossier: Dossier) -> list[tuple[Source, date]]:
    """The sources that stand and have a day, the newest first."""
    found = [(s, day) for s in sources_not_withdrawn(dossier) if (day := day_of(dossier, s))]
    return sorted(sorted(found, key=lambda pair: pair[0].id), key=lambda pair: pair[1], reverse=True)


def _in_order(source: Source) -> list[Claim]:
    return sorted(not_withdrawn(source.claims), key=lambda claim: claim.locator.order)


def _source(known: Records, source: Source, day: date) -> Entry:
    link = whole(known.dossier.settings, path_of(known.dossier, source.id))
    items = tuple(
        Item(_says(known, claim), f"{link}#{claim.ref.claim}", f" ({known.attribution(claim)})")
        for claim in _in_order(source)
    )
    by = known.t.joined(filter(None, (*source.author, source.publisher)))
    count = known.t("feeds.claims", n=len(items))
    head = known.t("feeds.source", by=by, claims=count) if by else count
    return Entry(link, link, source.title, day, head, items)


def _claim(known: Records, claim: Claim, day: date) -> Entry:
    """A claim is as new as its source's record, or as its last correction, if that is later."""
    source = known.dossier.sources[claim.ref.source]
    link = f"{whole(known.dossier.settings, path_of(known.dossier, source.id))}#{claim.ref.claim}"
    newest = max([day, *(correction.date.first for correction in claim.corrected)])
    says = _says(known, claim)
    read = known.t("places.in-source", source=source.title, place=place(claim.locator))
    about = known.t.joined((known.attribution(claim), read), "semicolon")
    return Entry(link, link, says, newest, known.t("attribution.told", says=says, about=about))


def _says(known: Records, claim: Claim) -> str:
    return qualified(claim, said(known.dossier, claim.says), known.t)


def _change(known: Records, found: Correcting) -> Entry:
    dossier, t, what = known.dossier, known.t, found.correction
    page = whole(dossier.settings, path_of(dossier, found.source.id))
    link = f"{page}#{found.claim.ref.claim}" if found.claim else page
    kind = "corrected" if found.claim else "withdrawn"
    if found.claim:
        head = t("feeds.corrected", claim=_says(known, found.claim))
    else:
        head = t("feeds.withdrawn", source=found.source.title)
    values = {"because": what.because.rstrip("."), "was": said(dossier, what.was).rstrip(".")}
    because = t("corrections.because-was" if values["was"] else "corrections.because", **values)
    text = t(f"feeds.{kind}-because", when=on_words(what.date, t), because=because)
    return Entry(f"{whole(dossier.settings, CORRECTIONS)}#{found.id}", link, head, what.date.first, text)
