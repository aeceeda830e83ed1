"""MkDocs as one engine: it gets the tree in memory. Nothing else here imports MkDocs."""

import logging
import os
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from dossier.model.paths import (
    CHRONOLOGY,
    CORRECTIONS,
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
from dossier.render.feeds import TITLES
from dossier.render.problems_page import crash_page, problems_page

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


_session = _Session()


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Remember whether an editor is looking: then mistakes are shown, else they end the build."""
    _session.serving = command == "serve"


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Read the content before MkDocs empties the site folder; errors leave the last good site alone."""
    if config.strict and not _session.serving:
        # Quiet drops warnings before strict mode counts them: a dead link would pass.
        mkdocs_log.setLevel(min(mkdocs_log.getEffectiveLevel(), logging.WARNING))
    _session.instead = ""
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
    if settings.url and not _session.serving:
        config.site_url = f"{settings.url.rstrip('/')}/"
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Put the tree, or the page of problems, in the place of what stands in the content folder."""
    for file in [f for f in files if f.src_dir == config.docs_dir]:
        files.remove(file)
    tree: Mapping[str, bytes | str] = dict.fromkeys(_session.paths, _session.instead)
    edit: Mapping[str, str] = {}
    config.nav = [{"Problems": HOME}]
    if _session.outcome and not _session.instead:
        tree, edit = _session.outcome.tree, _session.outcome.edit
        _session.paths = {path for path in tree if path.endswith(".md")}
        config.nav = _navigation(_session.outcome)
    config.extra["feeds"] = {path: title for path, title in TITLES.items() if path in tree}
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


def _beside() -> Mapping[str, bytes]:
    return _session.outcome.beside if _session.outcome and not _session.instead else {}


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


def _navigation(outcome: Outcome) -> list[dict[str, str]]:
    """Sections and indexes, never single entities: a page in the navigation costs on every page."""
    dossier = outcome.dossier
    pages = {page.path: page.title for page in dossier.pages if page.path != HOME}
    sections = {CHRONOLOGY: "Chronology"}
    sections |= {index_of(kind.id): kind.plural for kind in dossier.kinds.values()}
    sections |= {DISPUTES: "Disputes", ORIGINS: "Origins", index_of(SOURCES): "Sources"}
    sections |= {CORRECTIONS: "Corrections"}
    home = {HOME: "Home"} if HOME in outcome.tree else {}
    return [{escape(title): path} for path, title in (home | sections | pages).items()]
