"""What an editor wrote, measured before it is parsed: how long, how deep, how full of links.

No parser of Markdown, ours or an engine's, reads every text in linear time: what is far longer than any
article needs is refused at its place, before a parser would hang or run out of depth.
"""

from collections.abc import Callable, Iterator, Sized

from dossier.load.markdown import blocks_of
from dossier.model.settings import Limits
from dossier.problems import Code, Location, Problem

# YAML of a dossier is five levels deep; its parser calls itself for each.
DEEPEST_YAML = 50

_HINT = "raise '{key}' under 'limits' in dossier.yml only if it is meant so"
_TAB = 4
# Keys of what is looked for in a source's text.
_QUOTED = ("quote", "exact", "prefix", "suffix", "passage")


def too_large(what: str, allowed: int, key: str, at: Location, hint: str = "") -> Problem:
    """The problem of something that is larger than the settings allow under ``key``."""
    hint = "; ".join(filter(None, (hint, _HINT.format(key=key))))
    return Problem(Code.TOO_LARGE, at, f"{what}, {allowed} are allowed", hint)


def value_problems(value: str | Sized, key: str, limits: Limits, at: Callable[[], Location]) -> list[Problem]:
    """Why a text or a list in YAML is too large, if it is; ``key`` is what it stands under."""
    if isinstance(value, str):
        is_quoted = key in _QUOTED
        # Most are short: no text has more signs than letters.
        letters, signs = (limits.quote, limits.gaps) if is_quoted else (limits.paragraph, limits.links)
        if len(value) <= min(letters, signs):
            return []
        of = _quote_problems if is_quoted else _paragraph_problems
        return list(of(value, limits, at(), "the value"))
    name, allowed = ("claims", limits.claims) if key == "claims" else ("items", limits.items)
    count = len(value)
    return [too_large(f"{count} {name} stand here", allowed, name, at())] if count > allowed else []


def body_problems(text: str, limits: Limits, where: Callable[[int], Location]) -> Iterator[Problem]:
    """What of a text in Markdown is too large; ``where`` gives the place of a line, counted from 0."""
    if len(text) > limits.text:
        yield too_large(f"the text has {len(text)} characters", limits.text, "text", where(0), "divide it")
        return
    notes = text.count("[@") + text.count("[^")
    if notes > limits.notes:
        what = f"the text has {notes} citations and notes"
        yield too_large(what, limits.notes, "notes", where(0), "divide it")
    yield from _depth_problems(text, limits, where)
    # Only a long text can have a long paragraph, and hardly any is parsed here.
    if len(text) > limits.paragraph or text.count("[") > limits.links:
        for line, block in blocks_of(text):
            yield from _paragraph_problems(block, limits, where(line), "the paragraph")


def _paragraph_problems(text: str, limits: Limits, at: Location, name: str) -> Iterator[Problem]:
    if len(text) > limits.paragraph:
        what = f"{name} has {len(text)} characters"
        yield too_large(what, limits.paragraph, "paragraph", at, "divide it")
    elif (count := text.count("[")) > limits.links:
        what = f"{name} has {count} signs '['"
        yield too_large(what, limits.links, "links", at, "divide it")


def _quote_problems(text: str, limits: Limits, at: Location, name: str) -> Iterator[Problem]:
    if len(text) > limits.quote:
        yield too_large(f"{name} has {len(text)} characters", limits.quote, "quote", at, "quote less")
    elif (count := text.count("[") + text.count("…") + text.count("...")) > limits.gaps:
        yield too_large(f"{name} has {count} gaps", limits.gaps, "gaps", at, "make more quotes of it")


def _depth_problems(text: str, limits: Limits, where: Callable[[int], Location]) -> Iterator[Problem]:
    """The first line that is nested too deep."""
    for number, line in enumerate(text.split("\n")):
        # Each level takes two characters, or one sign of a quotation.
        if len(line) > limits.depth and (depth := _depth(line)) > limits.depth:
            yield too_large(f"the line is nested {depth} levels deep", limits.depth, "depth", where(number))
            return


def _depth(line: str) -> int:
    """How many lists, quotations and boxes a line may stand in, by its indentation and its marks."""
    words = line.expandtabs(_TAB)
    depth = (len(words) - len(words.lstrip())) // _TAB
    for word in words.split():
        marks = len(word) if not word.strip(">") else int(_is_item(word))
        if not marks:
            break
        depth += marks
    return depth


def _is_item(word: str) -> bool:
    return word in ("-", "*", "+") or (word[-1] in ".)" and word[:-1].isdecimal())
