"""Single pages of a preview, made anew without MkDocs making all the others: in the frame of the last build.

Only a site that nobody else's plugin or hook has a part in is made so: MkDocs tells these of pages only while
it builds all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from dossier.compose.sections.source_claims import Uses
from dossier.mkdocs_adapter.html_pages import html_pages, put
from dossier.mkdocs_adapter.page_html import PageHtml, Setup, from_bytes
from dossier.mkdocs_adapter.theme import navigation
from dossier.mkdocs_adapter.tree_files import file_of, files_instead
from dossier.model.content import Dossier
from dossier.model.paths import HOME
from dossier.pipeline import Checked, Outcome
from dossier.single_pages import page_of


@dataclass(slots=True)
class Frame:
    """What MkDocs knows after a build of what is around the pages, and the outcome, without its texts.

    ``seen`` is what the content was, and ``kept_in`` the folder with the HTML of pages.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any
    setup: Setup
    outcome: Outcome
    seen: Checked
    kept_in: Path | None


def is_ours(config: MkDocsConfig) -> bool:
    """Whether nobody else has a part in the pages."""
    return [*config.plugins] == ["dossier"] and not config.hooks


def emptied(frame: Frame) -> Frame:
    """What is kept of a build that has ended: all but the texts, which take much memory."""
    for file in frame.files:
        empty(file)
    tree = dict.fromkeys(frame.outcome.tree, b"")
    return replace(frame, outcome=replace(frame.outcome, tree=tree, markdown_pages={}))


def empty(file: File) -> None:
    """Take a file to have been written."""
    if file.src_dir is None:
        file.content_bytes = b""
    if file.page:
        file.page.markdown = file.page.content = ""


def fits(frame: Frame, outcome: Outcome, pages: frozenset[str]) -> bool:
    """Whether the pages of another outcome have the same around them."""
    before = frame.outcome
    is_same = is_around(frame, outcome.dossier) and before.dossier.assets == outcome.dossier.assets
    # What editors have not written may be theirs now.
    is_same = is_same and all(
        outcome.edit.get(path) == before.edit.get(path) for path in pages & before.tree.keys()
    )
    return is_same and _entries(before, before.tree) == _entries(outcome, pages)


def is_around(frame: Frame, dossier: Dossier) -> bool:
    """Whether what is around a page would be the same, whatever pages there are."""
    before = frame.outcome.dossier
    return (before.settings, before.kinds, before.messages) == (
        dossier.settings,
        dossier.kinds,
        dossier.messages,
    )


def _entries(outcome: Outcome, paths: Iterable[str]) -> list[dict[str, Any]]:
    return navigation(replace(outcome, tree=dict.fromkeys(paths, b"")))


def place_of(frame: Frame, path: str) -> str:
    """Where the page of a path stands on the site."""
    return _file(frame, path).dest_uri


def page_files(
    frame: Frame, seen: Checked, uses: Uses, pages: frozenset[str], path: str
) -> dict[str, bytes] | None:
    """A page, its tables and its plain form, by their places on the site; else None.

    ``pages`` are the paths of all pages. None is for what MkDocs has something to say of.
    """
    files = page_of(seen, path, uses)
    if files is None:
        return None
    content = files.pop(path)
    html = _html(frame, path, content, _addresses(frame, pages, files))
    return None if html is None else files | {place_of(frame, path): _framed(frame, path, content, html)}


def page_instead(frame: Frame, path: str, text: str) -> bytes:
    """A page of problems, as MkDocs makes it where there is nothing else."""
    config = frame.config
    before = config.nav, config.extra["feeds"]
    config.nav, config.extra["feeds"] = [{"Problems": HOME}], {}
    try:
        files = Files([*files_instead({HOME, path}, text, config)])
        nav = get_navigation(files, config)
        other = replace(frame, files=files, nav=nav, kept_in=None)
        html = _html(other, path, text.encode(), {file.src_uri: file.url for file in files})
        if html is None:
            raise ValueError(text)
        return _framed(other, path, text.encode(), html)
    finally:
        config.nav, config.extra["feeds"] = before


def _addresses(frame: Frame, pages: frozenset[str], files: Iterable[str]) -> Mapping[str, str]:
    """Where links may lead: to the pages that there are now, and the other files that there were."""
    there = {
        path: url for path, url in frame.setup.addresses.items() if not path.endswith(".md") or path in pages
    }
    new = (path for path in (*pages, *files) if path not in there)
    return there | {path: _file(frame, path).url for path in new}


def _html(frame: Frame, path: str, content: bytes, addresses: Mapping[str, str]) -> PageHtml | None:
    (page,) = html_pages(Setup(frame.setup.settings, addresses), {path: content}, frame.kept_in).values()
    return from_bytes(page) if page else None


def _framed(frame: Frame, path: str, content: bytes, html: PageHtml) -> bytes:
    """The whole page, as MkDocs makes it."""
    file, config = _file(frame, path), frame.config
    page = file.page or Page(None, file, config)
    file.content_bytes = content
    try:
        page.read_source(config)
        put(html, page, frame.files)
        page.active = True
        context = get_context(frame.nav, frame.files, config, page)
        template = frame.env.get_template(page.meta.get("template", "main.html"))
        return str(template.render(context)).encode("utf-8", errors="xmlcharrefreplace")
    finally:
        page.active = False
        file.content_bytes, page.markdown, page.content = b"", "", ""


def _file(frame: Frame, path: str) -> File:
    file = frame.files.get_file_from_path(path)
    return file or file_of(frame.outcome, path, b"", frame.config)
