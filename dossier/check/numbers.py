"""The numbers of claims against their sources' texts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from dossier.check.as_meant import Taken, question
from dossier.check.untold_events import untold_event
from dossier.derive.amounts import by_hand_amounts, plain, said_amounts, set_amounts
from dossier.derive.bound import bound_by, could_be, is_bound
from dossier.derive.located import Located, Places
from dossier.derive.signs import FALLS
from dossier.derive.units import PERCENT, NamesIndex, alike
from dossier.language.amounts import Amount, ordinals, ranks, reads_number_words
from dossier.language.beside_numbers import Telling
from dossier.language.cldr import primary
from dossier.language.lexicon import lexicon
from dossier.language.money import may_be_same_money, may_be_weighed, shared_name
from dossier.language.numeral import RANK, SHARE
from dossier.model.content import Claim, Dossier, Reading, Source, Stance
from dossier.model.values.quantity import Quantity
from dossier.problems import Code, Location, Problem

# Larger numbers are printed in digits.
_SPELT = 1000
# A hundred has two, a million six, 10^24 one of the longest names that a language has.
_NOUGHTS = range(2, 25)
# How the questions begin which a sign such as $ leaves open, and a word such as pounds.
_WHICH, _WHETHER = "which currency", "whether"


def unbound_numbers(
    claim: Claim, place: Located, places: Places, source: Source, dossier: Dossier, names: NamesIndex
) -> Iterator[Problem]:
    """Each number of a claim stands in the sentence where its words are found, and counts the same there.

    Where it may stand in what could not be read, or nothing tells what it is said to count, that is said.
    """
    stated = [(amount, claim.at) for amount in said_amounts(claim, dossier)]
    values = [
        (amount, reading.at)
        for amount, reading in set_amounts(claim, dossier)
        if not _is_rank(reading, place, source, dossier)
    ]
    if not stated and not values:
        return
    given = Telling(place.sentence, source.language)
    says = Telling(plain(claim.says), dossier.settings.language)
    there = (*given.amounts, *ranks(place.sentence, source.language))
    by_hand = by_hand_amounts(claim, dossier)
    is_same = primary(source.language) == primary(dossier.settings.language)
    compared = dossier.settings.language if is_same else ""
    bound = partial(is_bound, names=names, language=compared)
    unbound: list[Amount] = []
    unread: defaultdict[tuple[Location, str], list[Amount]] = defaultdict(list)
    for amount, at in (*stated, *values):
        if by := tuple(bound_by(amount, there, names, compared)):
            event, taken = untold_event(amount, by, given, places), Taken(amount, says, by, given, names)
            is_fact = claim.stance is Stance.ASSERTS
            stopped = f"a word for '{event}'" if event else question(taken, as_fact=is_fact)
        elif _stands(amount, place.sentence) or is_copied(amount, there):
            continue
        else:
            stopped = _stopped(amount, there, source.language) or _shared_currency(amount, there, bound)
        if by and not stopped:
            continue
        if not stopped:
            unbound.append(amount)
            yield _unbound(amount, claim, at, there)
        elif not bound(amount, by_hand):
            unread[at, stopped].append(amount)
    yield from (_unread(numbers, claim, at, stopped) for (at, stopped), numbers in unread.items())
    # What stands nowhere is reported above, once.
    stated, values = ([(a, at) for a, at in numbers if a not in unbound] for numbers in (stated, values))
    yield from _unsaid(values, stated, claim, names, dossier.settings.language)


def _unsaid(
    values: Iterable[tuple[Amount, Location]],
    stated: Iterable[tuple[Amount, Location]],
    claim: Claim,
    names: NamesIndex,
    language: str,
) -> Iterator[Problem]:
    """A value that a claim sets is a number that it says, if it says any that counts the same."""
    said = [amount for amount, _ in stated]
    bound = partial(is_bound, names=names, language=language)
    for amount, at in values:
        like = [other for other in said if alike(amount, other, names, language)]
        if like and not any(bound(amount, (other,)) or bound(other, (amount,)) for other in like):
            message = f"'{claim.ref.claim}' sets '{worded(amount)}', and says another number"
            yield Problem(Code.UNBOUND_NUMBER, at, message, hint(like, "its sentence"))


def _unbound(amount: Amount, claim: Claim, at: Location, there: Iterable[Amount]) -> Problem:
    message = f"the number '{worded(amount)}' of '{claim.ref.claim}' does not stand where its words do"
    there = list(there)
    word = _other_word(amount, there) if at != claim.at else ""
    advice = hint(there, "the sentence there") + _scale(amount, there) + word
    return Problem(Code.UNBOUND_NUMBER, at, message, advice)


_ENDS = ("sign", "low", "high")


def _other_word(amount: Amount, there: Iterable[Amount]) -> str:
    """Where an editor puts another word for what a figure counts: "61,000 were used", of doses."""
    for other in there:
        is_plain = amount.counted and other.counted and not (amount.measure or other.measure)
        is_number = amount.quantity.low is not None or amount.quantity.high is not None
        is_same = is_number and all(
            getattr(amount.quantity, part) == getattr(other.quantity, part) for part in _ENDS
        )
        if is_plain and is_same and amount.event == other.event:
            return f"; if that is the same thing, add '{other.counted[0]}' to 'counts:' of the figure"
    return ""


def _scale(amount: Amount, there: Iterable[Amount]) -> str:
    """How many noughts a number lacks that stands there with a word such as "million"; else nothing."""
    for other in there:
        low, high = amount.quantity.low, other.quantity.low
        ratio = high / low if low and high else Decimal()
        if noughts := next((n for n in _NOUGHTS if ratio == 10**n), 0):
            return f"; write '{high:f}' for '{other.quantity.text}': {noughts} noughts more"
    return ""


def _unread(numbers: Sequence[Amount], claim: Claim, at: Location, stopped: str) -> Problem:
    listed = ", ".join(dict.fromkeys(f"'{worded(amount)}'" for amount in numbers))
    of = f"{'number' if len(numbers) == 1 else 'numbers'} {listed} of '{claim.ref.claim}'"
    was = "was" if len(numbers) == 1 else "were"
    message = f"the {of} {was} not checked: {stopped} could not be read"
    advice = "look it up there, and write 'by_hand: {numbers: [what stands there], because: …}'"
    if stopped.startswith(_WHICH):
        advice = f"give the source's language with its territory, as in 'language: en-AU'; or {advice}"
    return Problem(Code.UNREAD, at, message, advice)


def _stopped(amount: Amount, there: Iterable[Amount], language: str) -> str:
    """What stopped the reading where a number may stand; empty if it would have been read."""
    if amount.unread:
        return f"'{amount.unread}'"
    stops = [other.unread for other in there if other.unread and could_be(amount, other)]
    if stops:
        return "the language " + repr(stops[0]) if stops[0] == language else f"'{stops[0]}'"
    if amount.measure == RANK and not lexicon(language).ranks:
        return f"ranks of the language '{language}'"
    low = amount.quantity.low
    is_small = low is None or low < _SPELT or amount.measure
    return (
        f"number words of the language '{language}'" if is_small and not reads_number_words(language) else ""
    )


def _shared_currency(amount: Amount, there: Iterable[Amount], bound: Callable[..., bool]) -> str:
    """The sign or word of a sum there whose currency may be that of an amount, and may be another.

    Nothing else may part the two: a rate, or a loss where a gain is told, is another sum in any currency.
    """
    sums = (a for a in there if may_be_same_money(amount.measure, a.measure))
    open_sums = (a for a in sums if bound(replace(amount, measure=a.measure), (a,)))
    names = (shared_name(a.measure) or shared_name(amount.measure) for a in open_sums)
    return next((_question(name) for name in names if name), "")


def _question(name: str) -> str:
    """What the name of a currency leaves open."""
    return f"{_WHETHER} '{name}' is money" if may_be_weighed(name) else f"{_WHICH} '{name}' means"


def is_copied(amount: Amount, there: Iterable[Amount]) -> bool:
    """Whether a number that could not be read stands there with the same words: "a 5G network"."""
    return bool(amount.unread) and any(
        other.unread == amount.unread and other.quantity.text == amount.quantity.text for other in there
    )


def _is_rank(reading: Reading, place: Located, source: Source, dossier: Dossier) -> bool:
    """Whether the figure counts ranks, and the sentence names this one: 2, "the second"."""
    value = reading.value
    if not isinstance(value, Quantity) or not dossier.is_rank(reading.entity, dossier.field_of(reading)):
        return False
    if value.low is None or value.sign:
        return False
    return value.low in ordinals(place.sentence, source.language)


def _stands(amount: Amount, sentence: str) -> bool:
    """Whether words that a claim sets as a value, such as "hundreds", stand there letter by letter."""
    return not amount.end and amount.quantity.low is None and f" {amount.quantity.text} " in f" {sentence} "


def worded(amount: Amount) -> str:
    """The number with its sign and with what it counts, how often, and what tells it from an equal one."""
    number = f"{amount.quantity.sign}{amount.quantity.text.lstrip('~<>=')}"
    rate = ("per", amount.rate.per) if amount.rate.per else ()
    # Of a whole, what is told is told of its part.
    counted = [word for word in amount.counted if word not in amount.of_part]
    whole = ("of", *amount.whole) if amount.measure in (PERCENT, SHARE) and amount.whole else ()
    return " ".join(filter(None, (number, *counted, *whole, *rate, _meant(amount) if amount.end else "")))


def _meant(amount: Amount) -> str:
    """As what a number of a text stands there, in brackets: a change, one of its ends, or a whole."""
    if amount.of_part:
        return "(of which a part)"
    if amount.direction:
        when = "before" if amount.change == "from" else "after"
        return f"({when} a {'rise' if amount.direction == 'up' else 'fall'})"
    return "(a fall)" if amount.change in FALLS else "(a rise)" if amount.change == "up" else ""


def hint(there: Iterable[Amount], where: str) -> str:
    """The numbers that there are, for an editor to choose from."""
    numbers = ", ".join(dict.fromkeys(f"'{worded(amount)}'" for amount in there))
    return f"{where} has {numbers}" if numbers else f"{where} has no number"
