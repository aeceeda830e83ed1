"""Quotes and passages against the texts that their sources were read from."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from dossier.derive.located import Places, spans_of
from dossier.derive.matching import Span, find, normal, quoted
from dossier.model.content import Claim, Dossier
from dossier.problems import Code, Problem


def changed_texts(dossier: Dossier) -> Iterator[Problem]:
    """An archived text is, byte by byte, the one that the source names."""
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text and source.text and text.sha256 != source.text.sha256:
            hint = f"compare the two; if the archived text is the right one, write {text.sha256}"
            message = f"the archived text of '{source.id}' is not the one that is named here"
            yield Problem(Code.CHANGED_TEXT, source.text.at, message, hint)


def unfounded(claim: Claim, places: Places) -> Iterator[Problem]:
    """What is wrong with a claim's words and place, given the places of its source."""
    words = normal(claim.quote.exact if claim.quote else claim.passage)
    # Without words, the claim has a problem already.
    if not words:
        return
    place = places.get(claim.locator)
    here = place.text if place else ""
    spans = spans_of(claim, here)
    what = "quote" if claim.quote else "passage"
    if not spans:
        yield _not_here(claim, what, words, places)
    elif len(spans) > 1:
        hint = "add 'prefix:' or 'suffix:'" if claim.quote else "choose words that stand there once"
        message = f"the {what} of '{claim.ref.claim}' stands {len(spans)} times in {claim.locator}"
        yield Problem(Code.AMBIGUOUS_QUOTE, claim.words_at, message, hint)
    elif claim.quote and not _is_within(spans[0], quoted(here)):
        hint = "nobody says these words there: give them as 'passage:'"
        message = (
            f"the words of '{claim.ref.claim}' stand in {claim.locator}, but not between quotation marks"
        )
        yield Problem(Code.NOT_QUOTED, claim.words_at, message, hint)


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _not_here(claim: Claim, what: str, words: str, places: Places) -> Problem:
    elsewhere = [str(locator) for locator, place in places.items() if find(words, place.text)]
    if elsewhere:
        message = f"the {what} of '{claim.ref.claim}' does not stand in {claim.locator}"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, f"it stands in {' and '.join(elsewhere)}")
    if claim.locator not in places:
        message = f"the text of '{claim.ref.source}' has no {claim.locator}"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, "look the place up in the archived text")
    message = f"the {what} of '{claim.ref.claim}' does not stand in the text of '{claim.ref.source}'"
    near = _nearest(words, places[claim.locator].text)
    return Problem(Code.MISQUOTED, claim.words_at, message, f"{claim.locator} has '{near}'" if near else "")


def _nearest(words: str, text: str) -> str:
    """The words of the text that are most like these, if they are a near miss."""
    given, there = words.split(), text.split()
    windows = (" ".join(there[i : i + len(given)]) for i in range(max(len(there) - len(given), 0) + 1))
    # As many words as were given: a word more or less is still within reach of the ratio.
    best = max(windows, key=lambda window: SequenceMatcher(None, words, window).ratio(), default="")
    return best if SequenceMatcher(None, words, best).ratio() > 0.6 else ""


RULES = (changed_texts,)
