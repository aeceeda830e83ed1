"""The pages of a build on their way through MkDocs, which takes the HTML that is ready.

MkDocs would hold the HTML of all pages at once, which takes much memory. Where nobody else has a part in
them, they are put away until they are framed.
"""

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dossier.mkdocs_adapter.frame import empty
from dossier.mkdocs_adapter.html_pages import HtmlPages, key_of_page, made, put, text_below
from dossier.mkdocs_adapter.packed import Packed
from dossier.mkdocs_adapter.page_html import PageText, Setup, from_bytes


@dataclass(slots=True)
class ReadyPages:
    """The pages of one build; they are ``alone`` if nobody else has a part in them."""

    setup: Setup
    html: HtmlPages
    kept_in: Path | None
    alone: bool
    _rendered: dict[str, Packed] = field(default_factory=dict)
    _away: dict[str, Packed] = field(default_factory=dict)

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML that is ready, also where another plugin has changed the Markdown."""
        path, text = page.file.src_uri, page.markdown
        html = self._html_of(path, text) if text is not None and path in self.setup.addresses else None
        if html is None:
            Page.render(page, config, files)
            return
        ready = from_bytes(html)
        put(ready, page, files)
        self._rendered[path] = ready.article

    def _html_of(self, path: str, text: str) -> bytes | None:
        key = key_of_page(self.setup, path, text)
        if key not in self.html:
            self.html.update(made(self.setup, {key: PageText(path, text.encode(), 0)}, self.kept_in))
        return self.html[key]

    def article(self, page: Page, html: str) -> Packed | None:
        """What was rendered of a page that was ready, unless another plugin has put something into it."""
        rendered = self._rendered.pop(page.file.src_uri, None)
        return rendered if html is page.content else None

    def put_away(self, page: Page, article: Packed) -> str:
        """What MkDocs keeps of a page until it is framed."""
        if not self.alone:
            return page.content or ""
        self._away[page.file.src_uri] = article
        page.markdown = ""
        return ""

    def take_back(self, page: Page) -> None:
        """Get a page back that is framed now."""
        if article := self._away.get(page.file.src_uri):
            page.content, page.markdown = article.content(), text_below(page.file.content_bytes)

    def drop(self, page: Page) -> None:
        """Drop a page that has been framed."""
        if self._away.pop(page.file.src_uri, None):
            empty(page.file)
