"""Build our tree with each engine, and compare the HTML of every article with what MkDocs makes of it.

``make engines`` puts ProperDocs and Zensical into environments of their own, in ``.engines/``. Of what the
engines do to an article by themselves, the following is the same: space between tags, the mark by which
Material's search leaves a part out, and the target of a link that skips the navigation.
"""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from lxml import etree, html

PLACE = Path(".engines")
# The program of each with what is installed for it; MkDocs is ours.
ENGINES = {
    "properdocs": ("properdocs==1.6.7", "mkdocs-material==9.8.1", "mkdocs==1.6.1"),
    "zensical": ("zensical==0.0.73",),
}
SETTINGS = """site_name: A
site_url: https://example.org/
docs_dir: tree
site_dir: {name}
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions: [admonition, footnotes, md_in_html, tables, {{toc: {{permalink: true}}}}]
"""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def program(name: str) -> Path | None:
    """The program of an engine, which is installed where it is not there; None where that fails."""
    place = PLACE / name
    path = (place / "bin" / name).absolute()
    if not path.exists():
        venv.create(place, with_pip=True)
        pip = (place / "bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check")
        if subprocess.run([*pip, *ENGINES[name]], check=False).returncode:
            return None
    return path


def seconds(folder: Path, *command: str) -> float:
    """The processor's time of a command, which has to end well."""
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=folder, env=os.environ | QUIET, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} ends with {done.returncode}:\n{done.stdout}{done.stderr}")
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(folder: Path, name: str, *command: str) -> float:
    (folder / f"{name}.yml").write_text(SETTINGS.format(name=name), encoding="utf-8")
    return seconds(folder, *command, "build", "-f", f"{name}.yml")


def article(site: Path, page: Path) -> list[str]:
    """Every element of the article of a page in turn, with its attributes and texts."""
    tree = html.fromstring((site / page).read_bytes())
    # As it is served: what a link leads to counts, not how that is written.
    tree.rewrite_links(partial(urljoin, f"https://example.org/{page.parent.as_posix()}/"))
    return [words for body in tree.xpath("//article") for words in parts(body)]


def parts(element: etree._Element) -> Iterator[str]:
    """An element and all below it, in turn."""
    if element.get("id") != "__skip" and isinstance(element.tag, str):
        names = sorted(set(element.attrib) - {"data-search-exclude"})
        yield f"<{element.tag} {[(name, element.get(name)) for name in names]}>"
        yield from filter(None, [" ".join((element.text or "").split())])
        for child in element:
            yield from parts(child)
            yield from filter(None, [" ".join((child.tail or "").split())])


def differences(one: Path, other: Path) -> Iterator[str]:
    """The pages that one site has otherwise than another, or that only one of them has."""
    pages = {page.relative_to(site) for site in (one, other) for page in site.rglob("*.html")}
    for page in sorted(pages):
        both = (one / page).is_file() and (other / page).is_file()
        if not both or article(one, page) != article(other, page):
            yield page.as_posix()


def main() -> None:
    """Print what each engine takes, and where it differs; end with 1 where it does."""
    wrong = False
    with TemporaryDirectory() as place:
        folder = Path(place)
        tree = [sys.executable, "-m", "dossier.cli", "build-tree", str(folder / "tree")]
        subprocess.run([*tree, "--url", "https://example.org/"], check=True)
        plain = build(folder, "mkdocs", sys.executable, "-m", "mkdocs")
        count = len([*(folder / "mkdocs").rglob("*.html")])
        print(f"mkdocs: {count} pages, {plain:.1f} s of the processor")
        for name in ENGINES:
            path = program(name)
            if path is None:
                print(f"{name}: cannot be installed here")
                continue
            taken = build(folder, name, str(path))
            others = [*differences(folder / "mkdocs", folder / name)]
            wrong = wrong or bool(others)
            print(
                f"{name}: {taken / plain:.2f} of mkdocs, {len(others)} of {count} pages differ", *others[:9]
            )
    sys.exit(wrong)


if __name__ == "__main__":
    main()
