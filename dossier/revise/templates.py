"""The file of a new entity or source: what it must hold, and what it can hold as comments."""

from collections.abc import Iterator, Mapping

from dossier.model.kinds import Kind
from dossier.revise.places import as_yaml

# The keys that some kinds have, each with what it says.
_KEYS = {
    "part_of": "the id of the actor that it belongs to",
    "of": "the id of the entity on whose page the readings are shown, too",
}
_SOURCE = {
    "author": "[…]",
    "publisher": "…",
    "published": "2025-03-02",
    "url": "https://…",
    "retrieved": "2025-03-04",
    "derived_from": "[…]  # works that the whole text was taken from",
    "first_hand": "true  # the author saw or asked",
    "text": "{sha256: …}  # of the text in the archive",
}


def new_entity(kind: Kind, name: str, type: str, unit: str) -> str:
    """The file of an entity of a kind; facts are named as what claims may set."""
    others = [each for each in kind.types if each != type]
    lines = [
        "---",
        f"name: {as_yaml(name)}",
        "# aliases: […]",
        f"type: {type}" + (f"  # or {', '.join(others)}" if others else ""),
        *(f"# {key}: …  # {meaning}" for key, meaning in _KEYS.items() if key in kind.keys),
        *((f"unit: {as_yaml(unit)}", "# counts: […]  # other words for it") if "unit" in kind.keys else ()),
        "---",
    ]
    return "\n".join([*lines, *_facts(kind), *filter(None, [kind.template.strip()])]) + "\n"


def _facts(kind: Kind) -> Iterator[str]:
    if kind.fields:
        yield f"<!-- Claims set its facts, under 'sets': {', '.join(kind.fields)}. -->"


def new_source(title: str, language: str, rights: str) -> str:
    """The record of a source without claims."""
    keys = [f"title: {as_yaml(title)}", f"language: {language}", f"rights: {rights}"]
    comments = (f"# {key}: {value}" for key, value in _SOURCE.items())
    return "\n".join(["---", *keys, *comments, "claims: []", "---"]) + "\n"


def chosen_type(kind: Kind, type: str) -> str | Mapping[str, str]:
    """The type to write: the one that was named, the default or the only one; else all with their labels."""
    type = type or kind.default
    if type in kind.types:
        return type
    if not type and len(kind.types) == 1:
        return next(iter(kind.types))
    return {id: each.label for id, each in kind.types.items()}
