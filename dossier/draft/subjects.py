"""The subjects of verbs in languages that put them before or behind the verb, and may put the verb last."""

from dossier.draft.chunks import chunks, subject_in
from dossier.draft.masked import is_quote
from dossier.draft.phrases import Run, Sentence, before_insertion

# In letters: shorter words for an office end other words, too.
_SHORTEST = 3


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


def first_subject(there: Sentence, is_sure: bool = True) -> Run | None:
    """The first words of a sentence that may be the subject of its verb, whatever it tells.

    A sure one is a pronoun, holds an office or is like a name.
    """
    row = list(chunks(there, 0, len(there.units)))
    runs = (chunk for chunk in row if chunk.is_subject and not is_impersonal(there, chunk.run))
    return next((c.run for c in runs if not is_sure or c.is_pronoun or _is_like_name(there, c.run)), None)


def _is_like_name(there: Sentence, run: Run) -> bool:
    return is_somebody(there, run) or _is_bare(there, run)


def is_somebody(there: Sentence, run: Run) -> bool:
    """Whether some words hold an office, alone or in a compound, or the full name of somebody."""
    offices = tuple(word for word in there.reporting.parts["offices"] if len(word) > _SHORTEST)
    if any(there.units[k].lower.endswith(offices) for k in range(*run)):
        return True
    return run.end - run.first > 1 and _is_bare(there, run)


def _is_bare(there: Sentence, run: Run) -> bool:
    """Whether some words are all written as names are, without an article."""
    return not there.has("determiners", run.first) and all(map(there.is_capital, range(*run)))


def is_impersonal(there: Sentence, run: Run) -> bool:
    """Whether a subject stands for nobody: "it is said"."""
    return run.end - run.first == 1 and there.has("impersonal", run.first)


def subject_of(there: Sentence, clause: Run, i: int) -> Run | None:
    """The subject of a verb, before or behind it or the auxiliary that goes with it."""
    if _is_passive(there, clause, i):
        return _agent(there, clause)
    if is_last(there, clause, i):
        return of_last(there, clause, i)
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
    is_demonstrative = helper - first == 1 and there.has("pronouns", first)
    return left or _right(there, helper, i, clause.end) or (Run(first, helper) if is_demonstrative else None)


def _is_passive(there: Sentence, clause: Run, i: int) -> bool:
    """Whether something is told of the subject of a verb, and not by it: "was called by Holm"."""
    is_participle = there.word(i).startswith(there.prefixes("participle_prefixes")) or there.ends(
        i, "participles"
    )
    is_other = there.has("quotes_others", i) or not is_participle
    return not is_other and any(there.has("passive", k) for k in range(*clause) if k != i)


def _agent(there: Sentence, clause: Run) -> Run | None:
    """By whom something is done in a passive clause."""
    row = (chunk.run for chunk in chunks(there, *clause) if there.has("agent", chunk.run.first))
    return next((Run(run.first + 1, run.end) for run in row), None)


def is_last(there: Sentence, clause: Run, i: int) -> bool:
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
    """Whether a relative clause begins: with an article that no noun follows."""
    k += there.has("prepositions", k)
    if not there.has("relative_forms", k):
        return False
    chunk = next(chunks(there, k, min(k + 4, len(there.units))), None)
    return chunk is None or chunk.run.first > k or there.has("possessive_relatives", k)


def of_last(there: Sentence, clause: Run, i: int) -> Run | None:
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
