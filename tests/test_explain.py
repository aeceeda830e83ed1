"""Each problem is explained with a wrong and a right example, and the examples hold."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from dossier.load import load
from dossier.pipeline import judged
from dossier.problems import Code, errors
from dossier.problems.explained import explanation
from dossier.problems.report import as_text
from tests.site import ROOT, dossier

# The small dossier that the examples change: an example is some keys of the claim, the source or the actor,
# the text of the front page, a whole file, or a command of the shell.
ARCHIVE = """[title] Ferry to stop

[paragraph] Mira Holm, the mayor, said on Monday: “We stop in May. We will not wait.”

[paragraph] More than 600 people used the ferry last month, the harbour office said.

[paragraph] “We left,” said Anna Berg. The harbour office denied that it would sell the ship.

[paragraph] Mira Holm met Anna Berg in Oslo on 12 May 2025.

[paragraph] Mira Holm said: “We sail on as long as we can.
"""
ENTITY = "name: Mira Holm\naliases: [Holm]\ntype: person\n"
SOURCE = "title: Ferry to stop\npublished: 2025-03-04\nlanguage: en\nrights: all-rights-reserved\n"
CLAIM = """id: stop
at: paragraph 1
says: >-
  [[Mira Holm]] said that the ferry would stop.
by: mira-holm
quote: We stop in May
"""
OTHERS = """
  - id: people
    at: paragraph 2
    says: The [[harbour office]] said that more than 600 people used the ferry.
    by: harbour-office
    passage: used the ferry
    sets: {passengers: {value: ">600"}}
  - id: left
    at: paragraph 3
    says: "[[Anna Berg]] said that they had left."
    by: anna-berg
    quote: We left
    about: [jon-berg, norland, ferry-talks]
"""
FILES = {
    "content/dossier.yml": "title: The ferry\n",
    "content/actors/anna-berg.md": "---\nname: Anna Berg\naliases: [Berg]\ntype: person\n---\n",
    "content/actors/jon-berg.md": "---\nname: Jon Berg\naliases: [Berg]\ntype: person\n---\n",
    "content/actors/harbour-office.md": "---\nname: Harbour office\ntype: organisation\n---\n",
    "content/actors/norland.md": "---\nname: Norland\ntype: state\n---\n",
    "content/figures/passengers.md": "---\nname: Passengers\ntype: count\nunit: people\n---\n",
    "content/meetings/ferry-talks.md": "---\nname: Ferry talks\ntype: meeting\n---\n",
    "content/sources/coast-weekly.md": "---\ntitle: Coast Weekly\nlanguage: en\nrights: CC-BY-4.0\n---\n",
    "archive/harbour-news.txt": ARCHIVE,
}
TEXT = "They left. [@harbour-news#left]\n"

# An example as fences: what each is, and what it holds.
Example = list[tuple[str, str]]


def examples(code: Code) -> dict[str, Example]:
    """The examples of a code by whether they are wrong or right."""
    found: dict[str, Example] = {"wrong": [], "right": []}
    for token in MarkdownIt().parse(explanation(code)):
        if token.type == "fence" and token.info.count(" ") > 1:
            _, sort, what = token.info.split(" ", 2)
            found[sort].append((what, token.content))
    return found


def merged(base: str, given: str) -> str:
    """The keys of an example in the place of those that are there, all else as it stands."""
    keys = [line.partition(":")[0] for line in given.splitlines() if line[:1].isalpha()]
    # A claim has one of the two.
    keys += ["quote", "passage"] if {"quote", "passage"} & set(keys) else []
    return "".join(block for block in blocks(base) if block.partition(":")[0] not in keys) + given


def blocks(text: str) -> Iterator[str]:
    block = ""
    for line in text.splitlines(keepends=True):
        if line[:1].isalpha() and block:
            yield block
            block = ""
        block += line
    yield block


def written(example: Example) -> None:
    """The small dossier with an example, in the working directory."""
    given = dict(example)
    claim, source = merged(CLAIM, given.get("claim", "")), merged(SOURCE, given.get("source", ""))
    item = "".join(f"    {line}" for line in claim.splitlines(keepends=True))
    record = f"---\n{source}claims:\n  - {item.lstrip()}{OTHERS.lstrip(chr(10))}---\n"
    files = {
        **FILES,
        "content/sources/harbour-news.md": record,
        "content/actors/mira-holm.md": f"---\n{merged(ENTITY, given.get('entity', ''))}---\n",
        "content/index.md": f"---\ntitle: The ferry\n---\n{given.get('text', TEXT)}",
    }
    for what, text in example:
        sort, _, path = what.rpartition(" ")
        if "." in path:
            files[f"{'archive' if sort == 'archive' else 'content'}/{path}"] = text
    encodings = {f"content/{what.partition(' ')[2]}": "latin-1" for what, _ in example if "latin-1" in what}
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(text.encode(encodings.get(path, "utf-8")))
    # Of files that are no text.
    subprocess.run(["bash", "-euc", given.get("command", "")], check=True)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_the_wrong_example_shows_the_problem_and_the_right_one_none(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sort, example in examples(code).items():
        assert example, f"no {sort} example"
        (tmp_path / sort).mkdir()
        monkeypatch.chdir(tmp_path / sort)
        written(example)
        problems = judged(*load(Path("content")))[1]
        codes = {problem.code for problem in problems}
        assert (code in codes) is (sort == "wrong"), f"{sort}: {as_text(problems)}"
        # What is right brings no other error.
        assert sort == "wrong" or not errors(problems), as_text(problems)


def test_the_dossier_without_an_example_has_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written([])
    assert as_text(judged(*load(Path("content")))[1]) == ""
    assert yaml.safe_load(CLAIM)["id"] == "stop"


def test_the_command_prints_the_paragraph_and_both_examples() -> None:
    done = dossier(ROOT, "explain", "unknown-entity")
    assert done.returncode == 0
    assert done.stdout.startswith("unknown-entity, an error: no entity has this id or name\n\nAn id or name")
    assert "Wrong:\n\n    by: mira-hom\n\nRight:\n\n    by: mira-holm\n" in done.stdout
    assert dossier(ROOT, "explain", "[yaml-trap]").stdout.startswith("yaml-trap, an error")
    done = dossier(ROOT, "explain", "unknown-entty")
    assert done.returncode == 1
    assert "did you mean 'unknown-entity'?" in done.stderr
