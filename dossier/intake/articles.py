"""Article files (text, HTML, PDF) into blocks: which are kept, and which are left out and why."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dossier.intake.boilerplate import Article, marked, titled, with_standfirst
from dossier.intake.pdf_articles import read_strangers_pdf
from dossier.intake.plain_articles import read_plain
from dossier.intake.web_articles import read_html
from dossier.load.disk import read_bytes
from dossier.model.archive import LEFT_OUT, Block
from dossier.model.settings import Limits
from dossier.problems import Problem

# In kilobytes: pages of newspapers hold pictures.
_LARGEST = Limits().asset


def read_article(
    path: Path, keep: frozenset[int], leave_out: frozenset[int], language: str = "", title: str = ""
) -> Article | str:
    """The article of a file, or why there is none; ``keep`` and ``leave_out`` number blocks from 1.

    The ``language`` and the ``title`` are the editor's, and go before what the file says.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return f"the name must end with one of: {', '.join(_READERS)}"
    raw = read_bytes(path, _LARGEST)
    if isinstance(raw, Problem):
        return raw.message
    article = reader(raw, language)
    if isinstance(article, str):
        return article
    blocks = marked(titled(article.blocks, (title,), is_given=True) if title else article.blocks)
    if not any(block.label == "paragraph" and not block.reason for block in blocks):
        return "no text of an article was found"
    beyond = sorted(number for number in keep | leave_out if number > len(blocks))
    if beyond:
        return f"there is no block {beyond[0]}; the last is {len(blocks)}"
    chosen = _chosen(blocks, keep, leave_out)
    return replace(article, blocks=chosen, language=language or article.language)


def _chosen(blocks: tuple[Block, ...], keep: frozenset[int], leave_out: frozenset[int]) -> tuple[Block, ...]:
    """The blocks as the archive keeps them, after the editor's decisions."""
    decided = []
    for number, block in enumerate(blocks, 1):
        reason = "" if number in keep else block.reason
        reason = "by the editor" if number in leave_out and not reason else reason
        decided.append(Block(LEFT_OUT if reason else block.label, block.text, reason))
    return with_standfirst(tuple(decided))


_READERS: dict[str, Callable[[bytes, str], Article | str]] = {
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_strangers_pdf,
}
