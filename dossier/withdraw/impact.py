"""What would be lost if a source, a claim or all that an actor brought were withdrawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.check import curated_dates, curated_numbers, dates, quoted
from dossier.derive.catalogue import Catalogue
from dossier.derive.origins import Support
from dossier.derive.withdrawals import as_if_withdrawn
from dossier.model.content import Claim, Dossier
from dossier.model.roles import KindRole
from dossier.model.text import ClaimRef
from dossier.problems import Problem, in_order
from dossier.withdraw.dependents import Dependent, Sort, dependents


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that would have less support; ``left`` is what remains of it."""

    sort: Sort
    name: str
    dependent: Dependent
    left: Support


@dataclass(frozen=True, slots=True)
class Impact:
    """What would lose all support, what would be left with one origin, and what else the build would report.

    ``problems`` are of sentences and dates that keep some support, but not for all of their words.
    """

    lost: tuple[Loss, ...]
    single: tuple[Loss, ...]
    problems: tuple[Problem, ...]


# The rules that depend on withdrawals, without check/support.py: what it reports is in ``lost`` already.
_RULES: tuple[Callable[[Dossier], Iterator[Problem]], ...] = (
    quoted.unfounded_texts,
    curated_dates.unbound_texts,
    dates.firmer_dates,
    dates.misplaced_words,
)

_SORTS = tuple(Sort)


def impact(catalogue: Catalogue, name: str) -> Impact | None:
    """What the withdrawal of a source, an actor or a claim would do; None if nothing has this name."""
    dossier = withdrawing(catalogue.dossier, name)
    if dossier is None:
        return None
    changed = Catalogue(dossier)
    before, after = dependents(catalogue), dependents(changed)
    # Dates of withdrawn claims vanish with them; they are not losses.
    losses = [Loss(*key, was, after[key].support) for key, was in before.items() if key in after]
    losses.sort(key=lambda loss: (_SORTS.index(loss.sort), loss.dependent.at))
    return Impact(
        lost=tuple(loss for loss in losses if loss.dependent.support.sources and not loss.left.sources),
        single=tuple(loss for loss in losses if _is_single(loss)),
        problems=in_order(_problems(changed) - _problems(catalogue)),
    )


def _is_single(loss: Loss) -> bool:
    """Whether several origins would be reduced to one or none, with at least one source left."""
    return bool(loss.left.sources) and loss.dependent.support.origins > 1 >= loss.left.origins


def withdrawing(dossier: Dossier, name: str) -> Dossier | None:
    """The dossier as if this were withdrawn; for an actor, the claims that it asserts or alone carries.

    With a source, its date of publication counts as withdrawn, too.
    """
    source, sign, claim = name.partition("#")
    if sign:
        ref = ClaimRef(source, claim)
        return as_if_withdrawn(dossier, [], [ref]) if ref in dossier.claims else None
    if name in dossier.sources:
        return as_if_withdrawn(dossier, [name], [])
    if name in actors(dossier):
        return as_if_withdrawn(dossier, [], [c.ref for c in dossier.claims.values() if _brings(c, name)])
    return None


def actors(dossier: Dossier) -> tuple[str, ...]:
    """The ids of all actors."""
    return tuple(entity.id for entity in dossier.with_role(KindRole.PARTY))


def _brings(claim: Claim, actor: str) -> bool:
    return actor in claim.speakers or [a.actor for a in claim.via] == [actor]


def _problems(catalogue: Catalogue) -> frozenset[Problem]:
    by_rules = (problem for rule in _RULES for problem in rule(catalogue.dossier))
    return frozenset((*curated_numbers.unbound_texts(catalogue), *by_rules))
