"""A dossier begun from articles alone: settings, records and drafts, to be looked at and confirmed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from dossier.draft.written import drafted
from dossier.intake.articles import read_article
from dossier.intake.boilerplate import Article
from dossier.intake.clues import clues
from dossier.model.archive import write_blocks
from dossier.model.paths import SOURCES
from dossier.model.schema import free_id
from dossier.model.slugs import suggested_id
from dossier.render.source_record import source_record
from dossier.render.starter import Start, empty_starter_files
from dossier.swap.several import replace_all


def begun(
    folder: Path, articles: Sequence[Path], title: str, language: str, program: str, version: str
) -> Iterator[str]:
    """Write the settings of a dossier, read each article into it and draft it; a line about each."""
    start = Start(title, language, "all-rights-reserved", (), program, version)
    replace_all(
        {folder / path: content for path, content in empty_starter_files(start, len(articles)).items()}
    )
    ids: list[str] = []
    for path in articles:
        article = _read(path, language)
        if isinstance(article, str):
            yield f"'{path}' was left out: {article}"
            continue
        id = _id_of(article, path, ids)
        ids.append(id)
        _add(folder, id, article)
        yield f"{id}: {drafted(folder / 'content', id).tally}"


def _read(path: Path, language: str) -> Article | str:
    """The article of a file, in the language that it gives or its words are plainly of, else in this one."""
    article = read_article(path, frozenset(), frozenset())
    if isinstance(article, str) or article.language:
        return article
    return read_article(path, frozenset(), frozenset(), article.likely_language or language)


def _id_of(article: Article, path: Path, taken: Sequence[str]) -> str:
    stem = suggested_id(article.title) or suggested_id(path.stem) or "article"
    return free_id(stem if stem[0].isalpha() else f"article-{stem}", taken)


def _add(folder: Path, id: str, article: Article) -> None:
    """Write the record of an article, and its text into the archive."""
    written = write_blocks(article.blocks).encode()
    record = source_record(article, clues(article.blocks, article.language), sha256(written).hexdigest())
    replace_all(
        {
            folder / "content" / SOURCES / f"{id}.md": record.encode(),
            folder / "archive" / f"{id}.txt": written,
        }
    )
