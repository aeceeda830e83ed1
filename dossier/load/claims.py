"""Claims of a source, from their records."""

from collections.abc import Mapping
from typing import Any

from dossier.load.corrections import corrections
from dossier.load.readings import readings
from dossier.load.records import read_record
from dossier.load.text import read_sentence
from dossier.load.values import (
    attribution_problems,
    attributions,
    cited,
    date_of,
    date_problems,
    named,
)
from dossier.load.yaml_tree import Path, Tree
from dossier.model.content import Claim, Entity, Quote, Stance
from dossier.model.kinds import Kind
from dossier.model.locators import Locator, locator
from dossier.model.schema import ClaimRecord, QuoteRecord
from dossier.model.text import ClaimRef
from dossier.problems import Code, Problem

_LONGEST_PASSAGE = 7


def read_claims(
    source: str, tree: Tree, data: Any, entities: Mapping[str, Entity], kinds: Mapping[str, Kind]
) -> tuple[tuple[Claim, ...], list[Problem]]:
    """The claims under ``claims:``; a broken one keeps its id, so that what cites it is not wrong too."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for i, item in enumerate(data if isinstance(data, list) else []):
        path: Path = ("claims", i)
        record, found = read_record(ClaimRecord, tree, item, path)
        if record is None:
            id = item.get("id") if isinstance(item, dict) else None
            claims += [_broken(source, id, tree, path)] if isinstance(id, str) else []
        else:
            claim, more = _claim(source, record, tree, path, entities, kinds)
            claims.append(claim)
            found = found + more
        problems += found
    return tuple(claims), problems


def _broken(source: str, id: str, tree: Tree, path: Path) -> Claim:
    return Claim(ClaimRef(source, id), tree.at(*path, "id"), Locator("title"), ())


def _claim(
    source: str,
    record: ClaimRecord,
    tree: Tree,
    path: Path,
    entities: Mapping[str, Entity],
    kinds: Mapping[str, Kind],
) -> tuple[Claim, list[Problem]]:
    says, wrong_says = read_sentence(record.says, tree, (*path, "says"))
    note, wrong_note = read_sentence(record.note, tree, (*path, "note"))
    set_values, wrong_sets = readings(record.sets, tree, (*path, "sets"), entities, kinds)
    repeats, wrong_repeats = cited(record.repeats, tree, (*path, "repeats"))
    supersedes, wrong_supersedes = cited(record.supersedes, tree, (*path, "supersedes"))
    contradicts, wrong_contradicts = cited(record.contradicts, tree, (*path, "contradicts"))
    corrected, wrong_corrected = corrections(record.corrected, tree, (*path, "corrected"))
    by = attributions(record.by, tree, (*path, "by"))
    via = attributions(record.via, tree, (*path, "via"))
    claim = Claim(
        ref=ClaimRef(source, record.id),
        at=tree.at(*path, "id"),
        locator=locator(record.at) or Locator("title"),
        says=says,
        by=by,
        via=via,
        stance=Stance(record.stance),
        quote=_quote(record.quote, tree, path),
        passage=record.passage,
        words_at=tree.at(*path, "quote" if record.quote else "passage"),
        date=date_of(record.date, tree, (*path, "date")),
        note=note,
        about=named(record.about, tree, (*path, "about")),
        readings=set_values,
        repeats=repeats,
        supersedes=supersedes,
        contradicts=contradicts,
        analysis=record.analysis == "true",
        corrected=corrected,
    )
    wrong = [*wrong_says, *wrong_note, *wrong_sets, *wrong_repeats, *wrong_supersedes, *wrong_contradicts]
    wrong += wrong_corrected
    wrong += date_problems(record.date, claim.date.at, "a claim") if claim.date else []
    wrong += attribution_problems((*record.by, *record.via), (*by, *via))
    wrong += _passage_problems(record, tree, path)
    return claim, wrong


def _quote(record: QuoteRecord | None, tree: Tree, path: Path) -> Quote | None:
    if record is None:
        return None
    return Quote(**record.model_dump(), translation_at=tree.at(*path, "quote", "translation"))


def _passage_problems(record: ClaimRecord, tree: Tree, path: Path) -> list[Problem]:
    words = len(record.passage.split())
    if record.quote and record.passage:
        at, message, hint = tree.at(*path, "passage"), "has both a quote and a passage", "keep the quote"
    elif not record.quote and not words:
        at, message = tree.at(*path, "id"), "has neither a quote nor a passage"
        hint = "add 'quote:' if the source quotes, else up to seven of its words as 'passage:'"
    elif words > _LONGEST_PASSAGE:
        at, message = tree.at(*path, "passage"), f"has a passage of {words} words"
        hint = f"a passage has up to {_LONGEST_PASSAGE} words: enough to find the place"
    else:
        return []
    return [Problem(Code.BAD_PASSAGE, at, f"the claim '{record.id}' {message}", hint)]
