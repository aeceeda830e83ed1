"""How much of the dossier was checked, so that the site can say so itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Foreign
from dossier.compose.page_context import title_of
from dossier.derive.amounts import said_amounts, set_amounts
from dossier.derive.drafts import drafted_claims, without_drafts
from dossier.derive.origins import origin
from dossier.derive.reviews import checked_count
from dossier.derive.totals import totals
from dossier.derive.walk import curated, dates
from dossier.language.amounts import amounts
from dossier.model.archive import located
from dossier.model.content import Claim, Dossier, Source
from dossier.model.dates import Basis


@dataclass(frozen=True, slots=True)
class Unused:
    """The paragraphs of a source that no claim comes from, by number, and how many it has in all."""

    source: str
    title: str | Foreign
    numbers: tuple[int, ...]
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Coverage(Block):
    """How much was checked, as counts; whatever is ``verified`` was compared with the text of its source.

    Of these, ``by_hand`` are in part read by the editors, and of ``unread`` something was read by nobody.

    ``cited`` counts the sentences of curated texts that have a citation, ``marked`` those that the editor
    marked as stating nothing; ``numbers`` stand in claims, ``text_numbers`` in curated texts. What was
    withdrawn, and ``drafts`` that nobody has confirmed, are counted apart, and nowhere else. ``reviewed``
    claims were checked by a second person; None where nobody ever did so.
    """

    sources: int
    claims: int
    opinions: int
    verified: int
    by_hand: int
    unread: int
    quotes: int
    verified_quotes: int
    numbers: int
    verified_numbers: int
    text_numbers: int
    cited: int
    marked: int
    unknown: int
    withdrawn_sources: int
    withdrawn: int
    drafts: int
    reviewed: int | None
    stated: int
    inferred: int
    outside: int
    unused: tuple[Unused, ...]


def coverage(dossier: Dossier) -> Coverage:
    """Counts of what the dossier holds, and of what was compared with the sources' texts.

    In a dossier without errors, every claim of a source that names its text was compared with it, every
    number of a curated text is in a claim cited beside it, and every sentence is cited or marked.
    """
    drafts = drafted_claims(dossier)
    # What nobody has confirmed is counted apart, and nowhere else.
    dossier = without_drafts(dossier)
    counts = totals(dossier)
    claims, verified = counts.claims, counts.verified
    # What editors read, or nobody, was not found by a program.
    by_program = [claim for claim in verified if not dossier.is_unread(claim.ref)]
    # As a set, so that a date which several claims share counts once.
    bases = Counter(date.basis for date in set(dates(dossier)))
    sentences = list(curated(dossier))
    return Coverage(
        sources=len(counts.sources),
        claims=len(claims),
        opinions=sum(claim.analysis for claim in claims),
        verified=len(verified),
        by_hand=sum(claim.by_hand is not None for claim in verified),
        unread=len(verified) - len(by_program),
        quotes=_quotes(claims),
        verified_quotes=_quotes(c for c in by_program if not (c.by_hand and c.by_hand.words)),
        numbers=_numbers(dossier, claims),
        verified_numbers=_numbers(dossier, (c for c in by_program if not (c.by_hand and c.by_hand.numbers))),
        text_numbers=sum(len(amounts(s.text, dossier.settings.language)) for s in sentences),
        cited=sum(bool(sentence.claims) for sentence in sentences),
        marked=sum(sentence.uncited for sentence in sentences),
        unknown=sum(not origin(dossier, claim) for claim in claims if not claim.analysis),
        withdrawn_sources=counts.withdrawn_sources,
        withdrawn=counts.withdrawn_claims,
        drafts=len(drafts),
        reviewed=checked_count(dossier, claims),
        stated=bases[Basis.STATED],
        inferred=bases[Basis.INFERRED],
        outside=bases[Basis.OUTSIDE],
        unused=tuple(_unused(dossier, counts.sources)),
    )


def _quotes(claims: Iterable[Claim]) -> int:
    return sum(claim.quote is not None for claim in claims)


def _numbers(dossier: Dossier, claims: Iterable[Claim]) -> int:
    return sum(len(said_amounts(c, dossier)) + sum(1 for _ in set_amounts(c, dossier)) for c in claims)


def _unused(dossier: Dossier, sources: Iterable[Source]) -> Iterator[Unused]:
    for source in sources:
        used = {claim.locator.number for claim in source.claims if claim.locator.unit == "paragraph"}
        last = _paragraphs(dossier, source)
        if last:
            unused = tuple(number for number in range(1, last + 1) if number not in used)
            yield Unused(source.id, title_of(dossier, source), unused, last)


def _paragraphs(dossier: Dossier, source: Source) -> int:
    """How many paragraphs the source's text has; 0 where there is neither text nor record of it."""
    text = dossier.archive.get(source.id)
    if text:
        return sum(place.unit == "paragraph" for place, _ in located(text.blocks))
    # Only editors have the archive; everybody else relies on what verified.json says.
    verified = dossier.verified.get(source.id)
    return verified.paragraphs if verified else 0
