"""The editors' files of a content folder: each is read once for what it holds and what that is read by."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from dossier.load.disk import Listing, read_content
from dossier.load.entities import read_entity, read_page
from dossier.load.files import EditorsFile, opened_file
from dossier.load.sources import read_source, set_ids
from dossier.memo import Memo, read_from
from dossier.model.content import Entity, Page, Settings, Source
from dossier.model.digest import digest_of
from dossier.model.kinds import Kind
from dossier.model.packed import packed, unpacked
from dossier.model.schema import LONGEST_NAME, TOO_LONG, is_file_name, is_id
from dossier.problems import Code, Location, Problem

R = TypeVar("R")
# A value with all that is wrong in its file.
Read = tuple[R, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Reader:
    """What all files are read by, and the memo of those that were read before."""

    settings: Settings
    kinds: Mapping[str, Kind]
    memo: Memo

    @property
    def by(self) -> tuple[str, str]:
        """What, beside a file itself, its text follows from, and the digest of its kinds."""
        return digest_of(self.settings.limits, self.settings.language), digest_of(self.kinds)


def read_entities(folder: Path, listing: Listing, reader: Reader) -> tuple[dict[str, Entity], list[Problem]]:
    """The entities of all kinds; yields bad-id, duplicate-id and all that ``read_entity`` yields."""
    entities: dict[str, Entity] = {}
    problems: list[Problem] = []
    by = reader.by
    for kind in reader.kinds.values():
        for path in listing.markdown(folder / kind.id):
            problems += _id_problems(path, entities)
            # The id stays even if nothing can be read, so that links to it are not reported as well.
            unread = Entity(path.stem, kind.id, Location(path.as_posix()), path.stem, "", is_read=False)
            make = partial(read_entity, path.stem, kind, language=reader.settings.language)
            entity, wrong = _read(path, reader, (kind.id, *by), make, unread)
            problems += wrong
            # Ids are unique over all kinds: the first file has it, the second is reported.
            entities.setdefault(path.stem, entity)
    return entities, problems


def read_sources(
    folder: Path, listing: Listing, entities: Mapping[str, Entity], reader: Reader
) -> tuple[dict[str, Source], list[Problem]]:
    """The sources; yields bad-id, duplicate-id and all that ``read_source`` yields."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    by = reader.by
    for path in listing.markdown(folder / "sources"):
        problems += _id_problems(path, entities)
        sources[path.stem], wrong = _source(path, entities, reader, by)
        problems += wrong
    return sources, problems


def read_pages(folder: Path, listing: Listing, reader: Reader) -> tuple[tuple[Page, ...], list[Problem]]:
    """The pages; yields bad-id for a name that is too long, and all that ``read_page`` yields."""
    pages: list[Page] = []
    problems: list[Problem] = []
    by = reader.by
    for path in listing.markdown(folder):
        # A page of which nothing can be read stays, so that links to it are not reported as well.
        unread = Page(path.name, Location(path.as_posix()), path.stem)
        make = partial(read_page, path.name, language=reader.settings.language)
        page, wrong = _read(path, reader, ("page", *by), make, unread)
        problems += [*wrong, *_unusable_name(path)]
        pages.append(page)
    return tuple(pages), problems


def _source(path: Path, entities: Mapping[str, Entity], reader: Reader, by: tuple[str, ...]) -> Read[Source]:
    """A source, read again where an entity that it sets something on has come, gone or become another."""
    raw, memo = read_content(path, reader.settings.limits.file), reader.memo
    file = _SourceFile(path, raw, reader, ("source", path.as_posix(), _digest(raw), *by))
    # For one that is nowhere, the nearest of all is named.
    named = tuple(
        entities[id].kind if id in entities else tuple(entities)
        for id in memo.value(("ids", *file.key), lambda: file.set_ids)
    )

    def made() -> Read[Source]:
        source, problems = file.read(named, entities)
        digest = digest_of(file.key, named) if isinstance(raw, bytes) else ""
        for value in (source, *source.claims):
            memo.value(read_from(value), lambda: digest)
        return source, problems

    return memo.value((*file.key, named), made)


# Without slots, since a cached property keeps its value in the dict of its object.
@dataclass(frozen=True)
class _SourceFile:
    """The file of a source, which is opened only where the disk does not have what it was read as."""

    path: Path
    raw: bytes | Problem
    reader: Reader
    key: tuple[str | Problem, ...]

    @cached_property
    def set_ids(self) -> tuple[str, ...]:
        """The ids of the entities that it sets something on."""
        file, _ = self._opened if not self._kept else (None, ())
        return set_ids(file) if file else self._kept[0] if self._kept else ()

    def read(self, named: tuple[object, ...], entities: Mapping[str, Entity]) -> Read[Source]:
        """The source, where ``named`` is what these ids are now; with problems, it is not kept."""
        if self._kept and self._kept[1] == named:
            return self._kept[2], ()
        kinds, language = self.reader.kinds, self.reader.settings.language
        unread = Source(self.path.stem, Location(self.path.as_posix()), self.path.stem, "", "", is_read=False)
        make = partial(read_source, self.path.stem, entities=entities, kinds=kinds, language=language)
        source, problems = _made(self._opened, lambda file: make(file=file), unread)
        if problems or not self.reader.memo.has_disk:
            return source, problems
        content = packed((self.set_ids, named, source))
        self.reader.memo.keep(self._parts, lambda: content)
        # As the next run gets it: of values that are made otherwise, all pages are printed again.
        return unpacked(content)[2], problems

    @cached_property
    def _opened(self) -> tuple[EditorsFile | None, list[Problem]]:
        return opened_file(self.raw, self.path.as_posix(), self.reader.settings.limits)

    @cached_property
    def _kept(self) -> tuple[tuple[str, ...], tuple[object, ...], Source] | None:
        kept: tuple[tuple[str, ...], tuple[object, ...], Source] | None
        kept = unpacked(self.reader.memo.on_disk(self._parts))
        return kept

    @property
    def _parts(self) -> tuple[str, ...]:
        # Of why a file could not be read nothing is kept.
        return tuple(part if isinstance(part, str) else "" for part in self.key)


def _read(
    path: Path,
    reader: Reader,
    by: tuple[str, ...],
    make: Callable[..., tuple[R, list[Problem]]],
    unread: R,
) -> Read[R]:
    limits = reader.settings.limits
    raw = read_content(path, limits.file)
    key = (path.as_posix(), _digest(raw), *by)

    def made() -> Read[R]:
        return _made(opened_file(raw, path.as_posix(), limits), lambda file: make(file=file), unread)

    return reader.memo.value(key, made)


def _made(
    opened: tuple[EditorsFile | None, list[Problem]],
    make: Callable[[EditorsFile], tuple[R, list[Problem]]],
    unread: R,
) -> Read[R]:
    """What stands in a file that was opened, or what stays of one that could not be."""
    file, problems = opened
    value, wrong = make(file) if file else (unread, [])
    return value, (*problems, *wrong)


def _digest(raw: bytes | Problem) -> str | Problem:
    return raw if isinstance(raw, Problem) else sha256(raw).hexdigest()


def _id_problems(path: Path, entities: Mapping[str, Entity]) -> Iterator[Problem]:
    at = Location(path.as_posix())
    yield from _unusable_name(path)
    if not is_id(path.stem[:LONGEST_NAME]):
        hint = "name the file with lower-case ASCII words joined by hyphens, such as 'mira-holm.md'"
        yield Problem(Code.BAD_ID, at, f"the file name '{path.name}' does not make an id", hint)
    if path.stem in entities:
        other = entities[path.stem].at.file
        yield Problem(
            Code.DUPLICATE_ID, at, f"the id '{path.stem}' is taken by {other}", "rename one of the files"
        )


def _unusable_name(path: Path) -> Iterator[Problem]:
    if len(path.stem.encode()) > LONGEST_NAME:
        yield Problem(Code.BAD_ID, Location(path.as_posix()), "the name of the file is too long", TOO_LONG)
    yield from file_name_problems(path, path.stem)


def file_name_problems(path: Path, *names: str) -> Iterator[Problem]:
    """Yields bad-id for the first of the names of a file and its folders that Windows does not allow."""
    name = next((name for name in names if not is_file_name(name)), "")
    if name:
        message = f"on Windows, no file or folder can be named '{name}'"
        yield Problem(Code.BAD_ID, Location(path.as_posix()), message, "give it another name")
