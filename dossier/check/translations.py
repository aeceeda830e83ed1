"""Quotes in another language than that of the dossier: our readers are given a translation."""

from collections.abc import Iterator

from dossier.model.claims import Aspect
from dossier.model.content import Claim, Dossier, Quote
from dossier.problems import Code, Problem


def untranslated_quotes(dossier: Dossier) -> Iterator[Problem]:
    """A quote in another language has a translation; that of a draft may wait for an editor."""
    for claim, quote, foreign in _quotes(dossier):
        waits = claim.draft and Aspect.WORDS in claim.unsure
        if foreign and not quote.translation and not waits:
            hint = "write 'quote: {exact: …, translation: …}', and 'translated_by:' if it is not your own"
            message = f"the quote of '{claim.ref.claim}' has no translation from '{foreign}'"
            yield Problem(Code.UNTRANSLATED_QUOTE, quote.translation_at, message, hint)


def needless_translations(dossier: Dossier) -> Iterator[Problem]:
    """A quote in the language of the dossier has none."""
    for claim, quote, foreign in _quotes(dossier):
        if not foreign and (quote.translation or quote.translated_by):
            message = f"the quote of '{claim.ref.claim}' is translated, but its source is in our language"
            hint = "leave 'translation:' and 'translated_by:' out"
            yield Problem(Code.NEEDLESS_TRANSLATION, quote.translation_at, message, hint)


def _quotes(dossier: Dossier) -> Iterator[tuple[Claim, Quote, str]]:
    """Each quote with its language, if that is another; not where a language could not be read."""
    # The language of the dossier stands in dossier.yml; without it, every quote would seem foreign.
    settings_broken = "dossier" in dossier.broken
    for source in dossier.sources.values():
        if source.language and not settings_broken:
            foreign = dossier.foreign(source)
            yield from ((claim, claim.quote, foreign) for claim in source.claims if claim.quote)


RULES = (untranslated_quotes, needless_translations)
