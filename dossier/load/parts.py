"""The parts of a parsed text: Markdown that is safe to print, and links, citations and directives."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dossier.load.markdown import Parsed, TableSpan
from dossier.load.markdown_rules import Span
from dossier.model.escapes import joined
from dossier.model.links import is_link_elsewhere, is_within_site
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

# For links (False) and images (True).
_HINTS = {
    False: "links lead to https: or mailto: addresses or to pages of the dossier",
    True: "put the image into assets/ and give its path",
}
_BEHIND = {":": "&#58;", "(": "&#40;"}
_TARGETS = ("link", "image", "autolink")
# A reader can follow only one of two links.
_OUTSIDE_LINKS = ("wikilink", "citation", "note", "autolink", "link", "inside")
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

    def parts(self, start: int, end: int, spans: Sequence[Span], *, whole: bool = True) -> Text:
        """The parts between two offsets; adds bad-markup and bad-url to the problems.

        Only the ``whole`` has the signs of blocks before its first letter and behind its last.
        """
        parts: list[Part] = []
        first = whole
        for span in spans:
            if span.start < start:
                # It is inside a link, which is printed as a whole.
                continue
            closes_up = span.rule in ("citation", "uncited")
            # What stands before the next block belongs behind a table.
            to_end = span.rule != "table"
            parts += self._markdown(start, span.start, closes_up, from_start=first, to_end=to_end)
            parts += self._part(span)
            start, first = span.end, True
        return tuple(_in_a_row((*parts, *self._markdown(start, end, from_start=first, to_end=whole))))

    def table(self, span: TableSpan) -> Table:
        """The cells of a table; their problems are reported with the text around them."""

        def text(start: int, end: int) -> Text:
            spans = list(self.parsed.between(start, end))
            return Reader(self.source, self.parsed, self.where, []).parts(start, end, spans, whole=False)

        head, *rows = (tuple(text(*cell.extent) for cell in row) for row in span.rows)
        return Table(text(*span.heading.extent) if span.heading else (), head, tuple(rows))

    def _markdown(
        self, start: int, end: int, closes_up: bool = False, *, from_start: bool = True, to_end: bool = True
    ) -> Iterator[Markdown]:
        text = self.source[start:end]
        if "[" in text or "]" in text or "<" in text:
            self.problems.extend(self._unfinished(text, start))
        until = self.parsed.closed_up(start, end) if closes_up else end
        engine, bare = self.parsed.printed(start, until, from_start=from_start, to_end=to_end)
        if engine or bare:
            # Behind a footnote mark, these would make a definition or a link of it.
            if engine[:1] in _BEHIND:
                engine, bare = f"{_BEHIND[engine[0]]}{engine[1:]}", f"\\{bare}"
            yield Markdown(engine, self.parsed.plain(start, end), bare)

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
            case "comment" | "inside":
                yield from self._directive(raw, at, is_inside=span.rule == "inside")
            case "link" | "image" | "autolink":
                yield from self._link(span, at)
            case "table":
                tables = self.parsed.tables
                yield self.table(tables[bisect_left(tables, span.start, key=attrgetter("end"))])
            case _:
                yield from self._verbatim(span, at)

    def _verbatim(self, span: Span, at: Location) -> Iterator[Part]:
        """Code and escaped characters; footnote definitions are printed with the notes."""
        if span.rule in ("backticks", "escape", "fence"):
            yield self._whole(span)
        elif span.rule == "lost":
            hint = "write '|' inside it as &#124;"
            self.problems.append(Problem(Code.BAD_MARKUP, at, "a table cell here cannot be read", hint))

    def _directive(self, raw: str, at: Location, *, is_inside: bool) -> Iterator[Directive]:
        text = raw.strip().removeprefix("<!--").removesuffix("-->").strip()
        if not text.startswith("dossier/"):
            return
        name, _, argument = text.removeprefix("dossier/").partition(" ")
        directive = Directive(name, argument.strip(), at)
        if is_inside:
            hint = "put it on a line of its own, outside lists, quotations, boxes, tables and headings"
            message = f"'{directive}' stands inside something else"
            self.problems.append(Problem(Code.BAD_MARKUP, at, message, hint))
        yield directive

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

    def _link(self, span: Span, at: Location) -> Iterator[Part]:
        inside = list(self.parsed.between(span.start + 1, span.end))
        problems = [_misled(s, at) for s in (span, *inside) if s.rule in _TARGETS and not _is_allowed(s)]
        self.problems.extend(problems)
        if any(s.rule in _OUTSIDE_LINKS for s in inside):
            self.problems.append(_nested(at))
        if problems:
            return
        for target in (s.inner for s in (span, *inside) if s.rule in _TARGETS):
            if is_within_site(target) and not target.startswith("#"):
                yield PageLink(target, at)
        yield self._whole(span)

    def _whole(self, span: Span) -> Markdown:
        engine, bare = self.parsed.printed(span.start, span.end, from_start=False, to_end=False)
        return Markdown(engine, self.parsed.plain(span.start, span.end), bare)


def _in_a_row(parts: Iterable[Part]) -> Iterator[Part]:
    before = ""
    for part in parts:
        if isinstance(part, Markdown):
            engine, bare = joined(before, part.source, part.bare)
            before = engine
            yield part if engine == part.source else Markdown(engine, part.plain, bare)
        else:
            before = ""
            yield part


def _is_allowed(span: Span) -> bool:
    return is_within_site(span.inner) or (span.rule != "image" and is_link_elsewhere(span.inner))


def _misled(span: Span, at: Location) -> Problem:
    message = f"'{span.inner}' is not an address to link to"
    return Problem(Code.BAD_URL, at, message, _HINTS[span.rule == "image"])


def _nested(at: Location) -> Problem:
    return Problem(Code.BAD_MARKUP, at, "a link stands inside a link", "take one of them out")
