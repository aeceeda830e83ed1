"""Texts as the words they consist of, so that what is printed is counted and compared the same everywhere."""

from collections import Counter
from functools import lru_cache
from unicodedata import category, east_asian_width, name, normalize

_JOINED = "'\u2018\u2019\u02bc"


class _Signs(dict[int, str]):
    """What each sign becomes; looked up once, since ``str.translate`` asks for every sign of a text."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = _kept(chr(code))
        return kept


def _kept(sign: str) -> str:
    if sign in _JOINED or category(sign) == "Cf":
        return ""
    if is_word_alone(sign):
        return f" {sign} "
    return sign if sign.isalnum() or category(sign).startswith("M") else " "


_SIGNS = _Signs()


def continues(sign: str) -> bool:
    """Whether a quotation mark beside the sign is within a word; in East Asia, a particle may follow one."""
    return sign.isalnum() and east_asian_width(sign) != "W"


@lru_cache(maxsize=4096)
def is_word_alone(sign: str) -> bool:
    """Whether the sign is of a script without spaces between words: Chinese and Japanese, not Korean."""
    return sign.isalpha() and east_asian_width(sign) == "W" and not name(sign, "").startswith("HANGUL")


# Scripts that part phrases, not words.
_UNPARTED = ("THAI", "LAO", "KHMER", "MYANMAR")


@lru_cache(maxsize=4096)
def is_unparted(sign: str) -> bool:
    """Whether the sign is of a script in which only a dictionary tells where words end, such as Thai."""
    return name(sign, "").startswith(_UNPARTED)


def words(text: str) -> list[str]:
    """The words of a text without punctuation, in one case; ``don't`` is one, ``10,000`` are two."""
    return normalize("NFC", text).casefold().translate(_SIGNS).split()


@lru_cache(maxsize=16_384)  # the same letters come again and again
def _named_script(letter: str) -> str:
    return name(letter, "").partition(" ")[0]


def script_of(text: str) -> str:
    """The script that most letters of a text are of, by the first word of their names in Unicode."""
    scripts = Counter[str]()
    # Each letter once: a text has few of them.
    for letter, count in Counter(text).items():
        if letter.isalpha():
            scripts[_named_script(letter)] += count
    # Japanese mixes three of them.
    for kana in ("HIRAGANA", "KATAKANA"):
        scripts["CJK"] += scripts.pop(kana, 0)
    return max(scripts, key=lambda script: scripts[script], default="")
