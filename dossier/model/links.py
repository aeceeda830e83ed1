"""Where links and images may lead: the one rule for what editors write and for the final pages."""

from urllib.parse import SplitResult, urlsplit

from pydantic import AnyUrl, ValidationError

SCHEMES = ("https", "mailto")

# Nobody's browser takes longer ones.
_LONGEST_ADDRESS = 2_083
# Signs that no address holds as they are (RFC 3986), whatever browsers make of them.
_NO_ADDRESS = frozenset('<>"\\^`{|}')


def is_within_site(address: str) -> bool:
    """Whether the address leads to the site itself; images do, so that no other host is asked."""
    parts = _split(address)
    return parts is not None and not parts.scheme and not address.startswith(("//", "/\\", "\\"))


def is_link_elsewhere(address: str) -> bool:
    """Whether the address is one of mail, or a full https address that names nobody."""
    parts = _split(address)
    return parts is not None and (parts.scheme == "mailto" or is_https(address))


def is_https(text: str) -> bool:
    """Whether the text is a well-formed https address, with neither a user's name nor a password."""
    # Browsers mend "https:e.org" and "https:///e.org", each in its own way.
    if not text.lower().startswith("https://") or len(text) > _LONGEST_ADDRESS or not text[8:9].isalnum():
        return False
    if not text.isprintable() or any(c.isspace() or c in _NO_ADDRESS for c in text):
        return False
    try:
        url = AnyUrl(text)
    except ValidationError:
        return False
    return all((url.host or "").split(".")) and url.username is None and url.password is None


def _split(address: str) -> SplitResult | None:
    """The parts of an address; none of one with a space or a control character, whatever it begins with."""
    if any(sign.isspace() or not sign.isprintable() for sign in address):
        return None
    try:
        return urlsplit(address)
    except ValueError:
        return None
