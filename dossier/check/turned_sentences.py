"""Sentences that assert what they follow from denies, or deny what it asserts."""

from collections.abc import Iterable, Iterator
from functools import partial

from dossier.derive.actors import Actors, named
from dossier.derive.amounts import plain
from dossier.derive.located import Located, Places, around
from dossier.derive.withdrawals import cited_claims, citing_sentences
from dossier.language.amounts import amounts
from dossier.language.cldr import primary
from dossier.language.denied import Polarity, is_denial, is_joined, lacks, may_deny, polarity
from dossier.language.negations import negations, negations_of
from dossier.language.opposites import opposites
from dossier.language.speech import cues
from dossier.language.tokens import tokens
from dossier.model.content import Claim, Dossier, Source, Stance
from dossier.model.same_text import normal
from dossier.problems import Code, Problem

# Fewer words may be denied of one thing, and told of another.
_FEWEST = 2


def turned_sentences(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that says in the same words what it cites, and denies it, or asserts what that denies.

    Where the words are others, nothing is told: to deny that a ferry sank may be to say that it floats.
    """
    language = dossier.settings.language
    for sentence in citing_sentences(dossier):
        claims = cited_claims(dossier, sentence)
        said = polarity(normal(sentence.text), language) if claims else None
        cited = [polarity(normal(plain(claim.says)), language) for claim in claims]
        if (
            said is None
            or any(each is None for each in cited)
            or any(_is_otherwise(c, dossier) for c in claims)
        ):
            continue
        if _is_turned(said, [each for each in cited if each], claims):
            message = "this sentence denies what it cites asserts"
            if not said.denials:
                message = "this sentence asserts what it cites denies"
            yield Problem(
                Code.WRONG_STANCE, sentence.at, message, "word it as the claim does, or cite another"
            )


def turned_claims(
    claim: Claim, place: Located, source: Source, dossier: Dossier, actors: Actors
) -> Iterator[Problem]:
    """A claim that denies in the words of its source what that asserts, or asserts what that denies."""
    language = dossier.settings.language
    if not _may_be_turned(claim, place) or primary(source.language) != primary(language):
        return
    said, there = (
        polarity(_nameless(text, language, actors), language) for text in (plain(claim.says), place.sentence)
    )
    if said and there and _is_turned(said, (there,), ()):
        what, does = ("denies", "asserts") if said.denials else ("asserts", "denies")
        message = f"'{claim.ref.claim}' {what} what its sentence {does}"
        yield Problem(Code.WRONG_STANCE, claim.at, message, "word it in 'says:' as the source does")
    elif said and there and _has_ended(said, there):
        message = f"'{claim.ref.claim}' tells as lasting what its sentence says has ended"
        yield Problem(Code.WRONG_STANCE, claim.at, message, "word it in 'says:' as the source does")
    elif said and there and _leaves_denial(said, there):
        message = f"'{claim.ref.claim}' was not checked for what is denied: only its sentence denies it"
        hint = "compare it, and write 'by_hand: {words: [the negation], because: …}'"
        yield Problem(Code.UNREAD, claim.at, message, hint)


def lone_denials(claim: Claim, place: Located, places: Places, dossier: Dossier) -> Iterator[Problem]:
    """A claim that alone denies something, or whose sentence in another language does.

    "Is not closed" may be told as "is open": where one has a word such as "closed" more, nothing is said.
    """
    says, language = normal(plain(claim.says)), dossier.settings.language
    is_other = primary(language) != primary(place.language)
    # Most claims deny nothing, and to look for all that a sentence denies takes longer.
    if not (is_other or is_denial(says, language)):
        return
    said, there = polarity(says, language), polarity(place.sentence, place.language)
    signs = negations_of(place.language)
    if not (said and there and signs and signs.tells_lacks and _may_be_turned(claim, place)):
        return
    if is_denial(says, language) and not said.is_open:
        who, near = "the claim", around(place, places)
        is_lone = not may_deny(near, place.language) and not _is_vote(place)
    else:
        who, near = "its sentence", place.sentence
        is_lone = (
            is_other
            and not may_deny(says, language)
            and is_denial(near, place.language)
            and not (there.is_open_now or is_joined(near, place.language))
        )
    if is_lone and _lacks_alike(says, language, place):
        message = f"'{claim.ref.claim}' was not checked for what is denied: only {who} denies anything"
        hint = "compare it, and write 'by_hand: {words: [the negation], because: …}'"
        yield Problem(Code.UNREAD, claim.at, message, hint)


def _lacks_alike(says: str, language: str, place: Located) -> bool:
    """Whether both a claim and its sentence have such a word that the other has not, or neither has."""
    said, there = lacks(says, language), lacks(place.sentence, place.language)
    return bool(said - there) == bool(there - said)


def opposed_claims(claim: Claim, place: Located, places: Places, dossier: Dossier) -> Iterator[Problem]:
    """A claim that tells the opposite of its sentence, in words that exclude each other.

    Where the sentences around that have a word of the same kind, nothing is said.
    """
    if claim.stance is not Stance.ASSERTS:
        return
    says, language = plain(claim.says), dossier.settings.language
    for pair in opposites(says, language, place.sentence, partial(around, place, places), place.language):
        message = f"'{claim.ref.claim}' was not checked for '{pair.said}': its sentence has '{pair.given}'"
        hint = "mend it, or compare it and write 'by_hand: {words: [what stands there], because: …}'"
        yield Problem(Code.UNREAD, claim.at, message, hint)


def _may_be_turned(claim: Claim, place: Located) -> bool:
    """Whether a claim asserts; a denial that somebody utters has a speaker, and may be of another's claim."""
    is_denied = any(cue.stance == "denies" for cue in cues(place.sentence, place.language))
    return claim.stance is Stance.ASSERTS and not is_denied


def _is_vote(place: Located) -> bool:
    """Whether numbers tell who was against something, which may be told with a negation."""
    return any(amount.change == "lost" for amount in amounts(place.sentence, place.language))


def _nameless(text: str, language: str, actors: Actors) -> str:
    """A text without the names of actors, for each has several."""
    text = normal(text)
    for name in reversed(named(text, language, actors)):
        text = f"{text[: name.start]} {text[name.end :]}"
    return text


def _is_turned(said: Polarity, cited: Iterable[Polarity], claims: Iterable[Claim]) -> bool:
    """Whether a sentence is the opposite of each of the claims."""
    cited = list(cited)
    if said.denials:
        is_opposite = said.denials == 1 and not any(each.denials for each in cited)
    else:
        is_opposite = all(each.denials == 1 for each in cited)
    # Most sentences deny nothing, and to compare all words takes many times longer.
    if not is_opposite or said.is_open:
        return False
    everything = frozenset[str]().union(*(each.content for each in cited))
    if not said.content <= everything:
        return False
    if said.denials:
        return all(_asserts(claim) for claim in claims) and _tells(said.denied, everything)
    return all(not each.is_open and _tells(each.denied, said.content) for each in cited)


def _has_ended(said: Polarity, there: Polarity) -> bool:
    """Whether a sentence tells, in the very forms of its words, what the other says is so no longer.

    "Was in service" may be told of what is so no longer; "is in service" may not.
    """
    if not there.has_ended or said.denials or said.is_open:
        return False
    row, ended = {token.lower for token in tokens(said.text)}, {token.lower for token in there.ended}
    # Where no verb stands beside it, all words tell.
    is_same = ended <= row if ended else row <= {token.lower for token in tokens(there.text)}
    return is_same and said.content <= there.content and _tells(there.denied, said.content)


def _leaves_denial(said: Polarity, there: Polarity) -> bool:
    """Whether a sentence tells in the words of another what that denies, with more than it tells."""
    if said.denials or not there.denials or said.is_open or there.is_open:
        return False
    content = said.content
    return bool(there.turned & content) and content <= there.content


def _tells(denied: frozenset[str], content: frozenset[str]) -> bool:
    return len(denied) >= _FEWEST and denied <= content


def _asserts(claim: Claim) -> bool:
    return claim.stance not in (Stance.DENIES, Stance.DISMISSES, Stance.NO_COMMENT)


def _is_otherwise(claim: Claim, dossier: Dossier) -> bool:
    """Whether a claim may deny in its quotation what it does not in its sentence."""
    language = dossier.sources[claim.ref.source].language
    quote = normal(claim.quote.exact) if claim.quote else ""
    return bool(quote) and (negations_of(language) is None or bool(negations(quote, language)))


RULES = (turned_sentences,)
