"""Who says what in languages that put the subject before or behind the verb, and may put the verb last."""

from collections.abc import Iterator

from dossier.draft.chunks import chunks
from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence
from dossier.draft.saying import Saying, trimmed
from dossier.draft.subjects import clause_of, is_impersonal, is_last, of_last, subject_of

# In words: less than that is no statement.
_SHORTEST = 3


def free_sayings(there: Sentence, i: int, stance: str) -> Iterator[Saying]:
    """What a verb of speech tells: the clause behind its own, before it, or what its own has behind it."""
    clause = clause_of(there, i)
    is_opening = clause.first == 0 and there.has("verb_second", 0)
    as_told = there.has("as_told", clause.first) and clause.first < i and not is_opening
    if there.units[i].lower in there.reporting.parts["as_told"] and not _is_tag(there, i):
        return
    subject = _as_told(there, clause, i) if as_told else subject_of(there, clause, i)
    is_nobody = is_impersonal(there, subject) if subject else there.has("hearsay", i)
    subject = _document(there, clause, i) if is_nobody else _quoted_one(there, clause, i, subject)
    if subject is None and not is_nobody:
        return
    content = list(_content(there, clause, i, subject, as_told))
    if content:
        cue = there.span(Run(i, i + 1))
        yield Saying(tuple(map(there.span, content)), there.span(subject) if subject else None, cue, stance)


def _is_tag(there: Sentence, i: int) -> bool:
    """Whether a short word tells who said what is before it: "…, so Holm"."""
    return i > 0 and there.is_stop(i - 1) and (there.is_capital(i + 1) or there.has("determiners", i + 1))


def _as_told(there: Sentence, clause: Run, i: int) -> Run | None:
    """Who tells the rest: "wie die Polizei mitteilte", "so sagte Holm", "wie aus Vell verlautet"."""
    subject = of_last(there, clause, i)
    chunk = next(chunks(there, clause.first + 1, i), None)
    return subject or (Run(chunk.run.first + 1, chunk.run.end) if chunk else None)


def _quoted_one(there: Sentence, clause: Run, i: int, subject: Run | None) -> Run | None:
    """Who is quoted by the subject of a verb that tells so; of other verbs the subject."""
    if subject is None or not there.has("quotes_others", i):
        return subject
    row = (chunk.run for chunk in chunks(there, clause.first, clause.end))
    others = (run for run in row if run.first >= subject.end and not there.has("prepositions", run.first))
    return next(others, subject)


def _document(there: Sentence, clause: Run, i: int) -> Run | None:
    """The text that says something: "heißt es in dem Brief", "in dem Brief heißt es"."""
    if not there.has("hearsay", i):
        return None
    row = [*chunks(there, clause.first, i), *chunks(there, i, min(i + 8, clause.end))]
    phrases = (chunk.run for chunk in row if there.has("of_documents", chunk.run.first))
    return next((Run(run.first + 1, run.end) for run in phrases), None)


def _content(there: Sentence, clause: Run, i: int, subject: Run | None, as_told: bool) -> Iterator[Run]:
    """What is said: around a clause with "as", behind the clause of the verb, before it, or within it."""
    first = min(clause.first, subject.first) if subject else clause.first
    before, behind = _before(there, first), _behind(there, clause.end)
    inner = _within(there, clause, i, subject)
    if inner and _has_quote(there, inner) and not as_told and not _is_said(there, clause.first):
        yield inner
    elif as_told:
        yield from (run for run in (before, behind) if run)
    elif before and (_is_said(there, clause.first) or behind is None):
        yield before
        if behind and _is_taken_up(there, behind):
            yield behind
    elif behind:
        yield behind
    elif inner:
        yield inner


def _within(there: Sentence, clause: Run, i: int, subject: Run | None) -> Run | None:
    """What is said within the clause of a verb: behind it, or before one that ends its clause."""
    end = subject.end if subject else 0
    inner = trimmed(there, max(i + 1, end if end > i else 0), clause.end)
    if inner is None and (is_last(there, clause, i) or _has_quote(there, Run(end, i))):
        inner = trimmed(there, max(end, clause.first + 1), i)
    return inner if inner and (inner.end - inner.first >= _SHORTEST or _has_quote(there, inner)) else None


def _has_quote(there: Sentence, run: Run) -> bool:
    return any(is_quote(there.units[k]) for k in range(*run))


def _is_taken_up(there: Sentence, run: Run) -> bool:
    """Whether what is said goes on there."""
    return any(is_quote(there.units[k]) or there.has("subjunctive", k) for k in range(*run))


def _is_said(there: Sentence, first: int) -> bool:
    """Whether a quotation ends right before a clause."""
    return any(0 <= k < len(there.units) and is_quote(there.units[k]) for k in (first - 1, first - 2))


def _before(there: Sentence, end: int) -> Run | None:
    first = end - 1
    if end <= 0 or not (there.units[first].lower in ",-;" or is_quote(there.units[first])):
        return None
    return trimmed(there, 0, end)


def _behind(there: Sentence, first: int) -> Run | None:
    if first >= len(there.units) or (
        there.units[first].lower not in ",:-" and not is_quote(there.units[first])
    ):
        return None
    run = trimmed(there, first, len(there.units))
    is_long = run is not None and run.end - run.first >= _SHORTEST
    return run if run and (is_long or any(is_quote(there.units[k]) for k in range(*run))) else None
