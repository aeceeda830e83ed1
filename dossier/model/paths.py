"""Which pages a dossier has and where each stands, relative to the root of the tree."""

from collections.abc import Iterator
from posixpath import join, split

from dossier.model.content import Dossier, Entity
from dossier.problems import Location

HOME = "index.md"
CHRONOLOGY = "chronology.md"
DISPUTES = "disputes.md"
CORRECTIONS = "corrections.md"
CLAIMS_FEED = "claims.xml"
CORRECTIONS_FEED = "corrections.xml"
NEWS_FEED = "feed.xml"
SOURCES_FEED = "sources.xml"
ORIGINS = "origins.md"
OPINIONS = "opinions.md"
# Only a preview has it.
DRAFTS = "preview-drafts.md"
SOURCES = "sources"
DATA = "data.md"

# Folders of files for programs; no kind has their names.
DATA_FOLDER = "data"
# What editors put there keeps its path.
ASSETS_FOLDER = "assets"
CITE_FOLDER = "cite"
# Files under these paths repeat what pages show.
DERIVED = (f"{DATA_FOLDER}/", f"{CITE_FOLDER}/")

DOSSIER_JSON = f"{DATA_FOLDER}/dossier.json"
SCHEMA_JSON = f"{DATA_FOLDER}/dossier.schema.json"
BIBLIOGRAPHY = f"{DATA_FOLDER}/bibliography"
TABLES = f"{DATA_FOLDER}/tables"
STATEMENTS = f"{DATA_FOLDER}/statements"
# The suffix of each format of references: CSL-JSON, BibTeX and RIS.
REFERENCE_FORMATS = {"csl": "json", "bibtex": "bib", "ris": "ris"}


def path_of(dossier: Dossier, id: str) -> str:
    """The page of an entity or a source."""
    return source_path(id) if id in dossier.sources else entity_path(dossier.entities[id])


def entity_path(entity: Entity) -> str:
    """The page of an entity."""
    return f"{entity.kind}/{entity.id}.md"


def source_path(id: str) -> str:
    """The page of a source."""
    return f"{SOURCES}/{id}.md"


def part_path(path: str, part: str) -> str:
    """The page of a part of a page, in the same folder; no id and no name of a page has such a dot."""
    return f"{path.removesuffix('.md')}.{part}.md"


def whole_path(path: str) -> str:
    """The page whose part stands at a path; a path that is no part's is the same."""
    folder, name = split(path)
    return join(folder, f"{name.partition('.')[0]}.md")


def index_of(folder: str) -> str:
    """The index page of a kind, or of the sources."""
    return f"{folder}/index.md"


def reference_files(stem: str) -> dict[str, str]:
    """Where a list of references stands in each format."""
    return {name: f"{stem}.{suffix}" for name, suffix in REFERENCE_FORMATS.items()}


def cite_files(page: str) -> dict[str, str]:
    """The files that cite a page, by format."""
    return reference_files(f"{CITE_FOLDER}/{page.removesuffix('.md')}")


def entry_files(source: str) -> dict[str, str]:
    """The files that hold one source's entry of the bibliography, by format."""
    return reference_files(f"{BIBLIOGRAPHY}/{source}")


def all_paths(dossier: Dossier) -> Iterator[tuple[str, Location]]:
    """Every page and file that the dossier becomes, with the editor's file it comes from."""
    for page in dossier.pages:
        yield page.path, page.at
    for entity in dossier.entities.values():
        yield entity_path(entity), entity.at
    for source in dossier.sources.values():
        yield source_path(source.id), source.at
    for path in dossier.assets:
        yield path, Location(path)


def page_paths(dossier: Dossier) -> Iterator[str]:
    """Every page, written by an editor or generated, even of a dossier with errors."""
    yield from (path for path, _ in all_paths(dossier) if path.endswith(".md"))
    yield from generated_paths(dossier)


def generated_paths(dossier: Dossier) -> Iterator[str]:
    """The pages that no editor writes; a front page is generated only where none is written."""
    yield CHRONOLOGY
    yield DISPUTES
    yield CORRECTIONS
    yield ORIGINS
    yield OPINIONS
    yield DATA
    yield from (index_of(folder) for folder in (*dossier.kinds, SOURCES))
