"""Editors' texts: the Markdown below the front matter of a file, and sentences in YAML values."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from operator import attrgetter
from textwrap import dedent

from dossier.load.markdown import Parsed, is_paragraph, line_starts, parsed, plain_links
from dossier.load.markdown_rules import Span
from dossier.load.parts import Reader
from dossier.load.sentences import find_sentences
from dossier.load.titles import with_titles
from dossier.model.placed import Placed
from dossier.model.text import Body, Directive, Markdown, Note, Part, Text
from dossier.problems import Code, Location, Problem

_start = attrgetter("start")
# What comments for the program begin with.
_OURS = "dossier/"


def read_body(source: str, file: str, first_line: int, language: str) -> tuple[Body, list[Problem]]:
    """The text below front matter, which begins on ``first_line``; yields bad-markup and bad-url."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    # So that a table ends before the text does.
    source = source if source.endswith("\n") else f"{source}\n"
    starts = line_starts(source)

    def where(start: int, _end: int) -> Location:
        # Every part has a place, so none is counted from the beginning.
        line = bisect_right(starts, start)
        return Location(file, first_line + line - 1, start - starts[line - 1] + 1)

    reader = Reader(source, parsed(source), where, [])
    spans = reader.parsed.spans
    definitions = [s for s in spans if s.rule == "definition"]
    notes = tuple(_note(definition, reader) for definition in definitions)
    inside = [s for s in spans if not _is_within(s, definitions)]
    tables = [Span(table.end, table.end, "table") for table in reader.parsed.tables]
    text = reader.parts(0, len(source), sorted([*inside, *definitions, *tables], key=_place))
    body = Body(text, notes, written=_written(source, reader.parsed.spans))
    sentences = tuple(find_sentences(reader.parsed.blocks, body.parts, language, where, reader.problems))
    return with_titles(replace(body, sentences=sentences), reader.parsed, where), reader.problems


def _written(source: str, spans: Iterable[Span]) -> str:
    """The text without what comments say to editors; a comment still parts what stands around it."""
    pieces, end = [], 0
    for span in sorted((s for s in spans if s.rule in ("comment", "inside")), key=_start):
        comment = source[span.start : span.end].rstrip()
        words = comment.removeprefix("<!--").lstrip()
        # Marks and directives are for the program.
        if span.start >= end and words != comment and not words.startswith(_OURS):
            pieces += [source[end : span.start], "<!-- -->"]
            end = span.start + len(comment)
    return "".join((*pieces, source[end:]))


def read_sentence(source: Placed) -> tuple[Text, list[Problem]]:
    """One paragraph inside a YAML value; yields bad-markup and bad-url."""
    every = dict[str, list[Location]]()

    def where(start: int, end: int) -> Location:
        words = source[start:end]
        if not source.count(words, 0, start):
            return next(source.places(words), source.at)
        # Not looked for anew behind each of very many.
        places = every.get(words) or every.setdefault(words, list(source.places(words)))
        return next(islice(places, source.count(words, 0, start), None), source.at)

    problems: list[Problem] = []
    # Most claims are plain lines, for which the parser would take most of the time of loading.
    links = plain_links(source)
    if links is not None or not source:
        text = source.rstrip()
        return Reader(text, Parsed(list(text), text), where, problems).parts(
            0, len(text), links or []
        ), problems
    problems += _blocks(source)
    # YAML keeps line breaks in some styles; in a paragraph they are spaces.
    text = source.replace("\n", " ").replace("\r", " ").strip()
    markdown = parsed(text)
    for mark in (span for span in markdown.spans if span.rule == "uncited"):
        message = f"'{text[mark.start : mark.end]}' cannot stand in a claim"
        problems.append(Problem(Code.BAD_MARKUP, where(mark.start, mark.end), message, "take it out"))
    return Reader(text, markdown, where, problems).parts(0, len(text), markdown.spans), problems


def read_takeaway(source: Placed, language: str) -> tuple[Body, list[Problem]]:
    """A paragraph of curated text inside a YAML value, with its sentences; yields bad-markup and bad-url."""
    places = list(source.letters())

    def where(start: int, _end: int) -> Location:
        return places[start] if start < len(places) else source.at

    problems = list(_blocks(source))
    # As long as before, since the places are those of its letters.
    text = source.replace("\n", " ").replace("\r", " ").rstrip()
    reader = Reader(text, parsed(text), where, problems)
    parts = reader.parts(0, len(text), reader.parsed.spans)
    for part in (part for part in parts if isinstance(part, Directive)):
        hint = "place it in the text below the front matter"
        problems.append(Problem(Code.BAD_MARKUP, part.at, f"'{part}' cannot stand in a takeaway", hint))
    sentences = find_sentences(reader.parsed.blocks, parts, language, where, problems)
    return Body(parts, sentences=tuple(sentences)), problems


def _blocks(source: Placed) -> Iterator[Problem]:
    """A problem for a text that is more than a paragraph."""
    if source.strip() and not is_paragraph(source):
        hint = "write one paragraph without headings, lists, quotations or tables"
        message = "a sentence, not a block of text, stands here"
        yield Problem(Code.BAD_MARKUP, source.at, message, hint)


def _is_within(span: Span, others: list[Span]) -> bool:
    """Whether the span begins in one of the others, which are in order."""
    before = bisect_right(others, span.start, key=_start)
    return before > 0 and span.start < others[before - 1].end


def _place(span: Span) -> tuple[int, bool, int]:
    """A sort key: the end of a table before what begins there, a link before what it holds."""
    return span.start, span.rule != "table", -span.end


def _note(definition: Span, reader: Reader) -> Note:
    start = reader.source.index(":", definition.start) + 1
    at = reader.where(definition.start, definition.end)
    if not is_paragraph(_unindented(reader.source[start : definition.end])):
        hint = "write it as one paragraph, or put the rest into the text"
        message = f"the footnote '{definition.inner}' is more than one paragraph"
        reader.problems.append(Problem(Code.BAD_MARKUP, at, message, hint))
    spans = reader.parsed.spans
    spans = spans[bisect_left(spans, start, key=_start) : bisect_left(spans, definition.end, key=_start)]
    inside = [s for s in spans if s.end <= definition.end]
    text = reader.parts(start, definition.end, inside)
    return Note(definition.inner, tuple(_on_one_line(part) for part in text), at)


def _unindented(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first.strip()}\n{dedent(rest)}"


def _on_one_line(part: Part) -> Part:
    if not isinstance(part, Markdown):
        return part
    return replace(part, source=_joined(part.source), bare=_joined(part.bare))


def _joined(text: str) -> str:
    first, *rest = text.split("\n")
    return " ".join([first, *(line.lstrip() for line in rest)])
