"""The parts of a parsed text: Markdown that is safe to print, and links, citations and directives."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlsplit

from dossier.load.markdown import Parsed, TableSpan
from dossier.load.markdown_rules import Span
from dossier.load.safe import bare, code, neutralised
from dossier.model.schema import is_id
from dossier.model.text import (
    Citation,
    Cited,
    ClaimRef,
    Directive,
    Link,
    Markdown,
    NoteMark,
    PageLink,
    Part,
    Table,
    Text,
)
from dossier.problems import Code, Location, Problem, one_line

# For links (False) and images (True), the schemes allowed and a hint. Images are local, so that no reader's
# browser asks another host.
_ADDRESSES = {
    False: (("https", "mailto", ""), "links lead to https: or mailto: addresses or to pages of the dossier"),
    True: (("",), "put the image into assets/ and give its path"),
}
# How each of our signs opens and closes.
_SIGNS = (("[[", "]]"), ("[@", "]"), ("<!-- dossier/", "-->"))

_start = attrgetter("start")

Where = Callable[[int, int], Location]


@dataclass(frozen=True, slots=True)
class Reader:
    """A text, the result of parsing it, its offsets as locations, and the problems so far."""

    source: str
    parsed: Parsed
    where: Where
    problems: list[Problem]

    def parts(self, start: int, end: int, spans: Sequence[Span]) -> Text:
        """The parts between two offsets; adds bad-markup and bad-url to the problems."""
        parts: list[Part] = []
        for span in spans:
            if span.start < start:
                # It is inside a link, which is printed as a whole.
                continue
            closes_up = span.rule in ("citation", "uncited")
            if start < span.start:
                parts += self._markdown(start, span.start, closes_up)
            parts += self._part(span)
            start = span.end
        return (*parts, *self._markdown(start, end))

    def table(self, span: TableSpan) -> Table:
        """The cells of a table; their problems are reported with the text around them."""

        def text(start: int, end: int) -> Text:
            spans = self.parsed.spans
            spans = spans[bisect_left(spans, start, key=_start) : bisect_left(spans, end, key=_start)]
            return Reader(self.source, self.parsed, self.where, []).parts(start, end, spans)

        head, *rows = (tuple(text(*cell.extent) for cell in row) for row in span.rows)
        return Table(text(*span.heading.extent) if span.heading else (), head, tuple(rows))

    def _markdown(self, start: int, end: int, closes_up: bool = False) -> Iterator[Markdown]:
        text = self.source[start:end]
        if "[" in text or "]" in text or "<" in text:
            self.problems.extend(self._unfinished(text, start))
        text = _closed_up(text) if closes_up else text
        if text:
            yield Markdown(neutralised(text), self.parsed.plain(start, end), bare(text))

    def _unfinished(self, text: str, start: int) -> Iterator[Problem]:
        """Our signs that open but do not close in ``text``, which starts at ``start``; or the reverse."""
        for sign, closing in _SIGNS:
            offset = -1
            while (offset := text.find(sign, offset + 1)) >= 0:
                at = self.where(start + offset, start + offset + len(sign))
                hint = f"close it with '{closing}' on the same line; show such signs as `code`"
                if sign == "[[" and self.source[self.source.rfind("\n", 0, start) + 1 :].startswith("|"):
                    hint = "in a table, write the '|' between name and label as '\\|'"
                message = f"'{sign}' begins something that does not end"
                yield Problem(Code.BAD_MARKUP, at, message, hint)
        if "](" in text and "[" not in text[: text.index("](")]:
            # The end of a link without its beginning: one of our links stands inside it.
            opening = self.source.rfind("[", 0, self.source.rfind("[[", 0, start))
            yield _nested(self.where(opening, opening + 1))

    def _part(self, span: Span) -> Iterator[Part]:
        raw = self.source[span.start : span.end]
        at = self.where(span.start, span.end)
        match span.rule:
            case "wikilink":
                yield from self._wikilink(raw, at)
            case "citation":
                yield self._citation(raw, at)
            case "note":
                yield NoteMark(raw[2:-1], at)
            case "comment":
                yield from _directive(raw, at)
            case "link" | "image" | "autolink":
                yield from self._link(span, raw, at)
            case "table":
                tables = self.parsed.tables
                yield self.table(tables[bisect_left(tables, span.start, key=attrgetter("end"))])
            case "lost":
                hint = "write '|' inside it as &#124;"
                self.problems.append(Problem(Code.BAD_MARKUP, at, "a table cell here cannot be read", hint))
            case _:
                yield from _verbatim(span, raw)

    def _wikilink(self, raw: str, at: Location) -> Iterator[Part]:
        target, _, label = raw[2:-2].partition("|")
        name = one_line(target.rstrip("\\"))
        if name:
            yield Link(name, label.strip(), at)
        else:
            hint = "write [[name]] or [[name|label]]"
            self.problems.append(Problem(Code.BAD_MARKUP, at, f"'{raw}' names nothing", hint))

    def _citation(self, raw: str, at: Location) -> Citation:
        cited = []
        offset = 1
        for item in raw[1:-1].split(";"):
            words = item.strip()
            place = at._replace(column=at.column + offset + item.index(words))
            offset += len(item) + 1
            source, _, claim = words.removeprefix("@").partition("#")
            if words.startswith("@") and is_id(source) and is_id(claim):
                cited.append(Cited(ClaimRef(source, claim), place))
            else:
                hint = "write [@source#claim], or [@a#x; @b#y] for several"
                message = f"'{words}' does not name a claim"
                self.problems.append(Problem(Code.BAD_MARKUP, place, message, hint))
        return Citation(tuple(cited), at)

    def _link(self, span: Span, raw: str, at: Location) -> Iterator[Part]:
        # An address with a space is no address, whatever it begins with.
        scheme = urlsplit(span.inner).scheme if not any(c.isspace() for c in span.inner) else "broken"
        allowed, hint = _ADDRESSES[span.rule == "image"]
        if scheme not in allowed:
            message = f"'{span.inner}' is not an address to link to"
            self.problems.append(Problem(Code.BAD_URL, at, message, hint))
            return
        if "[[" in raw or "[@" in raw:
            self.problems.append(_nested(at))
        if not scheme and not span.inner.startswith("#"):
            yield PageLink(span.inner, at)
        plain = self.parsed.plain(span.start, span.end)
        if span.rule == "autolink":
            yield Markdown(raw, plain)
        else:
            yield Markdown(raw.replace("<", "&lt;"), plain, raw.replace("<", "\\<"))


def _nested(at: Location) -> Problem:
    return Problem(Code.BAD_MARKUP, at, "a link stands inside a link", "take one of them out")


def _closed_up(text: str) -> str:
    """The text without the space before a footnote mark, unless it follows a sign that begins a block."""
    words = text.rstrip()
    last = words.rsplit("\n", 1)[-1].strip()
    begins = last in ("", "-", "*", "+", ">", "|") or last.rstrip(".)").isdigit() or last.endswith("|")
    return text if begins or text.count("\n", len(words)) > 1 else words


def _directive(raw: str, at: Location) -> Iterator[Directive]:
    text = raw.strip().removeprefix("<!--").removesuffix("-->").strip()
    if text.startswith("dossier/"):
        name, _, argument = text.removeprefix("dossier/").partition(" ")
        yield Directive(name, argument.strip(), at)


def _verbatim(span: Span, raw: str) -> Iterator[Markdown]:
    """Code, and escaped characters; footnote definitions are printed with the notes."""
    plain = span.plain or ""
    match span.rule:
        case "backticks":
            yield Markdown(code(plain, block=False), plain, raw)
        case "fence":
            yield Markdown(code(span.inner, block=True), plain, raw)
        case "escape":
            yield Markdown("&lt;" if raw == "\\<" else raw, plain, raw)
