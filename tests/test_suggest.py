"""Claims that may say the same are proposed, with reasons, and never joined."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.derive.similar import similar
from dossier.pipeline import problems_of
from tests.site import dossier

SOURCE = """---
title: Paper {id}
published: 2024-05-0{day}
language: en
rights: CC-BY-4.0
claims:
{claims}
---
"""
FIGURE = "---\nname: Boats sent\ntype: count\nunit: boats\n---\n"
ACTOR = "---\nname: {name}\ntype: person\n---\n"

SENT = """
  - id: sent
    at: paragraph 1
    says: >-
      [[Anna]] reported that {number} boats had been sent.
    passage: had been sent
    by: anna
    {more}
"""
OTHER = (
    "  - {id: cook, at: title, says: A cook made soup., passage: made soup, by: ben, about: [anna, boats]}\n"
)


def content(folder: Path, *papers: str) -> Path:
    """A dossier with these claims, a paper for each."""
    for path, text in {
        "actors/anna.md": ACTOR.format(name="Anna"),
        "actors/ben.md": ACTOR.format(name="Ben"),
        "figures/boats.md": FIGURE,
        **{
            f"sources/{id}.md": SOURCE.format(id=id, day=day, claims=claims)
            for day, (id, claims) in enumerate(zip("abcd", papers, strict=False), 1)
        },
    }.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder / "content"


def sent(number: str, value: str, more: str = "") -> str:
    return SENT.format(number=number, more=f"sets: {{boats: {{value: {value}}}}}\n    {more}".rstrip())


def proposed(folder: Path, least: float = 3.0) -> list[tuple[str, str]]:
    found, problems = problems_of(folder)
    assert not problems
    return [(str(pair.one.ref), str(pair.other.ref)) for pair in similar(found, least)]


def test_claims_that_say_nearly_the_same_are_proposed(tmp_path: Path) -> None:
    folder = content(tmp_path, sent("600", "600"), OTHER + sent("about 600", "~600"))
    assert proposed(folder) == [("a#sent", "b#sent")]


@pytest.mark.parametrize(
    ("number", "value"),
    [("700", "700"), ("more than 500", "'>500'"), ("600 to 900", "600..900"), ("hundreds of", "hundreds")],
)
def test_two_values_of_one_figure_are_never_the_same(tmp_path: Path, number: str, value: str) -> None:
    assert proposed(content(tmp_path, sent("600", "600"), OTHER + sent(number, value)), 0) == []


@pytest.mark.parametrize(
    "more", ["date: 2024-03", "stance: denies", "analysis: 'true'", "via: ben\n    by: ben"]
)
def test_what_differs_in_day_stance_or_speaker_is_not_the_same(tmp_path: Path, more: str) -> None:
    first, other = (sent("600", "600", line) for line in ("date: 2024-02", more))
    if "by:" in more:
        other = other.replace("    by: anna\n", "")
    found, _ = problems_of(content(tmp_path, first, OTHER + other))
    assert similar(found, 0) == ()


def test_other_numbers_are_not_the_same_whatever_figure_they_are_of(tmp_path: Path) -> None:
    """A claim need not set a figure."""
    one, other = (
        sent(n, "1").replace("sets: {boats: {value: 1}}", "about: [boats]") for n in ("600", "1,500 more")
    )
    assert proposed(content(tmp_path, one, OTHER + other), 0) == []


def test_a_subject_in_common_is_not_enough(tmp_path: Path) -> None:
    one, other = (
        sent("", "1")
        .replace("sets: {boats: {value: 1}}", "about: [boats]")
        .replace("boats had been sent", what)
        for what in ("nobody wanted the boats", "the boats leaked, and somebody in town was to mend them")
    )
    assert proposed(content(tmp_path, one, OTHER + other), 0) == []


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    texts = [sent("600", "600"), OTHER + sent("600", "~600"), sent("about 600", "~600")]
    found, _ = problems_of(content(tmp_path, *texts))
    turned = dict(reversed(found.claims.items()))
    assert similar(found, 0) == similar(replace(found, claims=turned), 0)


def test_the_command_prints_both_sentences_the_reasons_and_the_line_to_add(tmp_path: Path) -> None:
    content(tmp_path, sent("600", "600"), OTHER + sent("about 600", "~600"))
    shown = dossier(tmp_path, "suggest-repeats")
    assert shown.returncode == 0
    lines = shown.stdout.splitlines()
    assert "the same figure, 'boats', with 600 and about 600" in lines[0]
    assert "said by anna" in lines[0]
    assert lines[1:3] == [
        "  a#sent: Anna reported that 600 boats had been sent.",
        "  b#sent: Anna reported that about 600 boats had been sent.",
    ]
    assert "content/sources/b.md:9:" in lines[3]
    assert lines[4] == "    repeats: [a#sent]"


def test_the_line_to_add_keeps_what_is_repeated_already(tmp_path: Path) -> None:
    again = sent("600", "600", "repeats: a#soup")
    content(tmp_path, OTHER.replace("id: cook", "id: soup"), sent("600", "~600"), OTHER + again)
    found = json.loads(dossier(tmp_path, "suggest-repeats", "--format", "json").stdout)
    assert [pair["add"] for pair in found if pair["claims"][1]["claim"] == "c#sent"] == [
        "repeats: [a#soup, b#sent]"
    ]


def test_nothing_to_propose_is_said_and_json_stays_json(tmp_path: Path) -> None:
    content(tmp_path, OTHER, sent("600", "600"))
    shown = dossier(tmp_path, "suggest-repeats")
    assert (shown.returncode, shown.stdout) == (0, "")
    assert "no two claims" in shown.stderr
    assert json.loads(dossier(tmp_path, "suggest-repeats", "--format", "json").stdout) == []


def test_mistakes_come_first(tmp_path: Path) -> None:
    content(tmp_path, OTHER.replace("by: ben", "by: nobody"))
    shown = dossier(tmp_path, "suggest-repeats")
    assert shown.returncode == 1
    assert "no actor 'nobody'" in shown.stderr
