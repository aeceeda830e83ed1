"""Every scenario holds, and every problem code has one."""

from pathlib import Path

import frontmatter
import pytest

from dossier.model.paths import DERIVED
from dossier.pipeline import Outcome, run
from dossier.problems import Code
from dossier.problems.report import as_text
from tests.scenario import UPDATED, Fence, Scenario, headless, scenarios, updated

DOCUMENTS = sorted(Path(__file__).parent.joinpath("scenarios").glob("*.md"))
ALL = [scenario for document in DOCUMENTS for scenario in scenarios(document)]


@pytest.mark.parametrize("scenario", ALL, ids=lambda s: f"{s.document.stem}: {s.title}")
def test_scenario(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    outcome = outcome_of(scenario, tmp_path, monkeypatch)
    assert scenario.expected, f"{scenario.document.name}:{scenario.line} expects nothing"
    if request.config.getoption("--update"):
        update(scenario, outcome)
        return
    for fence in scenario.expected:
        compare(outcome, fence)
    if not any(fence.kind == "problems" for fence in scenario.expected):
        assert not outcome.problems, as_text(outcome.problems)


def update(scenario: Scenario, outcome: Outcome) -> None:
    """Write what the scenario yields; its lines are looked up anew, since other updates move them."""
    (now,) = (s for s in scenarios(scenario.document) if s.title == scenario.title)
    found = {fence.lines: actual(outcome, fence) for fence in now.expected if fence.kind in UPDATED}
    scenario.document.write_text(updated(scenario.document, found), encoding="utf-8")


def outcome_of(scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    monkeypatch.chdir(tmp_path)
    for path, text in scenario.files.items():
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
    for path, leads_to in scenario.links.items():
        link = Path(path)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(leads_to)
    Path("content").mkdir(exist_ok=True)
    return run(Path("content"))


def compare(outcome: Outcome, fence: Fence) -> None:
    if fence.kind in UPDATED:
        assert actual(outcome, fence) == fence.text
        return
    assert outcome.tree, as_text(outcome.problems)
    page = headless(outcome.tree[fence.path].decode())
    place = 0
    for line in fence.text.splitlines():
        if fence.kind == "hides":
            # What stands in front matter is no Markdown: a description may hold its signs.
            assert line not in frontmatter.loads(page).content
        else:
            assert fence.kind == "shows", fence.kind
            assert line in page[place:], f"not shown here: {line}\n\n{page}"
            place = page.index(line, place) + len(line)


def actual(outcome: Outcome, fence: Fence) -> str:
    match fence.kind:
        case "problems":
            text = as_text(outcome.problems)
        case "files":
            text = "\n".join(path for path in sorted(outcome.tree) if not path.startswith(DERIVED))
        case _:
            return headless(outcome.tree[fence.path].decode())
    return text + "\n" if text else ""


def test_every_code_has_a_scenario() -> None:
    shown = "".join(fence.text for s in ALL for fence in s.expected if fence.kind == "problems")
    assert [code.slug for code in Code if f"[{code.slug}]" not in shown] == []


def test_every_code_has_a_paragraph_in_the_guide() -> None:
    guide = Path(__file__).parents[1].joinpath("docs", "problems.md").read_text(encoding="utf-8")
    assert [code.slug for code in Code if f"\n## {code.slug}\n" not in guide] == []


def test_what_a_scenario_hides_could_be_shown() -> None:
    """A test of the tests: wording that the program no longer prints stays hidden whatever the program does.

    So each hidden line is shown on another page or in another scenario, or is an editor's own. In the
    scenarios on escaping it is an attack, which stands nowhere.
    """
    dead = [
        f"{s.document.name}:{fence.lines[0] + 1}: {line}"
        for s in ALL
        for fence in s.expected
        if fence.kind == "hides" and s.document.stem != "escaping"
        for line in fence.text.splitlines()
        if not is_alive(line, s, fence)
    ]
    assert dead == []


def is_alive(line: str, scenario: Scenario, hiding: Fence) -> bool:
    shown = (
        fence.text
        for other in ALL
        for fence in other.expected
        if fence.kind in ("shows", "page") and (other is not scenario or fence.path != hiding.path)
    )
    written = (text.decode(errors="replace") for text in scenario.files.values())
    return any(line in text for text in (*shown, *written))
