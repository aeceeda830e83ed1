"""Who says the words at a place of a text, as far as its grammar tells.

A verb of speech has a subject: an actor beside it, a pronoun, or somebody else. Of words between quotation
marks, the verb is looked for behind them and before them; of others, in their clause. What cannot be told is
``Subject.UNCLEAR``, and no voice at all means that nothing there tells of speech.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dossier.derive.actors import Actors, Named, named
from dossier.derive.matching import Span, quoted
from dossier.language.negations import negates
from dossier.language.speech import Cue, Speech, Unit, cues, speech, units

_STOPS = ",;:-()\"'—。，；：、!?"
_ENDS = ".;!?。；！？"


class Subject(Enum):
    """What stands as the subject of a verb of speech."""

    NAMED = "an actor, right beside the verb"
    NEAR = "an actor, somewhere in the clause"
    PRONOUN = "a word for somebody who was named before, or nobody"
    OTHER = "somebody who is no actor of the dossier"


class Voice(NamedTuple):
    """Who says something there: the actors that may be meant, the stance of the verb, and the subject's words."""

    actors: frozenset[str]
    subject: Subject
    stance: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with all that is looked for in it, outside quotation marks."""

    text: str
    language: str
    data: Speech
    units: tuple[Unit, ...]
    names: tuple[Named, ...]
    cues: tuple[Cue, ...]

    def within(self, start: int, end: int) -> list[Unit]:
        return [unit for unit in self.units if start <= unit.start and unit.end <= end]

    def named(self, start: int, end: int) -> list[Named]:
        return [name for name in self.names if start <= name.start and name.end <= end]


def voices(
    text: str, words: Span, bounds: Span, language: str, actors: Actors, extra: tuple[Named, ...] = ()
) -> tuple[Voice, ...] | None:
    """Whose words stand there, given the sentence around them; None where the language is not known.

    ``extra`` are names that hold for this place only.
    """
    data = speech(language)
    if data is None:
        return None
    quotes = sorted(quoted(text))
    outside = [cue for cue in cues(text, language) if not _inside(cue.start, quotes) and _is_lower(text, cue)]
    names = sorted({*named(text, language, actors), *extra})
    free = tuple(name for name in names if not _inside(name.start, quotes))
    kept = tuple(unit for unit in units(text) if not _inside(unit.start, quotes))
    there = _Text(text, language, data, kept, free, tuple(outside))
    quote = next((quote for quote in quotes if quote[0] <= words[0] and words[1] <= quote[1]), None)
    return tuple(_of_quote(there, quote, quotes, bounds) if quote else _of_clause(there, words, bounds))


def _is_lower(text: str, cue: Cue) -> bool:
    """Whether a verb is written as one: "the United States" states nothing."""
    before = text[: cue.start].rstrip()
    return not text[cue.start].isupper() or not before or before[-1] in _STOPS or before[-1] in _ENDS


def _inside(place: int, quotes: list[Span]) -> bool:
    return any(start <= place < end for start, end in quotes)


def _of_quote(there: _Text, quote: Span, quotes: list[Span], bounds: Span) -> Iterator[Voice]:
    start, end = _piece(there, quote, quotes, bounds)
    before = [cue for cue in there.cues if start <= cue.start and cue.end <= quote[0]]
    behind = [cue for cue in there.cues if quote[1] <= cue.start and cue.end <= end]
    if there.data.order == "particles":
        yield from _marked(there, start, end, [*before, *behind])
    elif behind and _follows(there, behind[0], quote) and not (before and _leads(there, before[-1], quote)):
        yield from _voice(there, behind[0], quote[1] + 1, end)
    else:
        # What somebody said that somebody said is both's.
        yield from _introduced(there, before, start, quote)


def _introduced(there: _Text, before: list[Cue], start: int, quote: Span) -> Iterator[Voice]:
    start = max(start, _clause(there, quote, (start, quote[1]))[0])
    row = [cue for cue in before if cue.start >= start]
    for i in reversed(range(len(row))):
        yield from _voice(there, row[i], start, quote[0])
        if i and any(u.lower in ",，、" for u in there.within(row[i - 1].end, row[i].start)):
            break
    yield from _untold(there, start, quote[0])


def _piece(there: _Text, quote: Span, quotes: list[Span], bounds: Span) -> Span:
    """The text around a quotation that may tell whose it is: to the next quotation or end of a sentence."""
    last = max((end + 1 for _, end in quotes if end < quote[0]), default=0)
    following = min((start - 1 for start, _ in quotes if start > quote[1]), default=len(there.text))
    start, end = last, quote[1] + 1
    for unit in there.within(last, quote[0] - 1):
        if unit.lower in _ENDS and there.text[unit.end : unit.end + 1] in ("", " "):
            start = unit.end
    if start == last and last and last < bounds[0]:
        start = bounds[0]
    end = next((u.start for u in there.within(end, following) if _is_end(there, u)), following)
    return start, end


def _is_end(there: _Text, unit: Unit) -> bool:
    # An abbreviation is followed by a name or a number, which no end of a sentence would tell apart: "Mr. Holm".
    before = there.text[: unit.start].rpartition(" ")[2]
    is_short = unit.lower == "." and len(before) <= 3 and before[:1].isupper()
    return unit.lower in _ENDS and not is_short


def _leads(there: _Text, cue: Cue, quote: Span) -> bool:
    """Whether what stands before a quotation ends as words do that introduce one."""
    between = there.text[cue.end : quote[0] - 1].strip()
    return (
        not between
        or between[-1] in ":：,，"
        or between.rpartition(" ")[2].casefold() in there.data.parts["opens"]
    )


def _follows(there: _Text, cue: Cue, quote: Span) -> bool:
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


def _of_clause(there: _Text, words: Span, bounds: Span) -> Iterator[Voice]:
    start, end = _clause(there, words, bounds)
    inner = [cue for cue in there.cues if start <= cue.start and cue.end <= end]
    if not inner:
        start, end = bounds
        inner = [cue for cue in there.cues if start <= cue.start and cue.end <= end]
    if there.data.order == "particles":
        yield from _marked(there, start, end, inner)
        return
    for cue in inner:
        yield from _voice(there, cue, start, end)
    yield from _untold(there, start, end)


def _untold(there: _Text, start: int, end: int) -> Iterator[Voice]:
    """Who may say what a "that" opens, whether or not the verb before it is known: "Holm made plain that"."""
    for unit in there.within(start, end):
        if there.data.has("opens", unit.lower):
            actors = frozenset(actor for name in there.named(start, unit.start) for actor in name.actors)
            is_told = any(
                start <= cue.start <= unit.start and not _may_be_noun(there, cue) for cue in there.cues
            )
            if actors and not is_told:
                yield Voice(actors, Subject.NEAR, "", there.text[start : unit.start].strip())
            start = unit.end


def _is_stop(there: _Text, unit: Unit) -> bool:
    """Whether a sign parts clauses, and does not join two words."""
    is_glued = unit.lower == "-" and there.text[unit.end : unit.end + 1].isalnum()
    return unit.lower in _STOPS and not is_glued


def _clause(there: _Text, words: Span, bounds: Span) -> Span:
    """The words with what stands around them up to where another clause, with a speaker of its own, begins."""
    edges = [u for u in there.within(*bounds) if u.lower in ";；" or there.data.has("breaks", u.lower)]
    edges += [u for u in there.within(*bounds) if there.data.has("joins", u.lower) and _begins(there, u)]
    start = max((u.end for u in edges if u.end <= words[0]), default=bounds[0])
    end = min((u.start for u in edges if u.start >= words[1]), default=bounds[1])
    return start, end


def _begins(there: _Text, unit: Unit) -> bool:
    """Whether a subject with its verb of speech follows: "and Holm said"."""
    name = next((n for n in there.names if 0 <= n.start - unit.end <= 1), None)
    return bool(name and any(0 <= cue.start - name.end <= 1 for cue in there.cues))


def _marked(there: _Text, start: int, end: int, inner: list[Cue]) -> Iterator[Voice]:
    """Who is marked as the subject by a particle, in languages whose verb stands last."""
    names = there.named(start, end)
    cited = [n for n in names if _has_next(there, n.end, "according_behind")]
    for name in cited:
        yield Voice(name.actors, Subject.NAMED, "asserts", there.text[name.start : name.end])
    if not inner:
        return
    subjects = [n for n in names if _has_next(there, n.end, "subjects")]
    actors = frozenset(actor for name in subjects for actor in name.actors)
    kind = Subject.NAMED if subjects else Subject.PRONOUN
    yield Voice(actors, kind, inner[-1].stance)


def _has_next(there: _Text, place: int, part: str) -> bool:
    """Whether a particle stands there, at most behind a title."""
    rest = there.text[place : place + 12].lstrip()
    titles = sorted(there.data.parts["offices"], key=len, reverse=True)
    cut = next((rest[len(title) :] for title in titles if rest.startswith(title)), rest)
    return rest.startswith(tuple(there.data.parts[part])) or cut.startswith(tuple(there.data.parts[part]))


def _voice(there: _Text, cue: Cue, start: int, end: int) -> Iterator[Voice]:
    if cue.stance == "according":
        yield from _cited(there, cue, end)
        return
    left = _left(there, cue, start)
    if _is_passive(there, cue, left):
        yield from _agent(there, cue, start, end)
        return
    left = _stripped(there, left, ("between", "passive") if _is_participle(there, cue) else ("between",))
    stance = "" if negates(there.text[start : cue.start]) and cue.stance == "denies" else cue.stance
    if _may_be_noun(there, cue) and not _is_verb(there, left):
        return
    yield _subject(there, cue, left, start, end, stance)


def _may_be_noun(there: _Text, cue: Cue) -> bool:
    return there.data.has("nouns", there.text[cue.start : cue.end].casefold())


def _is_verb(there: _Text, left: list[Unit]) -> bool:
    """Whether a word that may be a noun has a name or a pronoun before it, as a verb has."""
    last = left[-1] if left else None
    return bool(
        last and (there.data.has("pronouns", last.lower) or any(n.end == last.end for n in there.names))
    )


def _left(there: _Text, cue: Cue, start: int) -> list[Unit]:
    """The words before a verb, back to a comma, another verb of speech, or what opens a clause."""
    row: list[Unit] = []
    for unit in reversed(there.within(start, cue.start)):
        parts = any(there.data.has(part, unit.lower) for part in ("opens", "breaks"))
        if parts or _is_stop(there, unit) or any(unit.end == other.end for other in there.cues):
            break
        if row and row[-1].start - unit.end > 1 and '"' in there.text[unit.end : row[-1].start]:
            break
        row.append(unit)
    return row[::-1]


def _stripped(there: _Text, left: list[Unit], parts: tuple[str, ...]) -> list[Unit]:
    while left and any(there.data.has(part, left[-1].lower) for part in parts):
        left = left[:-1]
    return left


def _is_passive(there: _Text, cue: Cue, left: list[Unit]) -> bool:
    last = [unit.lower for unit in left[-3:]]
    return any(there.data.has("passive", word) for word in last) and not _is_participle(there, cue)


def _is_participle(there: _Text, cue: Cue) -> bool:
    """Whether a verb is "saying", not "said": its subject may stand anywhere before it."""
    return there.data.order == "inverted" and there.text[: cue.end].endswith("ing")


def _agent(there: _Text, cue: Cue, start: int, end: int) -> Iterator[Voice]:
    """Who does what is told in the passive: "was accused by"."""
    row = there.within(start, end)
    for unit in row:
        if there.data.has("agent", unit.lower):
            name = next((n for n in there.names if unit.end <= n.start <= unit.end + 30), None)
            if name:
                yield Voice(name.actors, Subject.NAMED, cue.stance, there.text[name.start : name.end])


def _cited(there: _Text, cue: Cue, end: int) -> Iterator[Voice]:
    row = _until_stop(there, cue.end, end)
    names = _together(there, there.named(cue.end, row[-1].end) if row else [])
    if names:
        actors = frozenset(actor for name in names for actor in name.actors)
        # Within a sentence it may tell of a part of it only.
        is_inserted = there.text[: cue.start].rstrip().endswith(",") and there.text[row[-1].end :][:1] == ","
        kind = Subject.PRONOUN if is_inserted else Subject.NEAR
        yield Voice(actors, kind, "asserts", there.text[cue.end : names[-1].end].strip())
    else:
        yield Voice(frozenset(), Subject.PRONOUN, "asserts")


def _together(there: _Text, names: list[Named]) -> list[Named]:
    """The first of some names, with those that only titles part from it."""
    for i in range(1, len(names)):
        if not all(_is_title(there, unit) for unit in there.within(names[i - 1].end, names[i].start)):
            return names[:i]
    return names


def _until_stop(there: _Text, start: int, end: int) -> list[Unit]:
    row: list[Unit] = []
    for unit in there.within(start, end):
        if _is_stop(there, unit) or unit.lower in _ENDS:
            break
        row.append(unit)
    return row


def _subject(there: _Text, cue: Cue, left: list[Unit], start: int, end: int, stance: str) -> Voice:
    is_pronoun = bool(left) and there.data.has("pronouns", left[-1].lower)
    names = there.named(left[0].start, left[-1].end) if left and not is_pronoun else []
    behind = _behind(there, cue, start, end, left)
    if _is_participle(there, cue) and not (names and names[-1].end == left[-1].end):
        return _far(there, cue, start, end, stance)
    if names:
        voice = _with_names(there, names, left, stance)
        is_list = there.text[start : left[0].start].rstrip().endswith(",")
        if is_list and any(there.data.has("joins", unit.lower) for unit in left):
            listed = there.named(start, cue.start)
            return voice._replace(actors=frozenset(actor for name in listed for actor in name.actors))
        if behind and voice.subject is not Subject.NAMED:
            return voice._replace(actors=voice.actors | behind.actors)
        return voice
    if behind:
        return Voice(behind.actors, Subject.NAMED, stance, there.text[behind.start : behind.end])
    if not left:
        return _far(there, cue, start, end, stance)
    words = there.text[left[0].start : left[-1].end]
    if _may_mean(there, left) or there.data.order != "inverted" or not _is_whole(there, cue, left, start):
        near = there.named(start, cue.start)
        return Voice(frozenset(a for n in near for a in n.actors), Subject.PRONOUN, stance, words)
    return Voice(frozenset(), Subject.OTHER, stance, words)


def _with_names(there: _Text, names: list[Named], left: list[Unit], stance: str) -> Voice:
    names = [name for name in names if not _is_object(there, name)] or names
    actors = frozenset(actor for name in names for actor in name.actors)
    before = [unit for unit in left if unit.end <= names[0].start]
    titled = all(_is_title(there, unit) for unit in before)
    kind = (
        Subject.NAMED
        if titled and (names[-1].end == left[-1].end or there.data.order == "before")
        else Subject.NEAR
    )
    return Voice(actors, kind, stance, there.text[left[0].start : left[-1].end])


def _is_object(there: _Text, name: Named) -> bool:
    """Whether a name is that of whom somebody speaks to."""
    return any(
        unit.end <= name.start <= unit.end + 1 and there.data.has("objects", unit.lower)
        for unit in there.units
    )


def _is_title(there: _Text, unit: Unit) -> bool:
    data = there.data
    is_listed = any(data.has(part, unit.lower) for part in ("offices", "definite", "joins"))
    return is_listed or there.text[unit.start].isupper()


def _behind(there: _Text, cue: Cue, start: int, end: int, left: list[Unit]) -> Named | None:
    """The actor right behind a verb, where a language or a quotation puts the subject there."""
    order = there.data.order
    if order == "before" or (order == "inverted" and (left or not _is_inverted(there, cue, start))):
        return None
    for unit in there.within(cue.end, end)[:6]:
        name = next((n for n in there.names if n.start == unit.start), None)
        if name:
            return name
        if not _is_title(there, unit):
            return None
    return None


def _is_inverted(there: _Text, cue: Cue, start: int) -> bool:
    """Whether a quotation stands before a verb, or a clause that names nobody who could be its subject."""
    before = there.text[: cue.start].rstrip(" ,-")
    return before.endswith(('"', "'")) or not there.named(start, cue.start)


def _far(there: _Text, cue: Cue, start: int, end: int, stance: str) -> Voice:
    """The subject of a verb with nothing before it: behind a relative clause, or further behind the verb."""
    before = there.named(start, cue.start)
    if before and there.data.order == "inverted" and not _has_pronoun(there, start, cue.start):
        return Voice(frozenset(actor for name in before for actor in name.actors), Subject.NEAR, stance)
    row = _until_stop(there, cue.end, end)
    near = [*there.named(start, cue.start), *(there.named(row[0].start, row[-1].end) if row else [])]
    actors = frozenset(actor for name in near for actor in name.actors)
    return Voice(actors, Subject.PRONOUN, stance)


def _has_pronoun(there: _Text, start: int, end: int) -> bool:
    data = there.data
    return any(
        data.has("pronouns", unit.lower) and not data.has("between", unit.lower)
        for unit in there.within(start, end)
    )


def _may_mean(there: _Text, left: list[Unit]) -> bool:
    """Whether a subject stands for somebody named before: "she", "the minister"."""
    first = left[0].lower
    return there.data.has("definite", first) or any(there.data.has("pronouns", u.lower) for u in left)


def _is_whole(there: _Text, cue: Cue, left: list[Unit], start: int) -> bool:
    """Whether the words before a verb are all of its subject, and not the end of an inserted clause."""
    before = there.text[start : left[0].start].rstrip()
    after = there.text[cue.end : cue.end + 1]
    return not before.endswith(",") or after in ("", ".", ",", ";") or before.endswith('",')
