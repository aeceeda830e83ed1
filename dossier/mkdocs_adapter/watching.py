"""How a preview sees that files have changed: also when their folder is removed and made anew."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

# In seconds; half of it is what an edit waits on average.
_INTERVAL = 0.2
# How long nothing must happen until an edit is taken for done.
_DELAY = 0.05
_EMPTY_FOLDER = os.stat_result((stat.S_IFDIR, 0, 0, 0, 0, 0, 0, 0, 0, 0))


def watch_steadily(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Give the server another observer: MkDocs' own stops for ever when a folder goes, and follows links."""
    watched = [config.docs_dir, *([config.config_file_path] if config.config_file_path else [])]
    for path in watched:
        server.unwatch(path)
    places = frozenset(map(os.path.abspath, (*watched, *config.watch)))
    stat_of = partial(_stat, places)
    observer: BaseObserver = PollingObserverVFS(stat_of, os.scandir, polling_interval=_INTERVAL)
    # MkDocs declares its own kind of observer, and uses what all kinds have.
    server.observer = observer  # type: ignore[assignment]
    server.build_delay = _DELAY
    for path in watched:
        server.watch(path)


def _stat(places: frozenset[str], path: str) -> os.stat_result:
    """What stands at a path, and is no link; in a watched place where nothing stands, an empty folder."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        if path in places:
            return _EMPTY_FOLDER
        raise


def state_of(config: MkDocsConfig) -> frozenset[tuple[str, int, int]]:
    """All files beside the content that a site is made of, with their sizes and when they were changed."""
    places = (config.config_file_path, config.theme.custom_dir, *config.watch)
    return frozenset(chain.from_iterable(_files(Path(place)) for place in places if place))


def _files(place: Path) -> Iterator[tuple[str, int, int]]:
    with suppress(OSError):
        here = place.lstat()
        yield str(place), here.st_mtime_ns, here.st_size
        if stat.S_ISDIR(here.st_mode):
            for path in place.iterdir():
                yield from _files(path)
