"""The claims of a source, each read by itself, so that a broken one does not break the others."""

from collections.abc import Iterator, Mapping
from functools import partial

from dossier.load.readings import readings
from dossier.load.records import must_be, read_record
from dossier.load.text import read_sentence
from dossier.model.claims import Claim
from dossier.model.entities import Entity
from dossier.model.kinds import Kind
from dossier.model.locators import Locator
from dossier.model.placed import Placed, PlacedMapping, PlacedValue
from dossier.model.schema import Context, fill
from dossier.model.text import ClaimRef
from dossier.problems import Code, Problem

# Enough to find the place; more would print other people's words without need.
_LONGEST_PASSAGE = 7


def read_claims(
    source: str, items: list[PlacedValue], entities: Mapping[str, Entity], kinds: Mapping[str, Kind]
) -> tuple[tuple[Claim, ...], list[Problem]]:
    """The claims under ``claims:``; a broken one leaves its id behind, so that it can be cited."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    sets = partial(readings, entities=entities, kinds=kinds)
    for item in items:
        claim, wrong = _claim(source, item, Context([], source, read_sentence, sets))
        claims += [claim] if claim else []
        problems += wrong
    return tuple(claims), problems


def _claim(source: str, item: PlacedValue, context: Context) -> tuple[Claim | None, list[Problem]]:
    if not isinstance(item, PlacedMapping):
        hint = "begin each claim with '- id:'"
        wrong = [must_be("a claim", "a mapping", item, item.at, hint)]
        # YAML misread it, which is reported already, with a better hint.
        return None, [] if item.is_reported else wrong
    claim, problems = read_record(Claim, item, context)
    if claim is None:
        id = item.get("id")
        # With any valid place: nothing but the id of a broken claim is looked at.
        broken = Claim(ClaimRef(source, str(id)), item.value_at("id"), Locator("title"), ())
        return (broken if isinstance(id, Placed) else None), problems
    words_at = item.value_at("quote" if claim.quote else "passage")
    fill(claim, at=item.value_at("id"), words_at=words_at)
    more = (*_attribution_problems(claim), *_passage_problems(claim, item), *_draft_problems(claim, item))
    return claim, [*problems, *more]


def _draft_problems(claim: Claim, item: PlacedMapping) -> Iterator[Problem]:
    """Only a draft may have no sentence yet, or be unsure of something."""
    if claim.draft:
        return
    if not item["says"].strip():
        yield must_be("'says'", "a text that is not empty", item["says"], item.value_at("says"))
    if claim.unsure:
        message = f"'{claim.ref.claim}' is no draft, and unsure of the {' and the '.join(claim.unsure)}"
        hint = "look at the source, then take 'unsure:' out; or keep 'draft: true'"
        yield Problem(Code.UNSURE_CLAIM, item.key_at("unsure"), message, hint)


def _attribution_problems(claim: Claim) -> Iterator[Problem]:
    for attribution in (*claim.by, *claim.via):
        if not attribution.actor and not attribution.role.strip():
            hint = "add 'actor:', or 'as: unnamed' where the source names nobody"
            yield Problem(Code.MISSING_KEY, attribution.at, "the attribution names nobody", hint)


def _passage_problems(claim: Claim, item: PlacedMapping) -> Iterator[Problem]:
    words = len(claim.passage.split())
    at, name = item.value_at("passage"), f"the claim '{claim.ref.claim}'"
    if claim.quote and claim.passage:
        yield Problem(Code.BAD_PASSAGE, at, f"{name} has both a quote and a passage", "keep the quote")
    elif not claim.quote and not words:
        hint = "add 'quote:' if the source quotes, else up to seven of its words as 'passage:'"
        yield Problem(Code.BAD_PASSAGE, claim.at, f"{name} has neither a quote nor a passage", hint)
    elif words > _LONGEST_PASSAGE:
        hint = f"a passage has up to {_LONGEST_PASSAGE} words: enough to find the place"
        yield Problem(Code.BAD_PASSAGE, at, f"{name} has a passage of {words} words", hint)
