"""What MkDocs calls at its events (https://www.mkdocs.org/dev-guide/plugins/#events)."""

import logging
import os
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dossier.cache import own_folder, tidied, usable
from dossier.executor import LostClusterError
from dossier.memo import Memo
from dossier.mkdocs_adapter.html_pages import HtmlPages, html_pages, key_of_page, made, put, setup_of
from dossier.mkdocs_adapter.needs import link_repository, meet_needs
from dossier.mkdocs_adapter.overrides import unsafe_overrides
from dossier.mkdocs_adapter.page_html import PageHtml, Setup
from dossier.mkdocs_adapter.policy import restrict, with_reload
from dossier.mkdocs_adapter.review_page import PLACE, is_local, with_review
from dossier.mkdocs_adapter.smaller import make_smaller
from dossier.mkdocs_adapter.theme import localise, navigation
from dossier.mkdocs_adapter.watching import watch_steadily
from dossier.model.content import Settings
from dossier.model.paths import HOME, page_paths
from dossier.pipeline import Outcome, run
from dossier.problems import Problem, errors, in_order
from dossier.problems.extras import MissingExtraError
from dossier.problems.printable import isolated
from dossier.problems.report import as_text
from dossier.render.cleaned import cleaned
from dossier.render.exports.references import newest_day
from dossier.render.feeds import feed_titles
from dossier.render.heads import without_cards
from dossier.render.imprint import imprint, rights
from dossier.render.messages import messages_of
from dossier.render.problems_page import crash_page, problems_page
from dossier.search import write_search
from dossier.search.labels import DEFAULT_LABEL_KEY, Label, labels
from dossier.search.pages import SearchPage, sections_of

mkdocs_log = logging.getLogger("mkdocs")
log = logging.getLogger("mkdocs.dossier")

# Nothing has this name.
_NOWHERE = ".nowhere"

# Warnings from MkDocs' loggers end a strict build, even a preview; those from this logger do not.
preview_log = logging.getLogger("dossier")


@dataclass(slots=True)
class Adapter:
    """A run of MkDocs: one build, or all builds of a preview, which remembers the paths of the last good one.

    ``_instead`` is the page that replaces every other page while the content of a preview has errors.
    """

    _serving: bool = False
    _outcome: Outcome | None = None
    _instead: str = ""
    _paths: set[str] = field(default_factory=lambda: {HOME})
    _labels: Mapping[str, Label] = field(default_factory=dict)
    _search_pages: list[SearchPage] = field(default_factory=list)
    _content: str = ""
    _day: str = ""
    _setup: Setup | None = None
    _html: HtmlPages = field(default_factory=dict)
    _memo: Memo = field(default_factory=lambda: Memo(own_folder()))

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
        """Remember whether this is a preview: it shows errors, while a build ends with them."""
        self._serving = command == "serve"
        for handler in mkdocs_log.handlers:
            handler.addFilter(_as_text)

    # Before the search plugin, which asks the theme for its language.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig, **_: Any) -> MkDocsConfig:
        """Read the content before MkDocs empties the site folder; errors leave the last good site alone."""
        if config.strict and not self._serving:
            # Quiet drops warnings before strict mode counts them: a dead link would pass.
            mkdocs_log.setLevel(min(mkdocs_log.getEffectiveLevel(), logging.WARNING))
        self._instead, self._labels, self._search_pages = "", {}, []
        config.extra["search"] = True
        meet_needs(config)
        restrict(config)
        self._outcome = self._run(config)
        if self._outcome:
            self._refuse_or_show(self._outcome)
            self._configure(config, self._outcome)
        # Until on_files: the tree is in memory, and MkDocs would follow every link that it finds there.
        self._content, config.docs_dir = config.docs_dir, str(Path(config.site_dir, _NOWHERE))
        return config

    def on_files(self, files: Files, config: MkDocsConfig, **_: Any) -> Files:
        """Replace the files of the content folder by the tree, or by the page of problems."""
        make_smaller(files)
        config.docs_dir = self._content
        good = None if self._instead else self._outcome
        config.nav = navigation(good) if good else [{"Problems": HOME}]
        feeds = feed_titles(good.tree, messages_of(good.dossier)) if good else {}
        config.extra["feeds"] = {path: escape(title) for path, title in feeds.items()}
        for file in _files(good, config) if good else self._files_instead(config):
            files.append(file)
        if good:
            self._labels = labels(good.dossier)
            self._day = (newest_day(good.dossier) or date(1970, 1, 1)).isoformat()
            self._paths = {path for path in good.tree if path.endswith(".md")}
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files, **_: Any) -> Navigation:
        """Get all pages ready as HTML: what each links to is settled now."""
        self._setup = setup_of(config, files)
        tree = self._outcome.tree if self._outcome and self._setup else {}
        try:
            self._html = (
                html_pages(self._setup, tree, self._html, self._kept_in(config)) if self._setup else {}
            )
        except LostClusterError as reason:
            raise Abort(str(reason)) from reason
        return nav

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Let MkDocs take the HTML that is ready."""
        if self._setup:
            page.render = partial(self._render, page)  # type: ignore[method-assign]
        return markdown

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        html = self._html_of(page, config)
        if html:
            put(html, page, files)
        else:
            Page.render(page, config, files)

    def _html_of(self, page: Page, config: MkDocsConfig) -> PageHtml | None:
        """The page as HTML: also where another plugin has changed its Markdown."""
        if self._setup is None or page.markdown is None or page.file.src_uri not in self._setup.addresses:
            return None
        path, text = page.file.src_uri, page.markdown
        key = key_of_page(self._setup, path, text)
        if key not in self._html:
            self._html |= made(self._setup, {key: (path, text)}, self._kept_in(config))
        return self._html[key]

    def _kept_in(self, config: MkDocsConfig) -> Path | None:
        """Where a build keeps what the next one may use; nowhere for a preview, which shows the archive."""
        return None if self._serving else usable(Path(config.config_file_path).parent / ".cache" / "dossier")

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Clean a page, and collect what the search can find on it."""
        ready = self._html_of(page, config)
        # Another plugin may have put something into it.
        ready = ready if ready and ready.content == html else None
        html = html if ready else cleaned(html)
        default = self._labels.get(DEFAULT_LABEL_KEY, Label(""))
        kind, names = self._labels.get(page.file.src_uri, default)
        # The front matter's title is escaped for themes; that of the navigation may be shorter.
        title = unescape(str(page.meta.get("title") or page.title))
        # MkDocs writes the day of the build into the sitemap, where nothing has changed since.
        page.update_date = self._day or page.update_date
        sections = tuple(ready.sections) if ready else sections_of(html)
        self._search_pages.append(SearchPage(page.url, title, kind, names, sections))
        return html

    def on_post_build(self, config: MkDocsConfig, **_: Any) -> None:
        """Write the files of the search into the new site, before that replaces the old one."""
        settings = self._outcome.dossier.settings if self._outcome else Settings()
        try:
            write_search(self._search_pages, settings, Path(config.site_dir))
        except MissingExtraError as reason:
            if not self._serving:
                raise Abort(str(reason)) from reason
            preview_log.error(reason)
        kept_in = self._kept_in(config)
        if kept_in:
            tidied(kept_in)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Watch the folders so that their removal is survived; let pages run the script that reloads them."""
        watch_steadily(server, config)
        app = server.get_app()
        if app and is_local(config.dev_addr.host):
            server.set_app(with_review(with_reload(app), _content(config)))
            preview_log.warning(f"Check drafts and claims at http://{config.dev_addr}{PLACE}")
        elif app:
            server.set_app(with_reload(app))
        return server

    def _run(self, config: MkDocsConfig) -> Outcome | None:
        """The outcome; None if the program itself fails in a preview, which then shows the traceback."""
        try:
            # The address of a preview is of no use to anybody else, so links and feeds must not have it.
            url = "" if self._serving else config.site_url or ""
            # Drafts stand there beside the texts of the archive, which are for editors' eyes.
            is_private = self._serving and is_local(config.dev_addr.host)
            outcome = run(_content(config), url, is_private, self._kept_in(config), self._memo)
        except Exception as reason:
            if isinstance(reason, MissingExtraError | LostClusterError) and not self._serving:
                raise Abort(str(reason)) from reason
            if not self._serving:
                raise
            preview_log.exception("The build failed")
            self._instead = crash_page(traceback.format_exc())
            return None
        unsafe = unsafe_overrides(config, outcome.dossier.settings.limits.asset)
        return replace(outcome, problems=in_order([*outcome.problems, *unsafe])) if unsafe else outcome

    def _refuse_or_show(self, outcome: Outcome) -> None:
        """Report all problems; errors end a build, or replace every page of a preview."""
        _report(outcome.problems, self._serving)
        note = without_cards(outcome.dossier.settings.url)
        if note:
            log.info(note)
        wrong = errors(outcome.problems)
        if wrong and not self._serving:
            count = "one error" if len(wrong) == 1 else f"{len(wrong)} errors"
            raise Abort(f"The site was not built: {count}, see above")
        if wrong:
            self._instead = problems_page(outcome.problems)
            self._paths |= set(page_paths(outcome.dossier))

    def _configure(self, config: MkDocsConfig, outcome: Outcome) -> None:
        """Set up MkDocs by the content, whose settings win over those of mkdocs.yml."""
        settings = outcome.dossier.settings
        # Escaped here, since the theme puts them into HTML as they are.
        config.site_name, config.site_description = escape(settings.title), escape(settings.description)
        t = messages_of(outcome.dossier)
        localise(config, settings.language, t)
        config.extra["imprint"] = [escape(line) for line in imprint(settings, t)]
        config.copyright = config.copyright or escape(rights(settings, t))
        link_repository(config, settings.repository)
        if settings.url and not self._serving:
            config.site_url = f"{settings.url.rstrip('/')}/"

    def _files_instead(self, config: MkDocsConfig) -> Iterator[File]:
        """The page of problems at every address that an editor may have open."""
        for path in self._paths:
            yield _without_edit_link(File.generated(config, path, content=self._instead))


def _as_text(record: logging.LogRecord) -> bool:
    """Let a message through as text: MkDocs quotes links and paths as they stand. Ours are text already."""
    if record.name != log.name:
        record.msg, record.args = "\n".join(map(isolated, record.getMessage().splitlines())), ()
    return True


def _files(outcome: Outcome, config: MkDocsConfig) -> Iterator[File]:
    content = _content(config)
    for path, text in outcome.tree.items():
        file = _without_edit_link(File.generated(config, path, content=text))
        # Without a repository an edit link has no target.
        if path in outcome.edit and config.repo_url:
            file.edit_uri = os.path.relpath(outcome.edit[path], content)
        yield file
    for path, text in outcome.markdown_pages.items():
        # By its own name, which ends with .md, MkDocs would take it for a page.
        file = File.generated(config, f"{path}.plain", content=text)
        file.dest_uri = path
        yield file


def _without_edit_link(file: File) -> File:
    file.edit_uri = None
    return file


def _content(config: MkDocsConfig) -> Path:
    return Path(os.path.relpath(config.docs_dir))


def _report(problems: Iterable[Problem], serving: bool) -> None:
    for problem in problems:
        if serving:
            preview_log.error(as_text([problem]))
        else:
            # Strict mode would end the build at a WARNING; our warnings do not.
            log.log(logging.ERROR if errors([problem]) else logging.INFO, as_text([problem]))
