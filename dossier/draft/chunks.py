"""The phrases of a clause in a language of free order, and which of them may be its subject by their form.

Where the order of words does not tell who does something, articles, adjectives and the gender of a noun do.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.draft.masked import is_name
from dossier.draft.phrases import Run, Sentence

# In words: a bracket behind a name is no longer.
_BRACKET = 8


class Chunk(NamedTuple):
    """Words that belong together; whether they may be a subject, and whether they name somebody alone."""

    run: Run
    is_subject: bool
    is_pronoun: bool = False


def chunks(there: Sentence, first: int, end: int, is_plain: bool = False) -> Iterator[Chunk]:
    """The phrases with a noun or a pronoun between two places, in their order; plain: without attributes."""
    k = first
    while k < end:
        chunk = _chunk(there, k, end, is_plain)
        if chunk:
            yield chunk
            k = chunk.run.end
        else:
            k = _behind_bracket(there, k, end) + 1


def subject_in(there: Sentence, first: int, end: int) -> Run | None:
    """The first words there that may be a subject; behind a name, what looks like its genitive may be it."""
    row = [*chunks(there, first, end), *chunks(there, first, end, is_plain=True)]
    return next((chunk.run for chunk in row if chunk.is_subject), None)


def noun_at(there: Sentence, k: int, end: int) -> Run | None:
    """The words with a noun that begin there, behind an article and what is between them; else nothing."""
    return _noun(there, k, end) if k < end else None


def _chunk(there: Sentence, k: int, end: int, is_plain: bool) -> Chunk | None:
    if there.has("persons", k):
        return Chunk(Run(k, k + 1), True, is_pronoun=True)
    opens = there.has("prepositions", k) and not _is_name_particle(there, k)
    noun = _noun(there, k + opens, end, is_plain)
    if noun is None:
        return None
    if opens:
        return Chunk(Run(k, noun.end), False)
    return Chunk(noun, is_nominative(there, noun))


def _is_name_particle(there: Sentence, k: int) -> bool:
    """Whether a preposition begins a name: "Von der Leyen"."""
    is_open = (
        k == 0
        and there.has("name_particles", k)
        and there.has("determiners", k + 1)
        and there.is_capital(k + 2)
    )
    return is_open and (there.has("auxiliaries", k + 3) or bool(there.reporting.stance(there.word(k + 3))))


def _noun(there: Sentence, k: int, end: int, is_plain: bool = False) -> Run | None:
    """A noun or a name with what stands before it, and what goes with it behind."""
    head = _head(there, k, end)
    if head is None:
        return None
    last = _names(there, head, end)
    # "Holm der Zeitung": behind a name without an article, another noun with one is somebody else.
    is_plain = is_plain or (last - k > 1 and k == head and there.has("determiners", last))
    while not is_plain and (further := _attribute(there, last, end)) > last:
        last = further
    return Run(k, last)


def _head(there: Sentence, k: int, end: int) -> int | None:
    """The first noun behind articles and adjectives."""
    first = k
    while k < end and there.has("determiners", k) and not (there.is_capital(k) and k > 0):
        k += 1
    has_article = k > first
    while k < end and _is_adjective(there, k, has_article):
        k += 1
    is_noun = there.is_capital(k) and not (k == 0 and _is_small(there, k))
    is_named = k < end and is_name(there.units[k]) and (k > first or there.has("prepositions", k - 1))
    return k if k < end and (is_noun or is_named) else None


def _is_small(there: Sentence, k: int) -> bool:
    """Whether a word has its capital only because it begins a sentence."""
    lists = ("determiners", "adverbs", "prepositions", "subordinators", "persons", "pronouns", "auxiliaries")
    return any(there.has(part, k) for part in lists) or there.ends(k, "adverb_endings")


def _is_adjective(there: Sentence, k: int, has_article: bool) -> bool:
    word = there.units[k].lower
    if word[0].isdigit():
        return True
    if k == 0 and there.is_capital(k):
        is_of_time = there.is_time(1) or there.has("times", 1)
        return there.is_capital(1) and (is_of_time or there.ends(k, "opening_adjectives"))
    if there.is_capital(k) or not word.isalpha():
        return False
    if any(there.has(part, k) for part in ("prepositions", "subordinators", "auxiliaries", "persons")):
        return False
    if there.has("adverbs", k) or there.reporting.stance(word):
        return has_article and there.has("adverbs", k)
    return there.ends(k, "adjective_endings")


def _names(there: Sentence, k: int, end: int) -> int:
    """Where the nouns and names end that begin there."""
    while k < end and _goes_on(there, k, end):
        k += 1
    return k


def _goes_on(there: Sentence, k: int, end: int) -> bool:
    if there.is_capital(k) or is_name(there.units[k]):
        return True
    if there.units[k].lower in (".", "-", "'", "/"):
        return not there.is_stop(k)
    is_small = there.has("name_particles", k) or (there.has("determiners", k) and _is_particle(there, k - 1))
    follows = next((j for j in range(k + 1, min(k + 3, end)) if there.is_capital(j)), None)
    return is_small and follows is not None and all(_is_particle(there, j) for j in range(k, follows))


def _is_particle(there: Sentence, k: int) -> bool:
    return there.has("name_particles", k) or (
        there.has("determiners", k) and there.has("name_particles", k - 1)
    )


def _attribute(there: Sentence, k: int, end: int) -> int:
    """Where a genitive, a second of two or a party in brackets ends that begins there."""
    if k >= end:
        return k
    behind = _behind_bracket(there, k, end)
    if behind > k:
        return behind + 1
    if there.has("genitives", k) or there.has("oblique_genitives", k) or there.has("joins", k):
        bare = there.has("joins", k) or there.units[k].lower not in there.reporting.parts["determiners"]
        noun = _noun(there, k + bare, end)
        return noun.end if noun else k
    return k


def _behind_bracket(there: Sentence, k: int, end: int) -> int:
    """The end of a bracket that begins there; the place itself where none does."""
    if there.units[k].lower != "(":
        return k
    return next((j for j in range(k, min(k + _BRACKET, end)) if there.units[j].lower == ")"), k)


def is_nominative(there: Sentence, run: Run) -> bool:
    """Whether words may be a subject: no time, and no form that only another case has."""
    head = _head(there, run.first, run.end)
    if head is None or there.has("oblique", run.first) or there.has("objects_of_speech", head):
        return False
    if all(there.is_time(k) or there.has("times", k) for k in range(head, run.end)):
        return False
    if there.has("two_cases", run.first):
        return not _is_of_another_case(there, run.first, head)
    has_adjective = head > run.first and not there.has("determiners", head - 1)
    is_bare = has_adjective and not there.has("determiners", run.first)
    return not (is_bare and there.ends(head - 1, "oblique_endings"))


def _is_of_another_case(there: Sentence, first: int, head: int) -> bool:
    """Whether an article of two cases is not that of a subject: "der neuen Zeitung", "der Zeitung"."""
    if head > first + 1 and there.ends(head - 1, "weak_endings"):
        return True
    return there.ends(head, "feminine")
