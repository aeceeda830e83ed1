"""What a command prints is text: no sign of an editor's file steers a terminal or the log of a workflow."""

import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import category

import frontmatter
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli import main
from dossier.mkdocs_adapter import Adapter
from dossier.pipeline import problems_of
from dossier.problems import Code, Location, Problem
from dossier.problems.printable import isolated, printable, printable_json
from dossier.problems.report import FORMATS
from dossier.render.problems_page import crash_page, problems_page
from tests.takeaway import invented

# Breaks of lines, colours, a window's title, the direction of writing, and commands of a workflow's log.
ATTACKS = (
    "x\n::stop-commands::t\r::add-mask::y\x85::y\u2028::y\u2029::y ##[add-mask]x ##vso[x]y",
    "::error file=x::y\x1b]0;t\x07\x1b[31m\x9b31m\u202eabc\u2066d\ufeff\u200b\x7f\x00\udc80",
)
DANGEROUS = ("##[", "##vso[")
TEXT = st.text(st.sampled_from("a:#[\n\r\t\x1b\x85\x9b\u2028\u2029\u202e\u2066\u2069\udc80א1 %,]"))


def assert_text(printed: str, own: tuple[str, ...] = ()) -> None:
    for line in printed.split("\n"):
        assert not line.lstrip().startswith("::") or line.startswith(own), line
        assert not any(sign in line for sign in DANGEROUS), line
    unsafe = {c for c in printed if category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")}
    # What is written from right to left stands between isolates.
    assert unsafe <= {"\n", "\u2068", "\u2069"}, unsafe
    assert printed.count("\u2068") == printed.count("\u2069")


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a value stands in a value of YAML, and where a key could be added."""
    if isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inside, (*way, key))
    yield way


def changed(value: Any, way: tuple[Any, ...], attack: str) -> Any:
    if not way:
        return value | {attack: "x"} if isinstance(value, dict) else attack
    copy = value.copy()
    copy[way[0]] = changed(value[way[0]], way[1:], attack)
    return copy


SOURCES = ("sources/strait.md", "sources/seoul.md", "sources/gone.md")
OTHERS = ("odd.md", "figures/days.md", "actors/bo.md", "dossier.yml")


@pytest.mark.parametrize("file", [*SOURCES, *OTHERS])
def test_no_field_can_give_a_command(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = invented(tmp_path / "odd")
    monkeypatch.chdir(content.parent)
    path = content / file
    written = path.read_text(encoding="utf-8")
    post = frontmatter.loads(written if written.startswith("---") else f"---\n{written}---\n")
    front = yaml.load(yaml.safe_dump(post.metadata), yaml.BaseLoader)
    tried = 0
    for way in leaves(front):
        for attack in ATTACKS:
            # YAML's own escapes, so that every sign arrives.
            text = json.dumps(changed(front, way, attack.removesuffix("\udc80")))
            path.write_text(f"---\n{text}\n---\n{post.content}" if file != "dossier.yml" else text)
            problems = problems_of(Path("content"), date(2026, 1, 1))[1]
            assert_text(FORMATS["text"](problems))
            assert_text(FORMATS["github"](problems), ("::error file=content/", "::warning file=content/"))
            assert_text(FORMATS["json"](problems))
            assert FORMATS["text"](problems).count("\n") < 2 * max(len(problems), 1)
            tried += 1
    assert tried > 3


PROBLEM = Problem(Code.BAD_ID, Location(ATTACKS[0]), ATTACKS[1], ATTACKS[0], ATTACKS[0])


@pytest.mark.parametrize("style", FORMATS)
def test_no_part_of_a_problem_can_give_a_command(style: str) -> None:
    assert_text(FORMATS[style]([PROBLEM]), ("::error file=",))


def test_programs_get_every_sign() -> None:
    (problem,) = json.loads(FORMATS["json"]([PROBLEM]))
    assert (problem["file"], problem["message"], problem["hint"]) == (*ATTACKS, ATTACKS[0])


def test_the_pages_of_problems_show_signs_that_nobody_sees() -> None:
    for page in (problems_page((PROBLEM,)), crash_page(f"a\n{ATTACKS[0]}")):
        assert not {c for c in page if category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")} - set("\n\u2068\u2069")


@given(TEXT)
def test_what_is_printable_is_text(text: str) -> None:
    assert "\n" not in isolated(text)
    assert_text(isolated(text))
    assert printable(printable(text)) == printable(text)
    assert printable_json({text: [text]}).count("\n") == 4
    assert_text(printable_json({text: [text]}))
    assert json.loads(printable_json({text: [text]})) == {text: [text]}


@pytest.mark.parametrize("text", ["Łódź – 3 %", "نیم‌فاصله", "👩‍🚀", "#1 ## Heading", "a::b", "[a](b)"])
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_what_is_written_leftwards_moves_nothing_beside_it() -> None:
    assert isolated("no entity 'שלום 3' 5") == "no entity '\u2068שלום\u2069 3' 5"
    assert isolated("ab שלום, 3 עולם cd") == "ab \u2068שלום, 3 עולם\u2069 cd"


@pytest.mark.parametrize(
    "command", [["impact"], ["add"], ["add", "README.md", "--id"], ["check", "--format"], ["verify"], []]
)
@pytest.mark.parametrize("attack", [attack.removesuffix("\x00\udc80") for attack in ATTACKS])
def test_no_argument_can_give_a_command(command: list[str], attack: str, tmp_path: Path) -> None:
    invented(tmp_path / "odd")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path / "odd")
        Path("README.md").write_text("Title\n\nText.")
        answer = CliRunner().invoke(main, [*command, attack])
    assert answer.exit_code
    assert_text(answer.output)


def test_what_commands_say_of_a_dossier_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = invented(tmp_path / "odd")
    monkeypatch.chdir(content.parent)
    attack = json.dumps("::x\n::stop-commands::t ##[add-mask]x שלום")
    honest = {
        "title: Gone": "title",
        "name: Days": "name",
        "says: Bo told that boats came back late.": "says",
    }
    for path in content.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for line, key in honest.items():
            text = text.replace(line, f"{key}: {attack}")
        path.write_text(text, encoding="utf-8")
    verified = CliRunner().invoke(main, ["verify"])
    assert not verified.exit_code, verified.output
    assert_text(verified.output)
    for command in (["impact", "strait"], ["impact", "anna"], ["suggest-repeats", "--least", "0"], ["check"]):
        for style in ("text", "json"):
            answer = CliRunner().invoke(main, [*command, "--format", style])
            assert not answer.exit_code, answer.output
            assert_text(answer.output)


def test_what_mkdocs_says_is_text(caplog: pytest.LogCaptureFixture) -> None:
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.addHandler(caplog.handler)
    try:
        Adapter().on_startup("build")
        logging.getLogger("mkdocs.structure.pages").warning("a link '%s'", ATTACKS[0])
    finally:
        mkdocs.removeHandler(caplog.handler)
        caplog.handler.filters.clear()
    assert caplog.messages
    for message in caplog.messages:
        assert_text(message)
