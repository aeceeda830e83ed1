"""What is told by words for an account: "nach Auffassung des Gerichts", "laut Polizeibericht"."""

from collections.abc import Iterator, Sequence

from dossier.draft.chunks import Chunk, chunks, noun_at
from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence
from dossier.draft.saying import Saying, trimmed

# In words: less than that is no statement.
_SHORTEST = 3


def accounts(there: Sentence) -> Iterator[Saying]:
    """What stands around the words for an account, each with whose account it is."""
    row = list(chunks(there, 0, len(there.units)))
    for chunk in row:
        yield from _statement(there, chunk, row)
        if there.has("of_accounts", chunk.run.first):
            head = _head(there, chunk)
            around = list(_around(there, chunk.run)) if head is not None else []
            if head is not None and around:
                cue, whose = there.span(Run(chunk.run.first, head + 1)), _whose(there, chunk, head)
                yield Saying(
                    tuple(map(there.span, around)), there.span(whose) if whose else None, cue, "asserts"
                )


def _statement(there: Sentence, chunk: Chunk, row: Sequence[Chunk]) -> Iterator[Saying]:
    """What stands behind the word for a statement: "the warning of Holm that"; "left with the words"."""
    first, end = chunk.run
    head = next((k for k in range(first, end) if there.is_capital(k) and there.ends(k, "statements")), None)
    content = _stated(there, chunk.run)
    if head is None or content is None:
        return
    whose = named_behind(there, head + 1) if head + 1 < end else None
    quotes = any(there.has("quotes_others", k) for k in range(len(there.units)))
    if whose is None and there.has("of_statements", first) and not quotes:
        whose = next((each.run for each in row if each.is_subject and each.run.end <= first), None)
    if whose:
        yield Saying((there.span(content),), there.span(whose), there.span(Run(head, head + 1)), "asserts")


def _stated(there: Sentence, run: Run) -> Run | None:
    """What is stated: behind its noun, or a quotation that begins its sentence: "'…' was the answer"."""
    if run.end < len(there.units) and (there.word(run.end) in (",", ":") or is_quote(there.units[run.end])):
        return trimmed(there, run.end, len(there.units))
    is_close = not any(there.is_stop(k) or there.has("subjunctive", k) for k in range(2, run.first))
    return Run(0, 1) if run.first > 1 and is_quote(there.units[0]) and is_close else None


def named_behind(there: Sentence, k: int) -> Run | None:
    """Whose account it is, behind the words for one: "nach Angaben von Holm"."""
    k += there.has("genitives", k) and not there.has("determiners", k)
    return noun_at(there, k, len(there.units))


def _head(there: Sentence, chunk: Chunk) -> int | None:
    """The noun of an account, if it is the first noun of its phrase."""
    first, end = chunk.run
    capitals = [k for k in range(first + 1, end) if there.is_capital(k)]
    # "nach Holms Angaben"
    near = capitals[:1] if not capitals or not there.ends(capitals[0], "owners") else capitals[:2]
    return next((k for k in near if there.ends(k, "accounts")), None)


def _whose(there: Sentence, chunk: Chunk, head: int) -> Run | None:
    """Who gives an account, if the phrase names somebody; else the account itself; None of "their own"."""
    if any(there.has("possessives", k) for k in range(chunk.run.first + 1, head)):
        return None
    if there.is_capital(head - 1):
        return Run(head - 1, head)
    owner = named_behind(there, head + 1) if head + 1 < chunk.run.end else None
    return owner or Run(chunk.run.first + 1, chunk.run.end)


def _around(there: Sentence, run: Run) -> Iterator[Run]:
    for part in (trimmed(there, 0, run.first), trimmed(there, run.end, len(there.units))):
        if part and (part.end - part.first >= _SHORTEST or is_quote(there.units[part.first])):
            yield part
