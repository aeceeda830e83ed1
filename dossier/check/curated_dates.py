"""The dates that curated texts name, against the claims that they cite."""

from collections.abc import Iterator

from dossier.check.claim_dates import held_dates
from dossier.check.language.mentions import agrees, mentions
from dossier.check.numbers import plain
from dossier.model.content import Dossier
from dossier.model.dates import Date
from dossier.model.text import Sentence
from dossier.model.walk import curated
from dossier.problems import Code, Problem


def unbound_texts(dossier: Dossier) -> Iterator[Problem]:
    """Each date in a curated sentence is one of a claim that it cites, or is named by one."""
    language = dossier.settings.language
    for sentence in curated(dossier):
        found = mentions(sentence.text, language)
        if not found:
            continue
        cited = [dossier.claims[c.claim] for c in sentence.claims if c.claim in dossier.claims]
        held = [date for claim in cited for date in held_dates(claim, dossier)] + list(
            _outside(sentence, dossier)
        )
        named = {mention.named for claim in cited for mention in mentions(plain(claim.says), language)}
        for mention in found:
            if mention.named not in named and not any(agrees(mention, date) for date in held):
                text = sentence.text[mention.start : mention.end]
                message = f"the date '{text}' is in none of the claims that this sentence cites"
                hint = "cite the claim that dates it, or mend the date"
                yield Problem(Code.UNBOUND_DATE, sentence.at, message, hint)


def _outside(sentence: Sentence, dossier: Dossier) -> Iterator[Date]:
    """The dates from outside of the entities that the sentence names; readers see them marked there."""
    for link in sentence.links:
        for id in dossier.resolve(link.target):
            date = dossier.entities[id].date if id in dossier.entities else None
            if date:
                yield date
