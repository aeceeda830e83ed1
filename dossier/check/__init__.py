"""Rules over the whole dossier: each is a generator of problems.

A module of rules has them in its ``RULES``; what such a module takes from a source's text, claim by claim, is
called by ``verification``.
"""

from collections.abc import Callable, Iterable, Iterator

from dossier.check import (
    citations,
    crowds,
    curated_dates,
    cycles,
    date_circles,
    dates,
    drafts,
    finer_dates,
    languages,
    look_alikes,
    names,
    numbers,
    order,
    passages,
    paths,
    quoted,
    rights,
    shared_words,
    support,
    texts,
    translations,
    usage,
    verification,
)
from dossier.derive.catalogue import Catalogue
from dossier.model.content import Dossier
from dossier.problems import Problem

Rule = Callable[[Dossier], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *look_alikes.RULES,
    *languages.RULES,
    *citations.RULES,
    *cycles.RULES,
    *crowds.RULES,
    *support.RULES,
    *drafts.RULES,
    *dates.RULES,
    *shared_words.RULES,
    *finer_dates.RULES,
    *date_circles.RULES,
    *order.RULES,
    *passages.RULES,
    *verification.RULES,
    *quoted.RULES,
    *curated_dates.RULES,
    *paths.RULES,
    *rights.RULES,
    *texts.RULES,
    *translations.RULES,
    *usage.RULES,
)

# Those that need more than the dossier itself.
CATALOGUE_RULES: tuple[Callable[[Catalogue], Iterator[Problem]], ...] = (
    *verification.CATALOGUE_RULES,
    *numbers.CATALOGUE_RULES,
)


def check(catalogue: Catalogue, exports: Iterable[str] = ()) -> Iterator[Problem]:
    """The problems that show only when the dossier is seen as a whole, in no order.

    ``exports`` are the paths of the files for programs, which only render knows.
    """
    yield from texts.broken_links(catalogue.dossier, exports)
    for rule in RULES:
        yield from rule(catalogue.dossier)
    for catalogue_rule in CATALOGUE_RULES:
        yield from catalogue_rule(catalogue)
