"""The way to the words in the original: its address with a text fragment, which browsers highlight.

The syntax is that of URL Fragment Text Directives (WICG): ``#:~:text=`` and the words, with the characters
that have a meaning there, ``&``, ``-`` and ``,``, percent-encoded.
"""

from urllib.parse import quote, urldefrag

from dossier.compose.footnotes import ClaimNote
from dossier.compose.sections.source_claims import SourceClaim

DIRECTIVE = ":~:text="


def original(claim: SourceClaim | ClaimNote) -> str:
    """The address of the claim's words in the original; empty where no address is known."""
    return _at(claim.source.url, claim)


def archived(claim: SourceClaim | ClaimNote) -> str:
    """The address of the claim's words in the archived copy; empty where there is none."""
    return _at(claim.source.archived_url, claim)


def _at(address: str, claim: SourceClaim | ClaimNote) -> str:
    words = claim.quote.exact if claim.quote else claim.passage
    if not address or not words:
        return _safe(address)
    page, place = urldefrag(address)
    # Only words that the page shows anyway: what stands around them is not ours to print.
    return _safe(f"{page}#{place}") + DIRECTIVE + _encoded(words)


def _encoded(words: str) -> str:
    return quote(words.strip(), safe="").replace("-", "%2D")


def _safe(address: str) -> str:
    """The address inside a Markdown link: no bracket or space ends it early."""
    return quote(address, safe=":/?#@!$&'+,;=%~*")
