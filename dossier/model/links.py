"""Where links and images may lead: the one rule for what editors write and for the final pages."""

from urllib.parse import SplitResult, urlsplit

SCHEMES = ("https", "mailto")


def is_within_site(address: str) -> bool:
    """Whether the address leads to the site itself; images do, so that no other host is asked."""
    parts = _split(address)
    return parts is not None and not parts.scheme and not address.startswith(("//", "/\\", "\\"))


def is_link_elsewhere(address: str) -> bool:
    """Whether the address is one of mail, or a full https address that names nobody."""
    parts = _split(address)
    if parts is None:
        return False
    if parts.scheme == "https":
        return address.lower().startswith("https://") and bool(parts.hostname) and "@" not in parts.netloc
    return parts.scheme == "mailto"


def _split(address: str) -> SplitResult | None:
    """The parts of an address; none of one with a space or a control character, whatever it begins with."""
    if any(sign.isspace() or not sign.isprintable() for sign in address):
        return None
    try:
        return urlsplit(address)
    except ValueError:
        return None
