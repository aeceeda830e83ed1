"""The subjects of verbs of speech: an actor beside the verb, a pronoun, or somebody else."""

from collections.abc import Iterator

from dossier.derive.actors import Named
from dossier.derive.cited import cited, is_one, is_title, until_stop
from dossier.derive.owners import is_witness, quotes_another
from dossier.derive.passives import is_participle, voices_of_passive, word_of
from dossier.derive.spoken import Spoken, Subject, Voice, is_stop
from dossier.derive.strangers import is_full_name
from dossier.language.negations import negations
from dossier.language.speech import Cue, Unit

_FURTHEST_BEHIND = 6
# In letters, with what stands between: no word is longer by which somebody is spoken to.
LONGEST_OBJECT = 40


def voices_of_cue(there: Spoken, cue: Cue, start: int, end: int) -> Iterator[Voice]:
    """Who says what a verb of speech, or an "according to", tells of within these bounds."""
    if cue.stance == "according":
        is_behind = there.data.has("according_behind", word_of(there, cue))
        yield from _cited_before(there, cue, start) if is_behind else cited(there, cue, end)
        return
    if quotes_another(there, cue, end):
        return
    left = _left(there, cue, start)
    passive = voices_of_passive(there, cue, left, start, end)
    if passive is not None:
        yield from passive
        return
    is_active = not is_participle(there, cue) and not there.data.has("quotes_others", word_of(there, cue))
    parts = ("between",) if is_active else ("between", "passive")
    left = _stripped(there, left, (*parts, "as_saying") if is_participle(there, cue) else parts)
    if is_participle(there, cue):
        left = _without_agent(there, left)
    stance = _stance(there, cue, left, start)
    if may_be_noun(there, cue) and not (_is_verb(there, left) or (not left and _heads(there, cue, start))):
        return
    yield _subject(there, cue, left, start, end, stance)


def _stance(there: Spoken, cue: Cue, left: list[Unit], start: int) -> str:
    """What a verb tells: not to deny is nothing that is listed; not to say is no assertion."""
    if cue.stance == "denies" and negations(there.text[start : cue.start], there.language):
        return ""
    if cue.stance == "asserts" and left:
        is_unsaid = any(
            n.sure or n.is_phrase for n in negations(there.text[left[0].start : cue.start], there.language)
        )
        return "denies" if is_unsaid else "asserts"
    return cue.stance


def may_be_noun(there: Spoken, cue: Cue) -> bool:
    """Whether a word that is a verb of speech may be a noun, too."""
    return there.data.has("nouns", word_of(there, cue))


def _is_verb(there: Spoken, left: list[Unit]) -> bool:
    """Whether a word that may be a noun has a name or a pronoun before it, as a verb has."""
    last = left[-1] if left else None
    return bool(
        last and (there.data.has("pronouns", last.lower) or any(n.end == last.end for n in there.names))
    )


def _left(there: Spoken, cue: Cue, start: int) -> list[Unit]:
    """The words before a verb, back to a comma, another verb of speech, or what opens a clause."""
    row: list[Unit] = []
    for unit in reversed(there.within(start, cue.start)):
        parts = any(there.data.has(part, unit.lower) for part in ("opens", "breaks"))
        if parts or is_stop(there, unit) or any(unit.end == other.end for other in there.cues):
            break
        if is_witness(there, unit, row):
            break
        if row and row[-1].start - unit.end > 1 and '"' in there.text[unit.end : row[-1].start]:
            break
        row.append(unit)
    return row[::-1]


def _stripped(there: Spoken, left: list[Unit], parts: tuple[str, ...]) -> list[Unit]:
    while left and any(there.data.has(part, left[-1].lower) for part in parts):
        left = left[:-1]
    return left


def _without_agent(there: Spoken, left: list[Unit]) -> list[Unit]:
    """The words before a participle, up to who quotes somebody there: "was quoted by Berg as saying"."""
    names = there.named(left[0].start, left[-1].end) if left else []
    at = next((i for i, unit in enumerate(left) if names and unit.start == names[-1].start), 0)
    is_agent = at > 0 and names[-1].end == left[-1].end and there.data.has("agent", left[at - 1].lower)
    return left[: at - 1] if is_agent else left


def _is_agent(there: Spoken, name: Named) -> bool:
    before = there.within(max(name.start - LONGEST_OBJECT, 0), name.start)[-1:]
    return any(there.data.has("agent", unit.lower) for unit in before)


def _cited_before(there: Spoken, cue: Cue, start: int) -> Iterator[Voice]:
    """Who stands right before an "according to", as in "Holm zufolge"."""
    row = _left(there, cue, start)
    names = [name for name in there.named(start, cue.start) if row and name.end == row[-1].end]
    actors = frozenset(actor for name in names for actor in name.actors)
    yield Voice(
        actors,
        Subject.NEAR if actors else Subject.PRONOUN,
        "asserts",
        there.text[start : cue.start].strip() if actors else "",
    )


def _subject(there: Spoken, cue: Cue, left: list[Unit], start: int, end: int, stance: str) -> Voice:
    is_pronoun = bool(left) and there.data.has("pronouns", left[-1].lower)
    names = there.named(left[0].start, left[-1].end) if left and not is_pronoun else []
    owners = [name for name in names if _is_owner(there, name, left)]
    other = there.text[left[0].start : left[-1].end] if owners else ""
    other = other if owners == names else ""
    other = other or ("" if left else _stranger(there, cue, start, end))
    if other:
        return Voice(frozenset(), Subject.OTHER, stance, other)
    return _actor(there, cue, left, [n for n in names if n not in owners], (start, end), stance)


def _actor(
    there: Spoken, cue: Cue, left: list[Unit], names: list[Named], bounds: tuple[int, int], stance: str
) -> Voice:
    start, end = bounds
    behind = _behind(there, cue, start, end, left)
    if is_participle(there, cue) and not (names and names[-1].end == left[-1].end):
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
        words = there.text[cue.end : behind.end].strip()
        return Voice(behind.actors, Subject.NAMED, stance, words)
    if not left:
        return _far(there, cue, start, end, stance)
    words = there.text[left[0].start : left[-1].end]
    if _may_mean(there, left) or there.data.order != "inverted" or not _is_whole(there, cue, left, start):
        near = there.named(start, cue.start)
        return Voice(frozenset(a for n in near for a in n.actors), Subject.PRONOUN, stance, words)
    return Voice(frozenset(), Subject.OTHER, stance, words)


def _is_owner(there: Spoken, name: Named, left: list[Unit]) -> bool:
    """Whether the subject is somebody near to an actor: "Holm's lawyer", "a friend of Holm"."""
    data = there.data
    before = [unit for unit in left if unit.end <= name.start]
    behind = [unit for unit in left if unit.start >= name.end]
    has_case = there.text[name.end : name.end + 1] == "'" or there.text[: name.end].endswith("s")
    if has_case and any(data.has("companions", unit.lower) for unit in behind[:3]):
        return True
    while before and data.has("genitives", before[-1].lower):
        before = before[:-1]
        if before and data.has("companions", before[-1].lower):
            return True
    return False


def _stranger(there: Spoken, cue: Cue, start: int, end: int) -> str:
    """The name right behind a verb, of somebody who is no actor and is not told to be near one."""
    if there.data.order not in ("inverted", "free") or not _is_inverted(there, cue, start):
        return ""
    row = until_stop(there, cue.end, end)
    names = [unit for unit in row if not there.data.has("offices", unit.lower)]
    is_name = there.data.order == "inverted" and bool(names) and there.text[names[0].start].isupper()
    if not is_name and not is_full_name(there, names):
        return ""
    is_pronoun = any(there.data.has(part, names[0].lower) for part in ("pronouns", "definite")) and is_name
    apposition = until_stop(there, row[-1].end + 1, end)
    if is_pronoun or there.named(cue.end, apposition[-1].end if apposition else row[-1].end):
        return ""
    return there.text[row[0].start : row[-1].end]


def _with_names(there: Spoken, names: list[Named], left: list[Unit], stance: str) -> Voice:
    names = [name for name in names if not _is_object(there, name)] or names
    actors = frozenset(actor for name in names for actor in name.actors)
    before = [unit for unit in left if unit.end <= names[0].start]
    titled = all(is_title(there, unit) for unit in before)
    kind = (
        Subject.NAMED
        if titled and (names[-1].end == left[-1].end or there.data.order == "before")
        else Subject.NEAR
    )
    return Voice(actors, kind, stance, there.text[left[0].start : left[-1].end])


def _is_object(there: Spoken, name: Named) -> bool:
    """Whether a name is that of whom somebody speaks to."""
    before = there.within(max(name.start - LONGEST_OBJECT, 0), name.start)[-2:]
    return any(name.start <= unit.end + 1 and there.data.has("objects", unit.lower) for unit in before)


def _behind(there: Spoken, cue: Cue, start: int, end: int, left: list[Unit]) -> Named | None:
    """The actor right behind a verb, where a language or a quotation puts the subject there."""
    order = there.data.order
    if order == "before" or (order == "inverted" and (left or not _is_inverted(there, cue, start))):
        return None
    for unit in there.within(cue.end, end)[:_FURTHEST_BEHIND]:
        name = next((n for n in there.names if n.start == unit.start), None)
        if name:
            return _with_holder(there, name, end)
        if not is_title(there, unit):
            return None
    return None


def _with_holder(there: Spoken, name: Named, end: int) -> Named:
    """The name with that of who holds an office there: "Marlow's mayor Lena Ortiz"."""
    for unit in there.within(name.end, end)[:_FURTHEST_BEHIND]:
        holder = next((n for n in there.names if n.start == unit.start), None)
        if holder:
            between = there.within(name.end, holder.start)
            # "Сообщил Берг, Хольм подписала": behind a comma, another may begin what is said.
            has_comma = any(u.lower == "," for u in between)
            if has_comma and not is_one(there, [name, holder], between):
                return name
            return Named(name.start, holder.end, name.actors | holder.actors)
        is_possessive = unit.start == name.end + 1 and there.text[name.end] == "'"
        if not (is_possessive or unit.lower == "," or there.data.has("offices", unit.lower)):
            break
    return name


def _is_inverted(there: Spoken, cue: Cue, start: int) -> bool:
    """Whether a quotation stands before a verb, or a clause that names nobody who could be its subject."""
    before = there.text[: cue.start].rstrip(" ,-")
    return before.endswith(('"', "'")) or not there.named(start, cue.start)


def _far(there: Spoken, cue: Cue, start: int, end: int, stance: str) -> Voice:
    """The subject of a verb with nothing before it: behind a relative clause, or further behind the verb."""
    before = there.named(start, cue.start)
    before = [name for name in before if not _is_agent(there, name)] or before
    if not is_participle(there, cue):
        before = _heads(there, cue, start) or before
    if before and there.data.order == "inverted" and not _has_pronoun(there, start, cue.start):
        return Voice(frozenset(actor for name in before for actor in name.actors), Subject.NEAR, stance)
    row = until_stop(there, cue.end, end)
    near = [*there.named(start, cue.start), *(there.named(row[0].start, row[-1].end) if row else [])]
    actors = frozenset(actor for name in near for actor in name.actors)
    return Voice(actors, Subject.PRONOUN, stance)


def _heads(there: Spoken, cue: Cue, start: int) -> list[Named]:
    """Who stands before what commas enclose before a verb: "Berg, a friend of Holm, said"."""
    close = len(there.text[: cue.start].rstrip()) - 1
    row = there.named(start, cue.start) if there.text[close : close + 1] == "," else []
    return [name for name in row if name.end < close and there.text[name.end] == ","]


def _has_pronoun(there: Spoken, start: int, end: int) -> bool:
    data = there.data
    return any(
        data.has("pronouns", unit.lower) and not data.has("between", unit.lower)
        for unit in there.within(start, end)
    )


def _may_mean(there: Spoken, left: list[Unit]) -> bool:
    """Whether a subject stands for somebody named before: "she", "the minister"."""
    first = left[0].lower
    return there.data.has("definite", first) or any(there.data.has("pronouns", u.lower) for u in left)


def _is_whole(there: Spoken, cue: Cue, left: list[Unit], start: int) -> bool:
    """Whether the words before a verb are all of its subject, and not the end of an inserted clause."""
    before = there.text[start : left[0].start].rstrip()
    after = there.text[cue.end : cue.end + 1]
    return not before.endswith(",") or after in ("", ".", ",", ";") or before.endswith('",')
