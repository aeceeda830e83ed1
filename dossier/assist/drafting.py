"""A program drafts the claims of a source: asked, held to the article, and asked once more to mend."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.assist.gate import Verdict, verdicts, why_not
from dossier.assist.kept import NotWrittenError, write_drafts
from dossier.assist.program import Answer, ask
from dossier.assist.request import request
from dossier.load import load
from dossier.model.content import Dossier


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a source: the drafts that were written, what was refused, and what went wrong.

    ``refused`` has each proposal as the program last gave it. ``why`` is a sentence for people.
    """

    source: str
    written: tuple[str, ...] = ()
    refused: tuple[tuple[object, Verdict], ...] = ()
    why: str = ""
    unread: tuple[str, ...] = ()


def drafted(content: Path, source: str, command: Sequence[str], drafted_by: str, seconds: float) -> Drafted:
    """Have a program draft the claims of a source; what passes is written, whatever comes of the rest."""
    dossier, _ = load(content)
    why = why_not(dossier, source)
    if why:
        return Drafted(source, why=why)
    first = ask(command, request(dossier, source), seconds)
    result = _taken(content, dossier, source, first, drafted_by)
    if first.why or result.why or not result.refused:
        return result
    dossier, _ = load(content)
    if why_not(dossier, source):
        return result
    again = ask(command, request(dossier, source, result.refused), seconds)
    if again.why:
        why = f"what was refused was handed back, and not mended: {again.why}"
        return Drafted(source, result.written, result.refused, why, first.unread)
    mended = _taken(content, dossier, source, again, drafted_by)
    return Drafted(source, result.written + mended.written, mended.refused, mended.why, first.unread)


def _taken(content: Path, dossier: Dossier, source: str, answer: Answer, drafted_by: str) -> Drafted:
    """What of an answer stands in the article, written; and the rest with its reasons."""
    if answer.why:
        return Drafted(source, why=answer.why)
    judged = verdicts(dossier, source, answer.claims, drafted_by)
    accepted = [verdict.record for verdict in judged if verdict.is_accepted]
    refused = tuple((answer.claims[v.number], v) for v in judged if not v.is_accepted)
    try:
        if accepted:
            write_drafts(content, dossier, source, accepted)
    except (NotWrittenError, OSError) as error:
        return Drafted(source, refused=refused, why=str(error), unread=answer.unread)
    return Drafted(source, tuple(record["id"] for record in accepted), refused, unread=answer.unread)
