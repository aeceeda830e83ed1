"""Hostile text at every place of the schema: no exception, no command of a terminal or a log, no script.

What an editor can write is walked from the classes of the model, so that a new key is tried when it comes.
``HOSTILE=all`` tries each text at each place; else each place gets a few, another place others.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from lxml import etree

from dossier.pipeline import problems_of, run
from dossier.problems import errors
from dossier.problems.report import FORMATS
from tests.every_field import FILES, Way, lacking, sets, ways, written
from tests.markup import engine
from tests.site import ROOT
from tests.test_printable import assert_text

MESSAGES = ROOT / "dossier/messages"

STEERING = (
    "x\n::stop-commands::t\r::add-mask::y\x85::y\u2028::y\u2029::y ##[add-mask]x ##vso[x]y",
    "::error file=x::y\x1b]0;t\x07\x1b[31m\x9b31m\u202eabc\u2066d\ufeff\u200b\x7f\x00",
    "##[error]\udc80 \ud83d x", "\u05d0\u05d1 3", "\u202e3 \u05d0", "%0A::error::x",
    "{name}{0}{key!r}%s%(a)s",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "{{ 7*7 }}{% raw %}", "${7*7}",
    "[x](javascript:alert(1)) [y](https://e.org)", "![a](https://evil.example/a.png)", "=cmd|' /C calc'!A0",
    "<!-- dossier/timeline --><!--", "[[anna|<b>]] [@paper#one]", "\" onclick=alert(1) '",
    "]]><x/>&lt;script>",
    "<style>*{display:none}</style>", "[a]: javascript:alert(1)\n\n[a]", "| a |\n|---|\n# b\n- c",
)  # fmt: skip
EXTREMES = (
    "w" * 10_000, "1" * 26, "-0", "1e999", "0001", "9999", "0001-01-01", "9999-12-31", "0001/9999", "..", "/",
    "../../etc/passwd", "CON", "", " ", "\u0391nna", "A\u030a", "\u00c5", "а" * 300, "true", "null", "~",
    "2024-13",
    "1" * 26 + ".." + "2" * 26, "paper#one", "anna", "https://" + "a" * 3000 + ".org", "https://e.org/\x01",
)  # fmt: skip
SHAPES: tuple[Any, ...] = (
    [], {}, [[]], [{}], {"": ""}, {"a": {"b": ["c"]}}, ["x"] * 1100, {STEERING[0]: STEERING[1]},
    [STEERING[1]] * 3,
)  # fmt: skip
TEXTS = (*STEERING, *MARKUP, *EXTREMES, *SHAPES)
# How many of them each place gets in "make test".
FEW = len(TEXTS) if os.environ.get("HOSTILE") == "all" else 6
PLACES = [(file, way) for file, (form, _) in FILES.items() for way in dict.fromkeys(ways(form))]
PLACES += [("sources/paper.md", way) for way in sets()]
BESIDE = {
    "dossier.yml": "title: Ferries\nurl: https://example.org/x\n",
    "actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
    "figures/boats.md": "---\nname: Boats\ntype: count\nunit: boats\n---\n",
}
# Counted in docs/security.md.
INPUTS = {"test_no_text_at_a_place_of_the_schema_steers_ends_or_runs": len(PLACES) * FEW}


def dossier_with(folder: Path, *values: tuple[str, Way, Any]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    files = BESIDE | {file: _file(file, way, value) for file, way, value in values}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        # A half of a sign is no UTF-8; YAML's own escapes can have it.
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _file(file: str, way: Way, value: Any) -> str:
    front = json.dumps(written(file, way, value))
    return f"---\n{front}\n---\nAnna spoke. [@paper#one]\n" if file.endswith(".md") else front


def chosen() -> Iterator[tuple[str, Way, list[Any]]]:
    """Each place with some of the texts, in turn."""
    start = 0
    for file, way in PLACES:
        yield file, way, [TEXTS[(start + number) % len(TEXTS)] for number in range(FEW)]
        start += FEW


def parts(count: int) -> list[list[tuple[str, Way, list[Any]]]]:
    return [list(islice(chosen(), part, None, count)) for part in range(count)]


def test_each_class_of_the_model_has_what_it_needs_here() -> None:
    assert not set().union(*(lacking(form) for form, _ in FILES.values()))


@pytest.mark.parametrize("part", range(8))
def test_no_text_at_a_place_of_the_schema_steers_ends_or_runs(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file, way, values in parts(8)[part]:
        for value in values:
            dossier_with(Path("content"), (file, way, value))
            what = f"{file} {'.'.join(way)} {value!r:.200}"
            try:
                assert_held(Path("content"))
            except BaseException as error:
                error.add_note(what)
                raise


@pytest.mark.parametrize("text", [*STEERING, *MARKUP, *EXTREMES[:10]])
def test_no_text_in_the_place_of_all_messages_steers_ends_or_runs(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First as they are, then with the places that each must have, so that it is printed."""
    monkeypatch.chdir(tmp_path)
    packaged = yaml.safe_load((MESSAGES / "en.yml").read_text(encoding="utf-8"))
    for is_filled in (False, True):
        content = dossier_with(Path("content"), ("sources/paper.md", ("claims", "[]", "note"), "A note."))
        strings = json.dumps(_said(packaged, text, is_filled))
        (content / "strings.yml").write_text(strings, encoding="utf-8")
        assert_held(content)


def _said(messages: Any, text: str, is_filled: bool) -> Any:
    if isinstance(messages, dict):
        return {key: _said(inside, text, is_filled) for key, inside in messages.items()}
    places = re.findall(r"\{\w+\}", str(messages)) if is_filled else []
    braces = text.replace("{", "{{").replace("}", "}}") if is_filled else text
    return f"{braces} {' '.join(places)}"


@pytest.mark.parametrize(
    "way", [("claims", "[]", key) for key in ("says", "note")] + [("claims", "[]", "by", "[]", "as")]
)
@pytest.mark.parametrize("text", [" ", "\u3000", "\n\n"])
def test_a_text_of_spaces_ends_nothing(
    way: Way, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is as good as none: a claim says something, and somebody who says it is called something."""
    monkeypatch.chdir(tmp_path)
    content = dossier_with(Path("content"), ("sources/paper.md", way, text))
    problems = errors(problems_of(content)[1])
    assert bool(problems) == (way[-1] != "note")
    assert_held(content)


def assert_held(content: Path) -> None:
    problems = problems_of(content, date(2026, 1, 1))[1]
    assert_text(FORMATS["text"](problems))
    assert_text(FORMATS["github"](problems), ("::error file=content/", "::warning file=content/"))
    assert_text(FORMATS["json"](problems))
    if not errors(problems):
        assert_files(run(content).tree)


def assert_files(tree: dict[str, bytes] | Any) -> None:
    """Files are what their names say, and what they print is no script."""
    for name, raw in tree.items():
        if name.endswith((".json", ".jsonld", ".geojson")):
            json.loads(raw)
        elif name.endswith((".xml", ".svg")):
            etree.fromstring(raw)
        elif name.endswith(".md"):
            _assert_nothing_runs(engine()(_body(raw.decode())))
        elif name.endswith(".csv"):
            assert not [
                line for line in raw.decode("utf-8-sig").splitlines() if line.startswith(tuple("=@\t"))
            ]


def _body(page: str) -> str:
    return page.split("\n---\n", 1)[1] if page.startswith("---\n") else page


def _assert_nothing_runs(html: str) -> None:
    page = BeautifulSoup(html, "html.parser")
    assert not page.find(["script", "style", "iframe", "object", "base", "meta"]), html
    # Filters are forms of ours.
    assert not page.select("form:not(.dossier-filter), [action], [formaction]"), html
    for tag in page.find_all(True):
        assert not [key for key in tag.attrs if key.startswith("on") or key in ("style", "srcdoc")], tag
        for key in ("href", "src"):
            address = str(tag.get(key, "")).strip().casefold()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), tag
            assert key == "href" or "//" not in address, tag
