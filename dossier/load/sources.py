"""Sources: the work that is cited, and its claims."""

from collections.abc import Mapping

from dossier.load.claims import read_claims
from dossier.load.files import EditorsFile
from dossier.load.records import read_record
from dossier.load.text import read_body
from dossier.model.entities import Entity
from dossier.model.kinds import Kind
from dossier.model.placed import PlacedList, PlacedMapping, plain
from dossier.model.schema import fill
from dossier.model.sources import Source
from dossier.problems import Code, Problem


def set_ids(file: EditorsFile) -> tuple[str, ...]:
    """The ids of the entities on which the claims of a file set something, whether or not there are such."""
    head = file.front if isinstance(file.front, PlacedMapping) else {}
    claims = head.get("claims")
    items = claims if isinstance(claims, PlacedList) else []
    sets = (item.get("sets") for item in items if isinstance(item, PlacedMapping))
    return tuple(
        dict.fromkeys(str(id) for mapping in sets if isinstance(mapping, PlacedMapping) for id in mapping)
    )


def read_source(
    id: str, file: EditorsFile, entities: Mapping[str, Entity], kinds: Mapping[str, Kind], language: str
) -> tuple[Source, list[Problem]]:
    """The source of one file; if its front matter has problems, only its id and its claims are kept."""
    body, problems = read_body(file.body, file.name, file.body_line, language)
    head = file.front if isinstance(file.front, PlacedMapping) else {}
    items = head.get("claims")
    claims, wrong_claims = read_claims(id, items if isinstance(items, PlacedList) else [], entities, kinds)
    source, wrong_head = read_record(Source, head, written=file.front)
    problems += wrong_claims + wrong_head
    if items is not None and not isinstance(items, PlacedList) and not items.is_reported:
        hint = "begin each claim with '- id:'"
        problems.append(Problem(Code.WRONG_TYPE, items.at, "'claims' must be a list", hint))
    if source is None:
        return Source(id, file.front.at, id, "", "", claims=claims), problems
    if source.withdrawn:
        claims = tuple(fill(claim, withdrawn=True) for claim in claims)
    places = {"at": file.at("title"), "language_at": file.at("language")}
    return fill(source, id=id, **places, claims=claims, body=body, record=plain(head)), problems
