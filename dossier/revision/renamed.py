"""Another name for something, and for all that names it."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from dossier.load import load
from dossier.load.archive import VERIFIED_JSON
from dossier.model.content import Dossier
from dossier.pipeline import uncollected
from dossier.problems import errors
from dossier.render.verified_json import verified_json
from dossier.revise.carried import is_same, verified_after
from dossier.revise.names import rename_of
from dossier.revise.rename import revision
from dossier.revision.trial import UNREADABLE, Change, Files, here, loaded, new_errors, opened, written


@uncollected()
def renamed(content: Path, old: str, new: str) -> Change:
    """The content with another name for an entity, a source, a claim, or for what readers call an entity."""
    before, problems = load(content)
    if errors(problems):
        return Change(problems=errors(problems), why=UNREADABLE)
    rename = rename_of(before, old, new)
    if isinstance(rename, str):
        return Change(why=rename)
    changes = revision(before, rename, cache(opened))
    if changes.left:
        places = "\n".join(map(str, changes.left))
        return Change(why=f"nothing was changed; these places cannot be, so change them by hand:\n{places}")
    files = written(changes.edits)
    for source, target in changes.moves.items():
        text = files.get(Path(source), Path(source).read_bytes())
        files |= {Path(target): text, Path(source): None}
    after, wrong, trial = loaded(content, files, before)
    after = replace(after, archive={rename.of(id): text for id, text in before.archive.items()})
    after = replace(after, verified=verified_after(before, after, rename))
    stopping = errors(wrong) or new_errors(before, after)
    if stopping or not is_same(before, after, rename):
        why = f"nothing was changed: '{new}' would mean something else"
        return Change(problems=here(stopping, trial, content), why=why)
    if before.verified:
        files[content / VERIFIED_JSON] = verified_json({}, after.verified)
    return Change({**files, **_moved_texts(content, before, rename.of)})


def _moved_texts(content: Path, before: Dossier, name: Callable[[str], str]) -> Files:
    folder = content.parent / before.settings.archive
    moves = {folder / f"{id}.txt": folder / f"{name(id)}.txt" for id in before.sources if name(id) != id}
    there = {old: new for old, new in moves.items() if old.is_file()}
    return {new: old.read_bytes() for old, new in there.items()} | dict.fromkeys(there)
