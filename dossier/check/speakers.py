"""Who asserts a claim, and who carried it, against what the sentence there names."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from dossier.check.language.lexicon import lexicon, stem
from dossier.check.language.tokens import tokens, words_of
from dossier.check.located import Located, Places, around
from dossier.check.matching import normal
from dossier.model.content import Attribution, Claim, Dossier, Source
from dossier.problems import Code, Problem

# For each actor: its names, the heads of its titles, as stems of words.
Name = tuple[str, ...]
Names = Mapping[str, frozenset[Name]]

# Below this a word that another begins with is another word: UN, unconditional.
_SHORTEST = 4


def names_of(dossier: Dossier) -> Names:
    """The names, aliases and titles by which each actor can be named."""
    titles: dict[str, set[str]] = {}
    for claim in dossier.claims.values():
        for reading in claim.readings:
            if reading.field == "office" and isinstance(reading.value, str):
                titles.setdefault(reading.entity, set()).add(reading.value)
    language = dossier.settings.language
    return {
        entity.id: frozenset(
            name
            for words in (entity.name, *entity.aliases, *titles.get(entity.id, ()))
            if (name := stems(words, language))
        )
        for entity in dossier.entities.values()
        if entity.kind == "actors"
    }


@lru_cache(maxsize=10_000)
def stems(text: str, language: str) -> Name:
    """The words of a text without their endings; what stands in capitals keeps them: UN, Kim Jong Un."""
    found = words_of(normal(text))
    return tuple([word if word.isupper() else stem(word, language) for word in found])


def unnamed_speakers(
    claim: Claim, place: Located, places: Places, source: Source, names: Names
) -> Iterator[Problem]:
    """Who asserts or carries a claim is named in its sentence, or a neighbour names whom a pronoun means."""
    wanted = [attribution for attribution in (*claim.by, *claim.via) if attribution.actor in names]
    sentence = stems(place.sentence, source.language) if wanted else ()
    for attribution in wanted:
        if not (
            _is_named(attribution, sentence, names, source.language)
            or _is_meant(attribution, place, places, names, source.language)
        ):
            message = f"the sentence of '{claim.ref.claim}' does not name '{attribution.actor}'"
            yield Problem(Code.UNNAMED_SPEAKER, attribution.at, message, _hint(sentence, names))


def _is_meant(attribution: Attribution, place: Located, places: Places, names: Names, language: str) -> bool:
    """Whether there is a pronoun, and a neighbour that names who it may be."""
    if lexicon(language).pronouns.isdisjoint(token.lower for token in tokens(place.sentence)):
        return False
    return _is_named(attribution, stems(around(place, places), language), names, language)


def _is_named(attribution: Attribution, words: Name, names: Names, language: str) -> bool:
    wanted = names[attribution.actor]
    return any(_stands(name, words) for name in (*wanted, stems(attribution.words, language)) if name)


def _stands(name: Name, words: Name) -> bool:
    """Whether the words of a name follow each other there, whatever their endings: Korea, Korean."""
    first, rest = name[0], name[1:]
    starts = (i for i in range(len(words) - len(rest)) if _same(first, words[i]))
    return any(all(map(_same, rest, words[i + 1 :])) for i in starts)


def _same(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return one == other or min(len(one), len(other)) >= _SHORTEST
    return False


def _hint(sentence: Name, names: Names) -> str:
    found = sorted(actor for actor, known in names.items() if any(_stands(name, sentence) for name in known))
    there = f"it names {_listed(found)}" if found else "it names no actor of this dossier"
    return f"{there}; mend 'by:' or 'via:', add an alias, or give the source's 'words:' for the actor"


def _listed(found: Iterable[str]) -> str:
    return ", ".join(f"'{actor}'" for actor in found)
