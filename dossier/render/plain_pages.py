"""Every page as plain Markdown, for programs that read it: who says so follows each statement.

They are printed from the same nodes as the pages for browsers, with the text of each note in the place of its
mark. So whatever a page says, the plain page says in the same words.
"""

from functools import partial
from posixpath import dirname, join, normpath

from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.model.content import Dossier
from dossier.model.escapes import escaped_address
from dossier.model.text import Body, PageLink
from dossier.render.addresses import address, is_outside, place, whole
from dossier.render.documents import Document
from dossier.render.markdown import tidy
from dossier.render.messages import Messages
from dossier.render.plain_markdown import PlainPage, plain_line, plain_nodes

NAME = "index.md"


def plain_page(site: Site, document: Document, t: Messages) -> bytes:
    """A page as plain Markdown."""
    parts = _body(site, document.page).parts
    links = dict.fromkeys(escaped_address(part.address) for part in parts if isinstance(part, PageLink))
    make = partial(_page, site.dossier, document, tuple(links), t)
    return document.kept.printed(f"plain page {[*links]}", make)


def plain_path(path: str) -> str:
    """Where the plain form of a page stands on the site, beside the page itself."""
    return f"{place(path)}{NAME}"


def _body(site: Site, page: PageView) -> Body:
    """What an editor wrote on the page."""
    subject = site.subject_of(page)
    written = (one.body for one in site.dossier.pages if one.path == page.path)
    return subject.body if subject else next(written, Body())


def _page(dossier: Dossier, document: Document, links: tuple[str, ...], t: Messages) -> bytes:
    page = document.page
    notes = {note.cites: note for note in page.notes}
    written = {link: _addressed(dossier, page, _from_root(page, link)) for link in links}
    plain = PlainPage(t, page.path, notes, page.numbers, written, partial(_addressed, dossier, page))
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
    return href if is_outside(path) else address(dossier.settings, path or page.path, page.path, anchor)


def _from_root(page: PageView, href: str) -> str:
    """A link as an editor wrote it, relative to the page, as one of the tree."""
    path, sign, anchor = href.partition("#")
    return href if is_outside(path) or not path else normpath(join(dirname(page.path), path)) + sign + anchor
