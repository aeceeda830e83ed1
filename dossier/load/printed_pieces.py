"""How what the parser read is printed, for an engine and for those who read plain Markdown.

Nothing is passed on as it was written: marks of emphasis, links, images and code are printed anew from what
the parser took them for, and all other letters are text, which is escaped. So no second parser can find a
sign in it that ours did not.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from dossier.load.markdown_rules import Span, is_mark
from dossier.model.escapes import backslashed, escaped, escaped_address, joined

# Two characters, as long as the backslash and bar that they stand for in a table, so that no offset moves;
# private use, so in no text.
MASK = "\ue000\ue001"


@dataclass(frozen=True, slots=True)
class Piece:
    """What is printed in the place of ``start`` to ``end``, or between two letters where these are one."""

    start: int
    end: int
    engine: str = ""
    bare: str = ""


class Prefix(NamedTuple):
    """What lines begin with inside lists, quotations and boxes."""

    engine: str = ""
    bare: str = ""


# A block in which nobody sees anything.
EMPTY = Prefix("&#32;", "&#32;")


def inline_pieces(span: Span, raw: str, line_end: Prefix) -> tuple[Piece, ...]:
    """The pieces for a span that is written ``raw``, none for our own signs; ``line_end`` is a line break."""
    plain = unmasked(span.plain or "")
    match span.rule:
        case "link":
            ends = _target(span.inner, span.title)
            return Piece(span.start, span.start + 1, "[", "["), Piece(span.label_end, span.end, *ends)
        case "image":
            both = _joined(Prefix("![", "!["), _text(plain), _target(span.inner, span.title))
        case "autolink":
            both = _autolink(span, plain)
        case "break" if span.inner:
            both = Prefix(f"<br>{line_end.engine}", line_end.bare.replace("\n", "\\\n"))
        case "break":
            both = line_end
        case _ if span.rule in _SIMPLE:
            both = _SIMPLE[span.rule](span, plain, raw)
        case _:
            return ()
    return (Piece(span.start, span.end, *both),)


_UNSEEN = ("comment", "uncited", "inside")
_SIMPLE: Mapping[str, Callable[[Span, str, str], Prefix]] = {
    "backticks": lambda _, plain, raw: Prefix(code(plain), raw.replace(MASK, "\\|").replace("\n", " ")),
    "delimiter": lambda span, _, raw: Prefix(span.inner, raw),
    "escape": lambda _, plain, __: _text(plain),
    # A space would be an indentation where the line begins.
    "entity": lambda _, plain, __: EMPTY if plain in " \t\n" else _text(plain),
    **dict.fromkeys(_UNSEEN, lambda *_: Prefix()),
}


def _text(plain: str) -> Prefix:
    return Prefix(escaped(plain), backslashed(plain))


def _joined(*parts: Prefix) -> Prefix:
    return Prefix("".join(part.engine for part in parts), "".join(part.bare for part in parts))


def _autolink(span: Span, plain: str) -> Prefix:
    both = _joined(Prefix("[", "["), _text(plain), _target(span.inner, ""))
    is_short = plain == span.inner and "://" in plain
    return both._replace(bare=f"<{escaped_address(plain)}>") if is_short else both


def _target(address: str, title: str) -> Prefix:
    """The end of a link."""
    url, words = escaped_address(address), _text(unmasked(title))
    engine = f' "{quoted(words.engine)}"' if title else ""
    bare = f' "{quoted(words.bare)}"' if title else ""
    return Prefix(f"]({url.replace('&', '&amp;')}{engine})", f"]({url}{bare})")


def quoted(text: str) -> str:
    """Printed text that stands between quotation marks."""
    return text.replace('"', "&quot;")


def unmasked(text: str) -> str:
    """The text with the masks of a table replaced by what readers see."""
    return text.replace(MASK, "|")


def code(content: str) -> str:
    """Code within a line as HTML in which no engine finds Markdown."""
    return f"<code>{_all_escaped(content)}</code>"


def code_block(content: str, *, is_inside: bool) -> str:
    """A block of code as HTML; inside a list, a quotation or a box it is one line."""
    first, *lines = _all_escaped(content).split("\n")
    # An engine may end HTML at an empty line.
    text = first + "".join(f"&#10;{line}" if is_inside or not line else f"\n{line}" for line in lines[:-1])
    end = "\n" if lines and not is_inside else ""
    return f"<pre><code>{text}{end}</code></pre>"


def _all_escaped(content: str) -> str:
    # As entities, since some engines read Markdown even inside <code>.
    return "".join(f"&#{ord(c)};" if c in "\\`*_{}[]()#|:~^!" else c for c in escape(content, quote=False))


def fenced(content: str, prefix: str) -> str:
    """A block of code for those who read Markdown, each line but the first with the prefix."""
    longest = max((len(list(run)) for sign, run in groupby(content) if sign == "`"), default=0)
    fence = "`" * max(3, longest + 1)
    return f"\n{prefix}".join((fence, *content.removesuffix("\n").split("\n"), fence))


def printed(source: str, start: int, end: int, pieces: Iterable[Piece]) -> tuple[str, str]:
    """What stands between two offsets, for engines and for others: pieces, and escaped text between."""
    both, place = list[tuple[str, str]](), start
    for piece in (*pieces, Piece(end, end)):
        if piece.start >= place:
            text = unmasked(source[place : piece.start])
            both += ((escaped(text), backslashed(text)), (piece.engine, piece.bare))
        place = max(place, min(piece.end, end))
    return _in_a_row(both)


def _in_a_row(both: Iterable[tuple[str, str]]) -> tuple[str, str]:
    engine, bare = [""], [""]
    for each in both:
        if any(each):
            words = joined(engine[-1], *each)
            engine.append(words[0])
            bare.append(words[1])
    return "".join(engine), "".join(bare)


def is_unseen(content: str, spans: Iterable[Span]) -> bool:
    """Whether a block has nothing but comments."""
    place, seen = 0, list[str]()
    for span in (span for span in spans if span.rule in _UNSEEN):
        seen.append(content[place : span.start])
        place = max(place, span.end)
    return not "".join([*seen, content[place:]]).strip()


def indents(content: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The spaces behind comments that begin a line, or let one begin: they would indent what follows."""
    end = 0
    for comment in (span for span in spans if span.rule == "comment"):
        before = content[max(end, content.rfind("\n", 0, comment.start) + 1) : comment.start]
        end = comment.end
        written = content[comment.start : end]
        if not before.strip() or ("dossier/" in written and not is_mark(written)):
            while content[end : end + 1] in (" ", "\t"):
                end += 1
            yield comment.end, end


def whole(pieces: Iterable[Piece], texts: Iterable[tuple[int, int]], end: int) -> list[Piece]:
    """The pieces in order, with empty ones for all that stands outside the texts: it was markup."""
    marks = sorted(pieces, key=_order)
    gaps, place = list[Piece](), 0
    solid = sorted([*texts, *((p.start, p.end) for p in marks if p.start < p.end)])
    for start, until in [*solid, (end, end)]:
        if start > place:
            gaps.append(Piece(place, start))
        place = max(place, until)
    return sorted([*marks, *_cut(gaps, [p.start for p in marks if p.start == p.end])], key=_order)


def _order(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _cut(gaps: Iterable[Piece], places: list[int]) -> Iterator[Piece]:
    """The gaps, cut where something is printed between two letters."""
    for gap in gaps:
        inside = places[bisect_right(places, gap.start) : bisect_left(places, gap.end)]
        for start, end in pairwise((gap.start, *dict.fromkeys(inside), gap.end)):
            yield Piece(start, end)
