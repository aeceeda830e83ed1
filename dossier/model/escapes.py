"""Text printed so that no reader of Markdown finds a sign in it: the one place where it is escaped.

Engines and readers differ in what they take for Markdown or HTML. So every sign with which anything could
begin is printed as something that none of them reads as a sign.
"""

import re
from functools import lru_cache
from itertools import takewhile
from urllib.parse import quote

# What cannot be seen, and what engines use as signs of their own: load refuses it in editors' texts.
CONTROLS = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029))) - {"\t", "\n"}
# A line break could begin a block, such as a list or a heading.
_SPACES = dict.fromkeys(CONTROLS, "\ufffd") | dict.fromkeys("\n\r\t", " ")
# Behind the sign of a list stands one of these, printed as a space, or the end.
_BLANKS = ("", " ", "\t", "\n", "\r")
# Entities, since engines differ in which characters a backslash escapes.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {s: f"&#{ord(s)};" for s in "\\`*_[]{}|~^#$"} | _SPACES
_ENTITY_TABLE = str.maketrans(_ENTITIES)
# HTML cannot begin without "<"; other signs mean nothing within a line.
_BACKSLASH_TABLE = str.maketrans({s: f"\\{s}" for s in "\\`*_[]|<>~"} | _SPACES)


# What either of the two ways changes wherever it stands.
_SIGN = re.compile(f"[{re.escape(''.join(map(chr, _ENTITY_TABLE | _BACKSLASH_TABLE)))}]")


def both_escaped(text: str) -> tuple[str, str]:
    """The text ``escaped`` and ``backslashed``."""
    # Most text has no sign, and to look for one is several times faster than to replace letter by letter.
    if not _SIGN.search(text) and _sign(text) < 0 and not text.endswith("!"):
        return text, text
    return escaped(text), backslashed(text)


@lru_cache(maxsize=50_000)  # names and titles stand on many pages
def escaped(text: str) -> str:
    """Text in which no engine finds Markdown or HTML, on one line."""
    before, sign, behind, last = _parts(text)
    first = f"&#{ord(sign)};" if sign else ""
    return (
        before.translate(_ENTITY_TABLE) + first + behind.translate(_ENTITY_TABLE) + ("&#33;" if last else "")
    )


@lru_cache(maxsize=50_000)
def backslashed(text: str) -> str:
    """Text in which those who read Markdown as CommonMark find none, on one line and without HTML."""
    before, sign, behind, last = _parts(text)
    first = f"\\{sign}" if sign else ""
    line = before.translate(_BACKSLASH_TABLE) + first + behind.translate(_BACKSLASH_TABLE)
    return (_without_entities(line) if "&" in line else line) + last.replace("!", "\\!")


def joined(before: str, engine: str, bare: str) -> tuple[str, str]:
    """What is printed behind ``before``, for engines and others: a number and a stop begin no list together.

    Each was escaped alone, where an editor parts them, such as by a backslash or a comment.
    """
    if engine[:1] in (".", ")") and before[-1:].isdecimal():
        return f"&#{ord(engine[0])};{engine[1:]}", f"\\{bare}"
    return engine, bare


def _without_entities(text: str) -> str:
    first, *others = text.split("&")
    # Without a letter or a number sign behind it, "&" begins no entity; what follows the text is not known.
    return first + "".join(f"&{'' if _ends_entity(rest) else 'amp;'}{rest}" for rest in others)


def _ends_entity(rest: str) -> bool:
    return rest[:1] not in ("", "#") and not rest[0].isalnum()


def escaped_address(url: str) -> str:
    """The address, with all characters percent-encoded that could end a link in Markdown."""
    return quote(url, safe=":/?#@!$&'+,;=%~")


def _parts(text: str) -> tuple[str, str, str, str]:
    """The text before and behind the sign that could begin a block, that sign, and a "!" at the end.

    Text may begin a line, and a link may follow it, which "!" would turn into an image.
    """
    last = text[-1:] if text.endswith("!") else ""
    text = text.removesuffix("!")
    at = _sign(text)
    return (text, "", "", last) if at < 0 else (text[:at], text[at], text[at + 1 :], last)


def _sign(text: str) -> int:
    """Where the sign stands that makes a list, a heading, a box or a definition of a line; -1 for none."""
    line = text.lstrip()
    start = len(text) - len(line)
    if line[:1].isalpha():
        return -1
    if line[:1] in ("-", "+") and line[1:2] in ("-", "+", *_BLANKS):
        return start
    if line[:1] in ("=", "!", "#") or line.startswith(("???", "~~~")):
        return start
    # Engines number items with the digits of any script.
    number = sum(1 for _ in takewhile(str.isdecimal, line))
    is_item = number and line[number : number + 1] in (".", ")") and line[number + 1 : number + 2] in _BLANKS
    return start + number if is_item else -1
