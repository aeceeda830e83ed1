"""What a page is about in a sentence or two, for search engines and cards; who says so stays with it."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from dossier.compose.page_context import name_of
from dossier.compose.page_view import PageView
from dossier.derive.withdrawals import cited_claims, not_withdrawn
from dossier.model.content import Attribution, Claim, Entity, Source
from dossier.model.dates import Basis
from dossier.model.paths import CHRONOLOGY, CORRECTIONS, DATA, DISPUTES, HOME, ORIGINS, SOURCES, index_of
from dossier.render.dates import date_words
from dossier.render.messages import Messages
from dossier.render.plain import said
from dossier.render.records import Records
from dossier.render.wording import capital, stance_words

MOST = 200
_UNNAMED = "unnamed"
# The pages that no editor writes, by the strings that say what they are.
_PAGES: Mapping[str, str] = {
    CHRONOLOGY: "descriptions.chronology",
    DISPUTES: "disputes.intro",
    CORRECTIONS: "descriptions.corrections",
    ORIGINS: "descriptions.origins",
    DATA: "descriptions.data",
    index_of(SOURCES): "descriptions.sources",
}


def description(records: Records, page: PageView) -> str:
    """The description of a page: the editor's, else one made from its text or from what it is."""
    found = records.pages.get(page.path)
    if page.description:
        return page.description
    if isinstance(found, Entity):
        return _of_entity(records, found)
    if isinstance(found, Source):
        return _of_source(records, found)
    return _of_list(records, page)


def intro(records: Records, page: PageView) -> str:
    """What a page is that is neither of an entity nor of a source: a list, or one that an editor wrote."""
    intros = {index_of(kind.id): kind.intro for kind in records.dossier.kinds.values()}
    known = {HOME: records.dossier.settings.description, **intros}
    if page.path in _PAGES:
        return records.t(_PAGES[page.path])
    return page.description or known.get(page.path) or f"{records.t.text(page.title)}."


def _of_list(records: Records, page: PageView) -> str:
    words = intro(records, page)
    whole = records.t("descriptions.of-page", page=words, dossier=records.dossier.settings.title)
    return words if page.path == HOME else _short(whole)


def _of_source(records: Records, source: Source) -> str:
    t = records.t
    # What stands in brackets is a name that the editors gave; the article has none.
    title = source.title if source.title.startswith("[") else t("quotes.quoted", text=source.title)
    count = capital(t("feeds.claims", n=len(source.claims)))
    words = t("descriptions.source", claims=count, title=title, published=_published(source, t))
    return _short(words, f" {t('descriptions.withdrawn')}" if source.withdrawn else "")


def _published(source: Source, t: Messages) -> str:
    if source.published is None:
        return t("dates.undated")
    date = date_words(source.published, t)
    if source.published.basis is Basis.OUTSIDE:
        date = t("dates.with-basis", date=date, basis=t("dates.outside"))
    return t("descriptions.published", date=date)


def _of_entity(records: Records, entity: Entity) -> str:
    """The first sentence of the curated text or the first claim that fits; else what it is."""
    first = None
    for text, whose in _candidates(records, entity):
        if len(text + whose) <= MOST:
            return text + whose
        first = first or _short(text, whose)
    if first:
        return first
    label = records.dossier.kinds[entity.kind].types[entity.type].label
    words = {"name": entity.name, "label": label, "dossier": records.dossier.settings.title}
    return _short(records.t("descriptions.bare", **words))


def _candidates(records: Records, entity: Entity) -> Iterator[tuple[str, str]]:
    """Sentences that can stand alone, each with who says so, as far as it does not tell.

    Of the curated text, that is only the first: the next may go on with "he".
    """
    dossier = records.dossier
    for sentence in [s for s in entity.body.sentences if s.claims][:1]:
        yield sentence.text, _whose(records, sentence.text, cited_claims(dossier, sentence))
    for claim in (c for c in _claims(records, entity) if not c.analysis):
        words = said(dossier, claim.says)
        stance = stance_words(claim.stance, records.t)
        yield words, (f" ({stance})" if stance else "") + _whose(records, words, (claim,))


def _claims(records: Records, entity: Entity) -> Iterator[Claim]:
    """What is said about an entity, then what it says."""
    yield from records.about.get(entity.id, ())
    yield from (c for c in not_withdrawn(records.dossier.claims.values()) if entity.id in c.speakers)


def _whose(records: Records, text: str, claims: Iterable[Claim]) -> str:
    """Who says so, where one voice says all of it and is not named; else in how many articles it stands."""
    told = not_withdrawn(claims)
    voices = [tuple(_voice(records, one) for one in claim.by if one.role != _UNNAMED) for claim in told]
    first = voices[0] if voices else ()
    if first and all(voice == first for voice in voices):
        is_named = any(_is_in(records, text, one) for claim in told for one in claim.by)
        return "" if is_named else f" {records.t('descriptions.said-by', names=records.t.joined(first))}"
    articles = len({claim.ref.source for claim in told})
    is_told = records.t("descriptions.article").casefold() in text.casefold()
    return "" if is_told else f" {records.t('descriptions.told-by', n=articles)}"


def _voice(records: Records, one: Attribution) -> str:
    return name_of(records.dossier, one.actor) if one.actor else one.role


def _is_in(records: Records, text: str, one: Attribution) -> bool:
    """Whether a text names a voice, or the party that it is of."""
    known = records.dossier.entities
    names, id = [one.role] if one.role else [], one.actor
    while id:
        names += [known[id].name, *known[id].aliases]
        part_of = known[id].part_of
        id = part_of.id if part_of else ""
    return any(name.casefold() in text.casefold() for name in names)


def _short(text: str, whose: str = "") -> str:
    """At most so many signs; what is cut off is never who says so."""
    return shorten(text, MOST - len(whose), placeholder=" …") + whose
