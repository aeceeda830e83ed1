"""The theme around the pages: its language and its navigation."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from dossier.model.paths import (
    CHRONOLOGY,
    CORRECTIONS,
    DATA,
    DISPUTES,
    DRAFTS,
    HOME,
    OPINIONS,
    ORIGINS,
    SOURCES,
    index_of,
)
from dossier.pipeline import Outcome
from dossier.render.messages import Messages, flat, messages_of


def localise(config: MkDocsConfig, language: str, t: Messages) -> None:
    """Have the theme speak the language of the dossier, or English if it does not know that.

    Templates find all messages, escaped, in ``config.extra.words``, and the language in
    ``config.extra.language``.
    """
    config.theme["language"] = _theme_language(config, language)
    config.theme["direction"] = t.locale.text_direction
    config.extra["language"] = language
    config.extra["words"] = {key: escape(text) for key, text in flat(t).items()}
    _name_toggles(config, t)
    # Defaults only: mkdocs.yml may set these on purpose.
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("title", escape(t("theme.on-this-page")))
    toc.setdefault("permalink_title", t("theme.permalink"))
    notes = config.mdx_configs.setdefault("footnotes", {})
    notes.setdefault("BACKLINK_TITLE", t("theme.back-to-note", n="{}"))


def _theme_language(config: MkDocsConfig, language: str) -> str:
    """The language, else the one without its region, else English."""
    for tag in (language, language.partition("-")[0].casefold()):
        if any(Path(folder, f"partials/languages/{tag}.html").is_file() for folder in config.theme.dirs):
            return tag
    return "en"


def _name_toggles(config: MkDocsConfig, t: Messages) -> None:
    """Name the switches between light and dark, for screen readers and as tooltips."""
    for palette in config.theme.get("palette", ()):
        if isinstance(palette, dict) and "toggle" in palette:
            key = "theme.to-light" if palette.get("scheme") == "slate" else "theme.to-dark"
            palette["toggle"].setdefault("name", escape(t(key)))


def navigation(outcome: Outcome) -> list[dict[str, Any]]:
    """Sections and indexes that hold something, never single entities: each entry is on every page."""
    dossier, t = outcome.dossier, messages_of(outcome.dossier)
    home = {HOME: t("theme.home")} if HOME in outcome.tree else {}
    first = {CHRONOLOGY: t("chronology.title")}
    first |= {index_of(kind.id): kind.plural for kind in dossier.kinds.values()}
    first |= {DISPUTES: t("theme.disputes")}
    sources = {index_of(SOURCES): t("sources.title"), ORIGINS: t("origins.title")}
    sources |= {OPINIONS: t("opinions.title")}
    about = {page.path: page.title for page in dossier.pages if page.path != HOME}
    about |= {DRAFTS: t("drafts.title")} if DRAFTS in outcome.tree else {}
    about |= {CORRECTIONS: t("corrections.title"), DATA: t("data.title")}
    below = [{t("sources.title"): _items(sources, outcome)}, {t("theme.about"): _items(about, outcome)}]
    return [*_items(home | first, outcome), *below]


def _items(pages: Mapping[str, str], outcome: Outcome) -> list[dict[str, Any]]:
    return [{escape(title): path} for path, title in pages.items() if path not in outcome.empty]
