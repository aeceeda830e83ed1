"""A preview while its content changes: a page that is asked for is made at once, the whole site after that.

After an edit the content is read and checked. From then on each page that is asked for is made anew before it
is answered, in the frame of the last build. When nobody has edited for a moment, a process of its own builds
the whole site beside the one that is served, and the two change places. So what stands there in the end is a
clean build.

With mistakes in the content, a page of problems is made wherever a page is asked for. Where the frame itself
has changed, MkDocs builds at once, and all wait.
"""

import gc
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from dossier.abandon import AbandonedError, abandonable
from dossier.compose.sections.source_claims import Uses
from dossier.mkdocs_adapter.frame import Frame, fits, is_around, page_files, page_instead, place_of
from dossier.mkdocs_adapter.page_html import Setup
from dossier.mkdocs_adapter.policy import answered
from dossier.mkdocs_adapter.served_site import ServedSite
from dossier.mkdocs_adapter.watching import state_of
from dossier.mkdocs_adapter.whole_site import built_apart
from dossier.model.paths import page_paths
from dossier.pipeline import Checked
from dossier.problems import errors
from dossier.problems.report import as_text
from dossier.render.problems_page import problems_page
from dossier.single_pages import ahead

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("dossier")

# In seconds: how long nobody edits before the whole site is built, which makes all else slower.
_QUIET = 1.0


class Builds(Protocol):
    """What builds the site, and what is left of the last good time."""

    frame: Frame | None

    def look(self, config: MkDocsConfig) -> Checked | None:
        """Read and check the content; None where that fails."""

    def prepare(self, site: Path, seen: Checked | None) -> None:
        """Have the next build make a site in this folder, of this content where it is given."""

    def is_good(self) -> bool:
        """Whether the last build made the site, and not a page of problems."""


@dataclass(slots=True)
class _Edit:
    """What is shown of an edit until the whole site is built.

    ``made`` are the pages that are right already, each with the places of its files.
    """

    seen: Checked
    pages: frozenset[str]
    frame: Frame
    uses: Uses = field(default_factory=dict)
    given_up: Event = field(default_factory=Event)
    done: Event = field(default_factory=Event)
    made: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Preview:
    """The preview of one content folder."""

    def __init__(
        self, server: LiveReloadServer, build: Callable[[], None], builds: Builds, config: MkDocsConfig
    ) -> None:
        self._server, self._build_all, self._builds, self._config = server, build, builds, config
        self._site = ServedSite(Path(server.root), builds.is_good())
        self._setup: frozenset[tuple[str, int, int]] | None = state_of(config)
        self._edit: _Edit | None = None
        self._instead: _Edit | None = None
        self._thread: Thread | None = None
        # Of the site, and of what is around its pages.
        self._lock = Lock()
        server.builder = self.build
        _set_apart()

    def build(self) -> None:
        """What the server calls after an edit; what is asked for meanwhile waits."""
        self.give_up()
        with self._lock:
            frame, seen = self._builds.frame, self._look()
            self._instead = None
            if not (seen and frame and is_around(frame, seen.catalogue.dossier)):
                self._build_now(seen)
            elif errors(seen.problems):
                self._show_problems(frame, seen)
            else:
                try:
                    self._show(frame, seen)
                except Exception:
                    # What fails here fails there, too, and is shown.
                    self._build_now(seen)

    def _show_problems(self, frame: Frame, seen: Checked) -> None:
        """Have problems in the place of all pages that there are, or were."""
        paths = {path for path in frame.outcome.tree if path.endswith(".md")} | {*page_paths(seen.dossier)}
        self._instead = _Edit(seen, frozenset(paths), frame)

    def _show(self, frame: Frame, seen: Checked) -> None:
        """Have pages made as they are asked for, and the whole site soon."""
        outcome = ahead(seen, frame.seen, frame.outcome)
        pages = frozenset(path for path in outcome.tree if path.endswith(".md"))
        if not fits(frame, outcome, pages):
            self._build_now(seen)
            return
        self._site.show_good()
        gone = {path for path in frame.outcome.tree if path.endswith(".md")} - pages
        self._site.remove(place_of(frame, path) for path in gone)
        # From now on only what differs from this edit is asked for; what is around its pages is the same.
        self._builds.frame = frame = replace(frame, outcome=outcome, seen=seen)
        self._edit = edit = _Edit(seen, pages, frame, outcome.uses)
        self._thread = Thread(target=self._finish, args=(edit, self._thread), daemon=True)
        self._thread.start()

    def give_up(self) -> None:
        """End the work on an edit: a newer one has overtaken it."""
        # First, so that nobody who is waiting asks for a page of it again and again.
        edit, self._edit = self._edit, None
        if edit:
            edit.given_up.set()
            edit.done.set()

    def end(self) -> None:
        """End all that is still being done, and remove what stands beside the site."""
        self.give_up()
        if self._thread:
            self._thread.join()
        self._site.clear()

    def up_to_date(self, app: "WSGIApplication") -> "WSGIApplication":
        """The app of the server, which makes a page anew before it answers, where that is needed."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            while True:
                epoch = self._server._visible_epoch
                self._ready(environ)
                status, headers, body = self._problems(environ) or answered(app, environ)
                # Else it may be older than the browser takes it for.
                if epoch == self._server._visible_epoch:
                    start_response(status, [*headers.items()])
                    return [body]

        return answer

    def _build_now(self, seen: Checked | None) -> None:
        setup, self._setup = self._setup, None
        with self._site.beside() as new:
            self._builds.prepare(new, seen)
            self._build_all()
            self._site.publish(new, self._builds.is_good())
        # Only now: what cannot be built is to be tried again.
        self._setup = setup
        _set_apart()

    def _look(self) -> Checked | None:
        """The content; None where it is not clear how it is read, or that fails."""
        before, self._setup = self._setup, state_of(self._config)
        frame = self._builds.frame
        return self._builds.look(frame.config) if frame and before == self._setup else None

    def _problems(self, environ: "WSGIEnvironment") -> tuple[str, dict[str, str], bytes] | None:
        """The page of problems, where it stands instead of a page."""
        instead = self._instead
        path = instead and self._page_at(instead, environ)
        if not (instead and path):
            return None
        with self._lock:
            page = page_instead(instead.frame, path, problems_page(instead.seen.problems))
        # MkDocs has no types there.
        page = self._server._inject_js_into_html(page, self._server._visible_epoch)  # type: ignore[no-untyped-call]
        return "200 OK", {"Content-Type": "text/html", "Content-Length": str(len(page))}, page

    def _page_at(self, edit: _Edit, environ: "WSGIEnvironment") -> str | None:
        """The page that is asked for, if it is one."""
        # Each byte is a sign there (PEP 3333).
        address = environ.get("PATH_INFO", "").encode("latin-1").decode(errors="ignore")
        return _page_at(edit, address.removeprefix(self._server.mount_path.rstrip("/")))

    def _ready(self, environ: "WSGIEnvironment") -> None:
        """Return when what is asked for is up to date."""
        while edit := self._edit:
            path = self._page_at(edit, environ)
            if path is None or path in edit.made or self._make(edit, path):
                return
            # What cannot be made alone comes with the whole site.
            edit.done.wait()
            if edit is self._edit and not edit.given_up.is_set():
                return

    def _make(self, edit: _Edit, path: str) -> bool:
        """Put a page into the site; whether that could be done."""
        try:
            with self._lock, abandonable(edit.given_up):
                if edit is not self._edit:
                    return False
                files = page_files(edit.frame, edit.seen, edit.uses, edit.pages, path)
                if files:
                    self._site.put(files)
                    edit.made[path] = (*files,)
                return bool(files)
        except AbandonedError:
            return False
        except Exception:
            log.exception("A page could not be made alone")
            return False

    def _finish(self, edit: _Edit, before: Thread | None) -> None:
        """Build the whole site, unless there is another edit."""
        if before:
            before.join()
        if edit.given_up.wait(_QUIET):
            return
        try:
            with self._site.beside() as new, abandonable(edit.given_up):
                self._build_apart(edit, new)
        except AbandonedError:
            pass
        # The server, too, goes on after a build that ended in whatever way.
        except (Exception, SystemExit):
            log.exception("The whole site could not be built")
        finally:
            edit.done.set()

    def _build_apart(self, edit: _Edit, new: Path) -> None:
        """Build the whole site beside the one that is served, and serve it unless there is another edit."""
        frame, said = edit.frame, {as_text([problem]) for problem in edit.seen.problems}
        built = built_apart(frame.config, new, frame.kept_in, said)
        with self._lock:
            if edit is not self._edit:
                return
            differs = self._site.differs(new, (place for places in edit.made.values() for place in places))
            self._site.publish(new, built.is_good)
            if built.is_good:
                self._builds.frame = replace(frame, setup=Setup(frame.setup.settings, built.addresses))
            self._edit = None
        if differs:
            self._reload()

    def _reload(self) -> None:
        """Have all browsers load their pages again."""
        server = self._server
        with server._rebuild_cond, server._epoch_cond:
            # Where an edit is due, they do so after that; else it would be taken for one that they have.
            if server._wanted_epoch == server._visible_epoch:
                server._wanted_epoch = server._visible_epoch = round(monotonic() * 1000)
                server._epoch_cond.notify_all()


def _set_apart() -> None:
    """Have garbage no longer looked for in what a build has left: of a large dossier, that takes seconds."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _page_at(edit: _Edit, address: str) -> str | None:
    """The page that stands at an address, or beside whose plain form it stands."""
    stem = address.strip("/").removesuffix("index.html").removesuffix("index.md").rstrip("/")
    paths = (f"{stem}.md", f"{stem}/index.md".lstrip("/"), f"{stem.removesuffix('.html')}.md")
    return next((path for path in paths if path in edit.pages), None)
