"""Changes of the content that a command makes: worked out and checked in memory before a file is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from dossier.load import load
from dossier.load.archive import VERIFIED_JSON
from dossier.load.files import read_file
from dossier.model.content import Dossier
from dossier.model.placed import PlacedMapping
from dossier.pipeline import judged, uncollected
from dossier.problems import Problem, errors, in_order
from dossier.render.verified_json import verified_json
from dossier.revise.carried import is_same, verified_after
from dossier.revise.edits import Edit, Original, edited, original
from dossier.revise.names import rename_of
from dossier.revise.rename import revision

# None for a file that is removed.
Files = Mapping[Path, bytes | None]


@dataclass(frozen=True, slots=True)
class Change:
    """The files that a command writes; none where ``why`` or an error stands against it."""

    files: Files = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    why: str = ""


@uncollected()
def renamed(content: Path, old: str, new: str) -> Change:
    """The content with another name for an entity, a source, a claim, or for what readers call an entity."""
    before, problems = load(content)
    if errors(problems):
        return Change(problems=errors(problems), why="first mend the files that cannot be read")
    rename = rename_of(before, old, new)
    if isinstance(rename, str):
        return Change(why=rename)
    changes = revision(before, rename, cache(_opened))
    if changes.left:
        places = "\n".join(map(str, changes.left))
        return Change(why=f"nothing was changed; these places cannot be, so change them by hand:\n{places}")
    files = _written(changes.edits)
    for source, target in changes.moves.items():
        text = files.get(Path(source), Path(source).read_bytes())
        files |= {Path(target): text, Path(source): None}
    after, wrong, trial = _loaded(content, files)
    after = replace(after, archive={rename.of(id): text for id, text in before.archive.items()})
    after = replace(after, verified=verified_after(before, after, rename))
    stopping = errors(wrong) or _new_errors(before, after)
    if stopping or not is_same(before, after, rename):
        why = f"nothing was changed: '{new}' would mean something else"
        return Change(problems=_here(stopping, trial, content), why=why)
    if before.verified:
        files[content / VERIFIED_JSON] = verified_json({}, after.verified)
    return Change({**files, **_moved_texts(content, before, rename.of)})


def _moved_texts(content: Path, before: Dossier, name: Callable[[str], str]) -> Files:
    folder = content.parent / before.settings.archive
    moves = {folder / f"{id}.txt": folder / f"{name(id)}.txt" for id in before.sources if name(id) != id}
    there = {old: new for old, new in moves.items() if old.is_file()}
    return {new: old.read_bytes() for old, new in there.items()} | dict.fromkeys(there)


def _opened(file: str) -> tuple[Original, PlacedMapping]:
    """The text and the front matter of a file that was loaded without an error."""
    opened, _ = read_file(Path(file))
    if opened is None or not isinstance(opened.front, PlacedMapping):
        raise ValueError(file)
    return original(Path(file).read_bytes()), opened.front


def _written(edits: Mapping[str, Iterable[Edit]]) -> dict[Path, bytes | None]:
    changed = {Path(file): edited(_opened(file)[0], places) for file, places in edits.items() if places}
    return {path: text for path, text in changed.items() if text != path.read_bytes()}


def _loaded(content: Path, files: Files) -> tuple[Dossier, tuple[Problem, ...], Path]:
    """The dossier as it would be with these files, what could not be read of it, and where it was tried."""
    with TemporaryDirectory() as folder:
        trial = Path(folder, "content")
        copytree(content, trial, symlinks=True)
        for path, text in files.items():
            place = trial / path.relative_to(content)
            if text is None:
                place.unlink()
            else:
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(text)
        dossier, problems = load(trial)
    return dossier, in_order(problems), trial


def _here(problems: Iterable[Problem], trial: Path, content: Path) -> tuple[Problem, ...]:
    """Problems of the trial as those of the files that editors know."""

    def here(words: str) -> str:
        return words.replace(trial.as_posix(), content.as_posix())

    return tuple(
        replace(p, at=p.at._replace(file=here(p.at.file)), message=here(p.message), hint=here(p.hint))
        for p in problems
    )


def _new_errors(before: Dossier, after: Dossier) -> tuple[Problem, ...]:
    """Errors of a kind that there are more of than before."""
    wrong = errors(judged(after)[1])
    # Nearly always there are none, and to check a dossier once more takes its time.
    if not wrong:
        return ()
    more = Counter(p.code for p in wrong) - Counter(p.code for p in errors(judged(before)[1]))
    return tuple(problem for problem in wrong if problem.code in more)
