"""Texts made of others: pieces that mean something somewhere, put where they do not belong."""

from collections.abc import Sequence
from random import Random

PIECES = (
    "---\n", "\n", "\n\n", "\r", "\t", " ", "    ", "\x00", "\x03", "\x1b[31m", "\x7f", "\x85",
    "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800", "é", "e\u0301", "ß", "İ", "ﬁ", "１２", "٣", "五",
    "א", "日本", "👩‍🚀", "«", "»", "“", "”", "„", "’", "'", '"', "…", "...", "[…]", "[", "]", "(", ")",
    "{", "}", "<", ">", "&", "&amp;", "&#0;", "|", "`", "```", "*", "_", "~", "^", "#", "## ", "> ",
    "- ", "1. ", "!!! note", "!", "![a](b)", "[a](https://e.org)", "[[Anna]]", "[[anna|A]]",
    "[@paper#one]", "[@", "[^1]", "[^1]: ", "<!-- dossier/", "-->", "<b>", "<p>", "</p>", "<sup>",
    "<script>", "::", "##[", "%", "\\", "key: ", "key: [", ": ", "? ", "&a ", "*a", "!!int ",
    "|-\n  ", ">-\n  ", "true", "null", "2024-05-03", "2024-13-45", "9999", "0001-01-01",
    "2024-05~", "../..", "1000/9999", "2024-21", "today", "last Sunday", "vor drei Tagen", "3. Mai",
    "5 мая", "1,000", "1.000,5", "10..20", ">500", "~3", "-0", "1e9", "111111111111111111111111111",
    "½", "10²", "two dozen", "million", "百万", "paragraph 1", "bullet", "title", "https://",
    "https://e.org/\x01", "https:e", "en", "en'", "x-y", "says:", "claims:", "published:", "sets:",
    "%PDF-1.7", "stream", "endobj", "/Encrypt", "0 R", "<<", ">>",
)  # fmt: skip


def mutated(chance: Random, kept: Sequence[str]) -> str:
    """One of the kept texts after some changes."""
    text = chance.choice(kept)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        text = _changed(chance, text, kept)
    return text


def _changed(chance: Random, text: str, kept: Sequence[str]) -> str:
    start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    end = min(end, start + chance.choice((1, 4, 16, 64)))
    match chance.randrange(6):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:start] + text[start:end] * chance.choice((2, 3, 40)) + text[end:]
        case 2:
            other = chance.choice(kept)
            return text[:start] + other[chance.randint(0, len(other)) :]
        case 3:
            sign = chr(
                chance.choice((chance.randrange(128), chance.randrange(0x3000), chance.randrange(0x110000)))
            )
            return text[:start] + sign + text[start:]
        case 4:
            return text[:start] + chance.choice(PIECES) * chance.choice((1, 1, 1, 30)) + text[end:]
    return text[:start] + chance.choice(PIECES) + text[start:]
