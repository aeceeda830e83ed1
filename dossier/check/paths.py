"""Pages that would take each other's place."""

from collections.abc import Iterator, Mapping

from dossier.model.content import Dossier, Entity
from dossier.model.paths import all_paths, generated_paths
from dossier.problems import Code, Location, Problem


def collisions(dossier: Dossier) -> Iterator[Problem]:
    """No two files have one address, also where upper and lower case are one; generated pages stay free."""
    # File systems on Windows and macOS take "A.md" and "a.md" for one.
    taken: dict[str, Location | None] = {_address(path): None for path in generated_paths(dossier)}
    generated = {path.casefold() for path in generated_paths(dossier)}
    for path, at in all_paths(dossier):
        key = _address(path)
        if key in taken:
            other = taken[key]
            holder = f"the page of {other.file}" if other else "a page that the build writes"
            what = f"'{path}'" if other or path.casefold() in generated else f"the address of '{path}'"
            yield Problem(Code.PATH_COLLISION, at, f"{what} is taken by {holder}", "rename the file")
        taken.setdefault(key, at)


def _address(path: str) -> str:
    """What readers' browsers ask for: ``actors.md`` and ``actors/index.md`` are one."""
    return path.casefold().removesuffix(".md").removesuffix("/index")


def former_ids(dossier: Dossier) -> Iterator[Problem]:
    """An earlier id leads to one page, and is no longer in use."""
    first: dict[tuple[str, str], Entity] = {}
    for entity in dossier.entities.values():
        for old in entity.formerly:
            holder = first.setdefault((entity.kind, old.id), entity)
            message, hint = _former(dossier.entities, entity, old.id, holder)
            if message:
                yield Problem(Code.PATH_COLLISION, old.at, f"the earlier id '{old.id}' {message}", hint)


def _former(entities: Mapping[str, Entity], entity: Entity, old: str, holder: Entity) -> tuple[str, str]:
    if old == entity.id:
        return "is still the id of this file", "take it out"
    if old in entities and entities[old].kind == entity.kind:
        return f"is taken by the page of {entities[old].at.file}", "take it out, or rename the file"
    if holder is not entity:
        return f"is taken by {holder.at.file}", "take one of the two out"
    return "", ""


RULES = (collisions, former_ids)
