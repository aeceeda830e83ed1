"""What ``dossier add`` writes and prints: the record of a new source, and the list of its blocks."""

from textwrap import shorten

import frontmatter
import yaml

from dossier.intake.boilerplate import Article
from dossier.intake.clues import Clues
from dossier.model.archive import LEFT_OUT, Block, located
from dossier.problems.printable import isolated
from dossier.render.template import filled

# A record with more would not load.
_LONGEST_NAME, _MOST_AUTHORS = 2_000, 500


def source_record(article: Article, clues: Clues, sha256: str) -> str:
    """The file of a source that has no claims yet."""
    post = frontmatter.Post(_notes(article, clues))
    # A byline is what readers see; not every page says the same to machines.
    authors = list(filter(_is_name, clues.authors or article.author))
    head: dict[str, object] = {
        "title": article.title if _is_name(article.title) else "[Untitled]",
        "author": authors if len(authors) <= _MOST_AUTHORS else [],
        "publisher": article.publisher if _is_name(article.publisher) else "",
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "rights": "all-rights-reserved",
        "text": {"sha256": sha256},
    }
    post.metadata = {key: value for key, value in head.items() if value}
    # After the empty keys are dropped, so that an editor sees where claims go.
    post["claims"] = []
    # As an editor would write it: keys in their order, a title on one line.
    return frontmatter.dumps(post, Dumper=yaml.SafeDumper, sort_keys=False, width=10**6) + "\n"


def _is_name(text: str) -> bool:
    """Whether it can be a title or a name, and not all that a page says in the place of one."""
    return 0 < len(text) <= _LONGEST_NAME


def _notes(article: Article, clues: Clues) -> str:
    unreadable = sum(block.text.count("\ufffd") for block in article.blocks)
    return filled("source_record.md.j2", article=article, clues=clues, unreadable=unreadable)


def listing(blocks: tuple[Block, ...]) -> str:
    """A line for each block: its number, its place or why it was left out, how it begins."""
    places = iter(located(blocks))
    heads = [_out(block) if block.label == LEFT_OUT else str(next(places)[0]) for block in blocks]
    width = max(map(len, heads), default=0)
    rows = enumerate(zip(heads, blocks, strict=True), 1)
    return "\n".join(
        isolated(f"{n:>3}  {head:<{width}}  {shorten(b.text, 80, placeholder=' …')}") for n, (head, b) in rows
    )


def _out(block: Block) -> str:
    return f"left out: {block.reason}"
