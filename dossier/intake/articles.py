"""Article files (text, HTML, PDF) into blocks: which are kept, and which are left out and why."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from dossier.intake.boilerplate import BULLETS, Article, is_control, marked, shaped, with_standfirst
from dossier.intake.web_articles import read_html
from dossier.load.files import read_text
from dossier.model.archive import LEFT_OUT, Block

# Lines are broken by hand or by a program below this width; longer ones are whole paragraphs.
_WIDEST = 100
# A line of a PDF that is shorter than this share of the widest ends a paragraph.
_SHORT = 0.7


def read_article(path: Path, keep: frozenset[int], leave_out: frozenset[int]) -> Article | str:
    """The article of a file, or why there is none; ``keep`` and ``leave_out`` number blocks from 1."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return f"the name must end with one of: {', '.join(_READERS)}"
    article = reader(path)
    if isinstance(article, str):
        return article
    blocks = marked(article.blocks)
    if not any(block.label == "paragraph" and not block.reason for block in blocks):
        return "no text of an article was found"
    beyond = sorted(number for number in keep | leave_out if number > len(blocks))
    if beyond:
        return f"there is no block {beyond[0]}; the last is {len(blocks)}"
    return Article(_chosen(blocks, keep, leave_out), article.language, article.url)


def _chosen(blocks: tuple[Block, ...], keep: frozenset[int], leave_out: frozenset[int]) -> tuple[Block, ...]:
    """The blocks as the archive keeps them, after the editor's decisions."""
    decided = []
    for number, block in enumerate(blocks, 1):
        reason = "" if number in keep else block.reason
        reason = "by the editor" if number in leave_out and not reason else reason
        decided.append(Block(LEFT_OUT if reason else block.label, block.text, reason))
    return with_standfirst(tuple(decided))


def _read_text(path: Path) -> Article | str:
    text, problems = read_text(path)
    if problems:
        return f"{problems[0].message}; {problems[0].hint}"
    lines = text.split("\n")
    wrapped = max(map(len, lines)) <= _WIDEST
    return Article(shaped(_joined(lines, 0) if wrapped else lines))


def _read_pdf(path: Path) -> Article | str:
    try:
        lines = [line for page in PdfReader(path).pages for line in page.extract_text().split("\n")]
    except (PyPdfError, DependencyError) as error:
        return f"the PDF cannot be read: {error}"
    return Article(shaped(_joined(lines, _SHORT * max(map(len, lines), default=0))))


def _joined(lines: list[str], short: float) -> Iterator[str]:
    """The paragraphs of lines that were broken at a width; controls, such as page numbers, are their own."""
    paragraph = ""
    for line in (line.strip() for line in lines):
        if is_control(line):
            yield line
            continue
        if not line or line.startswith(BULLETS):
            yield paragraph
            paragraph = ""
        paragraph += line if not paragraph or paragraph.endswith("-") else f" {line}"
        if len(line) < short:
            yield paragraph
            paragraph = ""
    yield paragraph


_READERS: dict[str, Callable[[Path], Article | str]] = {
    ".txt": _read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": _read_pdf,
}
