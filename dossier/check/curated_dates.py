"""The dates that curated texts name, against the claims that they cite."""

from collections.abc import Iterable, Iterator

from dossier.check.claim_dates import dates_of, unbound, unread_dates
from dossier.derive.amounts import plain
from dossier.derive.walk import claim_dates, legible
from dossier.derive.withdrawals import cited_claims
from dossier.language.lexicon import lexicon
from dossier.language.mentions import Mention, agrees, mentions, weekday_mentions, weekdays
from dossier.language.tokens import Token, tokens
from dossier.model.content import Claim, Dossier
from dossier.model.dates import Date
from dossier.model.text import Sentence
from dossier.problems import Code, Problem

# Words between a day and the article that appeared on it: "on 5 June appeared the article".
_NEAR = 3


def unbound_texts(dossier: Dossier) -> Iterator[Problem]:
    """Each date and weekday in a curated sentence is one of a claim that it cites, or is named by one.

    A sentence that speaks of an article may also give the day on which that appeared.
    """
    language = dossier.settings.language
    for sentence in legible(dossier):
        if not mentions(sentence.text, language) and not weekdays(sentence.text, language):
            continue
        cited = cited_claims(dossier, sentence)
        dates = [date for claim in cited for date in dates_of(claim, dossier)]
        dates += [*_published(sentence, cited, dossier), *_outside(sentence, dossier)]
        named = [mention for claim in cited for mention in _mentions(claim, dossier)]
        for words in unbound(sentence.text, language, dates, named, tuple(_weekdays(cited, dossier))):
            message = f"the date '{words}' is in none of the claims that this sentence cites"
            hint = "cite the claim that dates it, or mend the date"
            behind = tuple(str(claim.ref) for claim in cited)
            yield Problem(Code.UNBOUND_DATE, sentence.at, message, hint, follows=behind)
        yield from unread_dates(sentence.text, language, sentence.at)


def _mentions(claim: Claim, dossier: Dossier) -> Iterator[Mention]:
    """The dates in the words of a claim and of its quote, which is in its source's language."""
    yield from mentions(plain(claim.says), dossier.settings.language)
    if claim.quote:
        yield from mentions(claim.quote.exact, dossier.sources[claim.ref.source].language)


def _weekdays(cited: Iterable[Claim], dossier: Dossier) -> Iterator[tuple[Mention, int]]:
    for claim in cited:
        yield from weekday_mentions(plain(claim.says), dossier.settings.language)
        for date in claim_dates(claim):
            yield from weekday_mentions(date.words, dossier.sources[claim.ref.source].language, is_date=True)


def _published(sentence: Sentence, cited: Iterable[Claim], dossier: Dossier) -> Iterator[Date]:
    """When the cited articles appeared, if the sentence speaks of an article, and gives the day for that."""
    language, row = dossier.settings.language, tokens(sentence.text)
    articles = [i for i, token in enumerate(row) if token.lower in lexicon(language).sources]
    if not articles:
        return
    days = [mention for mention in mentions(sentence.text, language) if mention.day]
    for claim in cited:
        date = dossier.sources[claim.ref.source].published
        named = [mention for mention in days if date and agrees(mention, date)]
        if date and (not named or any(_is_of_article(mention, row, articles) for mention in named)):
            yield date


def _is_of_article(mention: Mention, row: tuple[Token, ...], articles: list[int]) -> bool:
    """Whether a day stands behind the word for an article, or shortly before it: "the 5 June report".

    "On 5 June they met, an article tells" dates what they did.
    """
    if row[articles[0]].start < mention.start:
        return True
    behind = [i for i, token in enumerate(row) if token.is_word and token.start >= mention.end]
    return not set(behind[: _NEAR + 1]).isdisjoint(articles)


def _outside(sentence: Sentence, dossier: Dossier) -> Iterator[Date]:
    """The dates from general knowledge of the entities that the sentence names: their pages mark them so."""
    for link in sentence.links:
        for id in dossier.resolve(link.target):
            date = dossier.entities[id].date if id in dossier.entities else None
            if date:
                yield date


RULES = (unbound_texts,)
