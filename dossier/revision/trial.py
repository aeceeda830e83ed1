"""What the content would be with other files, without writing one of them where editors have theirs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from tempfile import TemporaryDirectory

from dossier.load import load
from dossier.load.files import read_file
from dossier.model.content import Dossier
from dossier.model.placed import PlacedMapping
from dossier.pipeline import judged
from dossier.problems import Problem, errors, in_order
from dossier.revise.edits import Edit, Original, edited, original

UNREADABLE = "nothing was changed: first mend what cannot be read"

# None for a file that is removed.
Files = Mapping[Path, bytes | None]


@dataclass(frozen=True, slots=True)
class Change:
    """The files that a command writes; none where ``why`` or an error stands against it."""

    files: Files = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    why: str = ""


def opened(file: str) -> tuple[Original, PlacedMapping]:
    """The text and the front matter of a file that was loaded without an error."""
    opened, _ = read_file(Path(file))
    if opened is None or not isinstance(opened.front, PlacedMapping):
        raise ValueError(file)
    return original(Path(file).read_bytes()), opened.front


def written(edits: Mapping[str, Iterable[Edit]]) -> dict[Path, bytes | None]:
    """The files that edits change, each as it would be."""
    changed = {Path(file): edited(opened(file)[0], places) for file, places in edits.items() if places}
    return {path: text for path, text in changed.items() if text != path.read_bytes()}


def loaded(content: Path, files: Files, before: Dossier) -> tuple[Dossier, tuple[Problem, ...], Path]:
    """The dossier as it would be with these files, what could not be read of it, and where it was tried.

    The texts of the archive are those of before.
    """
    with TemporaryDirectory() as below:
        trial = Path(below, "content")
        # What is hidden is not read, and may be anything.
        copytree(content, trial, symlinks=True, ignore=ignore_patterns(".*"), copy_function=copyfile)
        for path, text in files.items():
            place = trial / path.relative_to(content)
            # Whether the editor's own may be written is said when they are.
            for folder in filter(Path.exists, (trial, place.parent)):
                folder.chmod(0o700)
            if text is None:
                place.unlink()
            else:
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(text)
        dossier, problems = load(trial)
    return replace(dossier, archive=before.archive), in_order(problems), trial


def here(problems: Iterable[Problem], trial: Path, content: Path) -> tuple[Problem, ...]:
    """Problems of the trial as those of the files that editors know."""

    def named(words: str) -> str:
        return words.replace(trial.as_posix(), content.as_posix())

    return tuple(
        replace(p, at=p.at._replace(file=named(p.at.file)), message=named(p.message), hint=named(p.hint))
        for p in problems
    )


def new_errors(before: Dossier, after: Dossier) -> tuple[Problem, ...]:
    """Errors of a kind that there are more of than before."""
    wrong = errors(judged(after)[1])
    # Nearly always there are none, and to check a dossier once more takes its time.
    if not wrong:
        return ()
    more = Counter(p.code for p in wrong) - Counter(p.code for p in errors(judged(before)[1]))
    return tuple(problem for problem in wrong if problem.code in more)
