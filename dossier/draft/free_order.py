"""Who says what in languages that put the subject before or behind the verb, and may put the verb last."""

from collections.abc import Iterator

from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence, before_insertion, noun_phrase, subject_behind
from dossier.draft.saying import Saying, stance_at, trimmed

# In words: less than that is no statement.
_SHORTEST = 3


def free_sayings(there: Sentence, i: int, stance: str) -> Iterator[Saying]:
    """What a verb of speech tells: the clause behind its own, before it, or what its own has behind it."""
    clause = clause_of(there, i)
    as_told = there.has("as_told", clause.first) and clause.first < i
    if there.units[i].lower in there.reporting.parts["as_told"] and not _is_tag(there, i):
        return
    subject = _told_last(there, clause, i) if as_told else subject_of(there, clause, i)
    subject = _document(there, i) if subject and _is_impersonal(there, subject) else subject
    if subject is None:
        return
    content = list(_content(there, clause, i, subject, as_told))
    if content:
        cue = there.span(Run(i, i + 1))
        yield Saying(tuple(map(there.span, content)), there.span(subject), cue, stance)


def _is_tag(there: Sentence, i: int) -> bool:
    """Whether a short word tells who said what is before it: "…, so Holm"."""
    return i > 0 and there.is_stop(i - 1) and (there.is_capital(i + 1) or there.has("determiners", i + 1))


def clause_of(there: Sentence, i: int) -> Run:
    """The clause of a verb, between the signs around it."""
    first, end = i, i + 1
    while first > 0 and not _parts(there, first - 1):
        first -= 1
    while end < len(there.units) and not _parts(there, end):
        end += 1
    return Run(first, end)


def _parts(there: Sentence, k: int) -> bool:
    return there.is_stop(k) and there.units[k].lower not in "()" and not _is_bracketed(there, k)


def _is_bracketed(there: Sentence, k: int) -> bool:
    """Whether a sign stands within brackets, which part no clause."""
    opened = [j for j in range(max(k - 8, 0), k) if there.units[j].lower == "("]
    return bool(opened) and not any(there.units[j].lower == ")" for j in range(opened[-1], k))


def first_subject(there: Sentence) -> Run | None:
    """The subject of the first verb of a sentence, whatever it tells."""
    verb = next((k for k in range(len(there.units)) if there.has("auxiliaries", k) or stance_at(there, k)), 0)
    subject = subject_of(there, clause_of(there, verb), verb) if verb else None
    return subject if subject and is_somebody(there, subject) else None


def is_somebody(there: Sentence, run: Run) -> bool:
    """Whether some words hold an office, alone or in a compound, or the full name of somebody."""
    offices = tuple(word for word in there.reporting.parts["offices"] if len(word) > _SHORTEST)
    if any(there.units[k].lower.endswith(offices) for k in range(*run)):
        return True
    return (
        run.end - run.first > 1
        and not there.has("determiners", run.first)
        and all(map(there.is_capital, range(*run)))
    )


def _is_impersonal(there: Sentence, run: Run) -> bool:
    return run.end - run.first == 1 and there.has("impersonal", run.first)


def _document(there: Sentence, i: int) -> Run | None:
    """The text that says something: "heißt es in dem Brief"."""
    k = next((k for k in range(i + 1, min(i + 5, len(there.units))) if there.has("prepositions", k)), None)
    if k is None or not there.has("hearsay", i):
        return None
    run = subject_behind(there, k + 1)
    return run and Run(k + 1, run.end)


def subject_of(there: Sentence, clause: Run, i: int) -> Run | None:
    """The subject of a verb, beside it or beside the auxiliary that goes with it."""
    helper = next((k for k in range(clause.first, i) if there.has("auxiliaries", k)), i)
    first = clause.first
    while first < helper and (there.has("joins", first) or there.has("adverbs", first)):
        first += 1
    if there.has("persons", helper + 1) and helper + 1 < clause.end:
        return Run(helper + 1, helper + 2)
    if first == helper and clause.first and clause.first == helper:
        inserted = (
            before_insertion(there, clause.first - 1) if there.units[clause.first - 1].lower == "," else None
        )
        if inserted:
            return inserted
    left = _plain_phrase(there, first, helper)
    if left:
        return left
    right = subject_behind(there, helper + 1)
    if right and right.end <= clause.end and not _is_predicate(there, right):
        return right
    # "Von der Leyen" is a name.
    is_name = there.has("genitives", first) and there.is_capital(first) and there.is_capital(helper - 1)
    return Run(first, helper) if is_name and first < helper else None


def _plain_phrase(there: Sentence, first: int, end: int) -> Run | None:
    """The words up to a verb as its subject, unless they tell when or where."""
    is_subject = (
        first < end and not there.has("prepositions", first) and not there.has("subordinators", first)
    )
    if not is_subject or there.is_time(first) or there.has("oblique", first):
        return None
    if there.has("persons", first) or there.has("pronouns", first):
        return Run(first, first + 1) if end - first == 1 else noun_phrase(there, end - 1, first)
    while end > first and (there.has("adverbs", end - 1) or there.units[end - 1].lower in "()"):
        end -= 1
    return Run(first, _before_bracket(there, first, end)) if end > first else None


def _before_bracket(there: Sentence, first: int, end: int) -> int:
    return next((k for k in range(first + 1, end) if there.units[k].lower == "("), end)


def _is_predicate(there: Sentence, run: Run) -> bool:
    """Whether some words begin small, as no name does, and have no article."""
    return not (
        there.is_capital(run.first)
        or there.has("determiners", run.first)
        or there.has("persons", run.first)
        or any(there.is_capital(k) for k in range(*run))
    )


def _told_last(there: Sentence, clause: Run, i: int) -> Run | None:
    """The subject of a verb at the end of its clause: "wie die Polizei mitteilte"."""
    first = clause.first + 1
    while there.has("adverbs", first):
        first += 1
    end = first
    while end < i and not (
        end > first
        and (there.has("prepositions", end) or there.has("adverbs", end))
        and not there.has("genitives", end)
    ):
        end += 1
    return Run(first, end) if end > first and end <= i else subject_behind(there, i + 1)


def _content(there: Sentence, clause: Run, i: int, subject: Run, as_told: bool) -> Iterator[Run]:
    """What is said: around a clause with "as", behind the clause of the verb, before it, or within it."""
    before, behind = _before(there, min(clause.first, subject.first)), _behind(there, clause.end)
    if as_told:
        yield from (run for run in (before, behind) if run)
    elif before and (_is_said(there, clause.first) or behind is None):
        yield before
        if behind and _is_taken_up(there, behind):
            yield behind
    elif behind:
        yield behind
    elif (
        inner := trimmed(there, max(i + 1, subject.end if subject.first > i else 0), clause.end)
    ) and inner.end - inner.first >= _SHORTEST:
        yield inner


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
    return run if run and (run.end - run.first >= _SHORTEST or is_quote(there.units[run.first])) else None
