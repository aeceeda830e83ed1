"""What a page is about in a sentence or two, with who says so, for search engines and cards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from dossier.compose.page_context import name_of
from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.derive.catalogue import Catalogue
from dossier.derive.walk import nameable_dates
from dossier.derive.withdrawals import cited_claims, not_withdrawn
from dossier.model.content import Attribution, Claim, Dossier, Entity, Source
from dossier.model.paths import (
    CHRONOLOGY,
    CORRECTIONS,
    DATA,
    DISPUTES,
    HOME,
    OPINIONS,
    ORIGINS,
    SOURCES,
    index_of,
)
from dossier.render.messages import Messages
from dossier.render.wording.contributions import contribution_words
from dossier.render.wording.dates import date_words, reckoning_words
from dossier.render.wording.texts import said
from dossier.render.wording.values import capital, stance_words

# Search engines and link previews cut longer ones.
MOST = 200
_UNNAMED = "unnamed"
# The pages that no editor writes, by the messages that say what they are.
_PAGES: Mapping[str, str] = {
    CHRONOLOGY: "descriptions.chronology",
    DISPUTES: "disputes.intro",
    CORRECTIONS: "descriptions.corrections",
    ORIGINS: "descriptions.origins",
    OPINIONS: "opinions.intro",
    DATA: "descriptions.data",
    index_of(SOURCES): "descriptions.sources",
}


def description(site: Site, page: PageView, t: Messages) -> str:
    """The description of a page: the editor's, else one made of its text or its claims."""
    if page.description:
        return page.description
    match site.subject_of(page):
        case Entity() as entity:
            return _of_entity(site, entity, t)
        case Source() as source:
            return _of_source(site, source, t)
    return _of_list(site.dossier, page, t)


def intro(dossier: Dossier, page: PageView, t: Messages) -> str:
    """What a page is about that shows neither an entity nor a source."""
    intros = {HOME: dossier.settings.description}
    intros |= {index_of(kind.id): kind.intro for kind in dossier.kinds.values()}
    if page.path in _PAGES:
        return t(_PAGES[page.path])
    return page.description or intros.get(page.path) or f"{t.text(page.title)}."


def _of_list(dossier: Dossier, page: PageView, t: Messages) -> str:
    words = intro(dossier, page, t)
    whole = t("descriptions.of-page", page=words, dossier=dossier.settings.title)
    return words if page.path == HOME else _short(whole)


def _of_source(site: Site, source: Source, t: Messages) -> str:
    # A title in brackets is the editors' own, for an article without one; it is no quotation.
    title = source.title if source.title.startswith("[") else t("quotes.quoted", text=source.title)
    read = capital(contribution_words(site.catalogue.contributions[source.id], t))
    words = t("descriptions.source", read=read, title=title, published=_published(source, t))
    return _short(words, f" {t('descriptions.withdrawn')}" if source.withdrawn else "")


def _published(source: Source, t: Messages) -> str:
    if source.published is None:
        return t("dates.undated")
    return t("descriptions.published", date=date_words(source.published, t))


def _of_entity(site: Site, entity: Entity, t: Messages) -> str:
    """The first sentence or claim that fits; else the first one, cut; else what the entity is."""
    first = None
    for text, whose in _candidates(site, entity, t):
        if len(text + whose) <= MOST:
            return text + whose
        # Who says so is never cut; where the name is longer than what they say, nothing of it is shown.
        first = first or (_short(text, whose) if len(whose) <= MOST // 2 else None)
    if first:
        return first
    label = site.dossier.kinds[entity.kind].types[entity.type].label
    words = {"name": entity.name, "label": label, "dossier": site.dossier.settings.title}
    return _short(t("descriptions.bare", **words))


def _candidates(site: Site, entity: Entity, t: Messages) -> Iterator[tuple[str, str]]:
    """Sentences that can stand alone, each with who says so if the sentence does not name them.

    Of the curated text, only the first can: the next may begin with "he".
    """
    dossier = site.dossier
    for sentence in [s for s in entity.body.sentences if s.claims][:1]:
        claims = cited_claims(dossier, sentence)
        # Nothing here could say that it is a draft.
        if any(claim.draft for claim in claims):
            continue
        yield (
            sentence.text,
            _reckoned(dossier, sentence.text, claims, t) + _whose(dossier, sentence.text, claims, t),
        )
    for claim in (c for c in _claims(site.catalogue, entity) if not c.analysis and not c.draft):
        words = said(dossier, claim.says)
        stance = stance_words(claim.stance, t)
        behind = (f" ({stance})" if stance else "") + _reckoned(dossier, words, (claim,), t)
        yield words, behind + _whose(dossier, words, (claim,), t)


def _reckoned(dossier: Dossier, text: str, claims: Sequence[Claim], t: Messages) -> str:
    """A mark for a text that names a date which no source states."""
    words = reckoning_words(text, nameable_dates(dossier, claims), t)
    return f" ({words})" if words else ""


def _claims(catalogue: Catalogue, entity: Entity) -> Iterator[Claim]:
    """The claims about an entity, then those that it asserts; those that were replaced come last."""
    index = catalogue.claims
    claims = [*index.claims_about.get(entity.id, ()), *index.claims_by.get(entity.id, ())]
    yield from sorted(claims, key=lambda claim: claim.ref in index.superseded)


def _whose(dossier: Dossier, text: str, claims: Iterable[Claim], t: Messages) -> str:
    """Who says so, if the same speakers assert all claims and are not named; else in how many articles."""
    claims = not_withdrawn(claims)
    voices = [tuple(_voice(dossier, one) for one in claim.by if one.role != _UNNAMED) for claim in claims]
    first = voices[0] if voices else ()
    if first and all(voice == first for voice in voices):
        is_named = any(_is_named(dossier, text, one) for claim in claims for one in claim.by)
        return "" if is_named else f" {t('descriptions.said-by', names=t.joined(first))}"
    articles = len({claim.ref.source for claim in claims})
    names_article = t("descriptions.article").casefold() in text.casefold()
    return "" if names_article else f" {t('descriptions.told-by', n=articles)}"


def _voice(dossier: Dossier, one: Attribution) -> str:
    return name_of(dossier, one.actor) if one.actor else one.role


def _is_named(dossier: Dossier, text: str, one: Attribution) -> bool:
    """Whether a text names a speaker, or something that the speaker is part of."""
    entities = dossier.entities
    names, id = [one.role] if one.role else [], one.actor
    while id:
        names += [entities[id].name, *entities[id].aliases]
        part_of = entities[id].part_of
        id = part_of.id if part_of else ""
    return any(name.casefold() in text.casefold() for name in names)


def _short(text: str, whose: str = "") -> str:
    """The text, cut to ``MOST`` characters together with ``whose``, which is never cut, or to half of it."""
    return shorten(text, max(MOST - len(whose), MOST // 2), placeholder=" …") + whose
