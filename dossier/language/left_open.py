"""What the clause of a number leaves open: "if 600 came", "600 failed to come", "600 killed or injured"."""

import re
from collections.abc import Callable, Iterator
from itertools import dropwhile, takewhile
from typing import NamedTuple

from dossier.language.lexicon import Lexicon
from dossier.language.moods import HARD_ENDS, Moods, Sign, moods, signs
from dossier.language.negations import folded, words_in
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.tokens import tokens
from dossier.language.wholes import is_verb

# In words: a negation so near before a number may be part of its comparator, as in "no more than 600".
_COMPARED = 3
# In letters: what stands further off belongs to something else where words are not parted; a verb's link.
_NEAR, _LEADING = 15, 20
# In words: an infinitive with what begins it, and a verb behind both; one of several things that a list has.
_SHORTEST, _ITEM = 3, 3
# In words, from what joins two things to their names.
_SIDE = 4
_COMMAS = ",،、，"
_ENDS = (CLAUSE_ENDS | frozenset(".。")) - frozenset("\"'“”‘’«»()")
# Up to the next number, or to a sign that is no comma.
_STRETCH = re.compile(rf"[^\d.{re.escape(''.join(CLAUSE_ENDS - frozenset(_COMMAS)))}]*")
_PIECE = re.compile(r"[\w'-]+|[^\w\s]")
_LISTED = re.compile(r"(?:[^\W\d]+[,،]\s+)*[^\W\d]+$")
_FEW_WORDS = re.compile(rf"(?:\s*[^\W\d][\w'’-]*){{0,{_SIDE}}}")


class _Beside(NamedTuple):
    """A sign beside a number, by the offsets of both, in their text."""

    sign: Sign
    text: str
    start: int
    end: int
    is_bounded: bool
    words: Moods

    @property
    def is_before(self) -> bool:
        return self.sign.end <= self.start

    @property
    def between(self) -> str:
        first, last = (self.sign.end, self.start) if self.is_before else (self.end, self.sign.start)
        return self.text[first:last]

    @property
    def row(self) -> list[str]:
        """The words between the two."""
        return [word for _, _, word in words_in(self.between)]


def left_open(text: str, start: int, end: int, is_bounded: bool, language: str) -> tuple[int, str]:
    """The word by which the clause of a number, by offsets, tells no fact; empty where none is listed.

    With the place of one such as "may" or "will", which leaves open no more than its own verb.

    Of a number that ``is_bounded``, a negation beside it may be its comparator: "no more than 600".
    """
    text, words = text.replace("’", "'"), moods(language)
    listed = (s for s in signs(text, language) if _holds(_Beside(s, text, start, end, is_bounded, words)))
    return next(((s.start * (s.kind == "modals"), s.word) for s in listed), (0, ""))


def _holds(beside: _Beside) -> bool:
    """Whether a sign stands in the clause of a number so that it holds of the number."""
    sign, before = beside.sign, beside.text[: beside.sign.start].rstrip(" \"'“”«»")
    begins = sign.kind == "conditions" and beside.is_before and before[-1:] in ("", *HARD_ENDS)
    if begins or sign.kind == "exceptions":
        # It holds of all that is left of the sentence.
        return not any(mark in beside.between for mark in HARD_ENDS)
    return not any(rule(beside) for rule in (_BEFORE if beside.is_before else _BEHIND))


def _is_parted(beside: _Beside) -> bool:
    """Whether another clause begins between a sign and a number, or another number stands there."""
    words, is_first = beside.words, beside.is_before
    between = _without_list(beside) if is_first else beside.between
    ends = words.lists["breaks"]
    if not (is_first and beside.sign.kind == "conditions"):
        ends = ends | words.negations.joins
    far = words.lexicon.glued and len(beside.between) > _NEAR
    return far or any(_parts(match, between, ends, words) for match in _PIECE.finditer(between))


def _parts(match: re.Match[str], between: str, ends: frozenset[str], words: Moods) -> bool:
    word = match[0].casefold()
    if word not in _ENDS:
        return word[0].isdecimal() or word in ends
    after = next((w for _, _, w in words_in(between[match.end() :])), "")
    return word not in _COMMAS or after not in words.negations.links


def _without_list(beside: _Beside) -> str:
    """What stands before a number, without the things that are listed with it: "to send 30 tugs and".

    Behind a join another clause may begin, which has a verb of its own.
    """
    words, between, row = beside.words, beside.between.rstrip(), words_in(beside.between)
    while row and row[-1][2] in words.lexicon.plain:
        row.pop()
    is_joined = bool(row) and row[-1][2] in words.negations.joins
    if not words.lexicon.verbs or not (is_joined or between.endswith(",")):
        return beside.between
    if any(is_verb(w, words.lexicon) or w in words.lists["finite"] for w in _behind(beside)):
        return beside.between
    first, *others = between[: row[-1][0] if is_joined else -1].split(",")
    numbers = [at for at, _, word in words_in(first) if word[0].isdecimal()]
    items = [first[numbers[-1] :] if numbers else "", *others]
    # Without a join, a comma may end a clause as well.
    is_list = (is_joined or bool(numbers)) and all(len(words_in(each)) <= _ITEM for each in items)
    return first[: numbers[-1] if numbers else None] if is_list else beside.between


def _behind(beside: _Beside) -> frozenset[str]:
    """The words behind a number, up to the end of its clause."""
    text, end = beside.text, beside.end
    stop = next((i for i in range(end, len(text)) if text[i] in _ENDS), len(text))
    return frozenset(word for _, _, word in words_in(text[end:stop]))


def _is_noun(beside: _Beside) -> bool:
    """Whether a word stands behind an article or a preposition, as a verb does not: "against the plan"."""
    before = words_in(beside.text[: beside.sign.start])
    return bool(before) and before[-1][2] in beside.words.lists["before_nouns"]


def _is_attribute(beside: _Beside) -> bool:
    """Whether a word is a noun, or describes who are counted: "the plans cost 600", "the promised 600"."""
    return beside.sign.kind == "direct" and " " not in beside.sign.word and _is_noun(beside)


def _is_followed(beside: _Beside) -> bool:
    """Whether a clause goes on behind what a word opens: "trying to leave, he found 64".

    An infinitive has no verb that tells more; "whether" and "who" have one, and the clause has another.
    """
    words, row = beside.words, beside.row
    if len(row) >= _SHORTEST and row[0] in words.lists["infinitive"]:
        # A participle may belong to a noun, but for one right before the number.
        return is_verb(row[-1], words.lexicon) or not words.lists["finite"].isdisjoint(row[2:])
    before = {word for _, _, word in words_in(beside.text[: beside.sign.start])[-2:]}
    is_condition = beside.sign.kind == "conditions"
    is_inner = is_condition or not words.lists["relatives"].isdisjoint(before)
    return is_inner and _clauses(row, words.lexicon) > is_condition


def _clauses(row: list[str], words: Lexicon) -> int:
    """How many verbs a row of words has, each with its auxiliaries: "was safe found" has two."""
    helping = words.auxiliaries | words.copulas
    marks = ["a" if w in helping else "v" if is_verb(w, words) else " " for w in row]
    return len(re.findall("a*v|a+", "".join(marks)))


def _is_unlinked(beside: _Beside) -> bool:
    """Whether a verb that takes a clause has none here: "denied 600", "kept 600 from" have one."""
    lists = beside.words.lists
    has_links = beside.sign.kind == "verbs" and bool(lists["links"])
    return has_links and lists["links"].isdisjoint(beside.row) and lists["behind"].isdisjoint(_behind(beside))


def _is_comparator(beside: _Beside) -> bool:
    return beside.sign.kind == "negation" and beside.is_bounded and len(beside.row) <= _COMPARED


def _is_other_verb(beside: _Beside) -> bool:
    """Whether a verb behind a number says no more of it: only "600 failed to come" and "600 failed." do."""
    text, end, lists = beside.text, beside.sign.end, beside.words.lists
    if beside.sign.kind != "verbs" or not lists["links"]:
        return False
    row = words_in(text[end : end + _LEADING])
    is_last = not row or not text[end : end + row[0][0]].isspace()
    return _is_noun(beside) or not (is_last or row[0][2] in lists["links"] | lists["behind"])


# What keeps a sign from holding of a number behind or before it.
_BEFORE: tuple[Callable[[_Beside], bool], ...] = (
    _is_parted, _is_attribute, _is_followed, _is_unlinked, _is_comparator,
)  # fmt: skip
_BEHIND: tuple[Callable[[_Beside], bool], ...] = (
    lambda beside: beside.sign.start < beside.end or beside.sign.kind == "direct",
    lambda beside: beside.sign.word.lower() in beside.words.lists["apart"],
    _is_other_verb,
    _is_parted,
)


def choice(text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    """What joins the things of which one is told of a number, then their words and events; empty for none.

    600 who "were killed or injured" were not all killed.
    """
    words, row = moods(language), folded(text)
    joins = list(words.finds("either", row))
    low, high = (
        start - next(_STRETCH.finditer(row[:start][::-1])).end(),
        next(_STRETCH.finditer(row, end)).end(),
    )
    near = [(a, b) for a, b in joins if low <= a < start or end <= a < high]
    events = words.lexicon.events
    if words.lexicon.glued:
        named = {name for word, name in events.items() if word in row[low:high]}
        return (row[slice(*near[0])], *sorted(named)) if near and len(named) > 1 else ()
    for a, b in sorted(near, key=lambda span: (span[0] < start, abs(span[0] - start))):
        if not _joins_numbers(row, a, b, words.lexicon):
            told = (*_listed(row[:a].rstrip(" /"), words.lexicon), *_named(row[b:], words.lexicon))
            return (row[a:b], *told, *sorted({events[word] for word in told if word in events}))
    return ()


def _joins_numbers(row: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether a join is a part of a number or its comparator: "two or three", "600 or more"."""
    around = (*tokens(row[:start])[-1:], *tokens(row[end:])[:1])
    behind = " ".join(token.lower for token in tokens(row[start:])[:_SIDE]) + " "
    return any(behind.startswith(f"{phrase} ") for phrase in words.behind) or any(
        token.is_number or token.lower in words.numerals or token.lower == "not" for token in around
    )


def _listed(before: str, words: Lexicon) -> Iterator[str]:
    """What happened by any word right before a join; the last word, and those that commas part from it."""
    row = words_in(before)
    if row and row[-1][2] in words.ands:
        before = before[: row.pop()[0]].rstrip()
    yield from (word for _, _, word in row[-_SIDE - 1 :] if word in words.events)
    if listed := _LISTED.search(before):
        yield from (word for _, _, word in words_in(listed[0]))


def _named(behind: str, words: Lexicon) -> Iterator[str]:
    """The words behind a join, up to the next that tells nothing by itself."""
    few = _FEW_WORDS.match(behind)
    row = dropwhile(words.fillers.__contains__, (word for _, _, word in words_in(few[0] if few else "")))
    return takewhile(lambda word: word not in words.fillers, row)
