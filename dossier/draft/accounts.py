"""What is told by words for an account: "nach Auffassung des Gerichts", "laut Polizeibericht"."""

from collections.abc import Iterator

from dossier.draft.chunks import Chunk, chunks, noun_at
from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence
from dossier.draft.saying import Saying, trimmed

# In words: less than that is no statement.
_SHORTEST = 3


def accounts(there: Sentence) -> Iterator[Saying]:
    """What stands around the words for an account, each with whose account it is."""
    for chunk in chunks(there, 0, len(there.units)):
        if there.has("of_accounts", chunk.run.first):
            head = _head(there, chunk)
            around = list(_around(there, chunk.run)) if head is not None else []
            if head is not None and around:
                cue = there.span(Run(chunk.run.first, head + 1))
                yield Saying(tuple(map(there.span, around)), there.span(_whose(there, chunk, head)), cue, "asserts")


def named_behind(there: Sentence, k: int) -> Run | None:
    """Whose account it is, behind the words for one: "nach Angaben von Holm"."""
    k += there.has("genitives", k) and not there.has("determiners", k)
    return noun_at(there, k, len(there.units))


def _head(there: Sentence, chunk: Chunk) -> int | None:
    """The noun of an account, if it is the first noun of its phrase."""
    first, end = chunk.run
    k = next((k for k in range(first + 1, end) if there.is_capital(k)), first)
    return k if k > first and there.ends(k, "accounts") else None


def _whose(there: Sentence, chunk: Chunk, head: int) -> Run:
    """Who gives an account, if the phrase names somebody; else the account itself."""
    owner = named_behind(there, head + 1) if head + 1 < chunk.run.end else None
    return owner or Run(chunk.run.first + 1, chunk.run.end)


def _around(there: Sentence, run: Run) -> Iterator[Run]:
    for part in (trimmed(there, 0, run.first), trimmed(there, run.end, len(there.units))):
        if part and (part.end - part.first >= _SHORTEST or is_quote(there.units[part.first])):
            yield part
