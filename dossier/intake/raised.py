"""Raised and lowered signs as text, so that a power or a note's mark never joins the number beside it."""

from functools import lru_cache
from sys import maxunicode
from unicodedata import decomposition, normalize


@lru_cache(maxsize=2)
def _forms(kind: str) -> dict[str, str]:
    """Unicode's own signs for raised ("<super>") or lowered ("<sub>") digits and signs."""
    every = ((chr(code), decomposition(chr(code)).split()) for code in range(maxunicode + 1))
    forms = {normalize("NFKC", sign): sign for sign, parts in every if parts[:1] == [kind]}
    # Letters are written as they are: "1er", "20th".
    return {plain: sign for plain, sign in forms.items() if not plain.isalpha() or plain in ("TM", "SM")}


@lru_cache(maxsize=1)
def _fractions() -> dict[str, str]:
    """Fractions that have a sign of their own, by how they are put together of raised and lowered digits."""
    every = ((chr(code), decomposition(chr(code)).split()) for code in range(maxunicode + 1))
    signs = [(sign, codes[1:]) for sign, codes in every if codes[:1] == ["<fraction>"]]
    parts = [(sign, [chr(int(code, 16)) for code in codes]) for sign, codes in signs]
    whole = [(sign, "".join(signs).split("\u2044")) for sign, signs in parts if signs[-1] != "\u2044"]
    return {
        f"{raised(over, '')}{slash}{lowered(under, '0')}": sign
        for sign, (over, under) in whole
        for slash in "/\u2044"
    }


def raised(text: str, before: str) -> str:
    """How raised text is written behind ``before``."""
    return _written(text, before, "<super>", "^")


def lowered(text: str, before: str) -> str:
    """How lowered text is written behind ``before``; behind a letter its digits are plain, as in "CO2"."""
    is_formula = before[-1:].isalpha()
    return text if is_formula else _written(text, before, "<sub>", "_")


def _written(text: str, before: str, kind: str, sign: str) -> str:
    forms = _forms(kind)
    if text.strip() in forms:
        return text.replace(text.strip(), forms[text.strip()])
    if not any(one.isalpha() for one in text):
        # A hyphen stands for the minus that has a raised form.
        return "".join(forms.get("\u2212" if one in "-–" else one, one) for one in text)
    # What has no such signs, and would lengthen a number, is set apart.
    return f"{sign}{text}" if text[0].isdigit() and before[-1:].isdigit() else text


def with_fractions(text: str) -> str:
    """The text with the fractions' own signs, "½" for "¹/₂"."""
    for parts, sign in _fractions().items():
        text = text.replace(parts, sign) if parts in text else text
    return text
