"""The JSON-LD of a page in schema.org's vocabulary: the page, its place on the site, its subject.

Of a source with many statements, these have a file of their own, so that readers need not load them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from posixpath import dirname

from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.model.agents import AgentType, Editor, Publisher
from dossier.model.content import PUBLIC_DOMAIN, Claim, Entity, Settings, Source
from dossier.model.paths import HOME, SOURCES, STATEMENTS, index_of, path_of
from dossier.render.addresses import address
from dossier.render.exports import EXPORTS
from dossier.render.exports.export_file import ExportFile
from dossier.render.linked_things import Node, Viewpoint, filled, named, thing
from dossier.render.linked_works import licence, statement, titled, work
from dossier.render.messages import Messages

CONTEXT = "https://schema.org"
# Anchors that no heading and no claim can have, since they hold a full stop.
_SITE, _DATA = "the.site", "the.data"
_FIGURE = "StatisticalVariable"
# All of them stand in dossier.json; here they would be heavier than the page.
MOST_STATEMENTS = 100
# A source of more has them in its file.
MOST_OF_SOURCE = 20
# What says by an address that a work is in the public domain.
_RIGHTS = {PUBLIC_DOMAIN: "https://creativecommons.org/publicdomain/mark/1.0/"}


def linked_data(site: Site, page: PageView, description: str, t: Messages) -> str:
    """The graph of a page as text that can stand in a ``script`` element."""
    view = Viewpoint(site, page.path, t)
    main, others = _main(view, page, description)
    web_page = {
        "@type": "WebPage",
        "@id": _to(view, page.path),
        "url": _to(view, page.path),
        "name": view.t.text(page.title),
        "description": description,
        "inLanguage": site.dossier.settings.language,
        "isPartOf": {"@type": "WebSite", "@id": _to(view, HOME, _SITE)},
        "breadcrumb": _breadcrumb(view, page),
        "mainEntity": main and {"@type": main["@type"], "@id": main["@id"]},
    }
    graph = [filled(web_page), *filter(None, [main]), *others]
    return embedded({"@context": CONTEXT, "@graph": graph})


def statement_files(site: Site, t: Messages) -> dict[str, bytes]:
    """The statements of each source that has too many for its page, by path."""
    sources = site.dossier.sources.values()
    paths = {path: source for source in sources if (path := statements_path(source))}
    return {path: _file(Viewpoint(site, path, t), source) for path, source in paths.items()}


def statements_path(source: Source) -> str:
    """Where the statements of a source stand as data, if they are too many for its page; else nothing."""
    return f"{STATEMENTS}/{source.id}.jsonld" if len(_claims_of(source)) > MOST_OF_SOURCE else ""


def _claims_of(source: Source) -> Sequence[Claim]:
    return () if source.withdrawn else sorted(source.claims, key=lambda claim: claim.locator.order)


def _file(view: Viewpoint, source: Source) -> bytes:
    graph = [titled(view, source), *_statements(view, _claims_of(source), source.id)]
    return _json({"@context": CONTEXT, "@graph": graph}).encode()


def _json(value: Node) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def embedded(value: Node) -> str:
    """JSON that is safe within a ``script`` element: it cannot end the element or a line of script."""
    text = _json(value)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _main(view: Viewpoint, page: PageView, description: str) -> tuple[Node | None, Iterable[Node]]:
    """The main entity of the page, if it has one, and the other nodes of its graph."""
    if page.path == HOME:
        return _site(view, description), [_dataset(view, description)]
    match view.site.subject_of(page):
        case Source() as source:
            claims = () if statements_path(source) else _claims_of(source)
            return work(view, source, description), _statements(view, claims, source.id)
        case Entity() as entity:
            node = thing(view, entity, description)
            # A figure says nothing without its numbers, which stand in claims; its parts lead to it.
            is_told = node["@type"] == _FIGURE and page.path == path_of(view.dossier, entity.id)
            readings = view.site.catalogue.claims.readings_on.get(entity.id, ()) if is_told else ()
            told = islice({claim.ref: claim for claim, _ in readings}.values(), MOST_STATEMENTS)
            return node, _statements(view, told, entity.id)
    return None, ()


def _statements(view: Viewpoint, claims: Iterable[Claim], page: str) -> Iterator[Node]:
    """The claims, then the entities and sources that they name, without the subject of the page."""
    dossier, listed = view.dossier, list(claims)
    yield from (statement(view, claim) for claim in listed)
    ids = dict.fromkeys(id for claim in listed for id in claim.subjects if id != page)
    yield from (named(view, id) for id in ids)
    sources = dict.fromkeys(claim.ref.source for claim in listed if claim.ref.source != page)
    yield from (titled(view, dossier.sources[id]) for id in sources)


def _site(view: Viewpoint, description: str) -> Node:
    settings = view.dossier.settings
    return filled(
        {
            "@type": "WebSite",
            "@id": _to(view, HOME, _SITE),
            "url": _to(view, HOME),
            "name": settings.title,
            "description": description,
            "inLanguage": settings.language,
            **_agents(settings),
        }
    )


def _dataset(view: Viewpoint, description: str) -> Node:
    """The dossier as data: its licence, who made it, and its files."""
    settings = view.dossier.settings
    agents = _agents(settings)
    return filled(
        {
            "@type": "Dataset",
            "@id": _to(view, HOME, _DATA),
            "url": _to(view, HOME),
            "name": settings.title,
            "description": description,
            "inLanguage": settings.language,
            "license": _RIGHTS.get(settings.rights) or licence(settings.rights),
            "dateModified": str(view.site.catalogue.newest_day or ""),
            "distribution": [_download(view, export) for export in EXPORTS if export.is_data],
            **agents,
            "creator": agents["creator"] or agents["editor"] or agents["publisher"] or _dossier(settings),
        }
    )


def _download(view: Viewpoint, export: ExportFile) -> Node:
    return {
        "@type": "DataDownload",
        "name": view.t(f"data.{export.label}"),
        "contentUrl": address(view.dossier.settings, export.path, view.page),
        "encodingFormat": export.media_type,
    }


def _dossier(settings: Settings) -> Node:
    """The dossier as its own author, where nobody is named."""
    return {"@type": "Organization", "name": settings.title}


def _agents(settings: Settings) -> Node:
    """Who edits and who publishes; an organisation is no editor to schema.org, but a creator."""
    people = [agent for agent in settings.editors if agent.type is AgentType.PERSON]
    others = [agent for agent in settings.editors if agent.type is AgentType.ORGANISATION]
    return {
        "editor": list(map(_agent, people)),
        "creator": list(map(_agent, others)),
        "publisher": _agent(settings.publisher) if settings.publisher else {},
    }


def _agent(agent: Editor | Publisher) -> Node:
    type = "Person" if agent.type is AgentType.PERSON else "Organization"
    return filled({"@type": type, "name": agent.name, "url": agent.url})


def _breadcrumb(view: Viewpoint, page: PageView) -> Node:
    """The path from the front page down to this one; none for the front page, since one step is no path."""
    if page.path == HOME:
        return {}
    steps = [(HOME, view.dossier.settings.title)]
    kind = dirname(page.path)
    kinds = {id: kind.plural for id, kind in view.dossier.kinds.items()} | {SOURCES: view.t("sources.title")}
    steps += [(index_of(kind), kinds[kind])] if kind in kinds else []
    steps += [(page.path, view.t.text(page.title))]
    # By path: the index of a kind is one step, not two.
    items = dict(steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": {"@type": "WebPage", "@id": _to(view, path)},
            }
            for place, (path, name) in enumerate(items.items(), 1)
        ],
    }


def _to(view: Viewpoint, path: str, anchor: str = "") -> str:
    return address(view.dossier.settings, path, view.page, anchor)
