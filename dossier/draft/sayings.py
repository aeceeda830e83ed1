"""Who says what in the sentences of an article, as far as their words tell."""

from collections.abc import Iterator

from dossier.derive.matching import Span
from dossier.draft.accounts import accounts, named_behind
from dossier.draft.chunks import subject_in
from dossier.draft.free_order import free_sayings
from dossier.draft.masked import Paragraph, is_quote
from dossier.draft.phrases import Run, Sentence, noun_phrase, subject_before, subject_behind
from dossier.draft.saying import Saying, stance_at, trimmed
from dossier.draft.subjects import clause_of, is_somebody, subject_of
from dossier.language.reporting import Reporting
from dossier.language.speech import Cue, cues, units

# In words: so far behind its verb, what is said may begin.
_FURTHEST = 12


def sentences_of(paragraph: Paragraph, reporting: Reporting) -> Iterator[Sentence]:
    """The sentences of a paragraph by their words."""
    row = units(paragraph.masked)
    for start, end in paragraph.sentences:
        inside = tuple(unit for unit in row if start <= unit.start and unit.end <= end)
        if inside:
            yield Sentence(paragraph.masked, reporting, inside)


def sayings(there: Sentence) -> Iterator[Saying]:
    """What the verbs of speech of a sentence tell, in their order."""
    for cue in _cited(there):
        yield from _according(there, cue)
    for i in range(1, len(there.units)):
        if there.has("according_behind", i):
            yield from _according_behind(there, i)
    yield from _behind_name(there)
    yield from accounts(there)
    reader = free_sayings if there.reporting.order == "free" else _of_verb
    for i in range(len(there.units)):
        if stance := stance_at(there, i):
            yield from reader(there, i, stance)


def _behind_name(there: Sentence) -> Iterator[Saying]:
    """What stands behind a name and a colon, as in an interview or a headline: "Holm: We stay"."""
    colon = next((k for k, unit in enumerate(there.units[:_FURTHEST]) if unit.lower == ":"), 0)
    content = trimmed(there, colon + 1, len(there.units)) if colon else None
    free = there.reporting.order == "free"
    phrase = (subject_in(there, 0, colon) if free else noun_phrase(there, colon - 1)) if content else None
    if content and phrase and not any(stance_at(there, k) for k in range(colon)):
        is_name = there.is_capital(phrase.end - 1) and (
            phrase.first == 0 or is_quote(there.units[content.first])
        )
        is_name = is_name and (there.reporting.has_names or is_somebody(there, phrase))
        if is_name:
            yield Saying(
                (there.span(content),), there.span(phrase), there.span(Run(colon, colon + 1)), "asserts"
            )


def _cited(there: Sentence) -> list[Cue]:
    start, end = there.units[0].start, there.units[-1].end
    every = cues(there.text, there.reporting.language)
    return [cue for cue in every if cue.stance == "according" and start <= cue.start and cue.end <= end]


def _according(there: Sentence, cue: Cue) -> Iterator[Saying]:
    """What stands before or behind "according to Holm"."""
    i = next(i for i, unit in enumerate(there.units) if unit.start >= cue.start)
    k = next((k for k, unit in enumerate(there.units) if unit.start >= cue.end), len(there.units))
    subject = named_behind(there, k) if there.reporting.order == "free" else subject_behind(there, k)
    if subject:
        before, behind = trimmed(there, 0, i), trimmed(there, subject.end, len(there.units))
        content = [
            run
            for run in (before, behind)
            if run and (run.end - run.first > 1 or is_quote(there.units[run.first]))
        ]
        if content:
            yield Saying(tuple(map(there.span, content)), there.span(subject), cue[:2], "asserts")


def _according_behind(there: Sentence, i: int) -> Iterator[Saying]:
    """What stands around "Holm zufolge"."""
    subject = noun_phrase(there, i - 1)
    before = trimmed(there, 0, subject.first) if subject else None
    content = [run for run in (before, trimmed(there, i + 1, len(there.units))) if run]
    if subject and content:
        cue = there.span(Run(i, i + 1))
        yield Saying(tuple(map(there.span, content)), there.span(subject), cue, "asserts")


def speaker_of(there: Sentence) -> Span | None:
    """The subject of the first verb of speech, also where its sentence has no words: "Holm went on:"."""
    for i in range(len(there.units)):
        if stance_at(there, i):
            free = there.reporting.order == "free"
            subject = subject_of(there, clause_of(there, i), i) if free else subject_before(there, i)
            return there.span(subject) if subject else None
    return None


def speaker_of_last(there: Sentence) -> Span | None:
    """Who says what stands in the sentence before, where one is only for that: "This Holm confirmed."."""
    if not there.has("demonstratives", 0) or not stance_at(there, 1) or len(there.units) > _FURTHEST:
        return None
    return speaker_of(there) if not any(unit.lower in (",", ":") for unit in there.units) else None


def _of_verb(there: Sentence, i: int, stance: str) -> Iterator[Saying]:
    """What a verb of speech tells: words behind it, or before its speaker."""
    cue = there.span(Run(i, i + 1))
    if _is_passive(there, i):
        yield from _of_passive(there, i, cue, stance)
        return
    left = subject_before(there, i)
    if left is None:
        yield from _inverted(there, i, cue, stance)
        return
    before = left.first - 1
    is_tail = before >= 0 and there.is_stop(before) and there.units[before].lower not in ":("
    ahead = None if is_tail and _is_closed(there, before) else _complement(there, i)
    if ahead:
        yield Saying((there.span(ahead),), there.span(left), cue, stance)
    elif is_tail:
        yield from _postposed(there, before, i + 1, left, cue, stance)


def _is_passive(there: Sentence, i: int) -> bool:
    """Whether a verb tells what somebody else says to its subject, or of it: "was accused of"."""
    k = i - 1
    while there.is_adverb(k) and not there.has("only_passive", k):
        k -= 1
    is_other = there.word(i).endswith("ing") or there.has("quotes_others", i)
    return there.has("only_passive", k) and not is_other


def _of_passive(there: Sentence, i: int, cue: Span, stance: str) -> Iterator[Saying]:
    """What a passive verb tells: words of whom a "by" names behind it, or of nobody who is named."""
    agent = _agent(there, i + 2) if there.has("agent", i + 1) else None
    content = _complement(there, agent.end - 1 if agent else i)
    if content:
        yield Saying((there.span(content),), there.span(agent) if agent else None, cue, stance)


def _agent(there: Sentence, first: int) -> Run | None:
    """Whom a "by" names, without what it was about: "by the mayor of selling it"."""
    run = subject_behind(there, first)
    of = (k for k in range(*run or (0, 0)) if there.has("genitives", k) and there.word(k + 1).endswith("ing"))
    return run and Run(run.first, next(of, run.end))


def _is_closed(there: Sentence, k: int) -> bool:
    """Whether a quotation stands there, behind which its speaker is named."""
    return is_quote(there.units[k]) or (
        k > 0 and there.units[k].lower in ",-" and is_quote(there.units[k - 1])
    )


def _inverted(there: Sentence, i: int, cue: Span, stance: str) -> Iterator[Saying]:
    """What a verb tells that has no subject before it: "…, said Holm", or "Holm left, saying …"."""
    ahead = _complement(there, i)
    is_participle = there.units[i].lower.endswith("ing")
    right = None if is_participle else subject_behind(there, i + 1)
    if right and i and there.is_stop(i - 1):
        yield from _postposed(there, i - 1, right.end, right, cue, stance)
    elif ahead and is_participle and i:
        yield Saying((there.span(ahead),), _main_subject(there, i), cue, stance)


def _postposed(
    there: Sentence, end: int, behind: int, subject: Run, cue: Span, stance: str
) -> Iterator[Saying]:
    """What stands before its speaker, and may go on behind: "…, said Holm, …"."""
    before = trimmed(there, 0, end + 1 if is_quote(there.units[end]) else end)
    content = [before] if before else []
    goes_on = next((k for k in range(behind, len(there.units)) if there.is_stop(k)), behind)
    is_taken_up = goes_on + 1 < len(there.units) and is_quote(there.units[goes_on + 1])
    is_inserted = goes_on == behind and not _is_closed(there, end) and not there.has("relatives", behind + 1)
    if is_taken_up or is_inserted:
        after = trimmed(there, goes_on, len(there.units))
        content += [after] if after else []
    if content:
        yield Saying(tuple(map(there.span, content)), there.span(subject), cue, stance)


def _complement(there: Sentence, i: int) -> Run | None:
    """What a verb of speech has behind it as what is said; None where it is said before."""
    row, first = there.units, i + 1
    for j in range(first, min(len(row), first + _FURTHEST)):
        if there.has("opens", j) or row[j].lower == ":" or is_quote(row[j]):
            return trimmed(there, j, len(row))
        if row[j].lower in ".;" or (row[j].lower in ",-" and j + 1 < len(row) and not is_quote(row[j + 1])):
            break
    while there.is_adverb(first) or there.is_time(first) or there.has("objects_of_speech", first):
        first += 1
    if first >= len(row) or there.is_stop(first):
        return None
    is_adjunct = there.has("prepositions", first) and there.reporting.has("clausal", row[i].lower)
    return None if is_adjunct else trimmed(there, first, len(row))


def _main_subject(there: Sentence, i: int) -> Span | None:
    """The subject of the sentence that a participle goes on: "Holm left, saying"."""
    for k in range(i):
        if stance_at(there, k) or there.has("auxiliaries", k):
            subject = subject_before(there, k)
            if subject:
                return there.span(subject)
    return None
