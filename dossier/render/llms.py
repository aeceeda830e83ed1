"""``llms.txt`` (https://llmstxt.org): what the site has, for those who read through a machine."""

from collections.abc import Iterable, Iterator

from dossier.compose.blocks import PageView
from dossier.model.content import Entity, Source
from dossier.model.paths import HOME
from dossier.render.addresses import place
from dossier.render.descriptions import description
from dossier.render.markdown import escaped
from dossier.render.records import Records

PATH = "llms.txt"
WORDS = {
    "entry": "- [{title}]({address}): {description}",
    "how": (
        "Each address below is a page in plain Markdown; without “index.md”, the same page for readers. "
        "Every statement names who says it, through whom, when, and in which article it was read. "
        "None is the editors’ own finding: whoever repeats one should repeat who says it. Words such as "
        "“denied”, “suspected” and “promised” belong to the statement, and dates say what they rest on."
    ),
    "overview": "Overview",
    "sources": "Sources",
}


def llms(known: Records, pages: Iterable[PageView]) -> dict[str, bytes]:
    """The file by its path: the pages by what they are of, each with its description."""
    settings = known.dossier.settings
    listed = list(pages)
    head = [
        f"# {settings.title}",
        *([f"> {settings.description}"] if settings.description else []),
        WORDS["how"],
    ]
    sections = ["\n".join([f"## {title}", "", *lines]) for title, lines in _sections(known, listed)]
    return {PATH: ("\n\n".join([*head, *sections]) + "\n").encode()}


def _sections(known: Records, pages: list[PageView]) -> Iterator[tuple[str, list[str]]]:
    of = {page.path: known.pages.get(page.path) for page in pages}
    yield WORDS["overview"], [_entry(known, page) for page in pages if of[page.path] is None]
    for kind in known.dossier.kinds.values():
        found = [page for page in pages if isinstance(e := of[page.path], Entity) and e.kind == kind.id]
        if found:
            yield kind.plural, [_entry(known, page) for page in found]
    sources = [_entry(known, page) for page in pages if isinstance(of[page.path], Source)]
    if sources:
        yield WORDS["sources"], sources


def _entry(known: Records, page: PageView) -> str:
    settings = known.dossier.settings
    title = settings.title if page.path == HOME else page.title
    path = f"{place(page.path)}index.md"
    address = f"{settings.url.rstrip('/')}/{path}" if settings.url else path
    return WORDS["entry"].format(title=escaped(title), address=address, description=description(known, page))
