"""What every site of a dossier needs of MkDocs, so that no ``mkdocs.yml`` has to say it."""

import logging
from os.path import relpath
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue, RepoName
from mkdocs.config.defaults import MkDocsConfig

# The Markdown of the tree is written with these.
_EXTENSIONS = ("admonition", "footnotes", "md_in_html", "tables", "toc")
# The same notes, whatever their number; columns without styles.
_OURS = {name: f"dossier.mkdocs_adapter.{name}" for name in ("footnotes", "tables")}
_STYLES = tuple(f"assets/stylesheets/{name}.css" for name in ("dossier", "parts", "search"))
_SCRIPTS = tuple(f"assets/javascripts/{name}.mjs" for name in ("notes", "folds", "chronology"))


def meet_needs(config: MkDocsConfig) -> None:
    """Add the extensions, styles and scripts that the pages need; those of mkdocs.yml come last and win."""
    names = dict.fromkeys((*config.markdown_extensions, *_EXTENSIONS))
    config.markdown_extensions = [_OURS.get(name, name) for name in names]
    for name, other in _OURS.items():
        config.mdx_configs[other] = config.mdx_configs.setdefault(name, {})
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink", True)
    config.extra_css = [*_STYLES, *config.extra_css]
    config.extra_javascript = [*map(_module, _SCRIPTS), *config.extra_javascript]
    config.extra.setdefault("generator", False)
    _check_links(config)


def link_repository(config: MkDocsConfig, url: str) -> None:
    """Link the repository of the content and the file of each page, where mkdocs.yml does not."""
    config.repo_url = url or config.repo_url
    RepoName("repo_url").post_validation(config, "repo_name")
    # MkDocs has a default for some hosts, which is the folder and the branch of its own documentation.
    if not any("edit_uri" in given for given in config.user_configs):
        folder = relpath(config.docs_dir, Path(config.config_file_path).parent)
        config.edit_uri = f"edit/main/{Path(folder).as_posix()}/"


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _check_links(config: MkDocsConfig) -> None:
    """Have MkDocs warn of every link that leads nowhere, which ends a strict build."""
    nav, links = config.validation.nav, config.validation.links
    # The pages of entities are no entries of the navigation: indexes lead to them.
    nav.omitted_files = logging.DEBUG
    for place, names in (
        (nav, ("not_found", "absolute_links")),
        (links, ("not_found", "absolute_links", "unrecognized_links", "anchors")),
    ):
        for name in names:
            place[name] = logging.WARNING
