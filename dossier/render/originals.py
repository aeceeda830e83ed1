"""Links to a claim's words in the original: text fragments, which browsers scroll to and highlight.

The syntax is that of URL Fragment Text Directives (WICG): ``#:~:text=`` and the words, with the characters
that have a meaning there, ``&``, ``-`` and ``,``, percent-encoded.
"""

from urllib.parse import quote, urldefrag

from dossier.compose.footnotes import ClaimNote
from dossier.compose.sections.source_claims import SourceClaim
from dossier.derive.matching import printed_pieces

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
    # Of what stands around the words only as much as tells them apart: it is not ours.
    before = f"{_encoded(claim.before)}-," if claim.before else ""
    parts = printed_pieces(words)
    ends = parts if len(parts) < 2 else (parts[0], parts[-1])
    return _safe(f"{page}#{place}") + DIRECTIVE + before + ",".join(map(_encoded, ends))


def _encoded(words: str) -> str:
    return quote(words.strip(), safe="").replace("-", "%2D")


def _safe(address: str) -> str:
    """The address, safe in a Markdown link: no bracket or space can end it."""
    return quote(address, safe=":/?#@!$&'+,;=%~*")
