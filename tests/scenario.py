"""Scenarios in Markdown: files in, pages and problems out.

A ``##`` heading begins a scenario; fences before the first are files that every scenario of the document
has. The word before the path says what a fence is:

    file PATH      a file of the content folder; a later one of the same path takes its place
    latin-1 PATH   the same, but not written as UTF-8
    base64 PATH    the same, of bytes that are no text
    utf-16 PATH    the same, as some editors write "Unicode"
    marked PATH    the same in UTF-8, behind a byte order mark
    archive PATH   a file of the archive
    link PATH      a symbolic link of the content folder, and where it leads
    problems       every problem that is reported, as ``dossier check`` prints it
    page PATH      a page, letter by letter
    shows PATH     lines that the page shows in this order
    hides PATH     lines that the page does not show below its front matter
    files          the paths of all files that the tree holds, but for those for programs: data/ and cite/

Of a page, the key ``head`` of its front matter is left out. It and what is left out of the tree have tests of
their own: they would be the same in every scenario.
"""

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import frontmatter
import yaml
from markdown_it import MarkdownIt

ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "file": str.encode,
    "latin-1": lambda text: text.encode("latin-1"),
    "utf-16": lambda text: text.encode("utf-16"),
    "marked": lambda text: text.encode("utf-8-sig"),
    "base64": b64decode,
    "archive": str.encode,
}
LINK = "link"
FOLDERS = {"archive": "archive"}
UPDATED = ("problems", "page", "files")


@dataclass(frozen=True, slots=True)
class Fence:
    kind: str
    path: str
    text: str
    lines: tuple[int, int]


@dataclass(slots=True)
class Scenario:
    document: Path
    title: str
    line: int
    fences: list[Fence] = field(default_factory=list)

    @property
    def files(self) -> dict[str, bytes]:
        given = [fence for fence in self.fences if fence.kind in ENCODINGS]
        return {f"{FOLDERS.get(f.kind, 'content')}/{f.path}": ENCODINGS[f.kind](f.text) for f in given}

    @property
    def links(self) -> dict[str, str]:
        return {f"content/{f.path}": f.text.strip() for f in self.fences if f.kind == LINK}

    @property
    def expected(self) -> list[Fence]:
        return [fence for fence in self.fences if fence.kind not in (*ENCODINGS, LINK)]


def scenarios(document: Path) -> Iterator[Scenario]:
    """The scenarios of one document, each with the files that all of them have."""
    shared = Scenario(document, "", 0)
    current = shared
    tokens = MarkdownIt().parse(document.read_text(encoding="utf-8"))
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and token.tag == "h2" and token.map and following:
            if current is not shared:
                yield current
            current = Scenario(document, following.content, token.map[0] + 1, list(shared.fences))
        elif token.type == "fence" and token.map and token.info:
            kind, _, path = token.info.partition(" ")
            current.fences.append(Fence(kind, path, token.content, (token.map[0], token.map[1])))
    if current is not shared:
        yield current


def headless(page: str) -> str:
    """A page without the key ``head`` of its front matter, which is for themes; any other file as it is."""
    if not page.startswith("---\n"):
        return page
    post = frontmatter.loads(page)
    post.metadata.pop("head", None)
    return frontmatter.dumps(post, Dumper=yaml.SafeDumper) + "\n"


def updated(document: Path, yields: dict[tuple[int, int], str]) -> str:
    """The document with new text between the lines of its fences."""
    lines = document.read_text(encoding="utf-8").splitlines(keepends=True)
    for (start, end), text in sorted(yields.items(), reverse=True):
        lines[start + 1 : end - 1] = [text]
    return "".join(lines)
