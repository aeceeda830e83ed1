"""Page values to files: Markdown with front matter, and static files."""

from collections.abc import Iterable
from html import escape
from json import dumps, loads
from pathlib import Path

import frontmatter
import yaml

from dossier.abandon import go_on
from dossier.compose.footnotes import FootNote
from dossier.compose.inline import Foreign
from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.render.cards import card_path
from dossier.render.descriptions import description
from dossier.render.documents import Document
from dossier.render.exports import exports
from dossier.render.exports.bibliography import Cite, cites
from dossier.render.exports.tables import link, table_files
from dossier.render.feeds import feeds
from dossier.render.heads import head, page_card
from dossier.render.linked_data import statement_files
from dossier.render.llms import llms
from dossier.render.markdown import page_line, page_nodes, placed, tidy
from dossier.render.messages import Messages, messages_of
from dossier.render.plain_pages import plain_page, plain_path
from dossier.render.redirects import redirects
from dossier.render.wording.notes import note_at_end

_KICKER = '<p class="dossier-kicker" data-search-exclude markdown>{}</p>'
_NOTES = '<h2 class="dossier-notes">{}</h2>'


def render(
    site: Site, documents: Iterable[Document], plain: dict[str, bytes] | None = None
) -> dict[str, bytes]:
    """Every file of the tree by its path: pages, data, redirects, feeds, and the files under ``assets/``.

    The plain form of each page, which stands beside it on the built site, is put into ``plain``, if given.
    """
    t, tables = messages_of(site.dossier), dict[str, bytes]()
    # First, while there is room: some hold the whole dossier once more in memory as they are made.
    files = exports(site, t) | statement_files(site, t) | feeds(site, t) | llms(site, t)
    tree = render_pages(site, documents, tables, plain)
    return tree | tables | files | redirects(site.dossier) | dict(site.dossier.assets)


def render_pages(
    site: Site, documents: Iterable[Document], files: dict[str, bytes], plain: dict[str, bytes] | None
) -> dict[str, bytes]:
    """The pages alone, by path; the files of their tables are put into ``files``."""
    t, tree = messages_of(site.dossier), dict[str, bytes]()
    cited = cites(site, t)
    for document in documents:
        go_on()
        body, of_tables = _printed(document, t)
        path = document.page.path
        tree[path] = _page(site, document.page, cited[path], body, t).encode()
        files |= of_tables
        if plain is not None:
            plain[plain_path(path)] = plain_page(site, document, t)
    return tree


def cards(site: Site, kept_in: Path | None = None) -> dict[str, bytes]:
    """The cards that the heads of the pages name, by path; none where the site's address is not known.

    Those that were drawn before are taken from a folder, if one is given.
    """
    t = messages_of(site.dossier)
    pictures = [(page, page_card(site, page, description(site, page, t), t)) for page in site.pages]
    if not any(card for _, card in pictures):
        return {}
    # What draws is an extra; without it, no page has a card.
    from dossier.render.drawn_cards import all_drawn

    return all_drawn({card_path(page): card for page, card in pictures if card}, kept_in)


def _page(site: Site, page: PageView, cite: Cite, body: str, t: Messages) -> str:
    """The page; ``head`` is what a theme shows beside its text."""
    about = description(site, page, t)
    meta = {"title": t.text(page.title), "description": about, "dossier": t.text(page.kind)}
    meta |= {"title_language": page.title.language} if isinstance(page.title, Foreign) else {}
    post = frontmatter.Post(body)
    # Escaped here, since themes put them into HTML as they are.
    post.metadata = {key: escape(value) for key, value in meta.items() if value}
    post.metadata["head"] = head(site, page, about, t) | {"cite": cite}
    return frontmatter.dumps(post, Dumper=yaml.CSafeDumper) + "\n"


def _printed(document: Document, t: Messages) -> tuple[str, dict[str, bytes]]:
    """What stands on a page below its front matter, and the CSV of its tables by path."""

    def made() -> bytes:
        files = table_files(document.page, document.sections, t)
        texts = {path: content.decode() for path, content in files.items()}
        # Sections may be empty, and leave empty lines behind.
        body = placed(tidy(_body(document, t, files)), document.page)
        return dumps(texts).encode() + b"\n" + body.encode()

    texts, _, body = document.kept.printed("page", made).partition(b"\n")
    return body.decode(), {path: text.encode() for path, text in loads(texts).items()}


def _body(document: Document, t: Messages, files: dict[str, bytes]) -> str:
    """Title, sections and notes, with empty lines between."""
    page = document.page
    kicker = [_KICKER.format(page_line(page.section, t))] if page.section else []
    title = f"# {page_line(page.title, t)}"
    links = (link(page, path) for path in files)
    notes = [_NOTES.format(page_line(t("notes.title"), t))] if page.notes else []
    notes += [f"[^{number}]: {t.once(_note, note)}" for number, note in enumerate(page.notes, 1)]
    return "\n\n".join([*kicker, title, page_nodes(document.nodes, t, links), *notes])


def _note(note: FootNote, t: Messages) -> str:
    return page_line(note_at_end(note, t), t).strip()
