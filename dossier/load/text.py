"""Texts of editors to parts: links, citations, footnote marks and directives, each with its location."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from textwrap import dedent
from urllib.parse import urlsplit

from dossier.load.markdown import Block, Span, code, is_paragraph, plain, plain_links, spans
from dossier.load.sentences import find_sentences
from dossier.load.yaml_tree import Path, Tree
from dossier.model.schema import is_id
from dossier.model.text import (
    Body,
    Citation,
    Cited,
    ClaimRef,
    Directive,
    Link,
    Note,
    NoteMark,
    PageLink,
    Part,
    Text,
)
from dossier.problems import Code, Location, Problem, one_line

# Whether it is an image: the schemes allowed, and what to do. No reader's browser asks another host.
_ADDRESSES = {
    False: (("https", "mailto", ""), "links lead to https: or mailto: addresses or to pages of the dossier"),
    True: (("",), "put the image into assets/ and give its path"),
}

Where = Callable[[int, int], Location]


def read_body(source: str, file: str, first_line: int, language: str) -> tuple[Body, list[Problem]]:
    """The text below front matter, which begins on ``first_line``; yields bad-markup and bad-url."""

    def where(start: int, _end: int) -> Location:
        return Location(file, first_line + source.count("\n", 0, start), start - source.rfind("\n", 0, start))

    problems: list[Problem] = []
    blocks: list[Block] = []
    found = list(spans(source, blocks))
    definitions = [s for s in found if s.rule == "definition"]
    notes = tuple(_note(d, source, found, where, problems) for d in definitions)
    inside = [s for s in found if not any(d.start <= s.start < d.end for d in definitions)]
    text = _parts(source, 0, len(source), sorted(inside + definitions, key=_place), where, problems)
    body = Body(text, notes)
    sentences = tuple(find_sentences(blocks, body.parts, language, where, problems))
    return replace(body, sentences=sentences), problems


def read_sentence(source: str, tree: Tree, path: Path) -> tuple[Text, list[Problem]]:
    """One paragraph inside a YAML value; yields bad-markup and bad-url."""

    def where(start: int, end: int) -> Location:
        words = source[start:end]
        return tree.find(path, words, source.count(words, 0, start))

    problems: list[Problem] = []
    links = plain_links(source)
    if links is not None or not source:
        text = source.rstrip()
        return _parts(text, 0, len(text), links or [], where, problems), problems
    if source.strip() and not is_paragraph(source):
        hint = "write one paragraph without headings, lists, quotations or tables"
        message = "a sentence, not a block of text, stands here"
        problems.append(Problem(Code.BAD_MARKUP, tree.at(*path), message, hint))
    text = " ".join(source.split("\n")).strip()
    found = list(spans(text))
    for mark in (span for span in found if span.rule == "uncited"):
        message = f"'{text[mark.start : mark.end]}' cannot stand in a claim"
        problems.append(Problem(Code.BAD_MARKUP, where(mark.start, mark.end), message, "take it out"))
    return _parts(text, 0, len(text), found, where, problems), problems


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _note(definition: Span, source: str, found: list[Span], where: Where, problems: list[Problem]) -> Note:
    start = source.index(":", definition.start) + 1
    at = where(definition.start, definition.end)
    if not is_paragraph(_unindented(source[start : definition.end])):
        hint = "write it as one paragraph, or put the rest into the text"
        message = f"the footnote '{definition.inner}' is more than one paragraph"
        problems.append(Problem(Code.BAD_MARKUP, at, message, hint))
    inside = [s for s in found if start <= s.start and s.end <= definition.end]
    text = _parts(source, start, definition.end, inside, where, problems)
    return Note(definition.inner, tuple(_on_one_line(part) for part in text), at)


def _unindented(text: str) -> str:
    first, _, rest = text.partition("\n")
    return f"{first.strip()}\n{dedent(rest)}"


def _on_one_line(part: Part) -> Part:
    if not isinstance(part, str):
        return part
    first, *rest = part.split("\n")
    return " ".join([first, *(line.lstrip() for line in rest)])


def _parts(
    source: str, start: int, end: int, found: list[Span], where: Where, problems: list[Problem]
) -> Text:
    parts: list[Part] = []
    for span in found:
        if span.start < start:
            continue
        parts.append(_plain(source, start, span.start, where, problems))
        if span.rule in ("citation", "uncited"):
            parts[-1] = _closed_up(str(parts[-1]))
        parts += _part(span, source, where, problems)
        start = span.end
    parts.append(_plain(source, start, end, where, problems))
    return tuple(part for part in parts if part != "")


def _closed_up(text: str) -> str:
    """The text without the space before the mark of a note, unless it is what begins a block."""
    words = text.rstrip()
    last = words.rsplit("\n", 1)[-1].strip()
    begins = last in ("", "-", "*", "+", ">", "|") or last.rstrip(".)").isdigit() or last.endswith("|")
    return text if begins or text.count("\n", len(words)) > 1 else words


def _plain(source: str, start: int, end: int, where: Where, problems: list[Problem]) -> str:
    text = source[start:end]
    if "[" not in text and "]" not in text and "<" not in text:
        return plain(text)
    for sign, closing in (("[[", "]]"), ("[@", "]"), ("<!-- dossier/", "-->")):
        offset = -1
        while (offset := text.find(sign, offset + 1)) >= 0:
            at = where(start + offset, start + offset + len(sign))
            hint = f"close it with '{closing}' on the same line; show such signs as `code`"
            if sign == "[[" and source[source.rfind("\n", 0, start) + 1 :].startswith("|"):
                hint = "in a table, write the '|' between name and label as '\\|'"
            problems.append(
                Problem(Code.BAD_MARKUP, at, f"'{sign}' begins something that does not end", hint)
            )
    if "](" in text and "[" not in text[: text.index("](")]:
        # Only around a link of ours can a link end that did not begin here.
        opening = source.rfind("[", 0, source.rfind("[[", 0, start))
        at = where(opening, opening + 1)
        problems.append(Problem(Code.BAD_MARKUP, at, "a link stands inside a link", "take one of them out"))
    return plain(text)


def _part(span: Span, source: str, where: Where, problems: list[Problem]) -> Iterator[Part]:
    raw = source[span.start : span.end]
    at = where(span.start, span.end)
    match span.rule:
        case "wikilink":
            yield from _wikilink(raw, at, problems)
        case "citation":
            yield _citation(raw, at, problems)
        case "note":
            yield NoteMark(raw[2:-1], at)
        case "comment":
            yield from _directive(raw, at)
        case "link" | "image" | "autolink":
            yield from _link(span, raw, at, problems)
        case "lost":
            hint = "write '|' inside it as &#124;"
            problems.append(Problem(Code.BAD_MARKUP, at, "a table cell here cannot be read", hint))
        case _:
            yield from _verbatim(span, raw)


def _wikilink(raw: str, at: Location, problems: list[Problem]) -> Iterator[Part]:
    target, _, label = raw[2:-2].partition("|")
    name = one_line(target.rstrip("\\"))
    if name:
        yield Link(name, label.strip(), at)
    else:
        hint = "write [[name]] or [[name|label]]"
        problems.append(Problem(Code.BAD_MARKUP, at, f"'{raw}' names nothing", hint))


def _verbatim(span: Span, raw: str) -> Iterator[Part]:
    """Code, and signs after a backslash; footnote definitions are shown elsewhere."""
    match span.rule:
        case "backticks":
            yield code(raw.strip("`").strip(), block=False)
        case "fence":
            yield code(span.inner, block=True)
        case "escape":
            yield "&lt;" if raw == "\\<" else raw


def _citation(raw: str, at: Location, problems: list[Problem]) -> Citation:
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
            problems.append(Problem(Code.BAD_MARKUP, place, f"'{words}' does not name a claim", hint))
    return Citation(tuple(cited), at)


def _directive(raw: str, at: Location) -> Iterator[Part]:
    text = raw.strip().removeprefix("<!--").removesuffix("-->").strip()
    if text.startswith("dossier/"):
        name, _, argument = text.removeprefix("dossier/").partition(" ")
        yield Directive(name, argument.strip(), at)


def _link(span: Span, raw: str, at: Location, problems: list[Problem]) -> Iterator[Part]:
    scheme = urlsplit(span.inner).scheme if not any(c.isspace() for c in span.inner) else "broken"
    allowed, hint = _ADDRESSES[span.rule == "image"]
    if scheme not in allowed:
        problems.append(Problem(Code.BAD_URL, at, f"'{span.inner}' is not an address to link to", hint))
        return
    if "[[" in raw or "[@" in raw:
        problems.append(Problem(Code.BAD_MARKUP, at, "a link stands inside a link", "take one of them out"))
    if not scheme and not span.inner.startswith("#"):
        yield PageLink(span.inner, at)
    yield raw if span.rule == "autolink" else raw.replace("<", "&lt;")
