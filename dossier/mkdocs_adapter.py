"""MkDocs as one engine: it gets the tree in memory. Nothing else here imports MkDocs."""

import logging
import os
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from dossier.model.content import Settings
from dossier.model.paths import (
    CHRONOLOGY,
    CORRECTIONS,
    DATA,
    DISPUTES,
    HOME,
    ORIGINS,
    SOURCES,
    index_of,
    page_paths,
)
from dossier.pipeline import Outcome, run
from dossier.problems import Problem, errors
from dossier.problems.report import as_text
from dossier.render.feeds import feed_titles
from dossier.render.messages import Messages, flat, messages_of
from dossier.render.problems_page import crash_page, problems_page
from dossier.search import write_search
from dossier.search.labels import OTHER, Label, labels
from dossier.search.pages import SearchPage, sections_of

mkdocs_log = logging.getLogger("mkdocs")
log = logging.getLogger("mkdocs.dossier")

# MkDocs counts what its own loggers say and ends a strict build, a preview too: this one it does not count.
preview_log = logging.getLogger("dossier")


@dataclass(slots=True)
class _Session:
    """What stays from one build of a preview to the next."""

    serving: bool = False
    outcome: Outcome | None = None
    instead: str = ""
    paths: set[str] = field(default_factory=lambda: {HOME})
    labels: Mapping[str, Label] = field(default_factory=dict)
    found: list[SearchPage] = field(default_factory=list)


_session = _Session()


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Remember whether an editor is looking: then mistakes are shown, else they end the build."""
    _session.serving = command == "serve"


# Before the search asks the theme for its language.
@event_priority(50)
def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Read the content before MkDocs empties the site folder; errors leave the last good site alone."""
    if config.strict and not _session.serving:
        # Quiet drops warnings before strict mode counts them: a dead link would pass.
        mkdocs_log.setLevel(min(mkdocs_log.getEffectiveLevel(), logging.WARNING))
    _session.instead, _session.labels, _session.found = "", {}, []
    config.extra["search"] = True
    # A preview is at an address that nobody else can ask for.
    _session.outcome = _run(_content(config), "" if _session.serving else config.site_url or "")
    if _session.outcome is None:
        return config
    _report(_session.outcome.problems)
    wrong = errors(_session.outcome.problems)
    if wrong and not _session.serving:
        count = "one error" if len(wrong) == 1 else f"{len(wrong)} errors"
        raise Abort(f"The site was not built: {count}, see above")
    if wrong:
        _session.instead = problems_page(_session.outcome.problems)
        _session.paths |= set(page_paths(_session.outcome.dossier))
    settings = _session.outcome.dossier.settings
    # The theme puts these into HTML as they stand.
    config.site_name, config.site_description = escape(settings.title), escape(settings.description)
    _speak(config, settings.language, messages_of(_session.outcome.dossier))
    if settings.url and not _session.serving:
        config.site_url = f"{settings.url.rstrip('/')}/"
    return config


def _speak(config: MkDocsConfig, language: str, t: Messages) -> None:
    """Have the frame around the pages speak the language of the dossier, as far as the theme knows it.

    Templates find all strings, escaped, in ``config.extra.words``, the language in ``config.extra.language``.
    """
    tags = (language, language.partition("-")[0], "en")
    config.theme["language"] = next(tag for tag in tags if _is_known(config, tag))
    config.theme["direction"] = t.locale.text_direction
    config.extra["language"] = language
    config.extra["words"] = {key: escape(text) for key, text in flat(t).items()}
    for palette in (it for it in config.theme.get("palette", ()) if isinstance(it, dict) and "toggle" in it):
        key = "theme.to-light" if palette.get("scheme") == "slate" else "theme.to-dark"
        palette["toggle"].setdefault("name", escape(t(key)))
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("title", escape(t("theme.on-this-page")))
    toc.setdefault("permalink_title", t("theme.permalink"))
    notes = config.mdx_configs.setdefault("footnotes", {})
    notes.setdefault("BACKLINK_TITLE", t("theme.back-to-note", n="{}"))


def _is_known(config: MkDocsConfig, language: str) -> bool:
    return any(Path(folder, f"partials/languages/{language}.html").is_file() for folder in config.theme.dirs)


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Put the tree, or the page of problems, in the place of what stands in the content folder."""
    for file in [f for f in files if f.src_dir == config.docs_dir]:
        files.remove(file)
    tree: Mapping[str, bytes | str] = dict.fromkeys(_session.paths, _session.instead)
    edit: Mapping[str, str] = {}
    feeds: Mapping[str, str] = {}
    config.nav = [{"Problems": HOME}]
    if _session.outcome and not _session.instead:
        _session.labels = labels(_session.outcome.dossier)
        tree, edit = _session.outcome.tree, _session.outcome.edit
        _session.paths = {path for path in tree if path.endswith(".md")}
        config.nav = _navigation(_session.outcome)
        feeds = feed_titles(tree, messages_of(_session.outcome.dossier))
    config.extra["feeds"] = {path: escape(title) for path, title in feeds.items()}
    for path, content in tree.items():
        file = File.generated(config, path, content=content)
        # Without a repository there is nothing that an edit link could lead to.
        file.edit_uri = (
            os.path.relpath(edit[path], _content(config)) if path in edit and config.repo_url else None
        )
        files.append(file)
    for path, content in _beside().items():
        # Under its own name MkDocs would take it for a page.
        file = File.generated(config, f"{path}.plain", content=content)
        file.dest_uri = path
        files.append(file)
    return files


def on_page_content(html: str, page: Page, **_: Any) -> None:
    """Keep what a search is to find on a page; the page itself stays as it is."""
    other = _session.labels.get(OTHER, Label(""))
    kind, names = _session.labels.get(page.file.src_uri, other)
    # The front matter's title is escaped for themes; that of the navigation may be shorter.
    title = unescape(str(page.meta.get("title") or page.title))
    _session.found.append(SearchPage(page.url, title, kind, names, sections_of(html)))


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Write what the search needs into the site, before it takes the old one's place."""
    settings = _session.outcome.dossier.settings if _session.outcome else Settings()
    write_search(_session.found, settings, Path(config.site_dir))


def _beside() -> Mapping[str, bytes]:
    return _session.outcome.markdown_pages if _session.outcome and not _session.instead else {}


def _run(content: Path, url: str) -> Outcome | None:
    """The outcome; None where our own program fails while an editor is looking."""
    try:
        return run(content, url)
    except Exception:
        if not _session.serving:
            raise
        preview_log.exception("The build failed")
        _session.instead = crash_page(traceback.format_exc())
        return None


def _content(config: MkDocsConfig) -> Path:
    return Path(os.path.relpath(config.docs_dir))


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        if _session.serving:
            preview_log.error(as_text([problem]))
        else:
            # Strict mode would end the build at a WARNING; our warnings do not.
            log.log(logging.ERROR if errors([problem]) else logging.INFO, as_text([problem]))


def _navigation(outcome: Outcome) -> list[dict[str, Any]]:
    """Sections and indexes, never single entities: a page in the navigation costs on every page."""
    dossier, t = outcome.dossier, messages_of(outcome.dossier)
    home = {HOME: t("theme.home")} if HOME in outcome.tree else {}
    first = {CHRONOLOGY: t("chronology.title")}
    first |= {index_of(kind.id): kind.plural for kind in dossier.kinds.values()}
    first |= {DISPUTES: t("theme.disputes")}
    sources = {index_of(SOURCES): t("sources.title"), ORIGINS: t("origins.title")}
    about = {page.path: page.title for page in dossier.pages if page.path != HOME}
    about |= {CORRECTIONS: t("corrections.title"), DATA: t("data.title")}
    below = [{t("sources.title"): _items(sources)}, {t("theme.about"): _items(about)}]
    return [*_items(home | first), *below]


def _items(pages: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{escape(title): path} for path, title in pages.items()]
