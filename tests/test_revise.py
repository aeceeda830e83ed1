"""Editors change their mind: other names, corrections, withdrawals, new files; all or nothing is written."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.load import load
from dossier.pipeline import judged, verification
from dossier.problems.report import as_text
from dossier.revision.renamed import renamed
from dossier.revision.stated import corrected, created, withdrawn
from dossier.revision.trial import Change
from dossier.swap.several import replace_all
from tests.site import TESTS, asked, dossier
from tests.test_build import contents

# An entity, a source and a claim, named in every way and layout in which editors may name them.
FILES = {
    "dossier.yml": "title: Boats  # ann is no name here\n",
    "actors/ann.md": (
        "---\nname: Ann Example   # ann, as she signs\naliases:\n- Ann\n- {name: Анна, language: ru}\n"
        "type: person\n---\n[[ann]], [[Ann]] and [[ANN-EXAMPLE|she]] spoke. [@paper#spoke]\n"
    ).replace("[[ANN-EXAMPLE|she]]", "[[ann|she]]"),
    "actors/office.md": (
        "---\nname: Office\ntype: organisation\npart_of: 'ann'\n---\n"
        "| who | what |\n| --- | --- |\n| [[ann\\|Ann E.]] | spoke [@paper#spoke; @other#left] |\n\n"
        "As `[[ann]]` shows, it is [hers](ann.md), [as said](../sources/paper.md#spoke). [@paper#spoke]\n"
    ),
    "figures/ships.md": "---\nname: Ships\ntype: count\nunit: ships\nof: ann\n---\n",
    "meetings/talks.md": "---\nname: Talks\ntype: meeting\n---\n",
    "index.md": "---\ntitle: Boats\n---\n<!-- dossier/figure ships -->\n\nAnn spoke.[^n] [@paper#spoke]\n\n"
    "[^n]: See [[paper]] and [[ann]]. [@other#left]\n",
    "sources/paper.md": (
        "---\ntitle: Paper\npublished: 2024-05-02\nlanguage: en\nrights: CC0-1.0\n"
        "derived_from: [ann, other]\nclaims:\n"
        "  # ann: the claim of ann\n"
        "  - id: spoke  # ann\n    at: title\n    says: >-\n      [[Ann\n      Example]] and [[ann|the\n"
        "      clerk]] spoke; [[ann]] did.\n    passage: ann spoke\n"
        '    by: {actor: "ann", as: a clerk}\n    via:\n      - ann\n'
        "    about:\n      - ann\n      - office\n"
        "    sets:\n      talks:\n        participants:\n          - ann\n          - office\n"
        "      'ann': {office: ann}\n      ships: {value: 3}\n    note: ann\n"
        "---\nNotes on [[ann]].\n"
    ),
    "sources/other.md": (
        "---\ntitle: Other\nlanguage: en\nrights: CC0-1.0\nclaims:\n"
        "  - {id: left, at: title, says: Ann left., passage: ann left, by: ann, about: [ann],\n"
        "     repeats: [paper#spoke], date: {date: 2024-05, basis: inferred, from: [paper, paper#spoke]}}\n"
        "---\n"
    ),
}


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That dossier, with the line ends of another system in one of its files."""
    monkeypatch.chdir(tmp_path)
    for path, text in FILES.items():
        target = Path("content", path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.replace("\n", "\r\n" if path == "sources/paper.md" else "\n").encode())
    assert problems_in(Path("content")) == ""
    return Path("content")


def problems_in(content: Path) -> str:
    return as_text(judged(*load(content))[1])


def made(change: Change) -> None:
    assert not change.why, change.why + as_text(change.problems)
    replace_all(change.files)


def lines_changed(before: dict[str, bytes], after: dict[str, bytes], **moved: str) -> list[str]:
    """The lines that are new, each with its file; files may have moved."""
    names = {name: moved.get(Path(name).stem, name) for name in before}
    return [
        f"{names[name]}: {line}"
        for name, text in sorted(before.items())
        for line in after[names[name]].decode().splitlines()
        if line not in text.decode().splitlines()
    ]


def test_an_entity_is_renamed_wherever_it_is_named_and_nothing_else_changes(odd: Path) -> None:
    before = contents(odd)
    made(renamed(odd, "ann", "anna-example"))
    after = contents(odd)
    assert "actors/ann.md" not in after
    assert lines_changed(before, after, ann="actors/anna-example.md") == [
        "actors/anna-example.md: formerly: [ann]",
        "actors/anna-example.md: [[anna-example]], [[Ann]] and [[anna-example|she]] spoke. [@paper#spoke]",
        "actors/office.md: part_of: 'anna-example'",
        "actors/office.md: | [[anna-example\\|Ann E.]] | spoke [@paper#spoke; @other#left] |",
        (
            "actors/office.md: As `[[ann]]` shows, it is [hers](anna-example.md), "
            "[as said](../sources/paper.md#spoke). [@paper#spoke]"
        ),
        "figures/ships.md: of: anna-example",
        "index.md: [^n]: See [[paper]] and [[anna-example]]. [@other#left]",
        (
            "sources/other.md:   - {id: left, at: title, says: Ann left., passage: ann left, "
            "by: anna-example, about: [anna-example],"
        ),
        "sources/paper.md: derived_from: [anna-example, other]",
        "sources/paper.md:       Example]] and [[anna-example|the",
        "sources/paper.md:       clerk]] spoke; [[anna-example]] did.",
        'sources/paper.md:     by: {actor: "anna-example", as: a clerk}',
        "sources/paper.md:       - anna-example",
        "sources/paper.md:       - anna-example",
        "sources/paper.md:           - anna-example",
        "sources/paper.md:       'anna-example': {office: ann}",
        "sources/paper.md: Notes on [[anna-example]].",
    ]
    # No line end was changed, and none was lost.
    assert after["sources/paper.md"].count(b"\r\n") == before["sources/paper.md"].count(b"\r\n")
    assert after["sources/paper.md"].count(b"\n") == before["sources/paper.md"].count(b"\n")
    assert problems_in(odd) == ""


def test_a_source_is_renamed_with_its_claims(odd: Path) -> None:
    before = contents(odd)
    made(renamed(odd, "paper", "gazette"))
    after = contents(odd)
    assert lines_changed(before, after, paper="sources/gazette.md") == [
        "actors/ann.md: [[ann]], [[Ann]] and [[ann|she]] spoke. [@gazette#spoke]",
        "actors/office.md: | [[ann\\|Ann E.]] | spoke [@gazette#spoke; @other#left] |",
        (
            "actors/office.md: As `[[ann]]` shows, it is [hers](ann.md), "
            "[as said](../sources/gazette.md#spoke). [@gazette#spoke]"
        ),
        "index.md: Ann spoke.[^n] [@gazette#spoke]",
        "index.md: [^n]: See [[gazette]] and [[ann]]. [@other#left]",
        (
            "sources/other.md:      repeats: [gazette#spoke], date: {date: 2024-05, basis: inferred, "
            "from: [gazette, gazette#spoke]}}"
        ),
        "sources/gazette.md: formerly: [paper]",
    ]
    assert problems_in(odd) == ""


def test_a_claim_is_renamed(odd: Path) -> None:
    before = contents(odd)
    made(renamed(odd, "paper#spoke", "said"))
    after = contents(odd)
    assert lines_changed(before, after)[-2:] == [
        "sources/paper.md:   - id: said  # ann",
        "sources/paper.md:     formerly: [spoke]",
    ]
    made(renamed(odd, "other#left", "other#gone"))
    assert "{id: gone, formerly: [left], at: title" in (odd / "sources/other.md").read_text("utf-8")
    assert problems_in(odd) == ""


def test_a_name_is_changed_in_its_file_and_in_links_and_stays_as_an_alias(odd: Path) -> None:
    before = contents(odd)
    made(renamed(odd, "Ann Example", "Ann Sample, mayor"))
    assert lines_changed(before, contents(odd)) == [
        "actors/ann.md: name: 'Ann Sample, mayor'   # ann, as she signs",
        "actors/ann.md: - Ann Example",
        "sources/paper.md:       [[Ann Sample, mayor]] and [[ann|the",
    ]
    assert problems_in(odd) == ""


@pytest.mark.parametrize("old", ["ann", "paper", "paper#spoke", "Ann Example"])
def test_there_and_back_only_the_earlier_name_is_left(odd: Path, old: str) -> None:
    before = contents(odd)
    new = "Ann Sample" if " " in old else "quite-new"
    made(renamed(odd, old, new))
    made(renamed(odd, f"paper#{new}" if "#" in old else new, old.rpartition("#")[2]))
    left = lines_changed(before, contents(odd))
    # A link that was broken over two lines stays on one.
    assert [line.partition(": ")[2].strip() for line in left if "[[Ann Example]] and" not in line] == [
        "- Ann Sample" if " " in old else "formerly: [quite-new]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("nobody", "somebody", "no 'nobody'"),
        ("ann", "office", "'office' is there already"),
        ("paper", "Paper 2", "'Paper 2' is not an id"),
        ("paper#spoke", "He spoke", "'He spoke' is not an id"),
        ("paper#gone", "left", "no claim 'paper#gone'"),
        ("Ann Example", "Ann [E]", "cannot be linked"),
        ("office", "Ann", "would mean something else"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(odd: Path, old: str, new: str, why: str) -> None:
    before = contents(odd)
    change = renamed(odd, old, new)
    assert why in change.why
    assert contents(odd) == before


def test_no_link_comes_to_mean_another_entity(odd: Path) -> None:
    """After the renaming, a link by the alias of one would lead to the id of the other, without any error."""
    (odd / "actors/ben.md").write_text("---\nname: Ben Berg\naliases: berg\ntype: person\n---\n", "utf-8")
    (odd / "index.md").write_text(
        "---\ntitle: Boats\nuncited: a test\n---\n[[berg]] left, said [[ann]].\n", "utf-8"
    )
    change = renamed(odd, "ann", "berg")
    assert "would mean something else" in change.why
    assert not change.files


def test_a_file_that_cannot_be_read_is_mended_first(odd: Path) -> None:
    (odd / "index.md").write_text("no front matter", "utf-8")
    change = renamed(odd, "ann", "anna")
    assert "first mend" in change.why
    assert [problem.code.slug for problem in change.problems] == ["missing-front-matter"]


def test_an_error_that_was_there_before_does_not_hinder(odd: Path) -> None:
    with (odd / "index.md").open("a", encoding="utf-8") as file:
        file.write("\nNobody says so.\n")
    made(renamed(odd, "ann", "anna"))
    assert "[uncited-sentence]" in problems_in(odd)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mira-holm", "m-holm"),
        ("harbour-news", "harbour-times"),
        ("harbour-news#last-month", "last-of-may"),
        ("people-left", "left-the-island"),
        ("Mira Holm", "Mira Holm-Berg"),
    ],
)
def test_what_was_verified_stays_verified(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for part in ("content", "texts"):
        shutil.copytree(TESTS / "ferry" / part, part)
    content = Path("content")
    (content / "verified.json").write_bytes(verified(content))
    made(renamed(content, old, new))
    assert problems_in(content) == ""
    # Where the texts are at hand, the same is found to be right.
    assert json.loads(verified(content)) == json.loads((content / "verified.json").read_bytes())
    shutil.rmtree("texts")
    assert problems_in(content) == ""


def verified(content: Path) -> bytes:
    from datetime import date

    problems, _, record = verification(content, date(2025, 1, 2))
    assert not problems
    return record


def test_what_was_not_verified_does_not_become_so(odd: Path) -> None:
    entry = {"sha256": "0" * 64, "selector": {"type": "TextPositionSelector", "start": 0, "end": 0}}
    record = {"paper": {"text": "x", "verified": "2025-01-01", "claims": {"spoke": entry}}}
    (odd / "verified.json").write_text(json.dumps(record), "utf-8")
    made(renamed(odd, "paper", "gazette"))
    after = json.loads((odd / "verified.json").read_bytes())
    assert after["gazette"]["claims"]["spoke"]["sha256"] == "0" * 64


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"before")
    with pytest.raises(FileNotFoundError):
        # By the time that nothing can be removed, the others are in place.
        replace_all({old: b"after", new: b"new", tmp_path / "missing": None})
    assert contents(tmp_path) == {"old": b"before"}
    replace_all({new: b"new", old: None})
    assert contents(tmp_path) == {"new": b"new"}


def test_a_source_is_withdrawn_and_what_falls_is_told(odd: Path) -> None:
    before = contents(odd)
    change = withdrawn(odd, "other", "2025-05-03", "It was taken back: all of it.")
    made(change)
    assert lines_changed(before, contents(odd)) == [
        "sources/other.md: withdrawn: {date: 2025-05-03, because: 'It was taken back: all of it.'}"
    ]
    assert [(p.code.slug, p.at.file) for p in change.problems] == [
        ("unsupported-sentence", "content/index.md")
    ]
    assert "already" in withdrawn(odd, "other", "2025-05-04", "Again.").why
    assert "did you mean 'other'?" in withdrawn(odd, "othr", "2025-05-04", "Again.").why


def test_a_correction_keeps_what_was_said(odd: Path) -> None:
    before = contents(odd)
    made(corrected(odd, "paper#spoke", "2025-05-03", "", "[[ann]] whispered.", "She did not # speak."))
    made(corrected(odd, "paper#spoke", "2025-05-04", "[[ann]] shouted.", "", "Typo"))
    made(corrected(odd, "other#left", "2025-05-03", "", "Ann left, too.", "We forgot that"))
    new = [line for line in lines_changed(before, contents(odd)) if "paper" in line]
    assert [line.removeprefix("sources/paper.md: ") for line in new] == [
        "      [[ann]] whispered.",
        "    corrected:",
        "      - date: 2025-05-03",
        "        was: >-",
        "          [[Ann Example]] and [[ann|the clerk]] spoke; [[ann]] did.",
        "        because: 'She did not # speak.'",
        "      - date: 2025-05-04",
        "        was: >-",
        "          [[ann]] shouted.",
        "        because: Typo",
    ]
    (claim,) = load(odd)[0].sources["other"].claims
    assert [correction.because for correction in claim.corrected] == ["We forgot that"]
    assert problems_in(odd) == ""


def test_a_correction_that_the_source_does_not_bear_is_refused(tmp_path: Path) -> None:
    for part in ("content", "texts"):
        shutil.copytree(TESTS / "ferry" / part, tmp_path / part)
    says = "The [[statistics office]] counts 700 people who have left the island since 2022."
    change = corrected(tmp_path / "content", "harbour-news#people-left", "2025-05-03", "", says, "A typo.")
    assert {problem.code.slug for problem in change.problems} == {"unbound-number"}
    assert change.why
    assert not change.files


def test_a_new_file_has_the_fields_of_its_kind_and_is_never_in_the_place_of_another(odd: Path) -> None:
    made(created(odd, "actors", "Ben: a baker", "ben", "person", ""))
    assert (
        (odd / "actors/ben.md").read_text("utf-8").startswith("---\nname: 'Ben: a baker'\n# aliases: […]\n")
    )
    made(created(odd, "figures", "Boats lost", "boats-lost", "count", "boats"))
    assert "unit: boats\n" in (odd / "figures/boats-lost.md").read_text("utf-8")
    made(created(odd, "sources", "A #1", "a-1", "", ""))
    found, problems = load(odd)
    assert not problems
    assert found.sources["a-1"].title == "A #1"
    assert "[unmentioned-entity]" in problems_in(odd)
    assert "is there already" in created(odd, "actors", "Ben", "ben", "person", "").why
    assert "is there already" in created(odd, "meetings", "Paper", "paper", "meeting", "").why
    assert "add --type" in created(odd, "actors", "Cleo", "cleo", "", "").why
    made(created(odd, "meetings", "Lunch", "lunch", "", ""))
    assert "type: meeting  # or visit" in (odd / "meetings/lunch.md").read_text("utf-8")
    assert "add --unit" in created(odd, "figures", "Cleo", "cleo", "count", "").why
    assert "did you mean 'actors'?" in created(odd, "actor", "Cleo", "cleo", "person", "").why


def test_a_new_file_begins_with_the_template_of_its_kind(odd: Path) -> None:
    lamps = "lamps:\n  label: Lamp\n  plural: Lamps\n  template: |\n    ## Light\n  types: {torch: Torch}\n"
    kinds = odd / "kinds.yml"
    kinds.write_text((kinds.read_text("utf-8") if kinds.exists() else "") + lamps, "utf-8")
    made(created(odd, "lamps", "Quay lamp", "quay-lamp", "torch", ""))
    assert (odd / "lamps/quay-lamp.md").read_text("utf-8").endswith("---\n## Light\n")


def test_a_terminal_is_asked_for_the_type_and_the_unit(odd: Path) -> None:
    typed = {"Type": "person"}
    assert asked_at_a_terminal(odd.parent, ["new", "actors", "Dora Lamb"], typed) == 0
    assert "type: person" in (odd / "actors/dora-lamb.md").read_text("utf-8")
    typed = {"Unit": "boats"}
    assert asked_at_a_terminal(odd.parent, ["new", "figures", "Boats seen"], typed) == 0
    assert "type: count" in (odd / "figures/boats-seen.md").read_text("utf-8")


def asked_at_a_terminal(folder: Path, arguments: list[str], answers: dict[str, str]) -> int:
    us, terminal = pty.openpty()
    command = [sys.executable, "-m", "dossier.cli", *arguments]
    with subprocess.Popen(command, cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        list(asked(us, answers))
    assert not answers
    return process.returncode


def test_the_commands_write_and_say_what(odd: Path) -> None:
    done = dossier(odd.parent, "rename", "ann", "anna")
    assert (done.returncode, done.stderr) == (0, "")
    assert "content/actors/ann.md is gone\n" in done.stdout
    done = dossier(odd.parent, "rename", "ann", "annabel")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no 'ann'" in done.stderr
    done = dossier(odd.parent, "new", "actors", "Ben Berg", "--type", "person")
    assert done.stdout == "content/actors/ben-berg.md\n"
    done = dossier(odd.parent, "correct", "paper#spoke", "--because", "x")
    assert done.returncode == 2
    done = dossier(odd.parent, "withdraw", "other", "--because", "It was\n taken back.")
    assert done.returncode == 0
    assert "because: It was taken back.}" in (odd / "sources/other.md").read_text("utf-8")
