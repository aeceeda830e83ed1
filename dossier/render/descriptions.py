"""What a page is about in a sentence or two, for search engines, cards and lists; who says so stays with it."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from dossier.compose.blocks import PageView
from dossier.compose.sheet import name_of
from dossier.model.content import Claim, Entity, Source
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
    "according": "According to {names}.",
    "bare": "{label} in the dossier “{dossier}”.",
    "claim": "claim",
    "claims": "claims",
    "of page": "{page} Part of the dossier “{dossier}”.",
    "source": "{claims} read from “{title}”, {published}, each with who says so.",
    "published": "published {date}",
    "told": "Told by {articles}.",
    "undated": "undated",
    "withdrawn": "Withdrawn source.",
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


def _of_list(records: Records, page: PageView) -> str:
    settings = records.dossier.settings
    intros = {index_of(kind.id): kind.intro for kind in records.dossier.kinds.values()}
    words = {HOME: settings.description, **PAGES, **intros}.get(page.path) or f"{page.title}."
    return words if page.path == HOME else _short(WORDS["of page"].format(page=words, dossier=settings.title))


def _of_source(records: Records, source: Source) -> str:
    when = source.published
    published = WORDS["published"].format(date=date_words(when, records.locale)) if when else WORDS["undated"]
    count = count_words(len(source.claims), WORDS["claim"], WORDS["claims"])
    words = WORDS["source"].format(claims=count.capitalize(), title=source.title, published=published)
    return _short(words, WORDS["withdrawn"] if source.withdrawn else "")


def _of_entity(records: Records, entity: Entity) -> str:
    """The first sentence of the curated text that is cited, else the first claim, else what it is."""
    dossier = records.dossier
    for sentence in entity.body.sentences:
        if sentence.claims:
            return _short(sentence.text, _whose(records, sentence.text, cited_claims(dossier, sentence)))
    for claim in (c for c in records.about.get(entity.id, ()) if not c.analysis):
        stance = f" ({STANCES[claim.stance]})" if STANCES[claim.stance] else ""
        words = said(dossier, claim.says)
        return _short(words, stance + _whose(records, words, (claim,)))
    label = dossier.kinds[entity.kind].types[entity.type].label
    return _short(f"{entity.name}: {WORDS['bare'].format(label=label, dossier=dossier.settings.title)}")


def _whose(records: Records, text: str, claims: Iterable[Claim]) -> str:
    """Who says so, as far as the text itself does not tell."""
    told = standing(claims)
    named = list(dict.fromkeys(name for claim in told for name in _voices(records, claim)))
    if named:
        missing = [name for name in named if not _is_in(records, text, name)]
        return WORDS["according"].format(names=", ".join(missing)) if missing else ""
    articles = count_words(len({claim.ref.source for claim in told}), "article", "articles")
    return "" if "article" in text else WORDS["told"].format(articles=articles)


def _voices(records: Records, claim: Claim) -> Iterator[str]:
    for one in (*claim.by, *claim.via):
        yield from filter(None, [name_of(records.dossier, one.actor) if one.actor else one.role])


def _is_in(records: Records, text: str, name: str) -> bool:
    """Whether a text names this voice; somebody unnamed cannot be missing from it."""
    ids = records.dossier.resolve(name)
    names = [
        name,
        *(a for id in ids if id in records.dossier.entities for a in records.dossier.entities[id].aliases),
    ]
    return name == UNNAMED or any(one.casefold() in text.casefold() for one in names)


def _short(text: str, whose: str = "") -> str:
    """At most so many signs; what is cut off is never who says so."""
    rest = f" {whose.strip()}" if whose.strip() else ""
    return shorten(text, max(MOST - len(rest), 60), placeholder=" …") + rest
