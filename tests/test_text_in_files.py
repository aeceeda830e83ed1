"""Whatever stands in a field of text, files for programs and feeds keep their structure."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from dossier.compose import compose
from dossier.derive.catalogue import Catalogue
from dossier.load import load
from dossier.problems import errors
from dossier.render import documents, render

# Each {} is text that an editor may write as it comes.
FILES = {
    "dossier.yml": "title: {}\ndescription: {}\nurl: https://example.org/x\nrights: CC-BY-4.0\n",
    "kinds.yml": """harbours:
  label: {}
  plural: {}
  types: {{port: {}}}
  fields:
    state: {{label: {}, type: choice, of: {{open: {}}}}}
    owner: {{label: {}, type: entity, of: [actors], reverse: {}}}
    words: {{label: {}, type: text}}
""",
    "actors/anna.md": "---\nname: {}\naliases: [{}]\ntype: person\n---\n",
    "harbours/quay.md": "---\nname: {}\ntype: port\n---\n",
    "figures/boats.md": "---\nname: {}\ntype: count\nunit: {}\n---\n",
    "about.md": "---\ntitle: {}\ndescription: {}\nuncited: {}\n---\nHonest words.\n",
    "sources/paper.md": """---
title: {}
author: [{}]
publisher: {}
published: {{date: 2024-05-03, basis: outside, because: {}}}
language: en
rights: CC-BY-4.0
claims:
  - id: one
    at: paragraph 1
    says: An honest sentence.
    by: {{actor: anna, as: {}}}
    via: {{as: {}}}
    date: {{date: 2024-05-03, basis: inferred, words: {}, from: paper, because: {}}}
    quote: {{exact: {}, translated_from: {}}}
    corrected: {{date: 2024-06-01, was: A word., because: {}}}
    sets: {{quay: {{state: open, owner: anna, words: {}}}, boats: {{value: 3}}}}
  - id: two
    at: paragraph 2
    says: Another honest sentence.
    passage: {}
    about: [quay, anna]
---
""",
    "sources/paket.md": """---
title: {}
language: ko
rights: CC-BY-4.0
withdrawn: {{date: 2025-01-01, because: {}}}
claims:
  - id: one
    at: paragraph 1
    says: An honest sentence.
    quote: {{exact: {}, translation: {}, translated_by: {}}}
    about: quay
---
""",
}
ATTACKS = (
    "# Fake", "- Fake", "+ Fake", "1. Fake", "1) Fake", "> Fake", "Fake\n\n# Fake\n\nFake",
    "Fake [Fake](https://e.org)", "![Fake](x)", "<b>Fake</b>", "`Fake`", "*Fake* __Fake__",
    "Fake [^1]", "| Fake |", "Fake\n===", "---", "***", "```", "<https://e.org>",
    "Fake\n\n[Fake]: https://e.org", "&lt;b>", "\\*Fake\\*", "</content><entry/>", "]]>",
    "Fake\n: Fake", "~~Fake~~", "!!! note", "{: .x}", "Fake  \nFake",
    "- [Fake](https://e.org): Fake", "https://e.org", "\u00a0Fake\u2003", "\u3000Fake.",
)  # fmt: skip


def made(folder: Path, text: str) -> dict[str, bytes]:
    """The plain pages, ``llms.txt`` and feeds of a dossier with this text in every field."""
    for name, written in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written.replace("{}", json.dumps(text)).replace("{{", "{").replace("}}", "}"))
    dossier, problems = load(folder / "content")
    assert not errors(problems), problems
    site, plain = compose(Catalogue(dossier)), dict[str, bytes]()
    tree = render(site, documents(site), plain)
    files = {path: content for path, content in tree.items() if path.endswith((".xml", ".txt"))}
    return files | plain


def structure(path: str, content: bytes) -> list[str]:
    if path.endswith(".xml"):
        return [str(element.tag) for element in etree.fromstring(content).iter()]
    return list(tokens(content.decode()))


def tokens(text: str) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        yield token.type
        # Where a text is empty or split by a break, its structure is the same.
        yield from (t.type for t in token.children or () if t.type not in ("text", "softbreak"))


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    files = made(tmp_path_factory.mktemp("honest"), "Fake")
    assert {"llms.txt", "sources/paper/index.md", "feed.xml"} <= set(files), sorted(files)
    return {path: structure(path, content) for path, content in files.items()}


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_stays_text(attack: str, honest: dict[str, list[str]], tmp_path: Path) -> None:
    files = made(tmp_path, attack)
    assert files.keys() == honest.keys()
    for path, content in files.items():
        assert structure(path, content) == honest[path], f"{path}:\n{content.decode()}"


def test_names_from_right_to_left_move_nothing_beside_them(tmp_path: Path) -> None:
    files = made(tmp_path, "שלום 2")
    for path in ("llms.txt", *(path for path in files if path.endswith(".md"))):
        text = files[path].decode()
        assert "שלום" not in re.sub("\u2068[^\u2069]*\u2069", "", text), f"{path}: {text}"


def test_spaces_make_no_code(tmp_path: Path) -> None:
    for path, content in made(tmp_path, "     Fake").items():
        assert path.endswith(".xml") or "code_block" not in structure(path, content), path
