"""The JSON-LD of a page, in the words of schema.org: what it is, where it stands, and what it is about."""

import json
from collections.abc import Iterable, Iterator
from posixpath import dirname

from dossier.compose.page_view import PageView
from dossier.model.content import Claim, Entity, Source
from dossier.model.paths import DOSSIER_JSON, HOME, SOURCES, index_of
from dossier.render.addresses import address
from dossier.render.linked_things import Node, Seen, filled, named, thing
from dossier.render.linked_works import statement, titled, work
from dossier.render.records import Records

CONTEXT = "https://schema.org"
# Neither anchor is one of the front page's own.
_SITE, _DATA = "the.site", "the.data"
_FIGURE = "StatisticalVariable"


def linked_data(records: Records, page: PageView, description: str) -> str:
    """The graph of a page as text that can stand in a ``script`` element."""
    seen = Seen(records, page.path)
    main, others = _main(seen, page, description)
    web_page = {
        "@type": "WebPage",
        "@id": _to(seen, page.path),
        "url": _to(seen, page.path),
        "name": seen.records.t.text(page.title),
        "description": description,
        "inLanguage": records.dossier.settings.language,
        "isPartOf": {"@type": "WebSite", "@id": _to(seen, HOME, _SITE)},
        "breadcrumb": _breadcrumb(seen, page),
        "mainEntity": main and {"@type": main["@type"], "@id": main["@id"]},
    }
    graph = [filled(web_page), *filter(None, [main]), *others]
    return embedded({"@context": CONTEXT, "@graph": graph})


def embedded(value: Node) -> str:
    """JSON that ends no element and no line of a script, wherever it stands in HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _main(seen: Seen, page: PageView, description: str) -> tuple[Node | None, Iterable[Node]]:
    """What the page is about, and what else belongs to it."""
    if page.path == HOME:
        return _site(seen, description), [_dataset(seen, description)]
    match seen.records.pages.get(page.path):
        case Source() as source:
            told = () if source.withdrawn else sorted(source.claims, key=lambda c: c.locator.order)
            return work(seen, source, description), _statements(seen, told, source.id)
        case Entity() as entity:
            node = thing(seen, entity, description)
            # A figure is nothing without its numbers, and those are claims.
            held = seen.records.readings.get(entity.id, ()) if node["@type"] == _FIGURE else ()
            return node, _statements(seen, dict.fromkeys(claim for claim, _ in held), entity.id)
    return None, ()


def _statements(seen: Seen, claims: Iterable[Claim], page: str) -> Iterator[Node]:
    """The claims, then what they are about and where they appear, but for what the page is of."""
    dossier = seen.records.dossier
    told = list(claims)
    yield from (statement(seen, claim) for claim in told)
    ids = dict.fromkeys(id for claim in told for id in claim.subjects if id != page)
    yield from (named(seen, id) for id in ids)
    sources = dict.fromkeys(claim.ref.source for claim in told if claim.ref.source != page)
    yield from (titled(seen, dossier.sources[id]) for id in sources)


def _site(seen: Seen, description: str) -> Node:
    settings = seen.records.dossier.settings
    return filled(
        {
            "@type": "WebSite",
            "@id": _to(seen, HOME, _SITE),
            "url": _to(seen, HOME),
            "name": settings.title,
            "description": description,
            "inLanguage": settings.language,
        }
    )


def _dataset(seen: Seen, description: str) -> Node:
    settings = seen.records.dossier.settings
    download = {
        "@type": "DataDownload",
        "contentUrl": address(settings, DOSSIER_JSON, seen.page),
        "encodingFormat": "application/json",
    }
    return filled(
        {
            "@type": "Dataset",
            "@id": _to(seen, HOME, _DATA),
            "url": _to(seen, HOME),
            "name": settings.title,
            "description": description,
            "inLanguage": settings.language,
            "distribution": download,
        }
    )


def _breadcrumb(seen: Seen, page: PageView) -> Node:
    """The way from the front page down to this one."""
    steps = [(HOME, seen.records.dossier.settings.title)]
    kind = dirname(page.path)
    kinds = {id: kind.plural for id, kind in seen.records.dossier.kinds.items()} | {
        SOURCES: seen.records.t("sources.title")
    }
    steps += [(index_of(kind), kinds[kind])] if kind in kinds else []
    steps += [(page.path, seen.records.t.text(page.title))]
    items = dict(steps) | ({HOME: steps[0][1]} if page.path == HOME else {})
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": {"@type": "WebPage", "@id": _to(seen, path)},
            }
            for place, (path, name) in enumerate(items.items(), 1)
        ],
    }


def _to(seen: Seen, path: str, anchor: str = "") -> str:
    return address(seen.records.dossier.settings, path, seen.page, anchor)
