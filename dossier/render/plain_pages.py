"""Every page as plain Markdown, for programs that read it: who says so follows each statement.

They are printed from the same nodes as the pages for browsers, with the text of each note in the place of its
mark. So whatever a page says, the plain page says in the same words.
"""

from collections.abc import Iterable
from functools import partial
from posixpath import dirname, join, normpath

from dossier.abandon import go_on
from dossier.compose.page_view import PageView
from dossier.model.content import Dossier
from dossier.model.escapes import escaped_address
from dossier.model.text import Body, PageLink
from dossier.render.addresses import address, place, whole
from dossier.render.documents import Document
from dossier.render.markdown import tidy
from dossier.render.messages import Messages, messages_of
from dossier.render.plain_markdown import PlainPage, plain_line, plain_nodes

NAME = "index.md"


def markdown_pages(dossier: Dossier, documents: Iterable[Document]) -> dict[str, bytes]:
    """Every page as plain Markdown by its path on the site, where it stands beside the page itself."""
    bodies, t = dict(_bodies(dossier)), messages_of(dossier)
    files = {}
    for document in documents:
        go_on()
        path = document.page.path
        parts = bodies.get(path, Body()).parts
        links = dict.fromkeys(escaped_address(part.address) for part in parts if isinstance(part, PageLink))
        make = partial(_page, dossier, document, tuple(links), t)
        files[plain_path(path)] = document.kept.printed(f"plain page {[*links]}", make)
    return files


def plain_path(path: str) -> str:
    """Where the plain form of a page stands on the site."""
    return f"{place(path)}{NAME}"


def _bodies(dossier: Dossier) -> Iterable[tuple[str, Body]]:
    yield from ((page.path, page.body) for page in dossier.pages)
    yield from ((f"{e.kind}/{id}.md", e.body) for id, e in dossier.entities.items())
    yield from ((f"sources/{id}.md", source.body) for id, source in dossier.sources.items())


def _page(dossier: Dossier, document: Document, links: tuple[str, ...], t: Messages) -> bytes:
    page = document.page
    plain = PlainPage(t, page.notes, links, lambda href: _addressed(dossier, page, href))
    title = plain_line(t.text(page.title), plain)
    # An empty line at the end, for those who join several pages.
    parts = (f"# {title}", _whence(dossier, plain, page), plain_nodes(document.nodes, plain), "")
    return (tidy("\n\n".join(parts)) + "\n").encode()


def _whence(dossier: Dossier, plain: PlainPage, page: PageView) -> str:
    """The dossier that the page belongs to, and its address, if that is known."""
    words = plain.t("plain.whence", dossier=dossier.settings.title)
    if not dossier.settings.url:
        return plain_line(words, plain)
    words = plain.t("lists.label", label=words)
    return f"{plain_line(words, plain)} <{whole(dossier.settings, page.path)}>"


def _addressed(dossier: Dossier, page: PageView, href: str) -> str:
    """A link of the tree as an address on the site; absolute where the site's address is known."""
    path, _, anchor = href.partition("#")
    if "://" in path or path.startswith("mailto:"):
        return href
    target = normpath(join(dirname(page.path), path)) if path else page.path
    return address(dossier.settings, target, page.path, anchor)
