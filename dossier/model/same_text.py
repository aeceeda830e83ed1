"""What the same text is: one answer for quotes, names, links and search alike.

Same are: composed and decomposed letters (Unicode's NFC); presentation forms, such as ligatures and
full-width letters; a text with and without signs that nobody sees; kinds of space, quotation mark,
apostrophe, dash and ellipsis. Never the same are other letters (``α`` and ``alpha``), other cases, and digits
that are raised, lowered or part of a fraction: ``10²`` is not ``102``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import category, decomposition, normalize

# The compatibility mappings of Unicode that readers take for the same letters; "super" or "fraction" are not.
_FORMS = frozenset(
    [
        "<wide>",
        "<narrow>",
        "<initial>",
        "<medial>",
        "<final>",
        "<isolated>",
        "<vertical>",
        "<small>",
        "<square>",
        "<noBreak>",
        "<compat>",
    ]
)
# Letters of formulas, which some write for bold and italics.
_MATHEMATICAL = range(0x1D400, 0x1D800)
# Hangul's single letters: mapped, they would grow together with their neighbours.
_LETTERS_ALONE = range(0x3131, 0x318F)
# Invisible, though Unicode has them as letters or marks: joiners, fillers and selectors of variants.
_UNSEEN = dict.fromkeys([0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)], "")
# Arabic signs that enclose a number are of the same category as invisible ones.
_ENCLOSING = frozenset(map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\u05be"
_SAME = {"\u2800": " ", "\u301c": "~"} | dict.fromkeys("\u22ef\u2026", "...") | dict.fromkeys(_DASHES, "-")
# Signs that are typed with several keys. The longer comes first.
_TYPED = (
    (". . .", "..."), ("... .", "...."), ("--", "-"), (",,", "„"), ("``", "“"), ("''", "”"), ("‘‘", "“"),
    ("’’", "”"),
)  # fmt: skip
# Of more than two, as in a conflict of git or an arrow, none is a quotation mark.
_ANGLES = (("<<", "«", re.compile("(?<!<)<<(?!<)")), (">>", "»", re.compile("(?<!>)>>(?!>)")))
_OTHER = re.compile(r"[^\x00-\x7f]")
_DOUBLE = "“”„‟«»″「」『』《》〈〉〝〞〟״❝❞"
_SINGLE = "‘’‚‛‹›′ʼʻʹ`´׳❛❜"
_MARKS = dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'")
_MARK = re.compile(f"[{''.join(_MARKS)}]")


class _Signs(dict[str, str]):
    """What each sign becomes, looked up once."""

    def __missing__(self, sign: str) -> str:
        self[sign] = other = _other(sign)
        return other


def _other(sign: str) -> str:
    if ord(sign) in _UNSEEN or 0xE0100 <= ord(sign) < 0xE01F0:
        return ""
    if category(sign) == "Cf" and sign not in _ENCLOSING:
        return ""
    return _SAME[sign] if sign in _SAME else _form(sign)


def _form(sign: str) -> str:
    form, *codes = decomposition(sign).split() or [""]
    is_form = form in _FORMS or (form == "<font>" and ord(sign) in _MATHEMATICAL)
    if not is_form or ord(sign) in _LETTERS_ALONE:
        return sign
    letters = "".join(_form(chr(int(code, 16))) for code in codes)
    # "⒈" holds no digit that could stand beside others, and a spacing accent is no space; "№" is not "No".
    is_other = any(c.isdecimal() for c in letters) and not sign.isdecimal()
    return sign if is_other or " " in letters or sign in "№℡" else letters


_SIGNS = _Signs()


@lru_cache(maxsize=4096)  # several rules ask for the same paragraph, and for the words of one claim
def marked(text: str) -> str:
    """The text as it is compared, but with its quotation marks, each of which is still one sign."""
    same = text
    if not text.isascii():
        # A sign of ASCII stays as it is.
        others = {sign: _SIGNS[sign] for sign in _OTHER.findall(text)}
        same = normalize("NFC", _replaced(text, others))
    same = " ".join(same.split())
    for typed, sign in _TYPED:
        while typed in same:
            same = same.replace(typed, sign)
    for typed, sign, pair in _ANGLES:
        same = pair.sub(sign, same) if typed in same else same
    return same


def unmarked(text: str) -> str:
    """A ``marked`` text with one sign for all double, and one for all single quotation marks."""
    if text.isascii():
        return text.replace("`", "'")
    # A text has few of them.
    return _replaced(text, {sign: _MARKS[sign] for sign in set(_MARK.findall(text))})


def _replaced(text: str, others: Mapping[str, str]) -> str:
    # A search for each sign that has another form is many times faster than a look at each letter.
    for sign, other in others.items():
        if sign != other:
            text = text.replace(sign, other)
    return text


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text as it is compared; see the module for what is the same."""
    return unmarked(marked(text))


def sign_by_sign(text: str, same: str) -> Mapping[str, str] | None:
    """What signs of a text become when it is ``same``, the ``normal`` one; None if it depends on neighbours.

    It is the same in every beginning of the text, but for a space at its end, which goes.
    """
    signs = {*_OTHER.findall(text), *("`" if "`" in text else "")}
    others = {sign: _MARKS.get(_SIGNS[sign], _SIGNS[sign]) for sign in signs}
    # Of three angles no two are a mark, but a beginning may have only two.
    has_angles = any(typed in text for typed, _, _ in _ANGLES)
    return None if has_angles or _replaced(text, others) != same else others


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The name as names are compared: the same text, whatever its case."""
    return normalize("NFC", normal(name).casefold())
