"""One page of the tree to HTML, as MkDocs does it: values in and values out, so that it can be done anywhere.

MkDocs' own steps are taken, but for those that look for anchors: these are read off the HTML in the end.
"""

import json
import logging
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from threading import Lock, get_ident
from types import SimpleNamespace
from typing import Any

from lxml import html
from markdown import Markdown
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import AnchorLink, get_toc

from dossier.mkdocs_adapter.faster_markdown import FasterMarkdown
from dossier.mkdocs_adapter.packed import Packed, packed
from dossier.render.cleaned import cleaned
from dossier.search.pages import parsed, sections_in

# An entry of a table of contents: its text, its anchor, its level, and the entries below it.
Entry = list[Any]

# Where MkDocs says what it has to say of a page, and how much it is to say of all.
_log, _mkdocs_log = logging.getLogger("mkdocs.structure.pages"), logging.getLogger("mkdocs")
_changing = Lock()


@dataclass(frozen=True, slots=True)
class Setup:
    """What all pages of a run share: ``settings`` of MkDocs, pickled, and the addresses of files by path."""

    settings: bytes
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageText:
    """The Markdown of a page by its file and where it begins there: else each text would be there twice."""

    path: str
    file: bytes
    start: int

    @property
    def text(self) -> str:
        """What stands below the front matter."""
        return self.file[self.start :].decode()


@dataclass(frozen=True, slots=True)
class PageHtml:
    """A page as clean HTML, with all that MkDocs and the search want to know of it.

    ``targets`` are the addresses of the files that it links to, by their paths, ``links`` the anchors that it
    links to in each, with what the page has written. ``foreign`` are the headings with words in another
    language, as HTML without links, by their anchors.
    """

    article: Packed
    title: str | None
    contents: list[Entry]
    anchors: list[str]
    targets: dict[str, str]
    links: dict[str, dict[str, str]]
    foreign: dict[str, str]


def as_bytes(page: PageHtml) -> bytes:
    """The page as it is kept for the next run: a line of JSON that says all else, and what is packed."""
    record = {field.name: getattr(page, field.name) for field in fields(page) if field.name != "article"}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n" + page.article.whole


def from_bytes(content: bytes) -> PageHtml:
    """The page that was kept."""
    record, _, rest = content.partition(b"\n")
    return PageHtml(Packed(rest), **json.loads(record))


def html_of_pages(setup: Setup, pages: Sequence[PageText]) -> list[bytes | None]:
    """The pages as they are kept; None where MkDocs has something to say."""
    htmls = (html_of(setup, page.path, page.text) for page in pages)
    return [as_bytes(html) if html else None for html in htmls]


def html_of(setup: Setup, path: str, text: str) -> PageHtml | None:
    """The page as HTML; None where MkDocs has something to say, as of a link that leads nowhere."""
    extensions, configs, links, use_directory_urls = pickle.loads(setup.settings)  # noqa: S301 (our own)
    md = Markdown(extensions=[*extensions, FasterMarkdown()], extension_configs=configs)
    config = SimpleNamespace(validation=SimpleNamespace(links=links), use_directory_urls=use_directory_urls)
    files, title = _Files(setup.addresses, {}), _ExtractTitleTreeprocessor()
    place = _File(path, setup.addresses[path])
    paths = _Paths(place, files, config)
    paths._register(md)
    title._register(md)
    with _Listener() as listener:
        content = cleaned(md.convert(text))
    if listener.has_heard:
        return None
    article = parsed(content)
    return PageHtml(
        packed(content, sections_in(article)),
        title.title,
        [_entry(link) for link in get_toc(getattr(md, "toc_tokens", []))],
        _anchors(article),
        {uri: file.url for uri, file in files.asked.items()},
        {file.src_uri: anchors for file, anchors in paths.links_to_anchors.items()},
        _foreign_headings(content, article),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """What MkDocs asks a file for when it resolves links."""

    src_uri: str
    url: str
    inclusion: InclusionLevel = InclusionLevel.INCLUDED


@dataclass(slots=True)
class _Files:
    """What MkDocs asks for files, and which it has asked for."""

    addresses: Mapping[str, str]
    asked: dict[str, _File]

    def get_file_from_path(self, path: str) -> _File | None:
        """The file at a path, if there is one."""
        if path not in self.asked and path in self.addresses:
            self.asked[path] = _File(path, self.addresses[path])
        return self.asked.get(path)


class _Paths(_RelativePathTreeprocessor):
    """What resolves links; pages have the same ones again and again."""

    def __init__(self, file: Any, files: Any, config: Any) -> None:
        super().__init__(file, files, config)
        self._resolved: dict[str, str] = {}

    def path_to_url(self, url: str) -> str:
        if url.startswith("https://"):
            # It leads out, to a place that was checked.
            return url
        if url not in self._resolved:
            self._resolved[url] = super().path_to_url(url)
        return self._resolved[url]


class _Listener(logging.Filter):
    """Notes whether MkDocs has said anything of a page meanwhile, and keeps it from being said twice.

    In this thread alone: a preview makes a page while it builds the whole site and answers others.
    """

    has_heard = False

    def filter(self, record: logging.LogRecord) -> bool:
        is_here = record.thread == self._thread
        self.has_heard |= is_here and record.levelno >= logging.INFO
        return not is_here

    def __enter__(self) -> "_Listener":
        self._thread, self._level = get_ident(), _mkdocs_log.level
        with _changing:
            # A new list, since another thread may be going through the old one.
            _log.filters = [*_log.filters, self]
        _mkdocs_log.setLevel(min(_mkdocs_log.getEffectiveLevel(), logging.INFO))
        return self

    def __exit__(self, *_: object) -> None:
        _mkdocs_log.setLevel(self._level)
        with _changing:
            _log.filters = [other for other in _log.filters if other is not self]


def _entry(link: AnchorLink) -> Entry:
    return [link.title, link.id, link.level, [_entry(below) for below in link.children]]


def _foreign_headings(content: str, article: html.HtmlElement) -> dict[str, str]:
    """The headings with words in another language; what else stands in them is taken out of the article."""
    # Nearly no page has one.
    if "<span lang=" not in content:
        return {}
    headings = article.xpath("//*[self::h2 or self::h3 or self::h4][@id][.//span/@lang]")
    return {str(heading.get("id")): _marked(heading) for heading in headings}


def _marked(heading: html.HtmlElement) -> str:
    """The words of a heading, of which those in another language are marked as such, and nothing else is."""
    for link in heading.xpath(".//a[contains(@class, 'headerlink')]"):
        link.drop_tree()
    for element in heading.xpath(".//*[not(self::span and @lang)]"):
        element.drop_tag()
    return (heading.text or "") + "".join(html.tostring(part, encoding="unicode") for part in heading)


def _anchors(article: html.HtmlElement) -> list[str]:
    return sorted({str(anchor) for anchor in article.xpath("//@id|//a/@name")})
