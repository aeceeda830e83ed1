"""Programs that draft claims, asked by the real command: what they invent is never written."""

import json
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from dossier.assist.appended import appended
from dossier.assist.gate import verdicts
from dossier.assist.kept import NotWrittenError, write_drafts
from dossier.assist.request import answer_schema
from dossier.load import load
from dossier.load.files import read_file
from dossier.revise.edits import edited, original
from tests.liar import LETTER, LIES, TRUE
from tests.site import dossier, with_article

LIAR = Path(__file__).with_name("liar.py")
ARTICLE = """Quay to be closed

HARBOUR, 4 March 2025 (Northern Press) - Mira Holm said on Tuesday that the quay would not be closed before June.

About 600 people signed a letter against the plan, according to the statistics office. The letter has 14 streets.

"We shall not leave the island," Anna Berg told the council. She denied that the ferry company had sold two ships.

The ferry company plans to hire more than 40 people next year, it said.
"""  # noqa: E501
CLAIMS = """# what we have read so far
claims:
  # the streets
  - {id: streets, at: paragraph 2, says: It tells of 14 streets.,
     passage: letter has 14 streets, about: people-left}  # to be looked at again

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_article(tmp_path / "project", ARTICLE, CLAIMS)


def ask(folder: Path, mode: str, *options: str) -> subprocess.CompletedProcess[str]:
    asked = folder / "asked"
    asked.mkdir(exist_ok=True)
    command = shlex.join([sys.executable, str(LIAR), mode, str(asked)])
    return dossier(folder, "draft", "quay", "--with", command, *options)


def record(folder: Path) -> str:
    return (folder / "content/sources/quay.md").read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for name in ("content", "archive") for p in (folder / name).rglob("*.*")}


def test_what_stands_in_the_article_becomes_a_draft(folder: Path) -> None:
    before = record(folder)
    done = ask(folder, "true", "--drafted-by", "an honest program")
    assert (done.returncode, done.stderr) == (0, "")
    assert "quay: 2 drafts written in content/sources/quay.md: staying, letter" in done.stdout
    after = record(folder)
    # All that the editor wrote stays, comments and line breaks too; the drafts stand behind.
    head, _, foot = before.partition("\n---\n\n")
    assert after.startswith(head.rstrip())
    assert after.endswith(foot)
    claims = yaml.safe_load(after.split("---\n")[1])["claims"]
    assert [claim["id"] for claim in claims] == ["streets", "staying", "letter"]
    assert all(claim["draft"] is True for claim in claims[1:])
    assert {claim["drafted_by"] for claim in claims[1:]} == {"an honest program"}
    assert dossier(folder, "check").returncode == 0
    # Whoever proposes the same again adds nothing.
    again = ask(folder, "true")
    assert "0 drafts written" in again.stdout
    assert record(folder) == after


def test_a_program_is_asked_with_all_that_it_needs(folder: Path) -> None:
    ask(folder, "true")
    (question,) = [json.loads(path.read_text(encoding="utf-8")) for path in (folder / "asked").iterdir()]
    assert question["format"] == "dossier-draft/1"
    assert [p["at"] for p in question["paragraphs"]] == ["title", *(f"paragraph {n}" for n in (1, 2, 3, 4))]
    assert {"id": "anna-berg", "name": "Anna Berg"}.items() <= next(
        entity for entity in question["entities"] if entity["id"] == "anna-berg"
    ).items()
    assert {kind["id"] for kind in question["kinds"]} >= {"actors", "meetings"}
    assert [claim["id"] for claim in question["claims"]] == ["streets"]
    schema = Draft202012Validator(question["schema"])
    Draft202012Validator.check_schema(question["schema"])
    schema.validate({"claims": [TRUE, LETTER]})
    assert not schema.is_valid({"claims": [LIES["by-hand"]]})
    assert not schema.is_valid({"claims": [LIES["no-such-paragraph"]]})


@pytest.mark.parametrize("lie", LIES)
def test_no_lie_passes(folder: Path, lie: str) -> None:
    """Without the command, since there are many: the same gate that it asks."""
    content = folder / "content"
    read, _ = load(content)
    (verdict, other) = verdicts(read, "quay", [LIES[lie], {**LETTER, "id": "letter-two"}], "liar")
    assert not verdict.is_accepted
    assert all(problem.message for problem in verdict.problems)
    # Nor does it spoil what stands beside it.
    assert other.is_accepted, other.problems


@pytest.mark.parametrize(
    "mode", ["firmer-number", "dropped-negation", "script-in-says", "yaml-in-says", "half-a-sign"]
)
def test_a_lie_is_handed_back_once_and_never_written(folder: Path, mode: str) -> None:
    before = files(folder)
    done = ask(folder, mode)
    assert "0 drafts written" in done.stdout
    assert "was refused: " in done.stderr
    assert "Traceback" not in done.stderr
    first, second = sorted((folder / "asked").iterdir())
    assert json.loads(first.read_text(encoding="utf-8"))["refused"] == []
    (refused,) = json.loads(second.read_text(encoding="utf-8"))["refused"]
    assert refused["claim"] == LIES[mode]
    assert refused["problems"][0]["message"]
    assert files(folder) == before


def test_what_is_mended_passes(folder: Path) -> None:
    done = ask(folder, "mends")
    assert (done.returncode, done.stderr) == (0, "")
    assert "one draft written" in done.stdout


def test_the_true_is_written_and_the_rest_is_named(folder: Path) -> None:
    done = ask(folder, "mixed", "--format", "json")
    (result,) = json.loads(done.stdout)
    assert result["written"] == ["staying"]
    assert [refused["claim"] for refused in result["refused"]][-5:] == [7, None, "a claim", [], {}]
    assert "signed" not in record(folder)
    assert dossier(folder, "check").returncode == 0


def test_what_a_program_says_that_it_is_unsure_of_is_written_so(folder: Path) -> None:
    done = ask(folder, "unsure")
    assert "one draft written" in done.stdout, done.stderr
    assert "unsure:\n      - stance" in record(folder)


def test_what_nobody_asked_for_does_nothing(folder: Path) -> None:
    done = ask(folder, "other-fields")
    assert "one draft written" in done.stdout
    assert "nobody asked for: publish, run" in done.stderr


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("ten-megabytes", "longer than 2,000 kilobytes"),
        ("endless", "longer than 2,000 kilobytes"),
        ("deeply-nested", "too deep"),
        ("half", "no JSON, or only a part of it"),
        ("twice", "stands twice"),
        ("not-a-number", "no number of JSON"),
        ("no-utf-8", "no JSON"),
        ("words", "no JSON"),
        ("list-of-nothing", "no object with a list 'claims'"),
        ("nothing", "no answer"),
        ("hangs", "no answer within 4 seconds"),
        ("closes-and-hangs", "no answer within 4 seconds"),
        ("error", "ended with the error 3; it says: \\x1b[2Jno key for the model"),
    ],
)
def test_a_program_that_fails_changes_nothing(folder: Path, mode: str, words: str) -> None:
    before = files(folder)
    begin = time.monotonic()
    done = ask(folder, mode, "--time-limit", "4")
    # No waiting for what would take ten minutes; how long a machine takes is another matter.
    assert time.monotonic() - begin < 300
    assert done.returncode == 1
    assert words in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert files(folder) == before


def test_what_passed_first_is_kept_if_the_second_answer_fails(folder: Path) -> None:
    done = ask(folder, "hangs-when-asked-again", "--time-limit", "8")
    assert done.returncode == 1
    assert "was handed back, and not mended: the program gave no answer" in done.stderr
    assert "one draft written" in done.stdout
    assert "id: staying" in record(folder)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("quay", "--with", "no-such-program-anywhere"), "cannot be run"),
        (("quay", "--with", "'"), "is no command"),
        (("quay", "--with", " "), "name the program"),
        (("nowhere", "--with", "true"), "there is no source 'nowhere'"),
        (("../../etc/passwd", "--with", "true"), "there is no source"),
        (("quay", "--with", "true", "--drafted-by", "a\nb"), "printable"),
    ],
)
def test_what_cannot_be_asked_is_said(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    done = dossier(folder, "draft", *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "claims",
    [
        "claims: []\n",
        "claims: []  # none yet\n",
        "",
        "claims: [{id: streets, at: paragraph 2, says: 14 streets., passage: letter has}]\n",
        "claims:\n- id: streets\n  at: paragraph 2\n  says: 14 streets.\n  passage: letter has\n  # e\n",
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_drafts_stand_behind_whatever_an_editor_wrote(tmp_path: Path, claims: str, ends: str) -> None:
    folder = with_article(tmp_path / "project", ARTICLE, claims)
    path = folder / "content/sources/quay.md"
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", ends).encode())
    before = path.read_bytes()
    read, problems = load(folder / "content")
    assert problems == []
    records = [verdict.record for verdict in verdicts(read, "quay", [TRUE, LETTER], "liar")]
    write_drafts(folder / "content", read, "quay", records)
    after, problems = load(folder / "content")
    assert problems == []
    ids = [claim.ref.claim for claim in after.sources["quay"].claims]
    assert ids[-2:] == ["staying", "letter"]
    assert len(ids) == len(read.sources["quay"].claims) + 2
    after_all = path.read_bytes().splitlines()
    for line in before.splitlines():
        # The line of the claims is the one that may go on.
        assert b"claims:" in line or line in after_all
    assert (b"# none yet" in path.read_bytes()) == (b"# none yet" in before)
    assert (b"\r\n" in path.read_bytes()) == (ends == "\r\n")


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    folder = with_article(tmp_path / "project", ARTICLE, CLAIMS)
    read, _ = load(folder / "content")
    record = verdicts(read, "quay", [TRUE], "liar")[0].record
    outside = tmp_path / "outside.md"
    path = folder / "content/sources/quay.md"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(NotWrittenError):
        write_drafts(folder / "content", read, "quay", [record])
    assert outside.read_bytes() == before


def test_only_drafts_are_ever_written(folder: Path) -> None:
    """Even if the gate were open: what stands in the file afterwards is looked at once more."""
    read, _ = load(folder / "content")
    before = record(folder)
    for change in ({"draft": "false"}, {"drafted_by": ""}, {"id": "streets"}):
        with pytest.raises(NotWrittenError):
            write_drafts(
                folder / "content", read, "quay", [{**TRUE, "draft": "true", "drafted_by": "x", **change}]
            )
    assert record(folder) == before


def test_an_edit_only_adds(folder: Path) -> None:
    path = folder / "content/sources/quay.md"
    opened, _ = read_file(path)
    assert opened
    before = original(path.read_bytes())
    edit = appended(opened.front, before, [TRUE])  # type: ignore[arg-type]
    assert edit.start == edit.end
    assert len(edited(before, [edit])) > len(path.read_bytes())


def test_a_schema_names_the_places_and_entities_of_a_dossier_as_long_as_they_are_few(folder: Path) -> None:
    whole, _ = load(folder / "content")
    places = ["paragraph 1", "paragraph 2"]
    for most, is_named in ((None, True), (len(whole.entities), True), (1, False)):
        schema = answer_schema(whole, places, most)
        assert ("enum" in schema["$defs"]["entity"]) is is_named
        assert ("enum" in schema["$defs"]["claim"]["properties"]["at"]) is is_named
