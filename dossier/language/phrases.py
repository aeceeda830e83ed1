"""Phrases of words, in the same pieces in a lexicon as in a text."""

from collections.abc import Container, Iterable, Iterator

from dossier.language.tokens import Token, tokens

# In tokens.
LONGEST = 5
# How far from a number a clause is looked through: a list of a thousand numbers may have no comma.
LONGEST_CLAUSE = 100
_APOSTROPHES = ("'", "’")


def phrase(sentence: tuple[Token, ...], start: int, end: int) -> str:
    """The words between two tokens, as phrases are written in a lexicon."""
    return " ".join([token.lower for token in sentence[start:end]]).replace("’", "'")


def has_phrase(sentence: tuple[Token, ...], start: int, end: int, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands between two tokens."""
    words = f" {phrase(sentence, start, end)} "
    return any(f" {each} " in words for each in phrases)


def length_from(sentence: tuple[Token, ...], start: int, phrases: Container[str]) -> int:
    """How many tokens the longest of the phrases has that begins here; 0 for none."""
    row = phrase(sentence, start, start + LONGEST) if phrases else ""
    while row and row not in phrases:
        # No token holds a space.
        row = row.rpartition(" ")[0]
    return row.count(" ") + 1 if row else 0


def length_to(sentence: tuple[Token, ...], end: int, phrases: Container[str]) -> int:
    """How many tokens the longest of the phrases has that ends here; 0 for none."""
    row = phrase(sentence, max(end - LONGEST, 0), end) if phrases else ""
    while row and row not in phrases:
        row = row.partition(" ")[2]
    return row.count(" ") + 1 if row else 0


def as_phrase(text: str, elides: bool = False) -> str:
    """A phrase of a list as a text has it, sign by sign: "au - delà de"."""
    words = tokens(text)
    words = parted(words) if elides else words
    return phrase(words, 0, len(words))


def parted(sentence: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each word parted at its apostrophes: "d'environ" says "environ", "d'1" says 1."""
    if not any(sign in token.text for token in sentence for sign in _APOSTROPHES):
        return sentence
    kept = (token for i, token in enumerate(sentence) if not _is_elision(sentence, i))
    return tuple(part for token in kept for part in _parts(token))


def _is_elision(sentence: tuple[Token, ...], i: int) -> bool:
    """Whether an apostrophe joins a word to a number."""
    if sentence[i].text not in _APOSTROPHES or not 0 < i < len(sentence) - 1:
        return False
    before, after = sentence[i - 1], sentence[i + 1]
    return before.is_word and before.end == sentence[i].start and after.start == sentence[i].end


def _parts(token: Token) -> Iterator[Token]:
    if not token.is_word:
        yield token
        return
    start = token.start
    for part in token.text.replace("’", "'").split("'"):
        if part:
            yield token._replace(text=part, start=start, end=start + len(part), lower=part.casefold())
        start += len(part) + 1
