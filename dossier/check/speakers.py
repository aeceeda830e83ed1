"""Who asserts a claim, and who carried it, against what the sentence there names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from unicodedata import east_asian_width

from dossier.derive.located import Located, Places, around
from dossier.language.lexicon import lexicon
from dossier.language.stems import stem
from dossier.language.tokens import tokens, words_of
from dossier.model.content import Attribution, Claim, Dossier, Source
from dossier.model.same_text import normal
from dossier.problems import Code, Problem

# The words of a name without their endings.
Name = tuple[str, ...]
# For each actor, the names and titles that texts use for it.
Names = Mapping[str, tuple[str, ...]]

# In letters. A shorter word may begin another by chance: "UN" begins "unconditional". A syllable of Hangul
# says more than a letter.
_SHORTEST = 4
_SHORTEST_SYLLABLES = 2


def names_of(dossier: Dossier) -> Names:
    """The names, aliases and titles by which each actor can be named."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for claim in dossier.claims.values():
        for reading in claim.readings:
            if reading.field == "office" and isinstance(reading.value, str):
                titles[reading.entity].add(reading.value)
    actors = (entity for entity in dossier.entities.values() if entity.kind == "actors")
    return {actor.id: (actor.name, *actor.aliases, *sorted(titles[actor.id])) for actor in actors}


@lru_cache(maxsize=10_000)
def stems(text: str, language: str) -> Name:
    """The words of a text without their endings, but for those in capitals: "UN" is not "un"."""
    return tuple([word if word.isupper() else stem(word, language) for word in words_of(normal(text))])


def unnamed_speakers(
    claim: Claim, place: Located, places: Places, source: Source, names: Names
) -> Iterator[Problem]:
    """The claim's sentence names who asserts and carries it, or has a pronoun that a neighbour explains."""
    wanted = [attribution for attribution in (*claim.by, *claim.via) if attribution.actor in names]
    language = source.language
    sentence = stems(place.sentence, language) if wanted else ()
    for attribution in wanted:
        if _is_named(attribution, sentence, names, language):
            continue
        if not _is_named(attribution, _beside(claim, place, places, language), names, language):
            message = f"the sentence of '{claim.ref.claim}' does not name '{attribution.actor}'"
            yield Problem(Code.UNNAMED_SPEAKER, attribution.at, message, _hint(sentence, names, language))


def _beside(claim: Claim, place: Located, places: Places, language: str) -> Name:
    """The sentence with its neighbours; nothing, where they cannot name who speaks.

    They can where the sentence has a pronoun, where it quotes, and in languages whose pronouns are unknown.
    """
    pronouns = lexicon(language).pronouns
    has_pronoun = not pronouns.isdisjoint(token.lower for token in tokens(place.sentence))
    may_mean = has_pronoun or not pronouns or claim.quote is not None
    return stems(around(place, places), language) if may_mean else ()


def _is_named(attribution: Attribution, words: Name, names: Names, language: str) -> bool:
    return _names(words, (*names[attribution.actor], attribution.words), language)


def _names(words: Name, wanted: Iterable[str], language: str) -> bool:
    return any(_stands(name, words) for text in wanted if (name := stems(text, language)))


def _stands(name: Name, words: Name) -> bool:
    """Whether the words of a name follow each other there, whatever their endings: Korea, Korean."""
    first, rest = name[0], name[1:]
    starts = (i for i in range(len(words) - len(rest)) if _same(first, words[i]))
    return any(all(map(_same, rest, words[i + 1 :])) for i in starts)


def _same(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        is_syllabic = east_asian_width(one[0]) == "W"
        shortest = _SHORTEST_SYLLABLES if is_syllabic else _SHORTEST
        return one == other or min(len(one), len(other)) >= shortest
    return False


def _hint(sentence: Name, names: Names, language: str) -> str:
    actors = sorted(actor for actor in names if _names(sentence, names[actor], language))
    listed = ", ".join(f"'{actor}'" for actor in actors)
    there = f"it names {listed}" if actors else "it names no actor of this dossier"
    return f"{there}; mend 'by:' or 'via:', add an alias, or give the source's 'words:' for the actor"
