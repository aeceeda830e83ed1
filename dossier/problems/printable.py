"""Text made safe to print: neither a terminal nor the log of a workflow finds a command in it.

Editors' words, names of files and articles may hold what moves a terminal's cursor, turns the direction of
writing, or begins a command of GitHub's runner: ``::`` at the start of a line, ``##[`` anywhere.
"""

import json
from unicodedata import category

import regex

# Controls, breaks of lines, halves of surrogates, and signs that nobody sees.
_UNSAFE = frozenset(("Cc", "Zl", "Zp", "Cs", "Cf"))
# Some scripts cannot be written without these, nor emoji: joiners, and a hyphen where a word may break.
_NEEDED = "\u200c\u200d\xad"
# Runners of other makers know a word between the two.
_COMMAND = regex.compile(r"##(?=\w*\[)")
# Brackets and quotation marks, of which each half belongs to what stands inside it or around it.
MARKS = r"\p{Ps}\p{Pe}\p{Pi}\p{Pf}\""
# From a letter that is read leftwards to the last one before such a mark, or a letter of the other direction.
LEFTWARDS = regex.compile(rf"[\p{{bc=R}}\p{{bc=AL}}](?:[^\p{{bc=L}}{MARKS}]*[\p{{bc=R}}\p{{bc=AL}}])?")


def is_unsafe(sign: str) -> bool:
    """Whether a sign may steer what prints it, or is one that nobody sees."""
    return category(sign) in _UNSAFE and sign not in _NEEDED


def printable(text: str) -> str:
    """The text on one line, its unsafe signs written out with a backslash, as Python writes them."""
    for sign in filter(is_unsafe, set(text)):
        text = text.replace(sign, sign.encode("unicode_escape").decode())
    return _COMMAND.sub(r"#\\#", f"\\{text}" if text.lstrip().startswith("::") else text)


def isolated(text: str) -> str:
    """The printable text, in which what runs from right to left does not move what stands around it."""
    text = printable(text)
    return text if text.isascii() else LEFTWARDS.sub("\u2068\\g<0>\u2069", text)


def printable_json(value: object) -> str:
    """The value as JSON on several lines; unsafe signs are JSON's own escapes, so programs lose nothing."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    for sign in filter(is_unsafe, set(text) - {"\n"}):
        text = text.replace(sign, json.dumps(sign).strip('"'))
    return _COMMAND.sub(r"\\u0023#", text)
