"""Sources and claims as schema.org has them.

A claim that somebody denies or suspects must not read as an assertion: its text names the stance, and its
description says who says so.
"""

from dossier.compose.page_context import place
from dossier.model.agents import Name
from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN, Attribution, Claim, Source, Stance
from dossier.model.dates import Basis, Date
from dossier.model.sources import SourceType
from dossier.render.linked_things import Node, Viewpoint, filled, is_organization, named, schema_org
from dossier.render.messages import Messages
from dossier.render.wording.attribution import attribution
from dossier.render.wording.texts import said
from dossier.render.wording.values import stance_words

# An anchor that no claim can have, since ids hold no full stop.
_WORK = "the.work"
_LICENCES = "https://spdx.org/licenses/"
# What schema.org calls each type of source; of a press release it has only the article.
_TYPES = {
    SourceType.NEWSPAPER: "NewsArticle",
    SourceType.MAGAZINE: "Article",
    SourceType.BROADCAST: "Episode",
    SourceType.WEB_PAGE: "WebPage",
    SourceType.REPORT: "Report",
    SourceType.PRESS_RELEASE: "Article",
    SourceType.SOCIAL_POST: "SocialMediaPosting",
    SourceType.BOOK: "Book",
}


def work(view: Viewpoint, source: Source, description: str) -> Node:
    """A source as the article that it is."""
    date = source.published
    if date and date.because and not _is_stated(source):
        description = f"{description} {_because(date, view.t)}"
    node = titled(view, source) | {
        "url": source.url,
        "archivedAt": source.archived_url,
        "inLanguage": source.language,
        "description": description,
        "author": [_author_of(view, author) for author in source.authors],
        "publisher": _publisher(view, source.publisher),
        "datePublished": _published(date),
        "isBasedOn": [_basis(view, base.id) for base in source.derived_from],
        "license": licence(source.rights),
        "genre": view.t("cite.press-release") if source.type is SourceType.PRESS_RELEASE else "",
    }
    return filled(node)


def _because(date: Date, t: Messages) -> str:
    basis = t("cite.dated-outside" if date.basis is Basis.OUTSIDE else "cite.dated-inferred")
    return t("source.because", basis=basis, because=date.because)


def _is_stated(source: Source) -> bool:
    """Whether the source itself says when it appeared; a property cannot tell what another date rests on."""
    return source.published is not None and source.published.basis is Basis.STATED


def titled(view: Viewpoint, source: Source) -> Node:
    """A source by its title, as other things refer to it."""
    return {"@type": _TYPES[source.type], "@id": view.at(source.id, _WORK), "headline": source.title}


def statement(view: Viewpoint, claim: Claim) -> Node:
    """A claim in the editors' words, with stance and attribution in its text.

    What it is about and where it appears are named by their ids alone.
    """
    dossier, t = view.dossier, view.t
    source = dossier.sources[claim.ref.source]
    provenance = view.site.provenances[claim.ref]
    node = {
        "@type": "Claim",
        "@id": view.at(claim.ref.source, claim.ref.claim),
        "text": qualified(claim, said(dossier, claim.says), t),
        "description": t.joined((attribution(provenance, t), place(claim.locator)), "semicolon"),
        "datePublished": _published(source.published) if _is_stated(source) else "",
        "author": [author for one in _asserting(claim) if (author := _author(view, one))],
        "appearance": {"@id": view.at(source.id, _WORK)},
        "about": [{"@id": named(view, id)["@id"]} for id in claim.subjects],
    }
    return filled(node)


def qualified(claim: Claim, says: str, t: Messages) -> str:
    """What a claim says, with its stance, and whether it is an opinion."""
    words = [stance_words(claim.stance, t), t("who.opinion") if claim.analysis else ""]
    about = t.joined(filter(None, words))
    return t("attribution.told", says=says, about=about) if about else says


def _asserting(claim: Claim) -> tuple[Attribution, ...]:
    """Who asserts it; nobody where the claim is that somebody gave no comment."""
    return () if claim.stance is Stance.NO_COMMENT else claim.by


def _author(view: Viewpoint, one: Attribution) -> Node | None:
    """A speaker, in a role where it is one; nothing where nobody is named."""
    if not one.actor or not _is_agent(view, one.actor):
        return None
    actor = named(view, one.actor)
    # A Role stands between the property and its value (https://schema.org/Role).
    return {"@type": "Role", "roleName": one.role, "author": actor} if one.role else actor


def _is_agent(view: Viewpoint, id: str) -> bool:
    return "Person" in schema_org(view.dossier, id) or is_organization(view.dossier, id)


def _writer(view: Viewpoint, name: str) -> Node:
    """The author of an article: the actor of that name, else a person whom the dossier does not know."""
    # An ambiguous name is nobody's.
    ids = [id for id in view.dossier.resolve(name) if id in view.dossier.entities]
    if len(ids) == 1 and _is_agent(view, ids[0]):
        return named(view, ids[0])
    return {"@type": "Person", "name": name}


def _author_of(view: Viewpoint, author: Name) -> Node:
    """Who wrote a source, with the parts of the name."""
    if author.is_organisation:
        writer = _writer(view, author.name)
        return {"@type": "Organization", "name": author.name} if writer.get("@type") == "Person" else writer
    family = " ".join(filter(None, (author.particle, author.family)))
    given = " ".join(filter(None, (author.given, author.dropping_particle)))
    parts = {"familyName": family, "givenName": given, "honorificSuffix": author.suffix}
    return _writer(view, author.name) | (filled(parts) if author.family else {})


def _publisher(view: Viewpoint, name: str) -> Node:
    writer = _writer(view, name) if name else {}
    # A person is no publisher; an organization of that name in the dossier may be.
    return {"@type": "Organization", "name": name} if writer.get("@type") == "Person" else writer


def _basis(view: Viewpoint, id: str) -> Node:
    """A work that a source is derived from: another source, or something that an actor published."""
    if id in view.dossier.sources:
        return {"@type": _TYPES[view.dossier.sources[id].type], "@id": view.at(id, _WORK)}
    node: Node = {"@type": "CreativeWork", "name": view.dossier.entities[id].name}
    return node | ({"publisher": named(view, id)} if is_organization(view.dossier, id) else {})


def _published(date: Date | None) -> str:
    """The date as ISO 8601 has it, if it is a day, a month or a year without doubt."""
    return date.edtf if date and date.is_plain else ""


def licence(rights: str) -> str:
    """The address of a licence; nothing where there is none."""
    return "" if rights in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN) else f"{_LICENCES}{rights}"
