"""Numbers that stand in a source, and are meant there otherwise than where they are taken from it."""

from collections.abc import Callable, Mapping
from itertools import product, takewhile
from typing import NamedTuple

from dossier.derive.units import NamesIndex, alike
from dossier.language.amounts import Amount
from dossier.language.beside_numbers import Telling, names_beside, words_beside
from dossier.language.cldr import primary
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.moods import tells_openly
from dossier.language.of_another import Told, deed_of_another, otherwise_joined, time_of_another
from dossier.language.stems import content_stems, stem
from dossier.language.tokens import words_of
from dossier.language.wholes import WHOLE, is_verb
from dossier.language.wider import takes_in

# In words: a verb so near before a number tells what was done with those who are counted.
_NEAREST = 3


class Taken(NamedTuple):
    """A number of a sentence, with those of another that it follows from, and both sentences."""

    said: Amount
    says: Telling
    by: tuple[Amount, ...]
    given: Telling
    names: NamesIndex

    @property
    def language(self) -> str:
        """The language in which words may be compared, if there is one."""
        return self.says.language if primary(self.says.language) == primary(self.given.language) else ""


def question(taken: Taken, as_fact: bool) -> str:
    """What a source leaves open of a number that is taken from it, ``as_fact`` or not; empty for nothing."""
    rules = _QUESTIONS if as_fact else {q: rule for q, rule in _QUESTIONS.items() if rule in _OF_ALL}
    answers = ((asked, rule(taken)) for asked, rule in rules.items())
    return next((asked.format(word) for asked, word in answers if word), "")


def opening(taken: Taken) -> str:
    """The word by which none of the numbers tells what a text takes from them: "if", "denied", "or".

    Empty where one of them does, or where the text leaves as much open.
    """
    words = [_opened(taken, amount) or _chosen(taken, amount) for amount in taken.by]
    return words[0] if words and all(words) else ""


def of_another(taken: Taken) -> str:
    """Of whom or what a text tells a number that its source tells of another; empty for nobody."""
    # Of a whole, nothing is told.
    words = frozenset[str]() if taken.said.of_part else words_beside(taken.said, _mine(taken), taken.says)
    others = [_other(words, amount, taken) for amount in taken.by]
    return others[0] if others and all(others) else ""


def _of_other_number(taken: Taken) -> str:
    """A word by which a source tells of another number alike: "fined 9" of "ordered to repay 9"."""
    said, says, given = taken.said, taken.says, taken.given
    if not taken.language or len(given.amounts) == 1 or said.of_part or said not in says.amounts:
        return ""
    there = [one for one in taken.by if one in given.amounts and _rivals(one, taken)]
    mine = _mine(taken)
    pairs = [(Told(said, mine, says), Told(one, (one, *_rivals(one, taken)), given)) for one in there]
    words = [_counted_beside(taken) or deed_of_another(*pair) or time_of_another(*pair) for pair in pairs]
    return words[0] if len(words) == len(taken.by) and all(words) else ""


def _counted_beside(taken: Taken) -> str:
    """A wide word that a source has for another number: "40 ships" of "900 ships and 40 ferries"."""
    wide, language = taken.said.counted[:1], taken.language
    said, *mine = (_stems(" ".join(row), language) for row in (wide, *(one.counted for one in taken.by)))
    is_wider = bool(said) and all(said.isdisjoint(row) and takes_in(min(said), row, language) for row in mine)
    others = (_stems(" ".join(a.counted[:1]), language) for a in taken.given.amounts)
    is_others = is_wider and said in others
    return wide[0] if is_others else ""


def _mine(taken: Taken) -> tuple[Amount, ...]:
    """The numbers of a text that count the same as one of them."""
    said = taken.said
    return tuple(a for a in taken.says.amounts if a is said or alike(said, a, taken.names, taken.language))


def _rivals(one: Amount, taken: Taken) -> list[Amount]:
    """The other numbers of a source that count the same."""
    others = (a for a in taken.given.amounts if a.quantity != one.quantity)
    return [a for a in others if alike(one, a, taken.names)]


def _of_ratio(taken: Taken) -> str:
    """A share in two numbers of which a text tells one alone: "four" of "four out of five schools"."""
    phrases = [phrase for phrase in lexicon(taken.given.language).out_of if " " in phrase]
    texts = [amount.quantity.text for amount in taken.by if amount.ratio and not taken.said.measure]
    is_share = bool(texts) and len(texts) == len(taken.by)
    return texts[0] if is_share and any(f" {phrase} " in texts[0] for phrase in phrases) else ""


def _not_become(taken: Taken) -> str:
    """A new value where the source has another: "rose to two" of "to 31 after two died"."""
    there = {amount.change for amount in taken.given.amounts}
    is_new = taken.said.change == "to" and "to" in there and not any(a.change for a in taken.by)
    return taken.by[0].quantity.text if is_new else ""


def _otherwise_joined(taken: Taken) -> str:
    """The preposition that joins a number to its verb, and not in a text: "won by 312", "won 312"."""
    said, says, given = taken.said, taken.says, taken.given
    if not taken.language or not said.end or any(amount.change for amount in (said, *taken.by)):
        return ""
    others = [otherwise_joined(said, says, one, given) for one in taken.by if one.end]
    return others[0] if others and all(others) else ""


def _all_meant(taken: Taken) -> str:
    """The whole of which a source tells something of a part, and a claim of all; in words that differ."""
    said, words = taken.said, lexicon(taken.says.language)
    tells = bool(said.event) or any(is_verb(word, words) for word in said.counted)
    tells = tells or _is_subject(said, taken.says.text, words) or _is_told(taken, words)
    is_part = tells and not said.of_part and all(WHOLE in amount.of_part for amount in taken.by)
    return taken.by[0].quantity.text if is_part else ""


def _is_told(taken: Taken, words: Lexicon) -> bool:
    """Whether a sentence has a verb right before a number, or behind it what is told of a part."""
    said, text = taken.said, taken.says.text
    before = words_of(text[: said.start].casefold())
    if said.end and before and before[-1] not in words.copulas | words.auxiliaries:
        return is_verb(before[-1], words)
    behind = (content_stems(given.text[each.end :], given.language) for each, given in _ends(taken))
    return not before and bool(frozenset[str].intersection(*behind))


def _ends(taken: Taken) -> tuple[tuple[Amount, Telling], ...]:
    return (taken.said, taken.says), (taken.by[0], taken.given)


def _is_subject(said: Amount, text: str, words: Lexicon) -> bool:
    """Whether a sentence tells by an unlisted verb what those do who are counted: "30 wells still work"."""
    row, before = words_of(text.casefold()), words_of(text[: said.start].casefold())
    listed = words.copulas | words.auxiliaries | words.verbs
    is_first = said.end > 0 and all(word in words.plain | words.definite for word in before)
    return is_first and bool(listed) and listed.isdisjoint(row) and not any(is_verb(w, words) for w in row)


def _added(taken: Taken) -> str:
    """What came to more of it, and is told as all that was there: "had 250" of "another 250 joined".

    Where others were counted before, there were more of all of them: "5 died, another 12 were hurt".
    """
    said, first = taken.said, taken.by[0]
    totals = lexicon(taken.says.language).totals
    is_all = not totals.isdisjoint(words_of(taken.says.text.casefold()))
    is_all = is_all or (said.extent == "level" and not first.event)
    is_other = any(a.event != first.event and a.start < first.start for a in taken.given.amounts)
    is_more = is_all and not is_other and all(amount.extent == "more" for amount in taken.by)
    return first.quantity.text if is_more and said.extent != "more" else ""


def _no_longer(taken: Taken) -> str:
    """What was there before a change, told as what there is: "has 820" of "from 820 to 610"."""
    words, row = lexicon(taken.says.language), words_of(taken.says.text[: taken.said.start].casefold())
    verb = next((word for word in reversed(row) if word not in words.plain), "") if taken.said.end else ""
    is_old = verb in words.lasting and all(amount.change == "from" for amount in taken.by)
    # "Could double from the current 600."
    has_changed = is_old and not tells_openly(taken.given.text, taken.given.language)
    return taken.by[0].quantity.text if has_changed else ""


def _of_opponents(taken: Taken) -> str:
    """The votes of one side, which a text tells as those of the other; or the fewer, not told as theirs."""
    words, row = lexicon(taken.says.language), frozenset(words_of(taken.says.text.casefold()))
    sides = {amount.change for amount in taken.by}
    if len(sides) > 1 or not sides & {"won", "lost"} or len(taken.says.amounts) > 1 or not words.losers:
        return ""
    is_against = ("lost" in sides) != _is_defeat(taken.given)
    tells_against = _is_defeat(taken.says) or not row.isdisjoint(words.losers)
    tells_for = not row.isdisjoint(words.backers)
    is_other = (
        tells_against != is_against if tells_against != tells_for else sides == {"lost"} and not tells_for
    )
    return taken.by[0].quantity.text if is_other else ""


def _is_defeat(telling: Telling) -> bool:
    row = f" {' '.join(words_of(telling.text.casefold()))} "
    return any(f" {phrase} " in row for phrase in lexicon(telling.language).defeats)


def _other_deed(taken: Taken) -> str:
    """What was done by a claim, where its source tells of something else: seals were "seen", not "sold".

    Words of a deed that belong to another number tell nothing of those that are meant.
    """
    words, text = lexicon(taken.language) if taken.language else Lexicon(), taken.given.text
    deed = next((words.deeds[word] for word in taken.said.counted[-1:] if word in words.deeds), "")
    mine = [_deed(amount, text, words) for amount in taken.by] if deed else []
    others = {_deed(amount, text, words) for amount in taken.given.amounts} if deed else set()
    is_told = deed in {words.deeds.get(word, "") for word in words_of(text.casefold())}
    is_other = all(mine) and deed not in mine and (not is_told or deed in others)
    return taken.said.counted[-1] if mine and is_other else ""


def _deed(amount: Amount, sentence: str, words: Lexicon) -> str:
    """What is told to have been done with those who are counted, behind their number or right before it."""
    before = reversed(words_of(sentence[: amount.start].casefold())[-_NEAREST:])
    row = (*reversed(amount.counted), *takewhile(lambda word: word not in words.ands, before))
    return next((words.deeds[word] for word in row if word in words.deeds), "")


def _opened(taken: Taken, given: Amount) -> str:
    """The word that leaves a number open; not what may become of those of whom a text tells what was."""
    language = taken.language
    if not given.open or tells_openly(taken.says.text, taken.says.language):
        return ""
    is_behind = language and given.open_at >= given.end
    past = {stem(w, language) for w in given.counted if is_behind and is_verb(w, lexicon(language))}
    return "" if past & _stems(taken.says.text, language) else given.open


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words_of(text))


def _chosen(taken: Taken, given: Amount) -> str:
    """What joins several things of which a text tells one alone: 600 "killed or injured" as killed."""
    if taken.said.choice or not given.choice:
        return ""
    (join, *things), language = given.choice, taken.language
    is_one = taken.said.event in things
    if language and not is_one:
        text = f"{taken.says.text} {' '.join(taken.said.counted)}"
        is_one = not {stem(word, language) for word in things}.isdisjoint(_stems(text, language))
    return join if is_one else ""


def _other(words: frozenset[str], amount: Amount, taken: Taken) -> str:
    """Whom the words name that the source names beside another number alike, and not beside this one."""
    given = taken.given
    rivals = _rivals(amount, taken)
    if not rivals or amount not in given.amounts:
        return ""
    # What stands behind both numbers tells of neither, and clears nobody who is named.
    for rival, wide in product(rivals, (False, True)):
        beside = names_beside((*rivals, amount), given, bool(taken.language), wide)
        here, there = beside[amount.start] - beside[rival.start], beside[rival.start] - beside[amount.start]
        if there & words and here and not here & words:
            # Of a word and its stem, the word.
            row = words_of(taken.says.text.casefold())
            return max(sorted(there & words), key=lambda word: (word in row, len(word)))
    return ""


# What is asked if a rule yields a word; of a number that no claim states as a fact, only the last ones.
_QUESTIONS: Mapping[str, Callable[[Taken], str]] = {
    "whether all of '{}' are meant": _all_meant,
    "whether '{}' is a share": _of_ratio,
    "whether '{}' is the new value": _not_become,
    "what stands behind '{}'": _otherwise_joined,
    "whether '{}' of two sides are meant": _of_opponents,
    "whether '{}' is all that there was": _added,
    "whether '{}' is so still": _no_longer,
    "{!r}": opening,
    "whether they were '{}'": _other_deed,
    "whether it is told of '{}'": of_another,
    "whether '{}' is told of another": _of_other_number,
}
_OF_ALL = (_other_deed, of_another, _of_other_number)
