"""``llms.txt`` (https://llmstxt.org): what the site has, for those who read through a machine."""

from collections.abc import Iterable, Iterator

from dossier.compose.page_view import PageView
from dossier.model.content import Entity, Source
from dossier.model.paths import HOME, download_paths
from dossier.render.addresses import place
from dossier.render.descriptions import description
from dossier.render.exports.downloads import download
from dossier.render.markdown import escaped
from dossier.render.records import Records

PATH = "llms.txt"


def llms(known: Records, pages: Iterable[PageView]) -> dict[str, bytes]:
    """The file by its path: the pages by what they are of, each with its description, and the data."""
    settings = known.dossier.settings
    listed = list(pages)
    head = [
        f"# {settings.title}",
        *([f"> {settings.description}"] if settings.description else []),
        known.t("llms.how"),
    ]
    sections = ["\n".join([f"## {title}", "", *lines]) for title, lines in _sections(known, listed)]
    return {PATH: ("\n\n".join([*head, *sections]) + "\n").encode()}


def _sections(known: Records, pages: list[PageView]) -> Iterator[tuple[str, list[str]]]:
    t, of = known.t, {page.path: known.pages.get(page.path) for page in pages}
    yield t("llms.overview"), [_page(known, page) for page in pages if of[page.path] is None]
    for kind in known.dossier.kinds.values():
        found = [page for page in pages if isinstance(e := of[page.path], Entity) and e.kind == kind.id]
        if found:
            yield kind.plural, [_page(known, page) for page in found]
    sources = [_page(known, page) for page in pages if isinstance(of[page.path], Source)]
    if sources:
        yield t("sources.title"), sources
    yield t("llms.data"), [_data(known, path) for path in download_paths()]


def _page(known: Records, page: PageView) -> str:
    """A page, by the address of its plain form."""
    settings = known.dossier.settings
    title = settings.title if page.path == HOME else known.t.text(page.title)
    return _entry(known, title, f"{place(page.path)}index.md", description(known, page))


def _data(known: Records, path: str) -> str:
    """A file for programs."""
    found = download(path, known.t)
    title = known.t("llms.file", file=known.t.text(found.file.label), format=found.format)
    return _entry(known, title, path, found.holds)


def _entry(known: Records, title: str, path: str, about: str) -> str:
    settings = known.dossier.settings
    address = f"{settings.url.rstrip('/')}/{path}" if settings.url else path
    return f"- [{escaped(title)}]({address}): {about}"
