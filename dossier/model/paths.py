"""Which pages a dossier has and where each stands, relative to the root of the tree."""

from collections.abc import Iterator

from dossier.model.content import Dossier
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
SOURCES = "sources"


def path_of(dossier: Dossier, id: str) -> str:
    """The page of an entity or a source."""
    folder = SOURCES if id in dossier.sources else dossier.entities[id].kind
    return f"{folder}/{id}.md"


def index_of(folder: str) -> str:
    """The index page of a kind, or of the sources."""
    return f"{folder}/index.md"


def all_paths(dossier: Dossier) -> Iterator[tuple[str, Location]]:
    """Every page and file that the dossier becomes, with the editor's file it comes from."""
    for page in dossier.pages:
        yield page.path, page.at
    for entity in dossier.entities.values():
        yield f"{entity.kind}/{entity.id}.md", entity.at
    for source in dossier.sources.values():
        yield f"{SOURCES}/{source.id}.md", source.at
    for path in dossier.assets:
        yield path, Location(path)


def page_paths(dossier: Dossier) -> Iterator[str]:
    """Every page, written by an editor or not, also of a dossier with errors."""
    yield from (path for path, _ in all_paths(dossier) if path.endswith(".md"))
    yield from generated_paths(dossier)


def generated_paths(dossier: Dossier) -> Iterator[str]:
    """The pages that no editor writes; a front page is generated only where none is written."""
    yield CHRONOLOGY
    yield DISPUTES
    yield CORRECTIONS
    yield ORIGINS
    yield from (index_of(folder) for folder in (*dossier.kinds, SOURCES))
