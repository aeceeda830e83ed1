"""A content folder to a dossier."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from dossier.load.archive import VERIFIED_JSON, read_archive, read_verified
from dossier.load.asset_metadata import metadata_problems
from dossier.load.conflicts import conflicts
from dossier.load.disk import Listing, is_folder, listed, read_content
from dossier.load.editors_files import Reader, file_name_problems, read_entities, read_pages, read_sources
from dossier.load.files import read_settings
from dossier.load.kinds import read_kinds
from dossier.load.messages import read_messages
from dossier.load.records import read_record
from dossier.load.reviews import REVIEWS_JSON, read_reviews
from dossier.memo import Memo
from dossier.model.content import Dossier, Entity, Settings, fold
from dossier.model.kinds import Kind
from dossier.model.placed import nearest, plain
from dossier.model.schema import fill
from dossier.problems import Code, Location, Problem, did_you_mean

SETTINGS = "dossier.yml"
KINDS = "kinds.yml"
MESSAGES = "strings.yml"

# No HTML, SVG or scripts: browsers would run what they hold.
_ASSETS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".csv")


def load(folder: Path, memo: Memo | None = None) -> tuple[Dossier, list[Problem]]:
    """Everything under a content folder, and what is wrong with it; a broken file leaves its id behind.

    What was read before, and has not changed, is taken from the memo.
    """
    memo = memo or Memo()
    if not is_folder(folder):
        hint = "name the folder that holds dossier.yml and sources/, or begin a dossier with 'dossier init'"
        return Dossier(), [Problem(Code.UNEXPECTED_FILE, Location(folder.as_posix()), "no such folder", hint)]
    settings, problems = _read_settings(folder / SETTINGS)
    kinds, wrong_kinds = read_kinds(folder / KINDS)
    listing = listed(folder)
    if settings is None or kinds is None or listing.problems:
        # Without language, kinds or a folder the others cannot be judged: every file would look wrong.
        return Dossier(settings or Settings()), [*problems, *wrong_kinds, *listing.problems]
    messages, wrong_messages = read_messages(folder / MESSAGES, settings.language)
    reader = Reader(settings, kinds, memo)
    entities, wrong_entities = read_entities(folder, listing, reader)
    sources, wrong_sources = read_sources(folder, listing, entities, reader)
    pages, wrong_pages = read_pages(folder, listing, reader)
    problems += wrong_kinds + wrong_messages + wrong_entities + wrong_sources + wrong_pages
    problems += _stray_files(folder, listing, kinds)
    assets, wrong_assets = _read_assets(folder, listing, settings.limits.asset, memo)
    archive, wrong_archive = read_archive(
        folder.parent / settings.archive, sources, settings.limits.file, memo
    )
    verified, wrong_verified = read_verified(folder / VERIFIED_JSON, memo)
    reviews, wrong_reviews = read_reviews(folder / REVIEWS_JSON)
    problems += wrong_archive + wrong_verified + wrong_reviews + wrong_assets
    dossier = Dossier(
        settings=settings,
        kinds=kinds,
        messages=messages,
        records={name: _record(folder / name) for name in (SETTINGS, KINDS, MESSAGES)},
        entities=entities,
        sources=sources,
        pages=pages,
        assets=assets,
        claims={claim.ref: claim for source in sources.values() for claim in source.claims},
        names=_names(entities),
        archive=archive,
        verified=verified,
        reviews=reviews,
        # Ids are file names; whatever has a problem may lack parts.
        broken=frozenset(Path(problem.at.file).stem for problem in problems),
        unread=frozenset(
            [entity.id for entity in entities.values() if not entity.is_read]
            + [source.id for source in sources.values() if not source.is_read]
        ),
    )
    return dossier, problems


def archive_of(folder: Path) -> Path:
    """The archive of a content folder, by its settings as far as they can be read."""
    settings, _ = _read_settings(folder / SETTINGS)
    return folder.parent / (settings or Settings()).archive


def _record(path: Path) -> Any:
    """A file that is YAML as a whole, as it was written; its problems are reported where it is read."""
    return plain(read_settings(path)[0] or {})


def _read_settings(path: Path) -> tuple[Settings | None, list[Problem]]:
    written, problems = read_settings(path)
    if written is None:
        return None, problems
    settings, wrong = read_record(Settings, written)
    at, below = (nearest(written, (key,))[-1].at for key in ("title", "description"))
    return fill(settings or Settings(), at=at, description_at=below), problems + wrong


def _stray_files(folder: Path, listing: Listing, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    folders = {*kinds, "sources"}
    files = {SETTINGS, KINDS, MESSAGES, VERIFIED_JSON, REVIEWS_JSON}
    for path in listing.files:
        where = path.relative_to(folder)
        if where.as_posix() in files or _is_asset(where):
            continue
        if where.parts[0] == "assets":
            hint = f"assets/ holds {', '.join(_ASSETS[:-1])} and {_ASSETS[-1]} files"
            yield Problem(Code.UNEXPECTED_FILE, Location(path.as_posix()), f"'{where}' is not used", hint)
        elif len(where.parts) == 1 or where.parts[0] in folders:
            if path.suffix != ".md" or len(where.parts) > 2:
                hint = "Markdown files stand directly in their folder; images stand in assets/"
                yield Problem(Code.UNEXPECTED_FILE, Location(path.as_posix()), f"'{where}' is not used", hint)
        else:
            hint = did_you_mean(where.parts[0], folders) or "define the kind in kinds.yml"
            message = f"the folder '{where.parts[0]}' is not a kind"
            yield Problem(Code.UNKNOWN_KIND, Location(path.as_posix()), message, hint)


def _is_asset(path: Path) -> bool:
    return path.parts[0] == "assets" and path.suffix.lower() in _ASSETS


def _read_assets(
    folder: Path, listing: Listing, largest: int, memo: Memo
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files that pages link to, as they are, and what is wrong with them."""
    assets: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in (path for path in listing.files if _is_asset(path.relative_to(folder))):
        problems += file_name_problems(path, *path.relative_to(folder).parts)
        content = read_content(path, largest)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        assets[path.relative_to(folder).as_posix()] = content
        key = ("metadata", path.as_posix(), sha256(content).digest())
        problems += memo.value(key, lambda: tuple(metadata_problems(path, content)))  # noqa: B023
        if path.suffix.lower() == ".csv":
            problems += conflicts(content.decode(errors="replace"), path.as_posix())
    return assets, problems


def _names(entities: Mapping[str, Entity]) -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entity in entities.values():
        for name in (entity.id, entity.name, *entity.aliases):
            names[fold(name)][entity.id] = None
    return {name: tuple(ids) for name, ids in names.items()}
