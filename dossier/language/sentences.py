"""Where sentences end.

``sentencex`` knows that in some three hundred languages, with their quotation marks. ``sentences.yml`` has
the abbreviations that it lacks; it is given brackets, ellipses and the marks of more scripts as plain stops.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import sentencex

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.lexicon import lexicon

_STOPS = frozenset(".!?")
# Marks with the Unicode property Sentence_Terminal of scripts that are written today, and the ellipsis.
_OTHERS = frozenset("…։؝؞؟۔܀܁܂߹।॥၊။።፧፨᙮។៕᠃᠉᥄᥅᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉。꓿꘎꘏꛳꛷꡶꡷꣎꣏꧈꧉꩝꩞꩟꫰꫱꯫︒﹒﹖﹗！．？｡།༎")
_MARKS = _STOPS | _OTHERS
_ENDS = tuple(_MARKS)
_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")
_OTHER_SPACE = re.compile(r"[^\S\n\t ]")
_CLOSING = "\"'”’“‘»«›‹)]」』）］】〕》〉״"
_OPENING = "\"'“‘„‚«‹»›([「『（［【〔《〈¿¡״"
_BRACKETS = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【", "〕": "〔"}
# Writing without spaces: there a mark needs none behind it.
_UNSPACED = frozenset("。．｡！？…་།༎")
# Writing without marks: there only a citation shows that a sentence has ended.
_UNMARKED = frozenset({"th", "lo"})

# Words by their last letters: most texts end in none, and to compare each takes longer.
Endings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language before and behind a full stop, as ``sentences.yml`` explains them."""

    never: Endings
    closing: Endings
    clock: Endings
    starters: frozenset[str] = frozenset()
    leading: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def _words(language: str) -> _Words:
    lists = read_data("sentences.yml").get(primary(language), {})
    never, closing, starters, leading = (
        tuple(word.strip() for word in lists[key].split(",")) if key in lists else ()
        for key in ("never", "closing", "starters", "leading")
    )
    return _Words(
        _endings(never), _endings(closing), _endings(_clock(language)), frozenset(starters), leading
    )


def _endings(words: Iterable[str]) -> Endings:
    by_last = defaultdict[str, list[str]](list)
    for word in words:
        by_last[word[-1:]].append(word)
    # Which of the two small sigmas a capital becomes, depends on what stands before it.
    by_last["σ"] += by_last.pop("ς", [])
    return {letter: tuple(listed) for letter, listed in by_last.items()}


def is_ended(text: str, language: str = "") -> bool:
    """Whether the text ends as a sentence does; an abbreviation may end so, too."""
    return text.rstrip(_CLOSING).endswith(_ENDS) or primary(language) in _UNMARKED


def sentence_starts(text: str, language: str) -> list[int]:
    """The offsets at which sentences begin, in a language given as a BCP 47 tag."""
    plain = _with_plain_stops(text, language)
    starts = [len(text) - len(text.lstrip())]
    for boundary in sentencex.get_sentence_boundaries(primary(language), plain)[1:]:
        start = boundary["start_index"]
        words = plain[start:].lstrip()
        before = plain[:start].rstrip()
        if words and (plain[start - 1].isspace() or before.endswith(_ENDS)):
            place = _with_opening(text, len(text) - len(words))
            if place > starts[-1] and _begins(text, starts[-1], len(before), place, language):
                starts.append(place)
    return starts


def _with_plain_stops(text: str, language: str) -> str:
    """The text as sentencex is to see it, letter for letter as long: what ends a sentence is a plain stop."""
    signs = dict[int, str]()
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        closed = text[at + 1 : at + 2]
        behind = text[at + 1 :].lstrip(_CLOSING)
        following = behind.lstrip()
        is_apart = behind[:1].isspace()
        if not following or not (is_apart or sign in _UNSPACED) or _is_small(following):
            continue
        if sign in _OTHERS:
            signs[at] = "?" if is_apart else "。"
        elif sign == "." and _may_end(text[:at], following, language):
            signs[at] = "?"
        opening = text.rfind(_BRACKETS[closed], 0, at) if closed in _BRACKETS else -1
        if opening >= 0:
            signs[opening] = signs[at + 1] = " "
    pieces, end = [], 0
    for at in sorted(signs):
        pieces += [text[end:at], signs[at]]
        end = at + 1
    # Between a capital and a full stop, sentencex dies of any other space.
    return _OTHER_SPACE.sub(" ", "".join((*pieces, text[end:])))


def _may_end(before: str, following: str, language: str) -> bool:
    """Whether a full stop that sentencex might take for an abbreviation's can be an end."""
    words = _words(language)
    is_closed = _last_is(before, words.closing) or _last_is(before, words.clock)
    return (is_closed or _starts(following, before, words)) and not _last_is(before, words.never)


def _begins(text: str, start: int, end: int, place: int, language: str) -> bool:
    """Whether a sentence begins at ``place``, behind one from ``start`` to ``end``."""
    before, following, words = text[start : end - 1], text[place:], _words(language)
    if text[end - 1] != ".":
        return not _is_small(following)
    if _is_small(following):
        # A name may begin with a small letter; so do words behind an abbreviation, and behind ” in one.
        last = _last(before)
        return bool(words.starters) and last.isalpha() and len(last) > 3 and not _last_is(before, words.never)
    if _last_is(before, words.never):
        return False
    if _last_is(before, words.clock):
        return _starts(following, before, words) or _first(before) not in words.leading
    if _is_short(before) and not _last_is(before, words.closing):
        return _starts(following, before, words)
    return True


def _starts(following: str, before: str, words: _Words) -> bool:
    """Whether the next word begins a sentence; behind an initial, a word of two letters may be a name."""
    first = following.lstrip(_OPENING)
    lengths = _lengths(words.starters).get(first[:1].lower()[:1], ())
    is_starter = any(_is_word(first, length, words.starters) for length in lengths)
    return is_starter and (len(_last(before)) > 1 or len(_first(first)) > 2)


@lru_cache(maxsize=64)
def _lengths(words: frozenset[str]) -> dict[str, frozenset[int]]:
    """How many letters words have, by the first: most words of a text begin as few of them do."""
    return {first: frozenset(len(w) for w in words if w[0] == first) for first in {w[0] for w in words}}


def _is_word(text: str, length: int, words: frozenset[str]) -> bool:
    """Whether so many letters at the beginning of a text are one of the words."""
    behind = text[length : length + 1]
    # "In-Su" is a name.
    return not behind.isalnum() and behind != "-" and text[:length].lower() in words


def _last_is(before: str, words: Endings) -> bool:
    """Whether the text ends in one of the words or phrases."""
    listed = words.get(before[-1:].lower()[-1:].replace("ς", "σ"), ())
    ending = before.lower() if listed else ""
    # With all words at once this is many times faster.
    return ending.endswith(listed) and any(
        ending.endswith(word) and not ending[: len(ending) - len(word)][-1:].isalnum() for word in listed
    )


def _is_short(before: str) -> bool:
    """Whether the last word is an initial, or has stops inside, as abbreviations have."""
    last = _last(before)
    return "." in last or (len(last) == 1 and last.upper() != last.lower())


def _clock(language: str) -> tuple[str, ...]:
    words = lexicon(language)
    # "p.m" before its last stop.
    return tuple(word for word in (*words.clock, *words.halves_behind) if "." in word[:-1])


def _last(text: str) -> str:
    return text.rsplit(None, 1)[-1].lstrip(_OPENING) if text.strip() else ""


def _first(text: str) -> str:
    return text.split(None, 1)[0].strip(_OPENING + _CLOSING + ",").lower() if text.strip() else ""


def _with_opening(text: str, place: int) -> int:
    """The place, or that of the signs that open directly before it."""
    while place and text[place - 1] in _BRACKETS.values():
        place -= 1
    return place


def _is_small(text: str) -> bool:
    # Georgian letters are small ones that have no capital at the beginning of a sentence.
    first = text.lstrip(_OPENING)[:1]
    return first.islower() and first.title() != first
