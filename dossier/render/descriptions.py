"""What a page is about in a sentence or two, for search engines and cards; who says so stays with it."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from dossier.compose.blocks import PageView
from dossier.compose.sheet import name_of
from dossier.model.content import Attribution, Claim, Entity, Source
from dossier.model.dates import Basis
from dossier.model.paths import CHRONOLOGY, CORRECTIONS, DISPUTES, HOME, ORIGINS, SOURCES, index_of
from dossier.model.standing import cited_claims, standing
from dossier.render.attribution import UNNAMED
from dossier.render.plain import said
from dossier.render.records import Records
from dossier.render.wording import STANCES, count_words, date_words

MOST = 200
PAGES: Mapping[str, str] = {
    CHRONOLOGY: "Everything that has a date, in order, with what each date rests on.",
    DISPUTES: "What cannot all be true, what was said otherwise later, and what is denied or not confirmed.",
    CORRECTIONS: "What was corrected or withdrawn, when and why.",
    ORIGINS: "Which parties stand behind the statements, and what rests on one of them alone.",
    index_of(
        SOURCES
    ): "The sources of this dossier, with what is read from each and what each is taken from.",
}
WORDS = {
    "article": "article",
    "articles": "articles",
    "bare": "{label} in the dossier “{dossier}”.",
    "claim": "claim",
    "claims": "claims",
    "of page": "{page} Part of the dossier “{dossier}”.",
    "outside": " (date from outside)",
    "published": "published {date}",
    "said": " Said by: {names}.",
    "source": "{claims} read from {title}, {published}, each with who says so.",
    "title": "“{title}”",
    "told": " Told by {articles}.",
    "undated": "undated",
    "withdrawn": " Withdrawn source.",
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
    settings = records.dossier.settings
    intros = {index_of(kind.id): kind.intro for kind in records.dossier.kinds.values()}
    known = {HOME: settings.description, **PAGES, **intros}
    return page.description or known.get(page.path) or f"{page.title}."


def _of_list(records: Records, page: PageView) -> str:
    words = intro(records, page)
    whole = WORDS["of page"].format(page=words, dossier=records.dossier.settings.title)
    return words if page.path == HOME else _short(whole)


def _of_source(records: Records, source: Source) -> str:
    when = source.published
    date = date_words(when, records.locale) if when else ""
    basis = WORDS["outside"] if when and when.basis is Basis.OUTSIDE else ""
    published = WORDS["published"].format(date=f"{date}{basis}") if when else WORDS["undated"]
    count = count_words(len(source.claims), WORDS["claim"], WORDS["claims"]).capitalize()
    # What stands in brackets is a name that the editors gave; the article has none.
    title = source.title if source.title.startswith("[") else WORDS["title"].format(title=source.title)
    words = WORDS["source"].format(claims=count, title=title, published=published)
    return _short(words, WORDS["withdrawn"] if source.withdrawn else "")


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
    words = WORDS["bare"].format(label=label, dossier=records.dossier.settings.title)
    return _short(f"{entity.name}: {words}")


def _candidates(records: Records, entity: Entity) -> Iterator[tuple[str, str]]:
    """Sentences that can stand alone, each with who says so, as far as it does not tell.

    Of the curated text, that is only the first: the next may go on with "he".
    """
    dossier = records.dossier
    for sentence in [s for s in entity.body.sentences if s.claims][:1]:
        yield sentence.text, _whose(records, sentence.text, cited_claims(dossier, sentence))
    for claim in (c for c in _claims(records, entity) if not c.analysis):
        words = said(dossier, claim.says)
        stance = f" ({STANCES[claim.stance]})" if STANCES[claim.stance] else ""
        yield words, stance + _whose(records, words, (claim,))


def _claims(records: Records, entity: Entity) -> Iterator[Claim]:
    """What is said about an entity, then what it says."""
    yield from records.about.get(entity.id, ())
    yield from (c for c in standing(records.dossier.claims.values()) if entity.id in c.speakers)


def _whose(records: Records, text: str, claims: Iterable[Claim]) -> str:
    """Who says so, where one voice says all of it and is not named; else in how many articles it stands."""
    told = standing(claims)
    voices = [tuple(_voice(records, one) for one in claim.by if one.role != UNNAMED) for claim in told]
    first = voices[0] if voices else ()
    if first and all(voice == first for voice in voices):
        is_named = any(_is_in(records, text, one) for claim in told for one in claim.by)
        return "" if is_named else WORDS["said"].format(names=", ".join(first))
    articles = count_words(len({claim.ref.source for claim in told}), WORDS["article"], WORDS["articles"])
    return "" if WORDS["article"] in text else WORDS["told"].format(articles=articles)


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
