"""What readers should take away: as an editor wrote it, or else as the records show it."""

from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Inlines, message
from dossier.compose.page_context import PageContext, inlines, to, to_page
from dossier.compose.sections.disputes import DisputeItem, sequence_item
from dossier.compose.sections.readings import Numbers, numbers, totals
from dossier.compose.sections.single_origin import by_single_origin, single_origin_anchor
from dossier.derive.claims_index import order
from dossier.derive.groups import grouped
from dossier.derive.origins import support
from dossier.derive.sequences import admitted
from dossier.model.paths import ORIGINS
from dossier.model.roles import KindRole


@dataclass(frozen=True, slots=True)
class Alone:
    """How many statements rest on these parties alone; ``every`` leads to them."""

    parties: tuple[Anchor, ...]
    every: Anchor


@dataclass(frozen=True, slots=True)
class Takeaways(Block):
    """A few sentences that an editor ``wrote``; where there are none, what the records show.

    ``changed`` is the latest change of a party's word, and where an editor wrote, the one of most steps that
    begins with a denial; ``is_alone``: no statement has two origins, and ``is_told_apart``: a fact has, since
    several parties tell it in statements of their own.
    """

    wrote: tuple[Inlines, ...]
    numbers: Numbers | None
    changed: DisputeItem | None
    alone: Alone | None
    is_alone: bool
    is_told_apart: bool


def takeaways(context: PageContext) -> tuple[Takeaways, ...]:
    """The takeaways of a page; nothing where there is nothing to take away."""
    wrote = tuple(inlines(context, text) for text in context.body.takeaways)
    is_alone = _is_alone(context)
    origins = is_alone, is_alone and _is_told_apart(context)
    if wrote:
        return (Takeaways(wrote, None, admission(context), None, *origins),)
    block = Takeaways((), _numbers(context), latest_change(context), _alone(context), *origins)
    return (block,) if block.numbers or block.changed or block.alone else ()


def _is_alone(context: PageContext) -> bool:
    """Whether there are statements, and none of them has two independent origins."""
    supports, stated = context.catalogue.supports, context.catalogue.stated
    return bool(stated) and all(supports[statement[0].ref].origins < 2 for statement in stated)


def _is_told_apart(context: PageContext) -> bool:
    """Whether a value of a field has two independent origins, as the tables of facts count them."""
    dossier = context.dossier
    for field, readings in context.catalogue.claims.readings.items():
        key = dossier.field_named(*field).type.key
        alike = grouped(((key(r.value), claim.stance), claim) for claim, r in readings)
        if any(support(dossier, claims).origins > 1 for claims in alike.values() if len(claims) > 1):
            return True
    return False


def _numbers(context: PageContext) -> Numbers | None:
    """The totals of the figure for which most different ones are named, if there are several."""
    figures = context.dossier.with_role(KindRole.MEASURE)
    if not figures:
        return None
    figure = max(figures, key=lambda figure: len(totals(context, figure)))
    return numbers(context, figure) if len(totals(context, figure)) > 1 else None


def latest_change(context: PageContext) -> DisputeItem | None:
    """The latest change of a party's word."""
    every = context.catalogue.sequences
    latest = max(every, key=lambda sequence: order(context.dossier, sequence.steps[-1][0]), default=None)
    return sequence_item(context, latest) if latest else None


def admission(context: PageContext) -> DisputeItem | None:
    """The longest way of a party from a denial to what it admits."""
    every = [s for s in context.catalogue.sequences if any(admitted(context.dossier, s))]
    longest = max(every, key=lambda sequence: len({step[0].stance for step in sequence.steps}), default=None)
    return sequence_item(context, longest) if longest else None


def _alone(context: PageContext) -> Alone | None:
    """The parties on which alone most statements rest."""
    only = by_single_origin(context.dossier, context.catalogue.stated)
    parties = max(sorted(only), key=lambda parties: len(only[parties]), default=())
    if not parties:
        return None
    count = message("takeaways.alone", n=len(only[parties]))
    every = to_page(ORIGINS, count, single_origin_anchor(parties))
    return Alone(tuple(to(context, id) for id in parties), every)
