"""Statements in brief: what went through an actor, its own word, and what those say who belong to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to
from dossier.compose.sections.entries import said_about, said_by
from dossier.compose.sections.single_origin import ShortStatement, short_statement
from dossier.derive.claims_index import Statement
from dossier.model.content import Entity


@dataclass(frozen=True, slots=True)
class BriefList:
    """The statements of one speaker; nobody is named where all are of one sort.

    ``rest`` is how many more there are, on pages of their own.
    """

    speaker: Anchor | None
    statements: tuple[ShortStatement, ...]
    rest: int = 0


@dataclass(frozen=True, slots=True)
class InBrief(Block):
    """Statements that stand in full elsewhere, under a heading, with a sentence that says what they are."""

    title: Message
    intro: Message
    lists: tuple[BriefList, ...]


def own_words(context: PageContext, entity: Entity) -> tuple[InBrief, ...]:
    """What articles have from an actor alone, since they name nobody behind it: the actor's own word."""
    return _listed(context, "own", entity, context.catalogue.own_voice.get(entity.id, ()))


def carried_words(context: PageContext, entity: Entity) -> tuple[InBrief, ...]:
    """What others said and an actor only passed on."""
    catalogue = context.catalogue
    own = (*said_by(catalogue, entity.id), *catalogue.own_voice.get(entity.id, ()))
    refs = {statement[0].ref for statement in own}
    carried = catalogue.carried.get(entity.id, ())
    key = "carried" if own else "carried-only"
    return _listed(context, key, entity, (s for s in carried if s[0].ref not in refs))


def _listed(
    context: PageContext, key: str, entity: Entity, statements: Iterable[Statement]
) -> tuple[InBrief, ...]:
    short = tuple(short_statement(context, statement) for statement in statements)
    keys = (key.removesuffix("-only"), f"{key}-intro")
    title, intro = (message(f"entity.{part}", name=entity.name) for part in keys)
    return (InBrief(title, intro, (BriefList(None, short),)),) if short else ()


def words_of_parts(context: PageContext, entity: Entity) -> tuple[InBrief, ...]:
    """What those say who belong to an actor: its officials, services and media, who says most first."""
    # What is about the actor stands on its page in full.
    above = {s[0].ref for part in (said_by, said_about) for s in part(context.catalogue, entity.id)}
    said = {
        part: [s for s in said_by(context.catalogue, part) if s[0].ref not in above]
        for part in _all_parts(context, entity.id)
    }
    order = sorted((part for part in said if said[part]), key=lambda part: (-len(said[part]), part))
    lists = tuple(
        BriefList(to(context, part), tuple(short_statement(context, s) for s in said[part])) for part in order
    )
    title, intro = (message(f"entity.{part}", name=entity.name) for part in ("parts", "parts-intro"))
    return (InBrief(title, intro, lists),) if lists else ()


def _all_parts(context: PageContext, id: str) -> Iterator[str]:
    """All that belongs to an actor, directly or through others."""
    seen, left = {id}, [id]
    while left:
        for part in context.catalogue.entities.parts.get(left.pop(), ()):
            if part.id not in seen:
                seen.add(part.id)
                left.append(part.id)
                yield part.id
