"""What a withdrawn source leaves unsupported: sentences that cite nothing else, dates from nothing else."""

from collections.abc import Iterable, Iterator

from dossier.derive.walk import claim_dates
from dossier.derive.withdrawals import is_founded, not_withdrawn, sources_not_withdrawn
from dossier.model.content import Dossier
from dossier.model.dates import Date
from dossier.model.text import Sentence
from dossier.problems import Code, Problem


def citing_sentences(dossier: Dossier) -> Iterator[Sentence]:
    """The sentences of entities' texts and of pages that cite claims, also of pages where none must."""
    texts = [entity.body for entity in dossier.entities.values()] + [page.body for page in dossier.pages]
    for body in texts:
        yield from (sentence for sentence in body.sentences if sentence.claims)


def dates_not_withdrawn(dossier: Dossier) -> Iterator[Date]:
    """The inferred dates of the sources and claims that stand."""
    for source in sources_not_withdrawn(dossier):
        yield from (date for date in (source.published, source.retrieved) if date and date.derived)
    for claim in not_withdrawn(dossier.claims.values()):
        yield from (date for date in claim_dates(claim) if date.derived)


def unsupported_sentences(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that cites claims cites one that stands."""
    for sentence in citing_sentences(dossier):
        refs = [cited.claim for cited in sentence.claims]
        if all(ref in dossier.claims and dossier.claims[ref].withdrawn for ref in refs):
            message = f"this sentence cites only what was withdrawn: {_listed(refs)}"
            hint = "cite another claim, or take the sentence out"
            yield Problem(Code.UNSUPPORTED_SENTENCE, sentence.at, message, hint)


def unsupported_dates(dossier: Dossier) -> Iterator[Problem]:
    """An inferred date comes from something that stands, and whose own date does."""
    for date in dates_not_withdrawn(dossier):
        if not is_founded(dossier, date):
            names = _listed(named.id for named in date.derived)
            message = f"the date {date.edtf} rests only on what was withdrawn: {names}"
            hint = "name under 'from:' what else it comes from, or take the date out"
            yield Problem(Code.UNSUPPORTED_DATE, date.at, message, hint)


def _listed(names: Iterable[object]) -> str:
    return ", ".join(f"'{name}'" for name in names)
