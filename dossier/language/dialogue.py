"""What is said in a paragraph that begins with a dash, as novels and many newspapers print dialogue."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.quotation_marks import Doubt, Span

_DASHES = re.compile(r" ?- ?")
_LEADING = re.compile(r"\s*-\s*(?!\d)")
_PAUSE = re.compile(r"[,!?.…»](?!\d)")


@lru_cache(maxsize=2)
def _languages(name: str) -> frozenset[str]:
    """The languages "by_comma", in which a comma ends what is said; "paused": one stands before the dash."""
    return frozenset(read_data("quotations.yml")[name].split())


@lru_cache(maxsize=64)
def _verbs(language: str) -> re.Pattern[str] | None:
    verbs = read_data("quotations.yml")["dialogue"].get(primary(language).lower())
    if verbs is None:
        return None
    texts = (re.escape(v).replace(r"\*", r"\w*").replace(r"\-", "[- ]") for v in verbs.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(texts)})(?!\w)", re.IGNORECASE)


def dialogue(text: str, language: str) -> tuple[list[Span], list[Doubt]]:
    """What is said in a paragraph that begins with a dash, and what may be."""
    head = _LEADING.match(text)
    if not head:
        return [], []
    verbs = _verbs(language)
    if verbs is None:
        return [], [Doubt(head.end(), len(text), head[0].strip())]
    said: list[Span] = []
    doubts: list[Doubt] = []
    is_said, by_comma = True, primary(language).lower() in _languages("by_comma")
    for start, end in _turns(text, head.end(), primary(language).lower() in _languages("paused")):
        if is_said:
            until = _speech_end(text, start, end, verbs, by_comma)
            said.append((start, until))
            if until < end:
                doubts.append(Doubt(until, end, head[0].strip()))
        elif not verbs.search(text[start:end]):
            # Words between dashes may be a part of what is said.
            doubts.append(Doubt(start, len(text), head[0].strip()))
            break
        is_said = not is_said
    return said, doubts


def _turns(text: str, start: int, is_paused: bool) -> Iterator[Span]:
    """The stretches between dashes that have a space on one side, or a stop behind them."""
    for match in _DASHES.finditer(text, start):
        if is_paused and text[match.start() - 1 : match.start()] not in tuple(",!?.…»"):
            continue
        if match[0].strip() != match[0] or text[match.end() : match.end() + 1] in tuple(".,;:"):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _speech_end(text: str, start: int, end: int, verbs: re.Pattern[str], by_comma: bool) -> int:
    """Where speech surely ends: in front of the comma or mark before the verb that names the speaker."""
    verb = verbs.search(text, start, end)
    if verb:
        marks = [match.end() for match in _PAUSE.finditer(text, start, verb.start())]
        return marks[-1] if marks else start
    pause = _PAUSE.search(text, start, end) if by_comma else None
    return pause.end() if pause else end
