"""What MkDocs calls at its events (https://www.mkdocs.org/dev-guide/plugins/#events)."""

import gc
import logging
import traceback
from collections.abc import Callable, Mapping
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
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dossier.cache import HOUR, UNUSED, own_folder, tidied, usable
from dossier.derive.days import newest_day
from dossier.executor import LostClusterError
from dossier.memo import Memo
from dossier.mkdocs_adapter.frame import Frame, emptied, is_ours
from dossier.mkdocs_adapter.html_pages import html_pages, setup_of
from dossier.mkdocs_adapter.needs import link_repository, meet_needs
from dossier.mkdocs_adapter.overrides import unsafe_overrides
from dossier.mkdocs_adapter.packed import Packed
from dossier.mkdocs_adapter.policy import restrict, with_reload
from dossier.mkdocs_adapter.preview import Preview
from dossier.mkdocs_adapter.ready import ReadyPages
from dossier.mkdocs_adapter.reporting import as_plain_text, log, mkdocs_log, preview_log, report
from dossier.mkdocs_adapter.review_page import PLACE, is_local, with_review
from dossier.mkdocs_adapter.served_site import kept_beside
from dossier.mkdocs_adapter.theme import localise, navigation
from dossier.mkdocs_adapter.theme_files import prepare_theme, unindented
from dossier.mkdocs_adapter.tree_files import content_of, files_instead, files_of
from dossier.mkdocs_adapter.watching import watch_steadily
from dossier.model.content import Settings
from dossier.model.paths import HOME, page_paths
from dossier.pipeline import Checked, Outcome, checked, finished, run
from dossier.problems import errors, in_order
from dossier.problems.extras import MissingExtraError
from dossier.render.cleaned import cleaned
from dossier.render.feeds import feed_titles
from dossier.render.heads import without_cards
from dossier.render.imprint import imprint, rights
from dossier.render.messages import messages_of
from dossier.render.problems_page import crash_page, problems_page
from dossier.search import write_search
from dossier.search.labels import DEFAULT_LABEL_KEY, Label, labels
from dossier.search.pages import SearchPage, sections_of

# Nothing has this name.
_NOWHERE = ".nowhere"


@dataclass(slots=True)
class Adapter:
    """A run of MkDocs: one build, or all builds of a preview, which remembers the paths of the last good one.

    ``_instead`` is the page that replaces every other page while the content of a preview has errors.
    ``_seen`` is what the preview has read for the next build, and ``_site`` where that is to be put.
    ``frame`` is what is kept of the last good build of a preview, and ``kept_in`` where it keeps HTML.
    """

    _serving: bool = False
    _outcome: Outcome | None = None
    _instead: str = ""
    _paths: set[str] = field(default_factory=lambda: {HOME})
    _labels: Mapping[str, Label] = field(default_factory=dict)
    _search: list[tuple[SearchPage, Packed | None]] = field(default_factory=list)
    _content: str = ""
    _day: str = ""
    _ready: ReadyPages | None = None
    _nav: Navigation | None = None
    _env: Any = None
    _files: Files | None = None
    _seen: Checked | None = None
    _site: Path | None = None
    _preview: Preview | None = None
    frame: Frame | None = None
    kept_in: Path | None = None
    _memo: Memo = field(default_factory=lambda: Memo(own_folder()))

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
        """Remember whether this is a preview: it shows errors, while a build ends with them."""
        self._serving = command == "serve"
        for handler in mkdocs_log.handlers:
            handler.addFilter(as_plain_text)

    # Before the search plugin, which asks the theme for its language.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig, **_: Any) -> MkDocsConfig:
        """Read the content before MkDocs empties the site folder; errors leave the last good site alone."""
        if config.strict and not self._serving:
            # Quiet drops warnings before strict mode counts them: a dead link would pass.
            mkdocs_log.setLevel(min(mkdocs_log.getEffectiveLevel(), logging.WARNING))
        self._instead, self._labels, self._search = "", {}, []
        self.kept_in = self.kept_in or (kept_beside(Path(config.site_dir)) if self._serving else None)
        config.site_dir = str(self._site or config.site_dir)
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
        prepare_theme(files, config)
        config.docs_dir = self._content
        good = None if self._instead else self._outcome
        config.nav = navigation(good) if good else [{"Problems": HOME}]
        feeds = feed_titles(good.tree, messages_of(good.dossier)) if good else {}
        config.extra["feeds"] = {path: escape(title) for path, title in feeds.items()}
        for file in files_of(good, config) if good else files_instead(self._paths, self._instead, config):
            files.append(file)
        if good:
            self._labels = labels(good.dossier)
            self._day = (newest_day(good.dossier) or date(1970, 1, 1)).isoformat()
            self._paths = {path for path in good.tree if path.endswith(".md")}
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files, **_: Any) -> Navigation:
        """Get all pages ready as HTML: what each links to is settled now."""
        setup, kept_in = setup_of(config, files), self._kept_in(config)
        try:
            html = html_pages(setup, self._outcome.tree, kept_in) if setup and self._outcome else {}
        except LostClusterError as reason:
            raise Abort(str(reason)) from reason
        self._ready = ReadyPages(setup, html, kept_in, is_ours(config)) if setup else None
        self._nav = nav
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files, **_: Any) -> Any:
        """Remember what is around the pages."""
        self._env, self._files = unindented(env, config), files
        return env

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Let MkDocs take the HTML that is ready."""
        if self._ready:
            page.render = partial(self._ready.render, page)  # type: ignore[method-assign]
        return markdown

    def _kept_in(self, config: MkDocsConfig) -> Path | None:
        """What the next build may use; that of a preview, which shows the archive, lies beside its site."""
        at_home = Path(config.config_file_path).parent / ".cache" / "dossier"
        return self.kept_in if self._serving else usable(at_home)

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Clean a page, and collect what the search can find on it."""
        ready = self._ready.article(page, html) if self._ready else None
        html = html if ready else cleaned(html)
        default = self._labels.get(DEFAULT_LABEL_KEY, Label(""))
        label = self._labels.get(page.file.src_uri, default)
        # The front matter's title is escaped for themes; that of the navigation may be shorter.
        title = unescape(str(page.meta.get("title") or page.title))
        # MkDocs writes the day of the build into the sitemap, where nothing has changed since.
        page.update_date = self._day or page.update_date
        sections = () if ready else sections_of(html)
        found = SearchPage(page.url, title, label.kind, label.names, sections, *label[2:])
        if not self._outcome or page.file.src_uri not in self._outcome.empty:
            self._search.append((found, ready))
        return self._ready.put_away(page, ready) if self._ready and ready else html

    def on_page_context(self, context: Any, page: Page, **_: Any) -> Any:
        """Have the HTML of a page there when it is framed."""
        if self._ready:
            self._ready.take_back(page)
        return context

    def on_post_page(self, output: str, page: Page, **_: Any) -> str:
        """Drop what nobody asks for any more."""
        if self._ready:
            self._ready.drop(page)
        return output

    def on_post_build(self, config: MkDocsConfig, **_: Any) -> None:
        """Write the files of the search into the new site, before that replaces the old one."""
        settings = self._outcome.dossier.settings if self._outcome else Settings()
        try:
            pages = (replace(page, sections=html.sections()) if html else page for page, html in self._search)
            write_search(pages, settings, Path(config.site_dir))
        except MissingExtraError as reason:
            if not self._serving:
                raise Abort(str(reason)) from reason
            preview_log.error(reason)
        if kept_in := self._kept_in(config):
            tidied(kept_in, HOUR if self._serving else UNUSED)
        if self._serving and self._outcome and not self._instead:
            self._keep_frame(config, self._outcome)

    def _keep_frame(self, config: MkDocsConfig, outcome: Outcome) -> None:
        """Keep what single pages can be made with, until the next good build."""
        self.frame = None
        if self._nav and self._files and self._ready and self._seen and is_ours(config):
            around = (config, self._files, self._nav, self._env)
            self.frame = emptied(Frame(*around, self._ready.setup, outcome, self._seen, self.kept_in))
        self._search, self._outcome, self._files, self._nav, self._env = [], None, None, None, None
        self._ready = None

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None], **_: Any
    ) -> LiveReloadServer:
        """Watch the folders so that their removal is survived; make a page when it is asked for."""
        watch_steadily(server, config)
        self._preview = Preview(server, builder, self, config)
        app = server.get_app()
        app = with_reload(self._preview.up_to_date(app)) if app else None
        if app and is_local(config.dev_addr.host):
            app = with_review(app, content_of(config))
            preview_log.warning(f"Check drafts and claims at http://{config.dev_addr}{PLACE}")
        server.set_app(app)
        return server

    def on_shutdown(self) -> None:
        """End what a preview is still doing."""
        if self._preview:
            self._preview.end()

    def look(self, config: MkDocsConfig) -> Checked | None:
        """Read and check the content of a preview; None where the program fails, as a build will show."""
        try:
            return self._first(config)
        except Exception:
            return None

    def _first(self, config: MkDocsConfig) -> Checked:
        """What the content is; without the address of the preview, which is of no use to anybody else."""
        self._seen = seen = checked(content_of(config), "", self._is_private(config), self._memo)
        report(seen.problems, self._serving)
        return seen

    def prepare(self, site: Path, seen: Checked | None) -> None:
        """Have the next build make a site in this folder, of this content where it is given."""
        self._site, self._seen = site, seen

    def is_good(self) -> bool:
        """Whether the last build made the site, and not a page of problems."""
        return not self._instead

    def _is_private(self, config: MkDocsConfig) -> bool:
        """Whether only editors see it: drafts stand there beside the texts of the archive."""
        return self._serving and is_local(config.dev_addr.host)

    def _run(self, config: MkDocsConfig) -> Outcome | None:
        """The outcome; None if the program itself fails in a preview, which then shows the traceback."""
        try:
            if self._serving:
                outcome = finished(self._seen or self._first(config), self.kept_in)
            else:
                places = (content_of(config), config.site_url or "")
                outcome = run(*places, kept_in=self._kept_in(config), memo=self._memo)
                # It stays until the end, so searching it for garbage again and again would take long.
                gc.freeze()
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
        seen = self._seen.problems if self._seen else ()
        report((problem for problem in outcome.problems if problem not in seen), self._serving)
        if note := without_cards(outcome.dossier.settings.url):
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
