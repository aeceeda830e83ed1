"""Words that leave open whether there was what a number counts, or say that there was not: "if 600 came"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from dossier.language.cldr import primary
from dossier.language.data import key_of, read_data
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.negations import NEVER, Negations, folded, negations, negations_of, phrases_in, words_in
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.reporting import reporting
from dossier.language.speech import cues, speech
from dossier.language.wholes import is_verb

# In words: a negation so near before a number may be part of its comparator, as in "no more than 600".
_COMPARED = 3
# In letters, where words are not parted: what stands further off belongs to something else.
_NEAR = 15
_LEADING = 20
# In words: an infinitive with what begins it, and a verb behind both.
_SHORTEST = 3
# In words: one of several things that a list has.
_ITEM = 3
_ENDS = (CLAUSE_ENDS | frozenset(".。")) - frozenset("\"'“”‘’«»()")
_HARD_ENDS = ";:.!?。！？；：؛؟।"


class _Sign(NamedTuple):
    """A word by its offsets; ``kind`` is how it leaves its clause open."""

    start: int
    end: int
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class _Moods:
    """The words of one language; see the file for the keys."""

    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    inverted: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    spoken: re.Pattern[str] = NEVER


def left_open(text: str, start: int, end: int, is_bounded: bool, language: str) -> tuple[int, str]:
    """The word by which the clause of a number, by offsets, tells no fact; empty where none is listed.

    With the place of one such as "may" or "will", which leaves open no more than its own verb.

    Of a number that ``is_bounded``, a negation beside it may be its comparator: "no more than 600".
    """
    text = text.replace("’", "'")
    signs = (s for s in _signs(text, language) if _reaches(s, text, start, end, is_bounded, language))
    return next(((s.start * (s.kind == "modals"), s.word) for s in signs), (0, ""))


@lru_cache(maxsize=4096)
def tells_openly(text: str, language: str) -> bool:
    """Whether any word of a text denies, doubts, plans, sets a condition, or only names something."""
    text = text.replace("’", "'")
    data = speech(language)
    if _moods(primary(language)).spoken.search(folded(text)):
        return True
    if any(True for _ in _signs(text, language)) or any(
        c.stance not in ("asserts", "") for c in cues(text, language)
    ):
        return True
    row = f" {' '.join(word for _, _, word in words_in(text))} "
    return data is not None and any(
        f" {each} " in row for part in ("open", "untrue") for each in data.parts[part]
    )


@lru_cache(maxsize=4096)
def _signs(text: str, language: str) -> tuple[_Sign, ...]:
    moods, row = _moods(primary(language)), folded(text)
    harmless = [match.span() for match in moods.patterns.get("harmless", NEVER).finditer(row)]
    signs = [
        _Sign(*match.span(), kind, text[slice(*match.span())])
        for kind, pattern in moods.patterns.items()
        if kind != "harmless"
        for match in pattern.finditer(row)
        if not _is_name(text, match.start())
    ]
    taken = {s.start for s in signs if s.kind == "verbs"}
    denials = (n for n in negations(text, language) if n.sure and not n.is_phrase and n.start not in taken)
    signs += [_Sign(n.start, n.end, "negation", n.word) for n in denials]
    signs = [s for s in signs if not any(a < s.end and s.start < b for a, b in harmless)]
    return tuple(sorted((*signs, *_questions(text, moods))))


def _is_name(text: str, start: int) -> bool:
    """Whether a word has a capital that no sentence begins with: "in May", "the Tugela Falls"."""
    before = text[:start].rstrip("\"'“”«»( ")
    return text[start].isupper() and bool(before) and before[-1] not in _HARD_ENDS


def _questions(text: str, moods: _Moods) -> Iterator[_Sign]:
    """The mark of a question, and a verb that begins a condition: "Had 600 come, …"."""
    mark = text.rstrip("\"'“”») ")[-1:]
    if mark in tuple("?？؟"):
        yield _Sign(0, 0, "conditions", mark)
    first = next(iter(words_in(text)), None)
    if first and first[2] in moods.inverted:
        yield _Sign(first[0], first[1], "conditions", text[first[0] : first[1]])


def _reaches(sign: _Sign, text: str, start: int, end: int, is_bounded: bool, language: str) -> bool:
    """Whether a sign stands in the clause of a number so that it holds of the number."""
    moods, signs = _moods(primary(language)), negations_of(language) or Negations()
    glued = lexicon(language).glued
    if sign.kind == "exceptions":
        between = text[min(sign.end, end) : max(start, sign.start)]
        return not any(mark in between for mark in _HARD_ENDS)
    if sign.end <= start:
        between = text[sign.end : start]
        if sign.kind == "conditions" and _begins(sign, text):
            return not any(mark in between for mark in _HARD_ENDS)
        row = [word for _, _, word in words_in(between)]
        nearer = _without_list(between, _behind(text, end), language)
        is_far = _is_parted(nearer, signs, sign.kind != "conditions") or (glued and len(between) > _NEAR)
        if is_far or _is_attribute(sign, text, language) or _is_followed(sign, text, row, language):
            return False
        if sign.kind == "verbs" and moods.links:
            return not moods.links.isdisjoint(row) or not moods.behind.isdisjoint(_behind(text, end))
        return not (sign.kind == "negation" and is_bounded and len(row) <= _COMPARED)
    between = text[end : sign.start]
    is_verb = sign.kind == "verbs" and bool(moods.links)
    if sign.start < end or sign.kind == "direct":
        return False
    if is_verb and (_is_noun(text, sign.start, language) or not _leads(text, sign.end, moods)):
        return False
    is_apart = sign.word.lower() in moods.apart or (glued and len(between) > _NEAR)
    return not is_apart and not _is_parted(between, signs, True)


def _is_attribute(sign: _Sign, text: str, language: str) -> bool:
    """Whether a word is a noun, or describes who are counted: "the plans cost 600", "the promised 600"."""
    return sign.kind == "direct" and " " not in sign.word and _is_noun(text, sign.start, language)


def _is_followed(sign: _Sign, text: str, row: list[str], language: str) -> bool:
    """Whether a clause goes on behind what a word opens: "trying to leave, he found 64".

    An infinitive has no verb that tells more; "whether" and "who" have one, and the clause has another.
    """
    moods, words = _moods(primary(language)), lexicon(language)
    if len(row) >= _SHORTEST and row[0] in moods.infinitive:
        # A participle may belong to a noun, but for one right before the number.
        finite = words.auxiliaries | words.copulas | words.verbs
        return is_verb(row[-1], words) or not finite.isdisjoint(row[2:])
    told, before = reporting(language), words_in(text[: sign.start])
    relatives = told.parts["relatives"] if told else frozenset()
    is_condition = sign.kind == "conditions"
    is_inner = is_condition or any(word in relatives for _, _, word in before[-2:])
    return is_inner and _clauses(row, words) > is_condition


def _clauses(row: list[str], words: Lexicon) -> int:
    """How many verbs a row of words has, each with its auxiliaries: "was safe found" has two."""
    helping = words.auxiliaries | words.copulas
    marks = ["a" if w in helping else "v" if is_verb(w, words) else " " for w in row]
    return len(re.findall("a*v|a+", "".join(marks)))


def _without_list(between: str, behind: frozenset[str], language: str) -> str:
    """What stands before a number, without the things that are listed with it: "to send 30 tugs and".

    Behind a join another clause may begin, which has a verb of its own.
    """
    words, signs = lexicon(language), negations_of(language) or Negations()
    finite = words.auxiliaries | words.copulas | words.verbs
    row = words_in(between)
    while row and row[-1][2] in words.plain:
        row.pop()
    is_told = any(is_verb(word, words) or word in finite for word in behind)
    is_joined = bool(row) and row[-1][2] in signs.joins
    if is_told or not words.verbs or not (is_joined or between.rstrip().endswith(",")):
        return between
    first, *others = (between[: row[-1][0]] if is_joined else between.rstrip()[:-1]).split(",")
    numbers = [at for at, _, word in words_in(first) if word[0].isdecimal()]
    items = [first[numbers[-1] :] if numbers else "", *others]
    # Without a join, a comma may end a clause as well.
    is_list = (is_joined or bool(numbers)) and all(len(words_in(each)) <= _ITEM for each in items)
    return first[: numbers[-1] if numbers else None] if is_list else between


def _behind(text: str, end: int) -> frozenset[str]:
    """The words behind a number, up to the end of its clause."""
    stop = next((i for i in range(end, len(text)) if text[i] in _ENDS), len(text))
    return frozenset(word for _, _, word in words_in(text[end:stop]))


def _leads(text: str, end: int, moods: _Moods) -> bool:
    """Whether a verb behind a number says what was not so, or ends its clause: "600 failed to come"."""
    row = words_in(text[end : end + _LEADING])
    return not row or row[0][2] in moods.links | moods.behind or not text[end : end + row[0][0]].isspace()


def _is_noun(text: str, start: int, language: str) -> bool:
    """Whether a word stands behind an article or a preposition, as a verb does not: "against the plan"."""
    before, data, told = words_in(text[:start]), speech(language), reporting(language)
    lists = [data.parts["definite"]] if data else []
    lists += [told.parts["determiners"], told.parts["prepositions"] - {"to"}] if told else []
    return bool(before) and any(before[-1][2] in words for words in lists)


def _begins(sign: _Sign, text: str) -> bool:
    """Whether a condition begins its sentence, which then holds in that case only."""
    before = text[: sign.start].rstrip(" \"'“”«»")
    return not before or before[-1] in _HARD_ENDS


def _is_parted(between: str, signs: Negations, by_joins: bool) -> bool:
    """Whether another clause begins within a stretch, or another number stands there."""
    for match in re.finditer(r"[\w'-]+|[^\w\s]", between):
        word = match[0].casefold()
        if (
            word[0].isdecimal()
            or word in signs.breaks - signs.links - signs.limits
            or (by_joins and word in signs.joins)
        ):
            return True
        if word in _ENDS:
            after = next((w for _, _, w in words_in(between[match.end() :])), "")
            if word not in ",،、，" or after not in signs.links:
                return True
    return False


@lru_cache(maxsize=64)
def _moods(language: str) -> _Moods:
    every = read_data("moods.yml")
    tree: dict[str, Any] = every.get(key_of(every, language), {})
    is_joined = lexicon(language).glued
    kinds = ("conditions", "modals", "verbs", "direct", "exceptions", "harmless")
    patterns = {kind: phrases_in(tree[kind], is_joined) for kind in kinds if kind in tree}
    if "endings" in tree:
        either = "|".join(tree["endings"].split())
        patterns["endings"] = re.compile(rf"\w+(?:{either})\b")
    sets = {
        key: frozenset(tree.get(key, "").split())
        for key in ("links", "behind", "apart", "inverted", "infinitive")
    }
    spoken = phrases_in(tree["spoken"], is_joined) if "spoken" in tree else NEVER
    return _Moods(patterns, **sets, spoken=spoken)
