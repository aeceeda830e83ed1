"""Quotes and passages against the texts that their sources were read from."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice

from dossier.check.reversed import Reversal, left_out, moods_of, reversals
from dossier.derive.amounts import plain
from dossier.derive.located import Place, Places, matches_of, quotations_at
from dossier.derive.matching import Match, Span, find, printed_pieces
from dossier.language import letters
from dossier.language.quotations import Doubt, Quotations
from dossier.model.content import Claim, Dossier, Stance
from dossier.model.same_text import normal
from dossier.problems import Code, Problem

# Of words that do not stand in the source, so many are named.
_MOST_NAMED = 3


def changed_texts(dossier: Dossier) -> Iterator[Problem]:
    """An archived text is, byte by byte, the one that the source names."""
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text and source.text and text.sha256 != source.text.sha256:
            hint = f"compare the two; if the archived text is the right one, write {text.sha256}"
            message = f"the archived text of '{source.id}' is not the one that is named here"
            yield Problem(Code.CHANGED_TEXT, source.text.at, message, hint)


def wordless(dossier: Dossier) -> Iterator[Problem]:
    """A quote or passage has words of its own, not only what is left out or put in."""
    for claim in dossier.claims.values():
        words = claim.quote.exact if claim.quote else claim.passage
        if words and not printed_pieces(words):
            message = f"the {_what(claim)} of '{claim.ref.claim}' has no word outside brackets"
            yield Problem(Code.BAD_PASSAGE, claim.words_at, message, "take words that stand in the source")


def unfounded(claim: Claim, places: Places, language: str, reader: str) -> Iterator[Problem]:
    """What is wrong with a claim's words and place, given the places and the language of its source.

    ``reader`` is the language of the dossier, in which the claim says what the words mean.
    """
    words = normal(claim.quote.exact if claim.quote else claim.passage)
    # Without words, the claim has a problem already.
    if not words:
        return
    place = places.get(claim.locator)
    every = matches_of(claim, place.text) if place else ()
    if place is None or not every:
        yield _not_here(claim, _what(claim), words, places)
    elif len(every) > 1:
        hint = "add 'prefix:' or 'suffix:'" if claim.quote else "choose words that stand there once"
        message = f"the {_what(claim)} of '{claim.ref.claim}' stands {len(every)} times in {claim.locator}"
        yield Problem(Code.AMBIGUOUS_QUOTE, claim.words_at, message, hint)
    else:
        yield from _misread(claim, every[0], place, quotations_at(place, places, language), language, reader)


def _what(claim: Claim) -> str:
    return "quote" if claim.quote else "passage"


def _misread(
    claim: Claim, match: Match, place: Place, quotations: Quotations, language: str, reader: str
) -> Iterator[Problem]:
    """What is wrong with words that stand at their place."""
    if claim.quote:
        yield from _outside(claim, match, quotations)
        moods = moods_of(normal(plain(claim.says)), reader)
        moods = moods._replace(negates=moods.negates or claim.stance is Stance.DENIES)
        turned = reversals(normal(claim.quote.exact), match, place.text, quotations, language, moods)
    else:
        # A passage only finds the place: it is cut wherever it stands.
        turned = left_out(normal(claim.passage), match, place.text, quotations, language)
    yield from (_reversed(claim, reversal) for reversal in islice(turned, 1))


def _outside(claim: Claim, match: Match, quotations: Quotations) -> Iterator[Problem]:
    """A quote whose words do not stand, piece by piece, between quotation marks."""
    outside = [span for span in match if not _is_within(span, quotations.spans)]
    if not outside:
        return
    doubts = [doubt for span in outside if (doubt := _doubt(span, quotations))]
    if len(doubts) == len(outside):
        message = (
            f"whether somebody says the words of '{claim.ref.claim}' could not be read: '{doubts[0].sign}'"
        )
        hint = "look at the place: if nobody says these words, give them as 'passage:'"
        yield Problem(Code.UNREAD, claim.words_at, message, hint)
    else:
        hint = "nobody says these words there: give them as 'passage:'"
        message = (
            f"the words of '{claim.ref.claim}' stand in {claim.locator}, but not between quotation marks"
        )
        yield Problem(Code.NOT_QUOTED, claim.words_at, message, hint)


def _doubt(span: Span, quotations: Quotations) -> Doubt | None:
    """What leaves open whether the words are said, also where they begin in a quotation."""
    touching = (doubt for doubt in quotations.doubts if doubt.start <= span[1] and span[0] <= doubt.end)
    return next(touching, None)


def _reversed(claim: Claim, reversal: Reversal) -> Problem:
    what = f"the {_what(claim)} of '{claim.ref.claim}'"
    if reversal.sure:
        message = f"{what} turns its sentence round: '{reversal.word}' stands in {reversal.where}"
        hint = "take it into the quote, or choose other words"
        return Problem(Code.REVERSED_QUOTE, claim.words_at, message, hint)
    message = (
        f"whether {what} turns its sentence round could not be read: '{reversal.word}' in {reversal.where}"
    )
    return Problem(
        Code.UNREAD, claim.words_at, message, "look at the sentence, and quote it whole if in doubt"
    )


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end + 1 for start, end in others)


def _not_here(claim: Claim, what: str, words: str, places: Places) -> Problem:
    elsewhere = [str(locator) for locator, place in places.items() if find(words, place.text)]
    if elsewhere:
        message = f"the {what} of '{claim.ref.claim}' does not stand in {claim.locator}"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, f"it stands in {' and '.join(elsewhere)}")
    if claim.locator not in places:
        message = f"the text of '{claim.ref.source}' has no {claim.locator}"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, "look the place up in the archived text")
    if _runs_on(words, claim, places):
        message = f"the {what} of '{claim.ref.claim}' runs on from {claim.locator} into what follows it"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, "give each part to a claim of its own")
    message = f"the {what} of '{claim.ref.claim}' does not stand in the text of '{claim.ref.source}'"
    return Problem(Code.MISQUOTED, claim.words_at, message, _near(words, places[claim.locator].text, claim))


def _runs_on(words: str, claim: Claim, places: Places) -> bool:
    """Whether words begin at their place and end in the block behind it, which may repeat the mark."""
    blocks, number = list(places.values()), places[claim.locator].number
    return bool(find(words, " ".join(block.text.lstrip("\"'") for block in blocks[number : number + 2])))


def _near(words: str, text: str, claim: Claim) -> str:
    """How near the words come to the text, in no words of the text: a log may be open to everybody."""
    others = _differing(letters.words(words), letters.words(_nearest(words, text)))
    if others is None:
        return ""
    listed = ", ".join(f"'{word}'" for word in others[:_MOST_NAMED])
    more = " and more" if len(others) > _MOST_NAMED else ""
    what = f"but not {listed}{more}" if others else "but in another way"
    return f"{claim.locator} has nearly these words, {what}; compare them with the archived text"


def _differing(given: list[str], near: list[str]) -> list[str] | None:
    """Those of the given words that have no counterpart there; None where nothing is near."""
    if not near:
        return None
    same = SequenceMatcher(None, given, near, autojunk=False).get_matching_blocks()
    kept = {place for block in same for place in range(block.a, block.a + block.size)}
    return [word for place, word in enumerate(given) if place not in kept]


def _nearest(words: str, text: str) -> str:
    """The words of the text that are most like these, if they are a near miss."""
    given, there = words.split(), text.split()
    windows = (" ".join(there[i : i + len(given)]) for i in range(max(len(there) - len(given), 0) + 1))
    # As many words as were given: a word more or less is still within reach of the ratio.
    best = max(windows, key=lambda window: SequenceMatcher(None, words, window).ratio(), default="")
    return best if SequenceMatcher(None, words, best).ratio() > 0.6 else ""


FILE_RULES = (changed_texts, wordless)
