"""Words between quotation marks in what editors write, against the words of the sources."""

from collections.abc import Iterator

from dossier.derive.amounts import plain
from dossier.derive.matching import find, normal, quoted
from dossier.derive.walk import legible
from dossier.derive.withdrawals import cited_claims
from dossier.model.content import Claim, Dossier
from dossier.problems import Code, Problem


def quotations(text: str) -> list[str]:
    """What stands between quotation marks, without the comma or full stop before the closing one."""
    whole = normal(text)
    # American English puts them inside, whether or not the source has them.
    return [whole[start:end].rstrip(".,") for start, end in quoted(whole)]


def unfounded_quotations(claim: Claim, text: str) -> Iterator[Problem]:
    """What a claim says between quotation marks stands at its place in the source."""
    for words in quotations(plain(claim.says)):
        if not find(words, text):
            message = (
                f"'{words}' stands between quotation marks in '{claim.ref.claim}', but not in {claim.locator}"
            )
            yield Problem(Code.MISQUOTED, claim.at, message, "take the source's own words, or the marks out")


def unfounded_texts(dossier: Dossier) -> Iterator[Problem]:
    """What a curated sentence has between quotation marks stands in the words of a claim that it cites."""
    for sentence in legible(dossier):
        for words in quotations(sentence.text):
            if not any(_holds(claim, words) for claim in cited_claims(dossier, sentence)):
                message = f"'{words}' is quoted from none of the claims that this sentence cites"
                hint = "take the words of a claim's 'quote:', or the quotation marks out"
                yield Problem(Code.MISQUOTED, sentence.at, message, hint)


def _holds(claim: Claim, words: str) -> bool:
    taken = [claim.quote.exact, claim.quote.translation] if claim.quote else [claim.passage]
    return any(find(words, normal(text)) for text in (*taken, *quotations(plain(claim.says))))


RULES = (unfounded_texts,)
