"""Words between quotation marks in what editors write, against the words of the sources."""

from collections.abc import Iterator

from dossier.check.reversed import LEFT_OUT, reversals
from dossier.derive.amounts import plain
from dossier.derive.matching import matches
from dossier.derive.walk import legible
from dossier.derive.withdrawals import cited_claims
from dossier.language.quotations import Quotations, quotations
from dossier.model.content import Claim, Dossier
from dossier.model.same_text import marked, normal, unmarked
from dossier.problems import Code, Location, Problem

_HINT = "pair the quotation marks of the sentence, or write it without them"


def quotations_in(text: str) -> list[str]:
    """What stands between quotation marks, without the comma or full stop before the closing one."""
    same = marked(text)
    whole = unmarked(same)
    # American English puts them inside, whether or not the source has them.
    return [whole[start:end].strip().rstrip(".,") for start, end in quotations(same).spans]


def _unread(text: str, at: Location) -> Iterator[Problem]:
    for doubt in quotations(marked(text)).doubts[:1]:
        message = f"what is quoted in the sentence could not be read: '{doubt.sign}'"
        yield Problem(Code.UNREAD, at, message, _HINT)


def unfounded_quotations(claim: Claim, text: str, language: str) -> Iterator[Problem]:
    """What a claim says between quotation marks stands at its place in the source."""
    says = plain(claim.says)
    yield from _unread(says, claim.at)
    for words in quotations_in(says):
        if not stands(words, text, language):
            message = (
                f"'{words}' stands between quotation marks in '{claim.ref.claim}', but not in {claim.locator}"
            )
            yield Problem(Code.MISQUOTED, claim.at, message, "take the source's own words, or the marks out")


def stands(words: str, text: str, language: str) -> bool:
    """Whether the words stand in a ``normal`` text, and leave out nothing that turns it round."""
    return any(
        not any(r.sure and r.where == LEFT_OUT for r in reversals(words, match, text, Quotations(), language))
        for match in matches(words, text)
    )


def unfounded_texts(dossier: Dossier) -> Iterator[Problem]:
    """What a curated sentence has between quotation marks stands in the words of a claim that it cites."""
    for sentence in legible(dossier):
        yield from _unread(sentence.text, sentence.at)
        for words in quotations_in(sentence.text):
            if not any(_holds(dossier, claim, words) for claim in cited_claims(dossier, sentence)):
                message = f"'{words}' is quoted from none of the claims that this sentence cites"
                hint = "take the words of a claim's 'quote:', or the quotation marks out"
                yield Problem(Code.MISQUOTED, sentence.at, message, hint)


def _holds(dossier: Dossier, claim: Claim, words: str) -> bool:
    taken = [claim.quote.exact, claim.quote.translation] if claim.quote else [claim.passage]
    language = dossier.sources[claim.ref.source].language
    return any(stands(words, normal(text), language) for text in (*taken, *quotations_in(plain(claim.says))))


RULES = (unfounded_texts,)
