"""What an editor wants to be called otherwise: an entity, a source, a claim, or only its name for readers."""

from dataclasses import dataclass
from enum import Enum

from dossier.model.content import Dossier
from dossier.model.schema import is_device, is_id
from dossier.model.text import ClaimRef
from dossier.problems import did_you_mean


class Sort(Enum):
    """What gets another name."""

    PAGE = "the id of an entity or a source"
    CLAIM = "the id of a claim"
    NAME = "the name of an entity"


@dataclass(frozen=True, slots=True)
class Rename:
    """The old and the new id, of a claim ``source#claim``; for a name, both as readers see them."""

    sort: Sort
    old: str
    new: str
    entity: str = ""

    def of(self, id: str) -> str:
        """What an id, also that of a claim, is called afterwards."""
        if self.sort is Sort.NAME:
            return id
        source, sign, claim = id.partition("#")
        if self.sort is Sort.PAGE and source == self.old:
            return f"{self.new}{sign}{claim}"
        return self.new if id == self.old else id


def rename_of(dossier: Dossier, old: str, new: str) -> Rename | str:
    """What is meant by the two words of an editor; a sentence where nothing or too much is."""
    if "#" in old:
        return _of_claim(dossier, old, new)
    if old in dossier.sources or (old in dossier.entities and is_id(new)):
        return _of_page(dossier, old, new)
    ids = [e.id for e in dossier.entities.values() if old in (e.name, e.id)]
    if len(ids) != 1:
        names = [*dossier.entities, *dossier.sources, *(e.name for e in dossier.entities.values())]
        hint = did_you_mean(old, names) or "name it by its id, or a claim as source#claim"
        return f"'{old}' names {len(ids)} entities; rename one by its id" if ids else f"no '{old}'; {hint}"
    if not new.strip() or set(new) & set("[]|#\n\r"):
        return f"'{new}' cannot be linked: a name has no brackets, no '|' and no '#'"
    return Rename(Sort.NAME, dossier.entities[ids[0]].name, new.strip(), ids[0])


def _of_claim(dossier: Dossier, old: str, new: str) -> Rename | str:
    source, _, claim = old.partition("#")
    if ClaimRef(source, claim) not in dossier.claims:
        return f"no claim '{old}'; {did_you_mean(old, map(str, dossier.claims)) or 'see its source'}"
    id = new.removeprefix(f"{source}#")
    if not is_id(id):
        return f"'{id}' is not an id: lower-case ASCII words joined by hyphens"
    if ClaimRef(source, id) in dossier.claims:
        return f"'{source}#{id}' is there already"
    return Rename(Sort.CLAIM, old, f"{source}#{id}")


def _of_page(dossier: Dossier, old: str, new: str) -> Rename | str:
    if not is_id(new) or is_device(new):
        return f"'{new}' is not an id: lower-case ASCII words joined by hyphens; a title stands in its file"
    if new in dossier.entities or new in dossier.sources:
        return f"'{new}' is there already"
    return Rename(Sort.PAGE, old, new)
