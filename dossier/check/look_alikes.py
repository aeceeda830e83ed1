"""Names whose letters look like others: readers take them for a name that they are not."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from dossier.derive.amounts import plain
from dossier.derive.catalogue import Catalogue
from dossier.derive.walk import curated
from dossier.language.confusables import skeleton
from dossier.model.content import Dossier, Entity, Source
from dossier.model.same_text import fold, normal
from dossier.problems import Code, Location, Problem

# Scripts that share the shapes of letters; Japanese and Korean mix others, which nobody takes for each other.
_SCRIPTS = {
    script: regex.compile(rf"\p{{Script={script}}}")
    for script in ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Lisu")
}
_OTHER = regex.compile("|".join(letter.pattern for name, letter in _SCRIPTS.items() if name != "Latin"))
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Letters of formulas, which stand beside others: an angle, a share, micrometres.
_SYMBOLS = frozenset("αβγδεθλμπρστφχψωΔΣΩ")
# "AI" and "Al" are two honest names, and so are "Phase 1" and "Phase I".
_SHORTEST = 3
_HINT = "write it with the letters of that name, or give it another name"


class _Name(NamedTuple):
    """A name that an entity bears, its id included."""

    text: str
    id: str
    at: Location


def scripts_of(word: str) -> tuple[str, ...]:
    """The scripts with letters that look alike of which a word has any."""
    if word.isascii():
        return ("Latin",) if any(map(str.isalpha, word)) else ()
    return tuple(script for script, letter in _SCRIPTS.items() if letter.search(word))


def mixed_words(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words whose letters are of several such scripts, with these scripts."""
    # Nearly all names are of one script.
    if text.isascii() or len(scripts_of(text)) < 2:
        return
    for word in _WORD.findall(text):
        scripts = scripts_of(word if len(word) > 2 else "".join(s for s in word if s not in _SYMBOLS))
        if len(scripts) > 1:
            yield word, scripts


def mixed_scripts(dossier: Dossier) -> Iterator[Problem]:
    """No word of a name mixes scripts whose letters look alike."""
    names = ((name, entity.at) for entity in dossier.entities.values() for name in _names(entity))
    printed = (pair for source in dossier.sources.values() for pair in _printed_names(source))
    for name, at in (*names, *printed):
        for word, scripts in mixed_words(name):
            message = f"'{word}' has letters of {' and '.join(scripts)}, which look alike"
            yield Problem(Code.MIXED_SCRIPTS, at, message, "write it with the letters of one script")


def alike_names(dossier: Dossier) -> Iterator[Problem]:
    """No name of an entity looks like that of another, in the letters of another script or of its own."""
    by_look: dict[str, dict[str, _Name]] = {}
    for entity in dossier.entities.values():
        for name in _names_and_id(entity):
            bearer = _Name(name, entity.id, entity.at)
            looks = dict.fromkeys(map(skeleton, (name, name.casefold(), name.upper())))
            alike = (other for look in looks for other in by_look.get(look, {}).values())
            other = next((one for one in alike if one.id != bearer.id and _is_alike(bearer, one)), None)
            if other:
                message = f"'{name}'{_of(name)} looks like '{other.text}'{_of(other.text)} of '{other.id}'"
                yield Problem(Code.LOOK_ALIKE, entity.at, message, _HINT)
            for look in looks:
                by_look.setdefault(look, {}).setdefault(name, bearer)


def alike_words(catalogue: Catalogue) -> Iterator[Problem]:
    """No word of a text looks like that of a name in the letters of another script."""
    dossier, memo = catalogue.dossier, catalogue.memo
    names, by_look = dict[str, str](), dict[str, str]()
    for entity in dossier.entities.values():
        for word in (word for name in _names(entity) for word in _words(name)):
            names.setdefault(word, entity.id)
            by_look.setdefault(skeleton(word), word)
    # Most texts are Latin, and so are all names that look so.
    is_latin = not any(_OTHER.search(word) and not _OTHER.search(look) for look, word in by_look.items())
    words = [*_foreign_words(((s.text, s.at) for s in curated(dossier)), is_latin)]
    for source in dossier.sources.values():
        key = ("words", is_latin, catalogue.versions[source.id])
        words += memo.value(key, lambda: tuple(_foreign_words(_texts(source), is_latin)))  # noqa: B023
    for word, at in words:
        other = by_look.get(skeleton(word), word) if word not in names else word
        if other != word and scripts_of(word) != scripts_of(other):
            message = f"'{word}'{_of(word)} looks like '{other}'{_of(other)} of '{names[other]}'"
            yield Problem(Code.LOOK_ALIKE, at, message, _HINT)


def _foreign_words(texts: Iterable[tuple[str, Location]], is_latin: bool) -> Iterator[tuple[str, Location]]:
    """The words of texts, each once in a text; only of those that are not Latin, where all names are."""
    for text, at in texts:
        if not is_latin or (not text.isascii() and _OTHER.search(text)):
            yield from ((word, at) for word in dict.fromkeys(_words(text)))


def _is_alike(one: _Name, other: _Name) -> bool:
    """Whether one look is of different scripts, or of long words of one."""
    if fold(one.text) == fold(other.text):
        # That is said as one name of two.
        return False
    if scripts_of(one.text) != scripts_of(other.text):
        return True
    pairs = zip(one.text.split(), other.text.split(), strict=False)
    words = (word for pair in pairs if pair[0] != pair[1] for word in pair)
    is_long = all(len(word) >= _SHORTEST and not word.isdecimal() for word in words)
    return is_long and skeleton(one.text) == skeleton(other.text)


def _of(text: str) -> str:
    """The scripts of a text, which nobody sees."""
    scripts = scripts_of(text)
    return f" ({' and '.join(scripts)})" if scripts else ""


def _words(text: str) -> Iterable[str]:
    return (word for word in _WORD.findall(normal(text)) if len(word) >= _SHORTEST)


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _names_and_id(entity: Entity) -> Iterable[str]:
    """The names of an entity, and the words of its id where these are another name."""
    names, id = _names(entity), entity.id.replace("-", " ")
    return dict.fromkeys(names if fold(id) in map(fold, names) else (*names, id))


def _printed_names(source: Source) -> Iterator[tuple[str, Location]]:
    """Names of a work, of who made it, and of who speaks in it."""
    yield from ((name, source.at) for name in (source.title, source.publisher, *source.author))
    for claim in source.claims:
        yield from ((one.role, one.at) for one in (*claim.by, *claim.via))


def _texts(source: Source) -> Iterator[tuple[str, Location]]:
    for claim in source.claims:
        yield from ((plain(text), claim.at) for text in (claim.says, claim.note) if text)
    yield from _printed_names(source)


RULES = (alike_names,)
CATALOGUE_RULES = (alike_words,)
FILE_RULES = (mixed_scripts,)
