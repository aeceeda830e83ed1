"""Sources and claims as schema.org has them.

A claim that somebody denies or suspects must not read as if it were asserted: the text names the stance, and
the description says whose word it is.
"""

from dossier.compose.page_context import place
from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN, Attribution, Claim, Source, Stance
from dossier.model.dates import Basis, Date
from dossier.render.linked_things import Node, Seen, filled, is_organization, named, schema_org
from dossier.render.messages import Messages
from dossier.render.plain import said
from dossier.render.wording import stance_words

# No claim has an id with a full stop.
_WORK = "the.work"
_LICENCES = "https://spdx.org/licenses/"


def work(seen: Seen, source: Source, description: str) -> Node:
    """A source as the article that it is."""
    date = source.published
    if date and date.basis is Basis.OUTSIDE and date.because:
        description = f"{description} {_from_outside(date, seen.records.t)}"
    node = titled(seen, source) | {
        "url": source.url,
        "archivedAt": source.archived_url,
        "inLanguage": source.language,
        "description": description,
        "author": [_writer(seen, name) for name in source.author],
        "publisher": _publisher(seen, source.publisher),
        "datePublished": _published(date),
        "isBasedOn": [_basis(seen, base.id) for base in source.derived_from],
        "license": _licence(source.rights),
    }
    return filled(node)


def _from_outside(date: Date, t: Messages) -> str:
    return t("source.because", basis=t("cite.dated-outside"), because=date.because)


def titled(seen: Seen, source: Source) -> Node:
    """A source by its title, as other things refer to it."""
    return {"@type": "NewsArticle", "@id": seen.at(source.id, _WORK), "headline": source.title}


def statement(seen: Seen, claim: Claim) -> Node:
    """A claim in the editors' words, with stance and attribution in its text.

    What it is about and where it appears are named by their ids alone.
    """
    records = seen.records
    source = records.dossier.sources[claim.ref.source]
    node = {
        "@type": "Claim",
        "@id": seen.at(claim.ref.source, claim.ref.claim),
        "text": qualified(claim, said(records.dossier, claim.says), records.t),
        "description": records.t.joined((records.attribution(claim), place(claim.locator)), "semicolon"),
        "datePublished": _published(source.published),
        "author": [author for one in _asserting(claim) if (author := _author(seen, one))],
        "appearance": {"@id": seen.at(source.id, _WORK)},
        "about": [{"@id": named(seen, id)["@id"]} for id in claim.subjects],
    }
    return filled(node)


def qualified(claim: Claim, says: str, t: Messages) -> str:
    """What a claim says, with its stance, and whether it is an opinion."""
    words = [stance_words(claim.stance, t), t("who.opinion") if claim.analysis else ""]
    about = t.joined(filter(None, words))
    return t("attribution.told", says=says, about=about) if about else says


def _asserting(claim: Claim) -> tuple[Attribution, ...]:
    """Who says it; of one who gave no comment, it is told."""
    return () if claim.stance is Stance.NO_COMMENT else claim.by


def _author(seen: Seen, one: Attribution) -> Node | None:
    """A speaker, in a role where it is one; nothing where nobody is named."""
    if not one.actor or not _is_agent(seen, one.actor):
        return None
    actor = named(seen, one.actor)
    # https://schema.org/Role: it stands between the property and its value.
    return {"@type": "Role", "roleName": one.role, "author": actor} if one.role else actor


def _is_agent(seen: Seen, id: str) -> bool:
    return "Person" in schema_org(seen.records, id) or is_organization(seen.records, id)


def _writer(seen: Seen, name: str) -> Node:
    """Who wrote an article: an actor of ours of that name, else somebody."""
    found = [id for id in seen.records.dossier.resolve(name) if id in seen.records.dossier.entities]
    if len(found) == 1 and _is_agent(seen, found[0]):
        return named(seen, found[0])
    return {"@type": "Person", "name": name}


def _publisher(seen: Seen, name: str) -> Node:
    found = _writer(seen, name) if name else {}
    return {"@type": "Organization", "name": name} if found.get("@type") == "Person" else found


def _basis(seen: Seen, id: str) -> Node:
    """What a source is taken from: another source, or something that an actor published."""
    if id in seen.records.dossier.sources:
        return {"@type": "NewsArticle", "@id": seen.at(id, _WORK)}
    node: Node = {"@type": "CreativeWork", "name": seen.records.dossier.entities[id].name}
    return node | ({"publisher": named(seen, id)} if is_organization(seen.records, id) else {})


def _published(date: Date | None) -> str:
    """The date as ISO 8601 has it, if it is a day, a month or a year without doubt."""
    is_plain = date and not date.doubt and "/" not in date.edtf
    is_season = date and date.edtf[5:7].isdigit() and int(date.edtf[5:7]) > 12
    return date.edtf if date and is_plain and not is_season else ""


def _licence(rights: str) -> str:
    return "" if rights in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN) else f"{_LICENCES}{rights}"
