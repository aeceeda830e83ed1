"""What is left without support when a source is withdrawn: sentences and inferred dates."""

from collections.abc import Iterable, Iterator

from dossier.derive.withdrawals import any_withdrawn, citing_sentences, dates_not_withdrawn, is_founded
from dossier.model.content import Dossier
from dossier.problems import Code, Problem


def unsupported_sentences(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that cites claims cites one that was not withdrawn."""
    for sentence in citing_sentences(dossier):
        refs = [cited.claim for cited in sentence.claims]
        # A claim that is not there is a problem of its own.
        if all(ref in dossier.claims and dossier.claims[ref].withdrawn for ref in refs):
            message = f"this sentence cites only what was withdrawn: {_listed(refs)}"
            hint = "cite another claim, or take the sentence out"
            yield Problem(Code.UNSUPPORTED_SENTENCE, sentence.at, message, hint)


def unsupported_dates(dossier: Dossier) -> Iterator[Problem]:
    """An inferred date comes from something that was not withdrawn, and whose own date is supported too."""
    for date in dates_not_withdrawn(dossier) if any_withdrawn(dossier) else ():
        if not is_founded(dossier, date):
            names = _listed(named.id for named in date.derived)
            message = f"the date {date.edtf} rests only on what was withdrawn: {names}"
            hint = "name under 'from:' what else it comes from, or take the date out"
            yield Problem(Code.UNSUPPORTED_DATE, date.at, message, hint)


def _listed(names: Iterable[object]) -> str:
    return ", ".join(f"'{name}'" for name in names)


RULES = (unsupported_sentences, unsupported_dates)
