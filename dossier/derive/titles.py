"""Titles, descriptions and alternative texts as sentences, with the claims that stand behind each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from dossier.derive.groups import grouped
from dossier.language.amounts import amounts
from dossier.language.mentions import mentions
from dossier.model.content import Dossier, Page, fold
from dossier.model.directives import CARDS, FIGURE
from dossier.model.text import Body, Cited, ClaimRef, Directive, Link, Sentence
from dossier.problems import Location

# The claims about an entity or by it.
_Concerning = Mapping[str, tuple[ClaimRef, ...]]
# The words of the longest name that is looked for.
_LONGEST = 8


def titled(dossier: Dossier) -> Iterator[Sentence]:
    """What stands over curated texts or in place of a picture, and what introduces the dossier and its kinds.

    Each cites what stands behind it: the claims of its section, of its page, or all of them. Of names that
    hold a number, a dash is left.
    """
    # To group all claims takes a while.
    has_titles = any(entity.body.titles for entity in dossier.entities.values()) or bool(dossier.pages)
    concerning = _concerning(dossier) if has_titles else {}
    for entity in dossier.entities.values():
        yield from _of_body(entity.body, dossier, concerning, concerning.get(entity.id, ()), entity.id)
    for page in dossier.pages:
        if not page.uncited and PurePath(page.path).stem not in dossier.broken:
            yield from _of_page(page, dossier, concerning)
    # Where a file cannot be read, nobody knows all claims.
    if not dossier.broken:
        settings = dossier.settings
        intros = ((kind.intro, kind.intro_at) for kind in dossier.kinds.values() if kind.intro_at.file)
        heads = ((settings.title, settings.at), (settings.description, settings.description_at))
        for text, at in (*heads, *intros):
            # All claims are many.
            if text:
                yield _sentence(text, dossier.claims, at, dossier)


def _concerning(dossier: Dossier) -> _Concerning:
    return grouped(
        (id, claim.ref) for claim in dossier.claims.values() for id in {*claim.subjects, *claim.speakers}
    )


def _of_page(page: Page, dossier: Dossier, concerning: _Concerning) -> Iterator[Sentence]:
    directives = [part for part in page.body.parts if isinstance(part, Directive)]
    behind = (*_cited(page.body), *_listed(directives, dossier, concerning))
    # A page that rests on no claim, such as one about the dossier, is like one that is marked uncited.
    if not behind:
        return
    for text, at in ((page.title, page.at), (page.description, page.description_at)):
        yield _sentence(text, behind, at, dossier)
    yield from _of_body(page.body, dossier, concerning, behind)


def _of_body(
    body: Body, dossier: Dossier, concerning: _Concerning, behind: Iterable[ClaimRef], entity: str = ""
) -> Iterator[Sentence]:
    """The titles in a text; if the section of one cites nothing, all that is on the page is behind it."""
    for title in body.titles:
        at = title.words.at
        cited = (*(c.claim for c in title.words.claims), *_listed(title.directives, dossier, concerning))
        sentence = _sentence(title.words.text, cited or (*_cited(body), *behind), at, dossier)
        links = (*title.words.links, *sentence.links, *([Link(entity, "", at)] if entity else ()))
        yield replace(sentence, links=links)


def _cited(body: Body) -> Iterator[ClaimRef]:
    return (cited.claim for sentence in body.sentences for cited in sentence.claims)


def _listed(directives: Iterable[Directive], dossier: Dossier, concerning: _Concerning) -> Iterator[ClaimRef]:
    """The claims that lists and charts show: those on the figures that they name, or all."""
    for directive in directives:
        if directive.name in (FIGURE, CARDS):
            yield from (ref for id in directive.argument.split() for ref in concerning.get(id, ()))
        else:
            yield from dossier.claims


def _sentence(text: str, behind: Iterable[ClaimRef], at: Location, dossier: Dossier) -> Sentence:
    """A title as a sentence that links to the entities which it names."""
    language = dossier.settings.language
    links: list[Link] = []
    for words in _phrases(text):
        ids = dossier.names.get(fold(words), ())
        links += (Link(id, "", at) for id in ids)
        if ids and (amounts(words, language) or mentions(words, language)):
            text = text.replace(words, "–")
    return Sentence(text, tuple(Cited(ref, at) for ref in dict.fromkeys(behind)), tuple(links), True, at)


def _phrases(text: str) -> Iterator[str]:
    """Runs of words that could be a name, the longest ones first."""
    words = text.split()
    for length in range(min(len(words), _LONGEST), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length]).strip(".,:;!?()[]“”‘’\"'")
