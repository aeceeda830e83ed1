"""The pages of a run as HTML: kept from the last one where nothing changed, else made on many cores."""

import logging
import pickle
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import YAML_RE

from dossier.cache import keep, kept, key_of
from dossier.executor import cores, each
from dossier.mkdocs_adapter.page_html import (
    Entry,
    PageHtml,
    PageText,
    Setup,
    from_bytes,
    html_of_pages,
)

# Pages as HTML, as they are kept, by their keys; None for one that MkDocs has to make itself, since it has
# something to say.
HtmlPages = dict[str, bytes | None]

# In bytes of Markdown: for less, starting a pool of processes takes longer than it saves.
_MUCH = 600_000
# Parts for each core, so that none waits long for the others.
_PARTS = 4

log = logging.getLogger("mkdocs.structure.pages")


def setup_of(config: MkDocsConfig, files: Files) -> Setup | None:
    """What the pages of a run share; None where a setting cannot be handed to another process."""
    links = config.validation.links
    levels = SimpleNamespace(**{name: links[name] for name in links})
    extensions = (config.markdown_extensions, config.mdx_configs, levels, config.use_directory_urls)
    try:
        settings = pickle.dumps(extensions)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    return Setup(
        settings,
        {file.src_uri: file.url for file in files if file.inclusion.value > InclusionLevel.DRAFT.value},
    )


def key_of_page(setup: Setup, path: str, text: str) -> str:
    """The key of the HTML of a page; which files it links to shows only in what was made of it."""
    return key_of("page", setup.settings, path, setup.addresses.get(path, ""), text)


def html_pages(setup: Setup, tree: Mapping[str, bytes], folder: Path | None) -> HtmlPages:
    """All pages of a tree: those kept in the folder, and new ones, which are kept."""
    texts = {key_of_page(setup, one.path, one.text): one for one in _texts(setup, tree)}
    pages: HtmlPages = {}
    for key in texts:
        page = kept(folder, key)
        if page and _is_up_to_date(setup, from_bytes(page)):
            pages[key] = page
    return pages | made(setup, {key: text for key, text in texts.items() if key not in pages}, folder)


def _is_up_to_date(setup: Setup, page: PageHtml) -> bool:
    """Whether all that the page links to is still where it was when its HTML was made."""
    return all(setup.addresses.get(path) == url for path, url in page.targets.items())


def made(setup: Setup, texts: Mapping[str, PageText], folder: Path | None) -> HtmlPages:
    """The HTML of pages."""
    size = sum(len(one.file) for one in texts.values())
    parts = list(_parts([*texts.values()], size / (cores() * _PARTS)))
    results = each(partial(html_of_pages, setup), parts, is_much=size > _MUCH)
    pages: HtmlPages = dict(zip(texts, (page for part in results for page in part), strict=True))
    for key, page in pages.items():
        if page:
            keep(folder, key, page)
    return pages


def put(html: PageHtml, page: Page, files: Files) -> None:
    """Put the HTML where MkDocs looks for it."""
    page.content = html.article.content()
    page.toc = _contents(html.contents, html.foreign)
    page._title_from_render = html.title
    page.present_anchor_ids = set(html.anchors)
    if log.getEffectiveLevel() > logging.DEBUG:
        linked = ((files.get_file_from_path(path), anchors) for path, anchors in html.links.items())
        page.links_to_anchors = {file: anchors for file, anchors in linked if file}


def _texts(setup: Setup, tree: Mapping[str, bytes]) -> Iterator[PageText]:
    """The Markdown of each page below its front matter, as MkDocs will read it."""
    for path, content in tree.items():
        if path.endswith(".md") and path in setup.addresses:
            yield PageText(path, content, len(content) - len(text_below(content).encode()))


def text_below(content: bytes) -> str:
    """The Markdown of a page below its front matter, as MkDocs reads it."""
    text = content.decode()
    head = YAML_RE.match(text)
    return text[head.end() :].lstrip("\n") if head else text


def _parts(pages: Sequence[PageText], size: float) -> Iterator[list[PageText]]:
    """The pages in parts of about so many bytes."""
    part: list[PageText] = []
    for page in pages:
        part.append(page)
        if sum(len(one.file) for one in part) >= size:
            yield part
            part = []
    if part:
        yield part


def _contents(entries: Sequence[Entry], foreign: Mapping[str, str]) -> TableOfContents:
    links = [_link(entry, foreign) for entry in entries]
    for link in links[:1]:
        # MkDocs marks the first one, of any page, for themes.
        link.active = True  # type: ignore[attr-defined]
    return TableOfContents(links)


def _link(entry: Entry, foreign: Mapping[str, str]) -> AnchorLink:
    title, id, level, below = entry
    link = AnchorLink(title, id, level)
    if id in foreign:
        # As Material's plugin of this name has it: a heading that is more than text.
        link.typeset = {"title": foreign[id]}  # type: ignore[attr-defined]
    link.children = [_link(entry, foreign) for entry in below]
    return link
