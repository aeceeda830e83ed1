"""The whole site of a preview, built by a process of its own: an edit ends it at once, and no page waits."""

import logging
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.executor import apart

_LOGS = ("mkdocs", "dossier")
# For the operating system: the pages that somebody waits for go first.
_NICE = 10


@dataclass(frozen=True, slots=True)
class Order:
    """Where to build a site, by which settings of MkDocs, and where the HTML of its pages is kept."""

    settings: Mapping[str, Any]
    address: str
    site: Path
    kept_in: Path | None


@dataclass(frozen=True, slots=True)
class Built:
    """Whether that is the site, and no page of problems; its addresses by path; what was logged meanwhile."""

    is_good: bool
    addresses: Mapping[str, str]
    messages: tuple[tuple[str, int, str], ...]


def built_apart(config: MkDocsConfig, site: Path, kept_in: Path | None, said: Iterable[str]) -> Built:
    """Build the site as the first build of this preview was; logs all but what was ``said`` before."""
    names = ("config_file_path", "strict", "use_directory_urls")
    settings = {name.removesuffix("_path"): config[name] for name in names}
    order = Order(settings | {"dev_addr": str(config.dev_addr)}, str(config.site_url), site, kept_in)
    done = apart(_built, order)
    for name, level, text in done.messages:
        if text not in said:
            logging.getLogger(name).log(level, "%s", text)
    return done


def _built(order: Order) -> Built:
    if hasattr(os, "nice"):
        os.nice(_NICE)
    config = load_config(**order.settings, site_dir=str(order.site))
    config.site_url = order.address
    config.plugins.on_startup(command="serve", dirty=False)
    handler = BufferingHandler(sys.maxsize)
    handler.setLevel(logging.WARNING)
    for name in _LOGS:
        logging.getLogger(name).addHandler(handler)
    adapter: Any = config.plugins["dossier"]
    adapter.kept_in = order.kept_in
    build(config, serve_url=order.address)
    addresses = adapter.frame.setup.addresses if adapter.frame else {}
    texts = logging.Formatter()
    messages = ((record.name, record.levelno, texts.format(record)) for record in handler.buffer)
    return Built(adapter.is_good(), addresses, tuple(messages))
