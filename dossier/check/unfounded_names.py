"""Names in what a claim says that neither its source nor anything that the claim names has.

Read only where source and dossier have one language, whose names alone have capitals: a translated name has
other letters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from dossier.derive.amounts import plain
from dossier.derive.located import Places, text_of
from dossier.language.calendars import calendar
from dossier.language.cldr import primary
from dossier.language.lexicon import lexicon
from dossier.language.number_data import number_data
from dossier.language.phrases import length_from
from dossier.language.speech import Speech, speech, units
from dossier.language.stems import stem
from dossier.language.tokens import tokens
from dossier.model.content import Claim, Dossier, Source
from dossier.model.same_text import fold, normal
from dossier.model.text import Link, Part, Text
from dossier.problems import Code, Problem

# A shorter word may begin another by chance.
_SHORTEST = 4
# What may stand beside a word and belongs to none, and what may follow one.
_SIGNS, _ENDS = ".,;:!?()[]\"'", (" ", ", ", ". ")
# What takes the place of a name, and words that would grow together with it.
_NAME, _GLUED = "\0", re.compile("[\\w-]\0|\0[\\w-]")


def unfounded_names(claim: Claim, places: Places, source: Source, dossier: Dossier) -> Iterator[Problem]:
    """Each name of what the claim says stands in the source, or names what the claim is about."""
    language = dossier.settings.language
    data = speech(language)
    if not data or not data.has_names or primary(language) != primary(source.language):
        return
    # Most names are those of what a claim links, or stand in the article as they are; to part texts into
    # words takes a while.
    if _names_links_alone(claim.says, dossier):
        return
    says, linked = normal(plain(claim.says)), normal(" ".join(_of_claim(claim, dossier)))
    if _are_among(says, linked):
        return
    named_by = unit_words(linked)
    names = [run for run in _names(says, data, language) if _missing(run, named_by, data, language)]
    names = [run for run in names if not _stand_alone(run, text_of(places))]
    there = _words(places, source.title, source.publisher, *source.author) if names else ()
    for run in names:
        if not _word_set(there).issuperset(run) and (
            strange := _strange(run, there, named_by, data, language)
        ):
            message = f"'{strange}' in '{claim.ref.claim}' stands nowhere in '{source.id}'"
            hint = "take the source's name, or link what is meant"
            yield Problem(Code.UNFOUNDED_NAME, claim.at, message, hint)


def _names_links_alone(says: Text, dossier: Dossier) -> bool:
    """Whether all words with capitals but the first are links by the name of what they lead to."""
    text = "".join([_NAME if _is_by_name(part, dossier) else plain((part,)) for part in says])
    first, _, others = text.partition(" ")
    is_plain = text.isascii() and others.islower() and (first == _NAME or first.isalpha())
    return is_plain and not _GLUED.search(text)


def _is_by_name(part: Part, dossier: Dossier) -> bool:
    if (
        not isinstance(part, Link)
        or part.label
        or not part.target.isascii()
        or part.target in dossier.sources
    ):
        return False
    # An id is no name.
    return fold(part.target) not in dossier.entities and bool(dossier.resolve(part.target))


def _are_among(says: str, linked: str) -> bool:
    """Whether all words with capitals but the first are those of another text, as far as a look tells."""
    first, *others = says.split(" ")
    words = {_bare(word) for word in others if not word.islower() and any(map(str.isupper, word))}
    return first.isalpha() and all(map(str.isalpha, words)) and words.issubset(map(_bare, linked.split(" ")))


def _bare(word: str) -> str:
    return word.strip(_SIGNS)


def _stand_alone(run: tuple[str, ...], text: str) -> bool:
    """Whether each word of a name stands between spaces there."""
    return all(any(f" {word}{sign}" in text for sign in _ENDS) for word in run)


def _names(says: str, data: Speech, language: str) -> Iterator[tuple[str, ...]]:
    """Runs of words with capitals, but for the first word of a sentence, months, weekdays and titles."""
    run: list[str] = []
    dates = calendar(language)
    begins = True
    yield from ((name,) for name in _with_digits(says) if not _is_money(name, language))
    says = _without_money(says, language)
    for unit in units(says):
        word = says[unit.start : unit.end]
        is_name = (
            word[0].isupper()
            and len(word) > 1
            and word.casefold() not in dates.months
            and word.casefold() not in dates.weekdays
        )
        if is_name and not begins and not data.has("offices", unit.lower):
            run.append(word)
        elif run:
            yield tuple(run)
            run = []
        begins = unit.lower in ".!?:" or (begins and not word[0].isalnum())
    if run:
        yield tuple(run)


def _with_digits(text: str) -> Iterator[str]:
    """The names that end in digits, without their hyphen: "K9", "Covid-19"."""
    row = units(text)
    for i in range(1, len(row)):
        is_joined = row[i - 1].lower == "-" and i > 1 and row[i - 1].start == row[i - 2].end
        name = row[i - 2] if is_joined else row[i - 1]
        if row[i].start == row[i - 1].end and row[i].lower.isdecimal() and text[name.start].isupper():
            yield text[name.start : name.end] + row[i].lower


def _without_money(text: str, language: str) -> str:
    """The text with currencies in small letters: of "Hong Kong dollars", nothing is a name."""
    row, named, firsts = tokens(text), number_data(language).currencies, _money_firsts(language)
    for i in (i for i, token in enumerate(row) if token.lower.replace("’", "'") in firsts):
        length = length_from(row, i, named)
        start, end = row[i].start, row[i + length - 1].end
        text = text[:start] + text[start:end].lower() + text[end:] if length > 1 else text
    return text


@lru_cache(maxsize=64)
def _money_firsts(language: str) -> frozenset[str]:
    """The words with which the names of currencies begin that have several."""
    return frozenset(name.partition(" ")[0] for name in number_data(language).currencies if " " in name)


def _is_money(name: str, language: str) -> bool:
    letters = name.rstrip("0123456789").casefold()
    return letters in number_data(language).currencies or letters in lexicon(language).currencies


def _words(places: Places, *head: str) -> tuple[str, ...]:
    return unit_words(" ".join((*(place.text for place in places.values()), normal(" ".join(head)))))


@lru_cache(maxsize=256)
def _word_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=256)
def unit_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written."""
    alone = (text[unit.start : unit.end] for unit in units(text) if unit.lower[0].isalnum())
    return (*alone, *_with_digits(text))


def _of_claim(claim: Claim, dossier: Dossier) -> Iterator[str]:
    """The names of all that a claim links, is about, sets, or comes from."""
    linked = [id for part in claim.says if isinstance(part, Link) for id in dossier.resolve(part.target)]
    values = [str(reading.value) for reading in claim.readings]
    ids = [*linked, *claim.subjects, *values, *(a.actor for a in (*claim.by, *claim.via))]
    for id in dict.fromkeys(ids):
        entity, seen = dossier.entities.get(id), set[str]()
        # A circle is reported by another rule; here it only must not loop.
        while entity and entity.id not in seen:
            yield from (entity.name, *entity.aliases)
            seen.add(entity.id)
            entity = dossier.entities.get(entity.part_of.id) if entity.part_of else None
        if id in dossier.sources:
            yield dossier.sources[id].title
    yield from values
    for attribution in (*claim.by, *claim.via):
        yield from (attribution.role, attribution.words)


def _strange(
    run: tuple[str, ...], there: tuple[str, ...], named_by: tuple[str, ...], data: Speech, language: str
) -> str:
    """The first word of a name that stands nowhere; empty if all do, or its initials do."""
    initials = "".join(word[0] for word in run)
    if len(run) > 1 and initials in there:
        return ""
    for word in _missing(_missing(run, named_by, data, language), there, data, language):
        if not (word.isupper() and _has_initials(word, (*there, *named_by))):
            return word
    return ""


def _missing(run: tuple[str, ...], words: tuple[str, ...], data: Speech, language: str) -> tuple[str, ...]:
    """Those of a name that none of the words is, whatever their endings."""
    index = _by_beginning(words, language)
    return tuple(word for word in run if not _stands(word, index, data, language))


@lru_cache(maxsize=1024)  # all claims of a source are compared with its words
def _by_beginning(words: tuple[str, ...], language: str) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for word in set(words):
        folded = word.casefold()
        index.setdefault(folded[:_SHORTEST], set()).add(folded)
        index.setdefault(stem(word, language)[:_SHORTEST], set()).add(folded)
    return index


def _stands(word: str, index: dict[str, set[str]], data: Speech, language: str) -> bool:
    folded = word.casefold()
    near = index.get(folded[:_SHORTEST], set()) | index.get(stem(word, language)[:_SHORTEST], set())
    if any(
        stem(word, language) == stem(other, language) or _is_demonym(folded, other, data) for other in near
    ):
        return True
    pairs = {pair for pair in data.parts["nationalities"] if folded in pair.split(": ")}
    others = {other for pair in pairs for other in pair.split(": ")}
    return any(other in index.get(other[:_SHORTEST], ()) for other in others)


def _is_demonym(one: str, other: str, data: Speech) -> bool:
    """Whether two words are one name and its adjective: Norway, Norwegian."""
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    ends = {one[shared:], other[shared:]}
    return shared >= _SHORTEST and all(
        not end or end in data.parts["demonyms"] for end in ends - {"a", "e", "y", "ay", "o"}
    )


def _has_initials(word: str, words: tuple[str, ...]) -> bool:
    initials = "".join(other[0] for other in words if other[0].isupper())
    return word in initials
