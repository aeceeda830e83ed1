"""The actors that feed the articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.derive.claims_index import Statement
from dossier.model.content import Stance
from dossier.model.text import ClaimRef


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor that speaks or carries, and how many claims of which articles are from it."""

    actor: Anchor
    type: str
    articles: tuple[tuple[Anchor, int], ...]
    refs: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Voices(Block):
    """The actors that feed the articles."""

    title: Message
    rows: tuple[Voice, ...]


def voices(context: PageContext, statements: Iterable[Statement]) -> list[Voices]:
    """For each actor that speaks or carries, how many claims of which articles; most claims first."""
    refs: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    claims = (claim for statement in statements for claim in statement)
    # Whoever gave no comment told the article nothing.
    for claim in (claim for claim in claims if claim.stance is not Stance.NO_COMMENT):
        for actor in {a.actor for a in (*claim.by, *claim.via) if a.actor}:
            refs[actor].append(claim.ref)
    order = sorted(refs, key=lambda actor: (-len(refs[actor]), actor))
    rows = tuple(_voice(context, actor, refs[actor]) for actor in order)
    return [Voices(message("origins.feeds"), rows)] if rows else []


def _voice(context: PageContext, id: str, refs: Sequence[ClaimRef]) -> Voice:
    entity = context.dossier.entities[id]
    type = context.dossier.kinds[entity.kind].types[entity.type].label
    counts = sorted(Counter(ref.source for ref in refs).items())
    return Voice(to(context, id), type, tuple((to(context, source), n) for source, n in counts), tuple(refs))
