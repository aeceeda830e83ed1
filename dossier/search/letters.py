"""What the two readers of words share: Python's, which fills Pagefind's index, and the browser's.

All of it is worked out here, and written once for the browser by ``python -m dossier.search.letters``
(``letters.js``); a test holds the two together. The patterns are of the syntax that both languages have.
"""

import json
import sys
from collections.abc import Iterator
from unicodedata import category, decimal, lookup, name, normalize

import regex

# Signs within a word that readers leave out or type otherwise: apostrophes, the ʻokina, ayn and hamza of
# transliterations, the signs of Hebrew acronyms, the point of Catalan.
_APOSTROPHES = r"'\u2019\u2018\u201b\u02b9-\u02cf\u02ee`\u00b4\u00b7\u2032\uff07\ua78c\u05f3\u05f4"
APOSTROPHES = f"[{_APOSTROPHES}]"
_GROUP = r".,'\u2019\u02bc\u066c \u00a0\u2007\u2009\u202f"

# A number whose digits are grouped, by thousands or as in India, with its decimals.
GROUPED = (
    rf"((?!0)\p{{Nd}}{{1,3}}([{_GROUP}])\p{{Nd}}{{3}}(?:\2\p{{Nd}}{{3}})*"
    r"|\p{Nd}{1,2}(?:,\p{Nd}{2})+,\p{Nd}{3})(?:[.,\u066b](\p{Nd}+))?(?!\p{Nd})"
)
# A word may hold signs that nobody sees.
WORD = (
    rf"{GROUPED}|\p{{N}}+(?:[.,\u066b]\p{{N}}+)*(?![\p{{L}}\p{{N}}])|\p{{L}}(?:\.\p{{L}})+\.?"
    rf"|[\p{{L}}\p{{M}}\p{{N}}](?:[\p{{L}}\p{{M}}\p{{N}}\p{{Cf}}]|[{_APOSTROPHES}](?=\p{{Cf}}*\p{{L}})"
    r'|(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew}))*'
)
# Accents and points that readers leave out, and what the same text may have or not. The vowel signs of India
# and South-East Asia, the voicing of kana and the breve of й make other letters, and stay.
DROPPED = (
    rf'(?<!\u0438)\u0306|["{_APOSTROPHES}\u0300-\u0305\u0307-\u036f\u0483-\u0489\u0591-\u05c7'
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u093c\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\p{Cf}]"
)
# A letter with a sign that makes it another one is one letter, of which the plain one is no beginning.
KEPT = r"[\u0438\u3040-\u30ff][\u0306\u3099\u309a]"
# Scripts that write without spaces, or join endings to their words: there a piece of a word is enough.
_SCRIPTS = "Hangul Han Hiragana Katakana Thai Lao Khmer Myanmar Tibetan Tai_Tham Javanese"
JOINED = "[" + "".join(rf"\p{{Script={script}}}" for script in _SCRIPTS.split()) + "]"
# What stands before a word and is written joined to it: French and Italian articles and prepositions, and
# the particles of Arabic and Hebrew, of which several may follow each other.
ELISION = (
    rf"^(?:[cdjlmnstv]|qu|gl|un|jusqu|lorsqu|puisqu|quoiqu|(?:d|n|s)?all|(?:d|n)ell|sull|coll|quell|quest)"
    rf"[{_APOSTROPHES}]"
)
PARTICLES = "^(?:[وف]?(?:[بكلس]?(?:ال)?|لل)|[ושהכלבמ]{1,3})$"
ARTICLE = r"^(?:ال|ה)(?=\p{L}{2})"

# In signs: what a line of the script holds, even where each backslash is doubled.
_PIECE = 80

# What Unicode neither takes apart nor names after the letter that it looks like: as CLDR's Latin-ASCII has
# it, schwa as Azerbaijani keyboards do, and letters of one sound in Arabic and Persian as Lucene does.
_OTHERS = {"ß": "ss", "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "q", "œ": "oe", "ə": "e", "ʒ": "z", "ς": "σ"} | {
    "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ة": "ه", "ٱ": "ا", "ү": "у", "ұ": "у", "ө": "о",
}  # fmt: skip
_LATIN = regex.compile(
    r"LATIN SMALL LETTER (?:AFRICAN |OPEN |DOTLESS |SCRIPT )?([A-Z]{1,2})(?: WITH .+| BAR)?"
)
_CYRILLIC = regex.compile(r"(CYRILLIC SMALL LETTER .+) WITH .+")


def plain_letters() -> dict[str, str]:
    """Small letters that Unicode does not take apart, with what a reader types instead of them."""
    signs = (chr(code) for code in range(0x80, 0xA800))
    letters = (sign for sign in signs if category(sign) == "Ll" and normalize("NFKD", sign) == sign)
    return {sign: plain for sign in letters if (plain := _plain(sign)) != sign} | _OTHERS


def _plain(sign: str) -> str:
    if latin := _LATIN.fullmatch(name(sign)):
        return latin[1].lower()
    cyrillic = _CYRILLIC.fullmatch(name(sign))
    return lookup(cyrillic[1]) if cyrillic else sign


def zeros() -> str:
    """The zero of every script; its other digits follow it in Unicode."""
    return "".join(_zeros())


def _zeros() -> Iterator[str]:
    for code in range(0x80, sys.maxunicode):
        sign = chr(code)
        if decimal(sign, None) == 0 and normalize("NFKD", sign) == sign:
            yield sign


def as_script() -> str:
    """The module that the browser reads."""
    parts = {
        "LETTERS": " ".join(f"{sign}{plain}" for sign, plain in sorted(plain_letters().items())),
        "ZEROS": zeros(),
        "GROUPED": GROUPED,
        "WORD": WORD,
        "DROPPED": DROPPED,
        "KEPT": KEPT,
        "JOINED": JOINED,
        "ELISION": ELISION,
        "PARTICLES": PARTICLES,
        "ARTICLE": ARTICLE,
        "APOSTROPHES": APOSTROPHES,
    }
    lines = (_constant(key, value) for key, value in parts.items())
    head = "// Made by dossier/search/letters.py, which says why: do not edit.\n\n"
    return head + "\n".join(lines) + "\n"


def _constant(key: str, value: str) -> str:
    pieces = [value[i : i + _PIECE] for i in range(0, len(value), _PIECE)]
    return (
        f"export const {key} =\n  " + " +\n  ".join(json.dumps(p, ensure_ascii=False) for p in pieces) + ";"
    )


if __name__ == "__main__":
    sys.stdout.write(as_script())
