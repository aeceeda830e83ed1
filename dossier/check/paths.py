"""Pages that would take each other's place."""

from collections.abc import Iterator

from dossier.model.content import Dossier
from dossier.model.paths import all_paths, generated_paths
from dossier.problems import Code, Location, Problem


def collisions(dossier: Dossier) -> Iterator[Problem]:
    """No two files become one page, also where upper and lower case are one; generated pages stay free."""
    taken: dict[str, Location | None] = {path.casefold(): None for path in generated_paths(dossier)}
    for path, at in all_paths(dossier):
        key = path.casefold()
        if key in taken:
            other = taken[key]
            holder = f"the page of {other.file}" if other else "a page that the build writes"
            yield Problem(Code.PATH_COLLISION, at, f"'{path}' is taken by {holder}", "rename the file")
        taken.setdefault(key, at)
