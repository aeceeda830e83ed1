"""Numbers that are told as no fact, or of one of several things, and taken for more than that."""

from collections.abc import Iterable
from itertools import takewhile

from dossier.language.amounts import Amount, amounts
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.moods import tells_openly
from dossier.language.stems import stem
from dossier.language.tokens import words_of
from dossier.language.wholes import is_verb

# In words: a verb so near before a number tells what was done with those who are counted.
_NEAREST = 3


def left_open(said: Amount, text: str, by: Iterable[Amount], language: str, compared: str) -> str:
    """The word by which none of the numbers tells what a text takes from them: "if", "denied", "or".

    Empty where one of them does, or where the text in a ``language`` leaves as much open. Words are compared
    only in the language ``compared``, if there is one.
    """
    words = [
        _opened(text, amount, language, compared) or _chosen(said, text, amount, compared) for amount in by
    ]
    return words[0] if words and all(words) else ""


def all_meant(said: Amount, text: str, by: Iterable[Amount], language: str) -> str:
    """The whole of which a source tells something of a part, and a claim of all; in words that differ."""
    words, by = lexicon(language), tuple(by)
    tells = bool(said.event) or any(is_verb(word, words) for word in said.counted)
    tells = tells or _is_subject(said, text, words)
    is_part = tells and not said.of_part and all(amount.of_part for amount in by)
    return by[0].quantity.text if is_part else ""


def other_deed(
    said: Amount, by: Iterable[Amount], there: Iterable[Amount], sentence: str, compared: str
) -> str:
    """What was done by a claim, where its source tells of something else: seals were "seen", not "sold".

    Words of a deed that belong to another number tell nothing of those that are meant.
    """
    words = lexicon(compared) if compared else Lexicon()
    deed = next((words.deeds[word] for word in said.counted[-1:] if word in words.deeds), "")
    own = [_deed(amount, sentence, words) for amount in by] if deed else []
    others = {_deed(amount, sentence, words) for amount in there} if deed else set()
    is_told = deed in {words.deeds.get(word, "") for word in words_of(sentence.casefold())}
    is_other = all(own) and deed not in own and (not is_told or deed in others)
    return said.counted[-1] if own and is_other else ""


def _deed(amount: Amount, sentence: str, words: Lexicon) -> str:
    """What is told to have been done with those who are counted, behind their number or right before it."""
    before = reversed(words_of(sentence[: amount.start].casefold())[-_NEAREST:])
    row = (*reversed(amount.counted), *takewhile(lambda word: word not in words.ands, before))
    return next((words.deeds[word] for word in row if word in words.deeds), "")


def lost(said: Amount, text: str, by: Iterable[Amount], language: str) -> str:
    """The votes of those who lost, which a text does not tell as theirs, nor beside those who won."""
    losers, by = lexicon(language).losers, tuple(by)
    is_told = said.change == "lost" or not losers or not losers.isdisjoint(words_of(text.casefold()))
    is_told = is_told or len(amounts(text, language)) > 1
    return "" if is_told or any(a.change != "lost" for a in by) else by[0].quantity.text


def _is_subject(said: Amount, text: str, words: Lexicon) -> bool:
    """Whether a sentence tells by an unlisted verb what those do who are counted: "30 wells still work"."""
    row, before = words_of(text.casefold()), words_of(text[: said.start].casefold())
    listed = words.copulas | words.auxiliaries | words.verbs
    is_first = said.end > 0 and all(word in words.plain | words.definite for word in before)
    return is_first and bool(listed) and listed.isdisjoint(row) and not any(is_verb(w, words) for w in row)


def _opened(text: str, given: Amount, language: str, compared: str) -> str:
    """The word that leaves a number open; not what may become of those of whom a text tells what was."""
    if not given.open or tells_openly(text, language):
        return ""
    is_behind = compared and given.open_at >= given.end
    past = {stem(w, compared) for w in given.counted if is_behind and is_verb(w, lexicon(compared))}
    return "" if past & _stems(text, compared) else given.open


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words_of(text))


def _chosen(said: Amount, text: str, given: Amount, compared: str) -> str:
    """What joins several things of which a text tells one alone: 600 "killed or injured" as killed."""
    if said.choice or not given.choice:
        return ""
    join, *told = given.choice
    is_one = said.event in told
    if compared and not is_one:
        stems = {stem(word, compared) for word in told}
        is_one = not stems.isdisjoint(_stems(f"{text} {' '.join(said.counted)}", compared))
    return join if is_one else ""
