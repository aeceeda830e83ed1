"""Everything that changes in the editors' files with a name."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from dossier.derive.references import Form, Reference, references
from dossier.model.content import Dossier, Entity, fold
from dossier.model.placed import Placed, PlacedList, PlacedMapping
from dossier.model.text import ClaimRef
from dossier.problems import Location
from dossier.revise.edits import Edit, Original
from dossier.revise.names import Rename, Sort
from dossier.revise.places import added, as_yaml, extent, spans
from dossier.revise.statements import claim_in


@dataclass(frozen=True, slots=True)
class Revision:
    """The edits of each file, files that move, and places that could not be changed."""

    edits: Mapping[str, tuple[Edit, ...]]
    moves: Mapping[str, str]
    left: tuple[Location, ...]


# The text of a file, and its front matter.
Opened = Callable[[str], tuple[Original, PlacedMapping]]


def revision(dossier: Dossier, rename: Rename, opened: Opened) -> Revision:
    """All that changes with a name but for the archive and what was verified."""
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    left: list[Location] = []
    for reference in references(dossier):
        words = _words(reference, rename, dossier)
        if words is not None:
            before = opened(reference.at.file)[0]
            places = [Edit(start, end, words) for start, end in spans(reference, before)]
            edits[reference.at.file] += places
            left += [] if places else [reference.at]
    file, changes = _of_itself(dossier, rename, opened)
    edits[file] += changes
    moves = {}
    if rename.sort is Sort.PAGE:
        moves[file] = PurePath(file).with_name(f"{rename.new}.md").as_posix()
    return Revision({name: tuple(places) for name, places in edits.items()}, moves, tuple(left))


def _words(reference: Reference, rename: Rename, dossier: Dossier) -> str | None:
    """What a reference says afterwards; None if it stays as it is."""
    written, target = reference.written, reference.target
    if rename.sort is Sort.NAME:
        is_meant = reference.form is Form.LINK and target == rename.entity
        return rename.new if is_meant and fold(written) == fold(rename.old) else None
    now = rename.of(target)
    if now == target:
        return None
    if reference.form is Form.PAGE:
        return _address(written, rename)
    if reference.form is Form.LINK and written != target:
        # A link by a name stays; one by an id in other letters keeps what readers see.
        return None if _is_name(dossier, written, target) else f"{now}|{written}"
    return now


def _is_name(dossier: Dossier, written: str, id: str) -> bool:
    entity = dossier.entities[id]
    return fold(written) in map(fold, (entity.name, *entity.aliases))


def _address(address: str, rename: Rename) -> str:
    path, sign, anchor = address.partition("#")
    if rename.sort is Sort.CLAIM:
        return f"{path}{sign}{rename.new.partition('#')[2]}"
    head, _, behind = path.rpartition(f"{rename.old}.md")
    return f"{head}{rename.new}.md{behind}{sign}{anchor}"


def _of_itself(dossier: Dossier, rename: Rename, opened: Opened) -> tuple[str, list[Edit]]:
    """The file of what is renamed, and the edits that keep its earlier name there."""
    if rename.sort is Sort.PAGE:
        each = dossier.entities.get(rename.old) or dossier.sources[rename.old]
        before, front = opened(each.at.file)
        after = "type" if isinstance(each, Entity) else "title"
        return each.at.file, [_kept(front, before, "formerly", rename.old, rename.new, after)]
    if rename.sort is Sort.NAME:
        entity = dossier.entities[rename.entity]
        before, front = opened(entity.at.file)
        return entity.at.file, [
            Edit(*extent(front["name"], before), as_yaml(rename.new)),
            _kept(front, before, "aliases", rename.old, rename.new, "name"),
        ]
    old, new = (id.partition("#")[2] for id in (rename.old, rename.new))
    claim = dossier.claims[ClaimRef(*rename.old.split("#"))]
    before, front = opened(claim.at.file)
    item = claim_in(front, old)
    changes = [Edit(*extent(item["id"], before), new), _kept(item, before, "formerly", old, new, "id")]
    return claim.at.file, changes


def _kept(front: PlacedMapping, before: Original, key: str, old: str, new: str, after: str) -> Edit:
    """The earlier name in a list; where the new one stands there already, in its place."""
    given = front.get(key)
    items = given if isinstance(given, PlacedList) else [given]
    for item in items:
        if isinstance(item, Placed) and item == new:
            return Edit(*extent(item, before), as_yaml(old))
    return added(front, before, key, as_yaml(old), after)
