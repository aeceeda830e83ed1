"""``llms.txt`` (https://llmstxt.org): an overview of the site for language models."""

from collections.abc import Iterator

from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.derive.groups import grouped
from dossier.model.content import Dossier, Entity, Source
from dossier.model.directions import isolated
from dossier.model.escapes import backslashed
from dossier.model.paths import HOME, SOURCES
from dossier.problems import one_line
from dossier.render.addresses import place
from dossier.render.descriptions import description
from dossier.render.exports.downloads import Download, downloads
from dossier.render.messages import Messages

PATH = "llms.txt"


def llms(site: Site, t: Messages) -> dict[str, bytes]:
    """The file by its path: all pages by kind, each with its description, then the exports."""
    settings = site.dossier.settings
    head = [
        f"# {_words(settings.title, t)}",
        *([f"> {_words(settings.description, t)}"] if settings.description else []),
        t("llms.how"),
    ]
    sections = ["\n".join([f"## {_words(title, t)}", "", *lines]) for title, lines in _sections(site, t)]
    return {PATH: ("\n\n".join([*head, *sections]) + "\n").encode()}


def _sections(site: Site, t: Messages) -> Iterator[tuple[str, list[str]]]:
    pages = grouped((_list(site.subject_of(page)), _page(site, page, t)) for page in site.pages)
    titles = {kind.id: kind.plural for kind in site.dossier.kinds.values()} | {SOURCES: t("sources.title")}
    yield t("llms.overview"), list(pages.get("", ()))
    yield from ((title, list(pages[key])) for key, title in titles.items() if key in pages)
    yield t("llms.data"), [_data(site.dossier, file, t) for file in downloads(t)]


def _list(subject: Entity | Source | None) -> str:
    """The list for a page: its kind, the sources, or "" for all other pages."""
    return subject.kind if isinstance(subject, Entity) else SOURCES if subject else ""


def _page(site: Site, page: PageView, t: Messages) -> str:
    """A page, by the address of its plain form."""
    settings = site.dossier.settings
    title = settings.title if page.path == HOME else t.text(page.title)
    return _entry(site.dossier, title, f"{place(page.path)}index.md", description(site, page, t), t)


def _data(dossier: Dossier, export: Download, t: Messages) -> str:
    title = t("llms.file", file=t.text(export.file.label), format=export.format)
    return _entry(dossier, title, export.file.href, export.holds, t)


def _entry(dossier: Dossier, title: str, path: str, about: str, t: Messages) -> str:
    settings = dossier.settings
    # Not whole(): these are files of the built site, such as index.md, and no pages of the tree.
    address = f"{settings.url.rstrip('/')}/{path}" if settings.url else path
    return f"- [{_words(title, t)}]({address}): {_words(about, t)}"


def _words(text: str, t: Messages) -> str:
    """The text as it stands on a line of Markdown; in front of it, spaces would make code of it."""
    return isolated(one_line(text), t.direction, backslashed)
