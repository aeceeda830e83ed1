"""Who says what in languages that put the subject before or behind the verb, and may put the verb last."""

from collections.abc import Iterator

from dossier.draft.chunks import chunks, subject_in
from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence, before_insertion, subject_behind
from dossier.draft.saying import Saying, stance_at, trimmed

# In words: less than that is no statement.
_SHORTEST = 3


def free_sayings(there: Sentence, i: int, stance: str) -> Iterator[Saying]:
    """What a verb of speech tells: the clause behind its own, before it, or what its own has behind it."""
    clause = clause_of(there, i)
    as_told = there.has("as_told", clause.first) and clause.first < i
    if there.units[i].lower in there.reporting.parts["as_told"] and not _is_tag(there, i):
        return
    subject = _told(there, clause, i) if as_told else subject_of(there, clause, i)
    is_impersonal = subject is not None and _is_impersonal(there, subject)
    subject = _document(there, clause, i) if is_impersonal else subject
    if subject is None and not is_impersonal:
        return
    content = list(_content(there, clause, i, subject, as_told))
    if content:
        cue = there.span(Run(i, i + 1))
        yield Saying(tuple(map(there.span, content)), there.span(subject) if subject else None, cue, stance)


def _is_tag(there: Sentence, i: int) -> bool:
    """Whether a short word tells who said what is before it: "…, so Holm"."""
    return i > 0 and there.is_stop(i - 1) and (there.is_capital(i + 1) or there.has("determiners", i + 1))


def _told(there: Sentence, clause: Run, i: int) -> Run | None:
    """Who tells the rest: "wie die Polizei mitteilte", "so sagte Holm", "wie aus Vell verlautet"."""
    subject = _of_last(there, clause, i)
    chunk = next(chunks(there, clause.first + 1, i), None)
    return subject or (Run(chunk.run.first + 1, chunk.run.end) if chunk else None)


def clause_of(there: Sentence, i: int) -> Run:
    """The clause of a verb, between the signs around it."""
    first, end = i, i + 1
    while first > 0 and not _parts(there, first - 1):
        first -= 1
    while end < len(there.units) and not _parts(there, end):
        end += 1
    return Run(first, end)


def _parts(there: Sentence, k: int) -> bool:
    if 0 < k < len(there.units) and is_quote(there.units[k]) and not there.is_stop(k - 1):
        return False
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


def _document(there: Sentence, clause: Run, i: int) -> Run | None:
    """The text that says something: "heißt es in dem Brief", "in dem Brief heißt es"."""
    if not there.has("hearsay", i):
        return None
    row = [*chunks(there, clause.first, i), *chunks(there, i, min(i + 8, clause.end))]
    phrases = (chunk.run for chunk in row if there.has("of_documents", chunk.run.first))
    return next((Run(run.first + 1, run.end) for run in phrases), None)


def subject_of(there: Sentence, clause: Run, i: int) -> Run | None:
    """The subject of a verb, before or behind it or the auxiliary that goes with it."""
    if _is_last(there, clause, i):
        return _of_last(there, clause, i)
    helper = next((k for k in range(clause.first, i) if there.has("auxiliaries", k)), i)
    pronoun = _pronoun(there, helper + 1, clause.end)
    first = _behind_joins(there, clause.first, helper)
    left = None if _is_demonstrative(there, first, helper) else _left(there, first, helper)
    if pronoun and not (left and there.has("two_genders", pronoun.first)):
        return pronoun
    if first == helper and clause.first:
        inserted = _inserted(there, clause.first)
        if inserted:
            return inserted
    return left or _right(there, helper, i, clause.end)


def _is_last(there: Sentence, clause: Run, i: int) -> bool:
    """Whether a verb ends its clause: behind a conjunction or a relative pronoun."""
    opens = clause.first
    if there.has("joins", opens):
        opens += 1
    if opens >= i or not _opens_clause(there, clause.first, opens):
        return False
    ahead = range(i + 1, clause.end)
    return all(there.has("auxiliaries", k) or there.units[k].lower in "()" for k in ahead) or _is_relative(
        there, opens
    )


def _opens_clause(there: Sentence, first: int, k: int) -> bool:
    is_inner = first > 0 and there.units[first - 1].lower == ","
    if there.has("as_told", k) and not there.has("verb_second", k):
        return True
    if there.has("verb_last", k):
        return True
    return is_inner and _is_relative(there, k)


def _is_relative(there: Sentence, k: int) -> bool:
    """Whether a relative clause begins: with an article that no noun follows, alone or behind a preposition."""
    k += there.has("prepositions", k)
    if not there.has("relative_forms", k):
        return False
    chunk = next(chunks(there, k, min(k + 4, len(there.units))), None)
    return chunk is None or chunk.run.first > k or there.has("possessive_relatives", k)


def _of_last(there: Sentence, clause: Run, i: int) -> Run | None:
    """The subject of a verb at the end of its clause; what a relative pronoun stands for, if it is that."""
    first = clause.first + there.has("joins", clause.first)
    is_relative = _is_relative(there, first) and not there.has("as_told", first)
    inner = subject_in(there, first + 1, i)
    if is_relative and there.has("relatives", first):
        is_object = inner is not None and (inner.first == first + 1 or there.has("persons", inner.first))
        return inner if is_object else _last_noun(there, clause.first - 1)
    return inner or (_right(there, i, i, clause.end) if there.has("as_told", first) else None)


def _last_noun(there: Sentence, end: int) -> Run | None:
    """The noun in front of a comma, to which a relative clause belongs."""
    clause = clause_of(there, end - 1) if end > 0 else Run(0, 0)
    row = [chunk.run for chunk in chunks(there, clause.first, min(end, clause.end))]
    if not row:
        return None
    first, last = row[-1]
    return Run(first + 1, last) if there.has("prepositions", first) and last - first > 1 else row[-1]


def _pronoun(there: Sentence, k: int, end: int) -> Run | None:
    while k < end and there.has("adverbs", k):
        k += 1
    return Run(k, k + 1) if k < end and there.has("persons", k) else None


def _behind_joins(there: Sentence, first: int, end: int) -> int:
    while first < end and (there.has("joins", first) or there.has("adverbs", first)):
        first += 1
    return first


def _is_demonstrative(there: Sentence, first: int, end: int) -> bool:
    """Whether only "this" stands before a verb: what was said, and not who said it."""
    return end - first == 1 and there.has("demonstratives", first)


def _inserted(there: Sentence, first: int) -> Run | None:
    """The name before an apposition that ends right before a verb, with it where it is a name itself."""
    run = before_insertion(there, first - 1) if there.units[first - 1].lower == "," else None
    inner = range(run.end + 1, first - 1) if run else range(0)
    is_name = len(inner) > 0 and all(there.is_capital(k) or not there.is_stop(k) for k in inner)
    is_name = is_name and there.is_capital(inner[0]) and not there.has("determiners", inner[0])
    return Run(run.first, first - 1) if run and is_name else run


def _left(there: Sentence, first: int, end: int) -> Run | None:
    """The subject before a verb: its first words that may be one, with all that goes with them."""
    row = list(chunks(there, first, end))
    k = next((k for k, chunk in enumerate(row) if chunk.is_subject), None)
    if k is None:
        return None
    rest, run = row[k + 1 :], row[k].run
    is_joined = there.has("joins", end - 1) or any(there.has("joins", j) for j in range(run.end, end))
    if row[k].is_pronoun or is_joined or (k and there.has("prepositions", row[0].run.first)):
        return run
    last = rest[-1].run.end if rest else run.end
    return Run(run.first, last)


def _right(there: Sentence, helper: int, i: int, end: int) -> Run | None:
    """The subject behind a verb."""
    inner = subject_in(there, helper + 1, i) if helper < i else None
    return inner or subject_in(there, i + 1, end)


def _content(there: Sentence, clause: Run, i: int, subject: Run | None, as_told: bool) -> Iterator[Run]:
    """What is said: around a clause with "as", behind the clause of the verb, before it, or within it."""
    first = min(clause.first, subject.first) if subject else clause.first
    before, behind = _before(there, first), _behind(there, clause.end)
    if as_told:
        yield from (run for run in (before, behind) if run)
    elif before and (_is_said(there, clause.first) or behind is None):
        yield before
        if behind and _is_taken_up(there, behind):
            yield behind
    elif behind:
        yield behind
    elif inner := _within(there, clause, i, subject):
        yield inner


def _within(there: Sentence, clause: Run, i: int, subject: Run | None) -> Run | None:
    """What is said within the clause of a verb: behind it, or before one that ends its clause."""
    end = subject.end if subject else 0
    inner = trimmed(there, max(i + 1, end if end > i else 0), clause.end)
    if _is_last(there, clause, i):
        inner = trimmed(there, max(end, clause.first + 1), i)
    return inner if inner and inner.end - inner.first >= _SHORTEST else None


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
