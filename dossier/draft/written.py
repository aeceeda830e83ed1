"""Drafts, written into the records of a dossier, with the entities that they need."""

from pathlib import Path

from dossier.assist.gate import why_not
from dossier.assist.kept import NotWrittenError, write_drafts
from dossier.draft.drafts import Drafts, drafts_of
from dossier.draft.entities import as_drafted, with_entities
from dossier.load import load
from dossier.model.content import Dossier
from dossier.problems import errors


class RefusedError(Exception):
    """Why nothing was drafted: a sentence for people."""


def undrafted(content: Path) -> list[str]:
    """The sources that have a text and no claims yet."""
    dossier = _loaded(content)
    return [
        source.id for source in dossier.sources.values() if not source.claims and source.id in dossier.archive
    ]


def drafted(content: Path, source: str, is_written: bool = True) -> Drafts:
    """The drafts of a source, written into the content unless only asked for.

    Raises RefusedError where the dossier or the article cannot be read.
    """
    dossier = _loaded(content)
    why = why_not(dossier, source)
    if why:
        raise RefusedError(why)
    drafts = drafts_of(dossier, source)
    if is_written and drafts.records:
        _write(content, dossier, source, drafts)
    return drafts


def _write(content: Path, dossier: Dossier, source: str, drafts: Drafts) -> None:
    new = {content / each.kind / f"{each.id}.md": each.text.encode() for each in drafts.entities}
    drafted = {each.id: as_drafted(each) for each in dossier.entities.values() if each.draft}
    old = {path: drafted[path.stem].text.encode() for path in new if path.stem in drafted}
    taken = [path for path in new if path.exists() and path.read_bytes() != old.get(path)]
    if taken:
        raise RefusedError(f"'{taken[0]}' is there already; nothing was written")
    files = {path: (old.get(path), text) for path, text in new.items()}
    try:
        write_drafts(content, with_entities(dossier, drafts.entities), source, drafts.records, files)
    except (OSError, NotWrittenError) as why:
        raise RefusedError(f"nothing was written: {why}") from why


def _loaded(content: Path) -> Dossier:
    dossier, problems = load(content)
    wrong = errors(problems)
    if wrong:
        raise RefusedError(f"{wrong[0].message}; mend that first, 'dossier check' says where")
    return dossier
