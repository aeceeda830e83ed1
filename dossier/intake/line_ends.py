"""What a line end meant: a broken word, a compound, a space, or nothing.

A hyphen at a line end may be the typesetter's or the word's own. The article itself decides first, then the
words of the language, then its hyphenation.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, east_asian_width, name

from babel import Locale
from pyphen import LANGUAGES, Pyphen
from spellchecker import SpellChecker

from dossier.language.cldr import locale_of, primary
from dossier.language.letters import is_unparted, is_word_alone

SOFT = "\u00ad"
# A hyphen that forbids a break (U+2011) is never a typesetter's.
HYPHENS = ("-", "\u2010")
_DASHES = ("–", "—", "―", "/", "\u2011")
# How often in a million words a word is used that may be half of a compound.
_COMMON = 3e-6
_RARE = 1e-8
_SHORTEST, _LONG = 3, 5
# What must be known of a text's words before a language's list may judge its hyphens.
_UNDERSTOOD = 0.7


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of words: the article's, the language's, its hyphenation, its "and" and "or"."""

    article: frozenset[str]
    usage: Callable[[str], float] | None = None
    patterns: tuple[Pyphen, ...] = ()
    conjunctions: frozenset[str] = frozenset()
    # Not in German: what begins with a capital there is a noun, and "Hafenamt" one word.
    may_join_names: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph, and its words at line ends of which nothing tells surely whether they have a hyphen."""

    text: str
    undecided: tuple[str, ...] = ()


def words_for(lines: Sequence[str], language: str) -> Words:
    """What is known of words in an article of these lines; without a language, what its words show."""
    inside = [word for line in lines for word in _inner(line)]
    is_broken = any(line.rstrip().endswith((*HYPHENS, SOFT)) for line in lines)
    code = primary(language).lower() or (_most_known(inside) if is_broken else "")
    locale = locale_of(code) if code else None
    names = [name for name in LANGUAGES if code and name.partition("_")[0] == code]
    return Words(
        article=frozenset(map(str.casefold, inside)),
        usage=_usage(code),
        patterns=tuple(Pyphen(lang=name) for name in dict.fromkeys(names)),
        conjunctions=_conjunctions(locale) if locale else frozenset(),
        may_join_names=code != "de",
    )


def _inner(line: str) -> list[str]:
    """The words of a line without those at a hyphen on its end, and without the rest at its beginning."""
    words = line.split()
    words = words[:-1] if line.rstrip().endswith((*HYPHENS, SOFT)) else words
    return [bare for word in words[1:] if (bare := _bare(word))]


def _bare(word: str) -> str:
    kept = "".join(
        sign if sign.isalpha() or sign in HYPHENS or sign in "'’" else " " for sign in word
    ).split()
    return kept[0].removesuffix("’s").removesuffix("'s").strip("-'’") if kept else ""


@lru_cache(maxsize=16)
def _usage(code: str) -> Callable[[str], float] | None:
    """How often a word of the language is used; None where there is no list of its words."""
    if code not in SpellChecker.languages():
        return None
    known = SpellChecker(language=code)
    return lambda word: float(known.word_usage_frequency(word.casefold()))


def _most_known(words: list[str]) -> str:
    """The first language whose list has the bulk of the words; none if there is no such."""
    sample = words[:400]
    return next((code for code in SpellChecker.languages() if _share(sample, code) >= _UNDERSTOOD), "")


def _share(words: list[str], code: str) -> float:
    usage = _usage(code)
    # Every list holds some words of other languages, but as rare ones.
    return sum(usage(word) > _COMMON for word in words) / len(words) if usage and words else 0.0


def _conjunctions(locale: Locale) -> frozenset[str]:
    """The words between the last two of a list, as CLDR has them: "and" and "or"."""
    patterns = (locale.list_patterns.get(style, {}).get("2", "") for style in ("standard", "or"))
    return frozenset(pattern.replace("{0}", "").replace("{1}", "").strip(" ,") for pattern in patterns) - {""}


def joined(lines: Iterable[str], words: Words) -> Joined:
    """The lines of one paragraph as it would stand on one line."""
    text, undecided = "", []
    for line in filter(None, (line.strip() for line in lines)):
        kept, is_sure = _kept(text, line, words)
        undecided += [] if is_sure else [f"{kept.split()[-1]}{line.split()[0]}"]
        text = kept + line
    return Joined(text.replace(SOFT, ""), tuple(undecided))


def _kept(text: str, line: str, words: Words) -> tuple[str, bool]:
    """The text as it stands in front of the next line, and whether that is sure."""
    if not text or text.endswith(SOFT):
        return text.removesuffix(SOFT), True
    if text.endswith(HYPHENS):
        return _at_hyphen(text, line, words)
    if text.endswith(_DASHES) and not text[-2:-1].isspace() and len(text) > 1:
        return text, True
    return text if is_unspaced(text[-1]) or is_unspaced(line[0]) else f"{text} ", True


def is_unspaced(sign: str) -> bool:
    """Whether no space stands beside the sign: a letter of a script without spaces, or a mark of its own."""
    label = name(sign, "")
    is_mark = east_asian_width(sign) in "WF" and not label.startswith("HANGUL")
    return is_word_alone(sign) or is_mark or is_unparted(sign)


def _at_hyphen(text: str, line: str, words: Words) -> tuple[str, bool]:
    if text.endswith("--"):
        # A dash of typewriters.
        return f"{text} " if text.rstrip("-").endswith(" ") else text, True
    left, right = _last(text[:-1]), _first(line)
    if text[: -1 - len(left)].endswith(HYPHENS) and line[len(right) :].startswith(HYPHENS):
        # "state-of-the-art"
        return text, True
    if not left and text[-2:-1] in ("", " "):
        return f"{text} ", True
    if _is_suspended(left, right, words):
        return f"{text} ", True
    is_broken, is_sure = _is_broken(left, right, words)
    return text[:-1] if is_broken else text, is_sure


def _is_suspended(left: str, right: str, words: Words) -> bool:
    """Whether the hyphen stands for what is said later, as in "two- and three-storey"."""
    whole = f"{left}{right}".casefold()
    is_word = whole in words.article or bool(words.usage and words.usage(whole) > _COMMON)
    return right.casefold() in words.conjunctions and not is_word


def _last(text: str) -> str:
    """The letters at the end."""
    start = len(text)
    while start and (text[start - 1].isalpha() or category(text[start - 1]).startswith("M")):
        start -= 1
    return text[start:]


def _first(text: str) -> str:
    """The letters at the beginning, in front of any apostrophe or hyphen."""
    end = 0
    while end < len(text) and (text[end].isalpha() or category(text[end]).startswith("M")):
        end += 1
    return text[:end]


def _is_broken(left: str, right: str, words: Words) -> tuple[bool, bool]:
    """Whether both are pieces of one word, so that the hyphen is not its own; and whether that is sure."""
    whole, apart = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
    if (whole in words.article) != (apart in words.article):
        return whole in words.article, True
    if min(len(left), len(right)) < 2 or (right[:1].isupper() or left.isupper()) != (left + right).isupper():
        # Nobody breaks a word at its first or last letter, beside a digit, or where its case changes.
        return False, True
    if words.usage is None:
        return _may_break(left, right, words), False
    usage, may = words.usage(whole), _may_break(left, right, words)
    if usage >= _COMMON or (not usage and all(_is_word(part, words) for part in (left, right))):
        return bool(usage), True
    # What is half of a compound is a word: "semi-official". Readers forgive a hyphen too many.
    if words.may_join_names and _is_word(right, words) and len(right) >= _LONG - 1:
        return False, False
    return bool(usage) or may, bool(usage) or (may and max(map(words.usage, (left, right))) < _COMMON)


def _may_break(left: str, right: str, words: Words) -> bool:
    return any(len(left) in patterns.positions(left + right) for patterns in words.patterns)


def _is_word(part: str, words: Words) -> bool:
    """Whether a part is a word of its own; short ones are often syllables."""
    if words.usage is None or len(part) < _SHORTEST or (part[0].isupper() and not words.may_join_names):
        return False
    return part.casefold() in words.article or words.usage(part) >= (_COMMON if len(part) < _LONG else _RARE)
