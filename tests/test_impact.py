"""What `dossier impact` reports is the difference between the dossier with and without a source."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.check import check
from dossier.derive.catalogue import Catalogue
from dossier.load import load
from dossier.model.content import Dossier
from dossier.problems import Code, Problem
from dossier.withdraw.impact import impact
from tests.site import TESTS, dossier
from tests.support import cells, supported


def invented(folder: Path) -> Path:
    return shutil.copytree(TESTS / "talks/content", folder / "content")


def strait(folder: Path) -> Path:
    return shutil.copytree(TESTS / "strait/content", folder / "content")


# All but the one that is withdrawn already.
SOURCES = ("coast-weekly", "pravda-voln", "strait-times", "strait-visit", "union-bulletin")


@pytest.mark.parametrize(
    ("content", "source"), [*((strait, id) for id in SOURCES), *((invented, id) for id in "abc")]
)
def test_the_report_is_what_the_build_loses(
    content: Callable[[Path], Path], source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content(tmp_path).parent)
    before, problems = whole()
    assert problems == []
    found = impact(Catalogue(before), source)
    record = Path(f"content/sources/{source}.md")
    text = record.read_text(encoding="utf-8")
    mark = "withdrawn: {date: 2025-08-01, because: A test.}"
    record.write_text(text.replace("---\n", f"---\n{mark}\n", 1), encoding="utf-8")
    after, problems = whole()

    then, now = supported(before), supported(after)
    assert found
    assert {(f.sort, f.name) for f in found.lost} == {
        k for k, v in then.items() if v[1] and now.get(k) == (0, 0)
    }
    single = {k for k, v in then.items() if v[0] > 1 and k in now and now[k][1] and now[k][0] < 2}
    assert {(f.sort, f.name) for f in found.single} == single
    both = [*found.lost, *found.single]
    assert all(
        (f.dependent.support.origins, f.dependent.support.sources) == then[f.sort, f.name] for f in both
    )

    unsupported = {p.at for p in problems if p.code in (Code.UNSUPPORTED_DATE, Code.UNSUPPORTED_SENTENCE)}
    assert unsupported == {f.dependent.at for f in found.lost if f.sort in ("date", "sentence")}
    others = [p for p in problems if p.at not in unsupported]
    assert sorted(p.message for p in others) == sorted(p.message for p in found.problems)
    values = [
        f.name
        for f in found.lost
        if f.sort == "reading" and before.entities[f.name.split()[0]].kind != "figures"
    ]
    assert cells(before) - cells(after) == len(values)


def whole() -> tuple[Dossier, list[Problem]]:
    found, problems = load(Path("content"))
    return found, [*problems, *check(Catalogue(found))]


def test_the_report_is_for_people_and_for_programs(tmp_path: Path) -> None:
    invented(tmp_path)
    done = dossier(tmp_path, "impact", "c")
    assert done.returncode == 0
    assert "content/meetings/talks.md:5:28: They left." in done.stdout
    found = json.loads(dossier(tmp_path, "impact", "c", "--format", "json").stdout)
    (sentence,) = (fall for fall in found["lost"] if fall["sort"] == "sentence")
    assert (sentence["file"], sentence["line"], sentence["text"]) == (
        "content/meetings/talks.md",
        5,
        "They left.",
    )
    assert (sentence["before"]["sources"], sentence["after"]["sources"]) == (1, 0)


def test_an_actor_falls_with_what_it_asserts_or_alone_carries(tmp_path: Path) -> None:
    invented(tmp_path)
    found = json.loads(dossier(tmp_path, "impact", "wire", "--format", "json").stdout)
    assert [fall["name"] for fall in found["lost"] if fall["sort"] == "claim"] == ["b#spoke", "c#wire"]
    found = json.loads(dossier(tmp_path, "impact", "a#met", "--format", "json").stdout)
    lost = {fall["name"] for fall in found["lost"]}
    assert {"talks date 2024-05-01 asserts", "content/sources/c.md:11:11"} <= lost
    assert "a#met" not in lost


def test_a_name_that_is_not_there_is_told(tmp_path: Path) -> None:
    invented(tmp_path)
    done = dossier(tmp_path, "impact", "wires")
    assert done.returncode == 1
    assert "did you mean 'wire'?" in done.stderr
    (tmp_path / "content/actors/ben.md").write_text("---\nname: Ben\n---\n", encoding="utf-8")
    done = dossier(tmp_path, "impact", "wire")
    assert done.returncode == 1
    assert "[missing-key]" in done.stderr
