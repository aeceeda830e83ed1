"""Rules over the whole dossier: each is a generator of problems, all of them are in one list."""

from collections.abc import Callable, Iterator

from dossier.check import (
    citations,
    curated_dates,
    cycles,
    dates,
    names,
    numbers,
    passages,
    paths,
    quoted,
    rights,
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
    names.unknown_actors,
    names.unknown_entities,
    names.unknown_works,
    names.wrong_kinds,
    names.unresolved_links,
    citations.duplicate_claims,
    citations.unknown_claims,
    citations.uncited_sentences,
    cycles.circles,
    support.unsupported_sentences,
    support.unsupported_dates,
    dates.unfounded_dates,
    dates.firmer_dates,
    dates.inconsistent_words,
    dates.misplaced_words,
    passages.changed_texts,
    verification.stale_dates,
    quoted.unfounded_texts,
    curated_dates.unbound_texts,
    paths.collisions,
    paths.former_ids,
    rights.long_quotes,
    texts.bad_footnotes,
    texts.foreign_parts,
    texts.broken_links,
    texts.unknown_directives,
    translations.untranslated_quotes,
    translations.needless_translations,
    usage.unmentioned_entities,
    usage.unused_claims,
)

# Those that need more than the dossier itself.
CATALOGUE_RULES: tuple[Callable[[Catalogue], Iterator[Problem]], ...] = (
    verification.unverified_claims,
    numbers.unbound_texts,
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """The problems that show only when the dossier is seen as a whole."""
    for rule in RULES:
        yield from rule(catalogue.dossier)
    for catalogue_rule in CATALOGUE_RULES:
        yield from catalogue_rule(catalogue)
