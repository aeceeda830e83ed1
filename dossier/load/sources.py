"""Source records: the work that is cited, and its claims."""

from collections.abc import Mapping
from dataclasses import replace

from dossier.load.claims import read_claims
from dossier.load.files import EditorsFile
from dossier.load.records import read_record
from dossier.load.text import read_body
from dossier.load.values import date_of, date_problems, named
from dossier.model.content import Entity, Source, Withdrawal
from dossier.model.dates import Date, span
from dossier.model.kinds import Kind
from dossier.model.schema import SourceRecord, WithdrawalRecord
from dossier.problems import Code, Problem


def read_source(
    id: str, file: EditorsFile, entities: Mapping[str, Entity], kinds: Mapping[str, Kind], language: str
) -> tuple[Source, list[Problem]]:
    """The source of one file; where its head is broken, what stays are its id and its claims."""
    tree = file.tree
    data = tree.data if isinstance(tree.data, dict) else {}
    body, problems = read_body(file.body, file.name, file.body_line, language)
    claims, wrong_claims = read_claims(id, tree, data.get("claims"), entities, kinds)
    head = {key: value for key, value in data.items() if key != "claims"}
    record, wrong_head = read_record(SourceRecord, tree, head)
    problems += wrong_claims + wrong_head
    if not isinstance(data.get("claims", []), list):
        at = tree.at("claims")
        problems.append(
            Problem(Code.WRONG_TYPE, at, "'claims' must be a list", "begin each claim with '- id:'")
        )
    if record is None:
        return Source(id, tree.at(), id, "", "", claims=claims), problems
    problems += date_problems(record.published, tree.at("published"), "'published'", outside=True)
    problems += date_problems(record.retrieved, tree.at("retrieved"), "'retrieved'")
    source = Source(
        id=id,
        at=tree.at("title"),
        title=record.title,
        language=record.language,
        rights=record.rights,
        author=tuple(record.author),
        publisher=record.publisher,
        published=date_of(record.published, tree, ("published",)),
        url=record.url or "",
        archived_url=record.archived_url or "",
        retrieved=date_of(record.retrieved, tree, ("retrieved",)),
        first_hand=record.first_hand == "true",
        derived_from=named(record.derived_from, tree, ("derived_from",)),
        withdrawn=_withdrawal(record.withdrawn),
        sha256=record.text.sha256 if record.text else "",
        sha256_at=tree.at("text", "sha256"),
        claims=tuple(replace(claim, withdrawn=True) for claim in claims) if record.withdrawn else claims,
        body=body,
    )
    return source, problems


def _withdrawal(record: WithdrawalRecord | None) -> Withdrawal | None:
    days = span(record.date) if record else None
    return Withdrawal(Date(record.date, *days), record.because) if record and days else None
