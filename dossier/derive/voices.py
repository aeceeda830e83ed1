"""Who says the words at a place of a text, as far as its grammar tells.

A verb of speech has a subject: an actor beside it, a pronoun, or somebody else. Of words between quotation
marks, the verb is looked for behind them and before them; of others, in their clause. No voice at all means
that nothing there tells of speech.
"""

from collections.abc import Iterator
from functools import lru_cache

from dossier.derive.actors import Actors, Named, named
from dossier.derive.marked import marked
from dossier.derive.matching import Span
from dossier.derive.owners import owners
from dossier.derive.passives import is_nobody, undergone
from dossier.derive.spoken import ENDS, STOPS, Spoken, Subject, Voice, free, is_stop, units_near
from dossier.derive.subjects import LONGEST_OBJECT, may_be_noun, voices_of_cue
from dossier.language.speech import Cue, Speech, Unit, cues, speech

# A quotation within another.
_NESTED = 2


@lru_cache(maxsize=256)  # several rules ask for those of one claim, one after the other
def voices(
    text: str,
    words: Span,
    bounds: Span,
    language: str,
    actors: Actors,
    quotations: tuple[Span, ...],
    extra: tuple[Named, ...] = (),
) -> tuple[Voice, ...] | None:
    """Whose words stand there, given the sentence around them; None where the language is not known.

    ``quotations`` are those of the text, ``extra`` are names that hold for this place only.
    """
    data = speech(language)
    if data is None:
        return None
    quotes = sorted(quotations)
    if within := _within_another(text, words, bounds, language, actors, tuple(quotes), extra):
        return within
    quoted = frozenset[int]().union(*(range(start, end) for start, end in quotes))
    outside = tuple(
        cue for cue in cues(text, language) if cue.start not in quoted and _may_tell(text, cue, data)
    )
    # The source's own words for somebody may hold the name of another: "the company's head".
    names = sorted({*(n for n in named(text, language, actors) if not _is_held(n, extra)), *extra})
    free_names = tuple(name for name in names if name.start not in quoted)
    quote = next((quote for quote in quotes if quote[0] <= words[0] and words[1] <= quote[1]), None)
    near = _near(text, bounds, quote, quotes)
    kept = free(units_near(text, language, near), quoted)
    there = Spoken(text, language, data, quoted, near, kept, free_names, outside, actors)
    return tuple(_of_quote(there, quote, quotes, bounds) if quote else _of_clause(there, words, bounds))


def _within_another(
    text: str,
    words: Span,
    bounds: Span,
    language: str,
    actors: Actors,
    quotes: tuple[Span, ...],
    extra: tuple[Named, ...],
) -> tuple[Voice, ...]:
    """Whose words those are that a quotation quotes itself: "Berg said ‘We leave’", as Holm tells it."""
    around = [quote for quote in quotes if quote[0] <= words[0] and words[1] <= quote[1]]
    start, end = next(iter(around), (0, 0))
    inner = tuple(quote for quote in quotes if start < quote[0] and quote[1] <= end)
    if len(around) < _NESTED:
        return ()
    # The same offsets, and nothing of what stands around it.
    alone = f"{' ' * start}{text[start:end]}{' ' * (len(text) - end)}"
    part = max(bounds[0], start), min(bounds[1], end)
    there = voices(alone, words, part, language, actors, inner, extra) or ()
    return there if any(voice.actors for voice in there) else ()


def _near(text: str, bounds: Span, quote: Span | None, quotes: list[Span]) -> Span:
    """Where the words are that may tell who speaks: in the sentence, or around the quotation."""
    start, end = _beyond(text, quote, quotes) if quote else bounds
    return max(start - LONGEST_OBJECT, 0), end


def _beyond(text: str, quote: Span, quotes: list[Span]) -> Span:
    """Where the quotation before one ends, and the one behind it begins."""
    last = max((end + 1 for _, end in quotes if end < quote[0]), default=0)
    return last, min((start - 1 for start, _ in quotes if start > quote[1]), default=len(text))


def _is_held(name: Named, extra: tuple[Named, ...]) -> bool:
    return any(e.start <= name.start and name.end <= e.end and e[:2] != name[:2] for e in extra)


def _continued(there: Spoken, quote: Span, quotes: list[Span]) -> Span | None:
    """The quotation that another takes up after the words for its speaker: '"…," said Holm. "…"'."""
    previous = max((other for other in quotes if other[1] < quote[0]), default=None)
    if previous is None:
        return None
    between = there.within(previous[1] + 1, quote[0] - 1)
    ends = [unit for unit in between if _is_end(there, unit)]
    is_taken_up = len(between) > 1 and ends == between[-1:] and not _is_closed(there, previous)
    return previous if is_taken_up else None


def _is_closed(there: Spoken, quote: Span) -> bool:
    """Whether a quotation ends its sentence, so that what follows is another."""
    tail = there.text[quote[1] + 1 :].lstrip()
    return there.text[quote[1] - 1 : quote[1]] == "." and tail[:1].isupper()


def _may_tell(text: str, cue: Cue, data: Speech) -> bool:
    """Whether a verb is written as one: "the United States" states nothing. "Pour Holm" begins a sentence."""
    before = text[: cue.start].rstrip()
    if data.has("according_first", text[cue.start : cue.end].casefold()):
        return not before or before[-1] in ENDS
    return not text[cue.start].isupper() or not before or before[-1] in STOPS or before[-1] in ENDS


def _of_quote(there: Spoken, quote: Span, quotes: list[Span], bounds: Span) -> Iterator[Voice]:
    own = tuple(_beside(there, quote, quotes, bounds))
    previous = None if own else _continued(there, quote, quotes)
    yield from own
    if previous:
        for voice in _of_quote(there, previous, quotes, (0, len(there.text))):
            is_named = voice.subject is Subject.NAMED
            yield voice._replace(subject=Subject.NEAR) if is_named else voice


def _beside(there: Spoken, quote: Span, quotes: list[Span], bounds: Span) -> Iterator[Voice]:
    start, end = _piece(there, quote, quotes, bounds)
    if asked := _addressed(there, start, quote):
        yield Voice(frozenset(), Subject.OTHER, "", asked)
        return
    before = [cue for cue in there.cues if start <= cue.start and cue.end <= quote[0]]
    behind = [cue for cue in there.cues if quote[1] <= cue.start and cue.end <= end]
    if there.data.order == "particles":
        yield from marked(there, start, end, [*before, *behind])
    elif behind and _follows(there, behind[0], quote) and not (before and _leads(there, before[-1], quote)):
        yield from voices_of_cue(there, behind[0], quote[1] + 1, end)
    else:
        # What somebody said that somebody said is both's.
        row = (*_introduced(there, before, start, quote), *undergone(there, start, end))
        yield from row or _closing(there, behind, quote[1] + 1, end)


def _closing(there: Spoken, behind: list[Cue], start: int, end: int) -> Iterator[Voice]:
    """Who is told behind the clause that a quotation stands in: 'Holm came “late” again, said Berg'."""
    for cue in behind:
        commas = [unit.end for unit in there.within(start, cue.start) if unit.lower in ",，"]
        if commas:
            yield from voices_of_cue(there, cue, commas[-1], end)


def _addressed(there: Spoken, start: int, quote: Span) -> str:
    """The words by which a quotation is what somebody was asked or told: "Asked if “we stay”, Holm left"."""
    lead = there.text[start : quote[0] - 1].strip(" ,;-–—")
    row = f"{' '.join(lead.casefold().replace(',', ' ').split())} "
    if not any(row.startswith(f"{phrase} ") for phrase in there.data.parts["addressed"]):
        return ""
    commas = [unit.end for unit in there.within(start, quote[0] - 1) if unit.lower in ",，、:"]
    # "Auf die Frage, ob": a comma may part a conjunction, but no other clause.
    tail = there.within(commas[-1], quote[0] - 1) if commas else []
    return lead if len(tail) <= bool(commas) and not (commas and not tail) else ""


def _introduced(there: Spoken, before: list[Cue], start: int, quote: Span) -> Iterator[Voice]:
    start = max(start, _clause(there, quote, (start, quote[1]))[0])
    row = [cue for cue in before if cue.start >= start]
    for i in reversed(range(len(row))):
        yield from voices_of_cue(there, row[i], start, quote[0])
        if i and any(u.lower in ",，、" for u in there.within(row[i - 1].end, row[i].start)):
            break
    yield from _untold(there, start, quote[0])


def _piece(there: Spoken, quote: Span, quotes: list[Span], bounds: Span) -> Span:
    """The text around a quotation that may tell whose it is: to the next quotation or end of a sentence."""
    last, following = _beyond(there.text, quote, quotes)
    start, end = last, quote[1] + 1
    for unit in there.within(last, quote[0] - 1):
        if _is_end(there, unit) and there.text[unit.end : unit.end + 1] in ("", " "):
            start = unit.end
    if start == last and last and last < bounds[0]:
        start = bounds[0]
    end = next((u.start for u in there.within(end, following) if _is_end(there, u)), following)
    return start, end


def _is_end(there: Spoken, unit: Unit) -> bool:
    # No end of a sentence, but an abbreviation: "Mr. Holm".
    before = there.text[: unit.start].rpartition(" ")[2]
    is_short = unit.lower == "." and len(before) <= 3 and before[:1].isupper()
    return unit.lower in ENDS and not is_short


def _leads(there: Spoken, cue: Cue, quote: Span) -> bool:
    """Whether what stands before a quotation ends as words do that introduce one."""
    between = there.text[cue.end : quote[0] - 1].strip()
    return (
        not between
        or between[-1] in ":：,，"
        or between.rpartition(" ")[2].casefold() in there.data.parts["opens"]
    )


def _follows(there: Spoken, cue: Cue, quote: Span) -> bool:
    """Whether what stands behind a quotation goes on as words do that tell whose it was."""
    tail = there.text[quote[1] + 1 : cue.end].lstrip()
    first = next(iter(there.within(quote[1] + 1, cue.end)), None)
    ended = there.text[quote[1] - 1 : quote[1]]
    if ended == "." and there.text[quote[1] + 1 : quote[1] + 2] == " " and tail[:1].isupper():
        return False
    joined = first and (there.data.has("joins", first.lower) or there.data.has("breaks", first.lower))
    parted = ended in ",!?，！？。" or tail[:1] in ",，-–—" or ended == "."
    direct = bool(first and first.start == cue.start)
    return not joined and (parted or direct)


def _of_clause(there: Spoken, words: Span, bounds: Span) -> Iterator[Voice]:
    start, end = _clause(there, words, bounds)
    inner = [cue for cue in there.cues if start <= cue.start and cue.end <= end]
    if not inner:
        start, end = bounds
        inner = [cue for cue in there.cues if start <= cue.start and cue.end <= end]
    if there.data.order == "particles":
        yield from marked(there, start, end, inner)
        return
    owning = tuple(owners(there, start, words[0]))
    yield from owning
    for cue in inner:
        row = voices_of_cue(there, cue, start, end)
        # Of what another said, somebody may deny it, but says no more.
        row = (voice for voice in row if not owning or voice.stance == "denies")
        # What is told in the passive follows it.
        yield from (voice for voice in row if cue.end <= words[0] or not is_nobody(voice))
    yield from tuple(undergone(there, start, words[0])) or (() if owning else _untold(there, start, end))


def _untold(there: Spoken, start: int, end: int) -> Iterator[Voice]:
    """Who may say what a "that" opens, whether or not the verb before it is known: "Holm made plain that"."""
    for unit in there.within(start, end):
        if there.data.has("opens", unit.lower):
            actors = frozenset(actor for name in there.named(start, unit.start) for actor in name.actors)
            is_told = any(
                start <= cue.start <= unit.start and not may_be_noun(there, cue) for cue in there.cues
            )
            if actors and not is_told:
                yield Voice(actors, Subject.NEAR, "", there.text[start : unit.start].strip())
            start = unit.end


def _clause(there: Spoken, words: Span, bounds: Span) -> Span:
    """The words with what stands around them up to a clause that has a speaker of its own."""
    edges = [u for u in there.within(*bounds) if u.lower in ";；" or there.data.has("breaks", u.lower)]
    edges += [u for u in there.within(*bounds) if _begins(there, u)]
    start = max((u.end for u in edges if u.end <= words[0]), default=bounds[0])
    end = min((u.start for u in edges if u.start >= words[1]), default=bounds[1])
    return start, end


def _begins(there: Spoken, unit: Unit) -> bool:
    """Whether a subject with its verb of speech follows: "and Holm said".

    Behind a comma, too, in languages in which the verb comes first where it tells whose words end there.
    """
    is_join = there.data.has("joins", unit.lower)
    if not is_join and (unit.lower != "," or there.data.order != "free"):
        return False
    name = next((n for n in there.names if 0 <= n.start - unit.end <= 1), None)
    cue = next((c for c in there.cues if name and c.start >= name.end), None)
    between = there.within(name.end, cue.start) if name and cue else []
    is_subject = cue is not None and all(there.data.has("between", other.lower) for other in between)
    return is_subject and not (is_join and _is_list(there, unit))


def _is_list(there: Spoken, unit: Unit) -> bool:
    """Whether an "and" stands between two names that begin a clause: "Berg and Holm said"."""
    name = next((n for n in there.names if 0 <= unit.start - n.end <= 1), None)
    before = there.within(0, name.start)[-1:] if name else []
    return bool(name) and all(is_stop(there, other) or other.lower in ENDS for other in before)
