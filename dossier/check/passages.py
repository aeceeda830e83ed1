"""Claims against the texts that their sources were read from."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from hashlib import sha256

from dossier.check.matching import find, normal, quoted
from dossier.model.archive import Archived, located
from dossier.model.content import Claim, Dossier, Source, Vouched
from dossier.model.locators import Locator
from dossier.model.text import Link, Text
from dossier.problems import Code, Problem

Places = tuple[tuple[Locator, str], ...]


def changed_texts(dossier: Dossier) -> Iterator[Problem]:
    """An archived text is, byte by byte, the one that the source names."""
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text and source.sha256 and text.sha256 != source.sha256:
            hint = f"compare the two; if the archived text is the right one, write {text.sha256}"
            message = f"the archived text of '{source.id}' is not the one that is named here"
            yield Problem(Code.CHANGED_TEXT, source.sha256_at, message, hint)


def unverified_claims(dossier: Dossier) -> Iterator[Problem]:
    """The quotes and passages of a source stand in its text; where that is not at hand, they did."""
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text:
            places = tuple((place, normal(words)) for place, words in located(text.blocks))
            for claim in source.claims:
                yield from unfounded(claim, places)
        elif source.sha256 and source.id not in dossier.broken:
            yield from _unvouched(source, dossier.vouched.get(source.id))


def _unvouched(source: Source, vouched: Vouched | None) -> Iterator[Problem]:
    known = vouched.claims if vouched and vouched.text == source.sha256 else {}
    for claim in source.claims:
        if known.get(claim.ref.claim) != fingerprint(claim):
            what = "was changed since it was verified" if claim.ref.claim in known else "was not verified"
            hint = "run 'dossier verify' where the archive is"
            yield Problem(Code.UNVERIFIED, claim.at, f"the claim '{claim.ref.claim}' {what}", hint)


def fingerprint(claim: Claim) -> str:
    """The SHA-256 of what was compared with the source's text: the sentence, the quote and its place."""
    quote = claim.quote
    said = [quote.exact, quote.prefix, quote.suffix, quote.translated_from] if quote else [claim.passage]
    content = [str(claim.locator), _words(claim.says), *said]
    return sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _words(text: Text) -> str:
    parts = (f"[[{p.target}|{p.label}]]" if isinstance(p, Link) else p for p in text)
    return "".join(part for part in parts if isinstance(part, str))


def unfounded(claim: Claim, places: Places) -> Iterator[Problem]:
    """What is wrong with a claim's words and place, given the ``normal`` text of each place of its source."""
    words = normal(claim.quote.exact if claim.quote else claim.passage)
    prefix, suffix = (normal(claim.quote.prefix), normal(claim.quote.suffix)) if claim.quote else ("", "")
    here = dict(places).get(claim.locator)
    found = find(words, here, prefix, suffix) if here is not None else []
    if not words or (len(found) == 1 and not claim.quote):
        return
    what, at = "quote" if claim.quote else "passage", claim.words_at
    if not found:
        yield _not_here(claim, what, words, places)
    elif len(found) > 1:
        hint = "add 'prefix:' or 'suffix:'" if claim.quote else "choose words that stand there once"
        message = f"the {what} of '{claim.ref.claim}' stands {len(found)} times in {claim.locator}"
        yield Problem(Code.AMBIGUOUS_QUOTE, at, message, hint)
    elif here is not None and not any(a <= found[0][0] and found[0][1] <= b for a, b in quoted(here)):
        hint = "nobody says these words there: give them as 'passage:'"
        message = (
            f"the words of '{claim.ref.claim}' stand in {claim.locator}, but not between quotation marks"
        )
        yield Problem(Code.NOT_QUOTED, at, message, hint)


def _not_here(claim: Claim, what: str, words: str, places: Places) -> Problem:
    elsewhere = [str(place) for place, text in places if find(words, text)]
    if elsewhere:
        message = f"the {what} of '{claim.ref.claim}' does not stand in {claim.locator}"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, f"it stands in {' and '.join(elsewhere)}")
    if claim.locator not in dict(places):
        message = f"the text of '{claim.ref.source}' has no {claim.locator}"
        return Problem(Code.WRONG_LOCATOR, claim.words_at, message, "look the place up in the archived text")
    message = f"the {what} of '{claim.ref.claim}' does not stand in the text of '{claim.ref.source}'"
    near = _nearest(words, dict(places)[claim.locator])
    return Problem(Code.MISQUOTED, claim.words_at, message, f"{claim.locator} has '{near}'" if near else "")


def _nearest(words: str, text: str) -> str:
    """The words of the text that are most like these, if they are a near miss."""
    given, there = words.split(), text.split()
    windows = (" ".join(there[i : i + len(given)]) for i in range(max(len(there) - len(given), 0) + 1))
    best = max(windows, key=lambda window: SequenceMatcher(None, words, window).ratio(), default="")
    return best if SequenceMatcher(None, words, best).ratio() > 0.6 else ""


def vouch(dossier: Dossier) -> dict[str, tuple[Archived, dict[str, str]]]:
    """What can be vouched for: each source whose text is at hand, with the fingerprints of its claims."""
    return {
        id: (text, {claim.ref.claim: fingerprint(claim) for claim in dossier.sources[id].claims})
        for id, text in dossier.archive.items()
        if id in dossier.sources
    }
