"""Pages that would take each other's place."""

from collections.abc import Iterator, Mapping
from itertools import chain

from dossier.model.content import Dossier
from dossier.model.paths import all_paths, generated_paths
from dossier.model.schema import is_device
from dossier.model.text import Named
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
    """An earlier id leads to one page or claim, and is no longer in use."""
    entities = dossier.entities.values()
    for kind in dict.fromkeys(entity.kind for entity in entities):
        yield from _former({e.id: (e.at, e.formerly) for e in entities if e.kind == kind})
    sources = dossier.sources.values()
    yield from _former({source.id: (source.at, source.formerly) for source in sources})
    for source in sources:
        # Nearly no claim had another id.
        if any(c.formerly for c in source.claims):
            yield from _former({c.ref.claim: (c.at, c.formerly) for c in source.claims}, "claim")


def devices(dossier: Dossier) -> Iterator[Problem]:
    """At the address of an earlier page stands a file, too; a claim's id is no file."""
    entities, sources = dossier.entities.values(), dossier.sources.values()
    for old in chain.from_iterable([*(e.formerly for e in entities), *(s.formerly for s in sources)]):
        if is_device(old.id):
            message = f"on Windows, no file or folder can be named '{old.id}'"
            yield Problem(Code.BAD_ID, old.at, message, "take it out")


def _former(
    holders: Mapping[str, tuple[Location, tuple[Named, ...]]], what: str = "page"
) -> Iterator[Problem]:
    """The problems of the earlier ids of some pages of one folder, or of the claims of one page."""
    first: dict[str, str] = {}
    for id, (_, formerly) in holders.items():
        for old in formerly:
            holder = first.setdefault(old.id, id)
            message, hint = "", "take it out"
            if old.id == id:
                message = f"is still the id of this {'file' if what == 'page' else what}"
            elif old.id in holders:
                at = holders[old.id][0]
                where = f"of {at.file}" if what == "page" else f"on line {at.line}"
                message, hint = f"is taken by the {what} {where}", "take it out, or rename the other"
            elif holder != id:
                message, hint = f"is taken by '{holder}'", "take one of the two out"
            if message:
                yield Problem(Code.PATH_COLLISION, old.at, f"the earlier id '{old.id}' {message}", hint)


RULES = (collisions, former_ids, devices)
