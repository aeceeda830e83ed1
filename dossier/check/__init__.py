"""Rules over the whole dossier: each is a generator of problems.

A module of rules has them in its ``RULES``; what such a module takes from a source's text, claim by claim, is
called by ``verification``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from dossier.check import (
    citations,
    crowds,
    curated_dates,
    curated_numbers,
    curated_speakers,
    cycles,
    date_circles,
    dates,
    drafts,
    finer_dates,
    included,
    languages,
    look_alikes,
    names,
    order,
    passages,
    paths,
    quoted,
    rights,
    shared_words,
    support,
    texts,
    translations,
    turned_sentences,
    usage,
    verification,
)
from dossier.derive.catalogue import Catalogue
from dossier.memo import Memo, Same, read_from
from dossier.model.archive import Archived
from dossier.model.content import Dossier, Source
from dossier.model.digest import digest_of
from dossier.problems import Problem

Rule = Callable[[Dossier], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *look_alikes.RULES,
    *citations.RULES,
    *cycles.RULES,
    *included.RULES,
    *crowds.RULES,
    *support.RULES,
    *drafts.RULES,
    *dates.RULES,
    *date_circles.RULES,
    *verification.RULES,
    *quoted.RULES,
    *curated_dates.RULES,
    *curated_speakers.RULES,
    *turned_sentences.RULES,
    *paths.RULES,
    *texts.RULES,
    *translations.RULES,
    *usage.RULES,
)

# Those that look at each file by itself: for what they say, a source is all that the dossier holds.
FILE_RULES: tuple[Rule, ...] = (
    *languages.FILE_RULES,
    *look_alikes.FILE_RULES,
    *citations.FILE_RULES,
    *dates.FILE_RULES,
    *shared_words.FILE_RULES,
    *finer_dates.FILE_RULES,
    *order.FILE_RULES,
    *passages.FILE_RULES,
    *rights.FILE_RULES,
    *texts.FILE_RULES,
)

# Those that need more than the dossier itself.
CATALOGUE_RULES: tuple[Callable[[Catalogue], Iterator[Problem]], ...] = (
    *look_alikes.CATALOGUE_RULES,
    *usage.CATALOGUE_RULES,
    *verification.CATALOGUE_RULES,
    *curated_numbers.CATALOGUE_RULES,
)


def check(catalogue: Catalogue, exports: Iterable[str] = ()) -> Iterator[Problem]:
    """The problems that show only when the dossier is seen as a whole, in no order.

    ``exports`` are the paths of the files for programs, which only render knows.
    """
    yield from texts.broken_links(catalogue.dossier, exports)
    for rule in RULES:
        yield from rule(catalogue.dossier)
    yield from _of_files(catalogue)
    for catalogue_rule in CATALOGUE_RULES:
        yield from catalogue_rule(catalogue)


def _of_files(catalogue: Catalogue) -> Iterator[Problem]:
    """The problems of each file by itself; of a source that has not changed, those of the last run."""
    dossier, memo = catalogue.dossier, catalogue.memo
    for rule in FILE_RULES:
        yield from rule(replace(dossier, sources={}, claims={}, archive={}))
    settings = digest_of(dossier.settings)
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        key = ("file", settings, Same(text), catalogue.versions[source.id])
        yield from memo.value(key, partial(_unless_nothing, source, text, dossier, settings, memo))


def _unless_nothing(
    source: Source, text: Archived | None, dossier: Dossier, settings: str, memo: Memo
) -> tuple[Problem, ...]:
    # A source that was made otherwise than by reading has none.
    digest = memo.value(read_from(source), lambda: "")
    parts = ("file", settings, text.sha256 if text else "no text", digest)
    return memo.unless_nothing(parts, partial(_of_source, source, text, dossier))


def _of_source(source: Source, text: Archived | None, dossier: Dossier) -> tuple[Problem, ...]:
    alone = Dossier(
        settings=dossier.settings,
        sources={source.id: source},
        claims={claim.ref: claim for claim in source.claims},
        archive={source.id: text} if text else {},
    )
    return tuple(problem for rule in FILE_RULES for problem in rule(alone))
