"""Ids that are made of titles and names."""

from unicodedata import normalize


def suggested_id(title: str) -> str:
    """Up to five words of the title as an id; empty where it has no ASCII letter."""
    # Decomposed, letters leave their accents behind, and "é" becomes "e".
    plain = normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = "".join(c if c.isalnum() else " " for c in plain).lower().split()
    return "-".join(words[:5])
