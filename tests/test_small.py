"""What readers see of a dossier that holds little."""

import pytest

from dossier.mkdocs_adapter.theme import navigation
from dossier.pipeline import run
from tests.site import TESTS


@pytest.mark.parametrize(
    ("name", "tabs"),
    [
        ("ferry", ["Home", "Chronology", "Actors", "Meetings", "Figures", "Disputes", "Sources", "About"]),
        ("talks", ["Home", "Chronology", "Actors", "Meetings", "Figures", "Sources", "About"]),
    ],
)
def test_only_what_holds_something_has_a_tab(name: str, tabs: list[str]) -> None:
    outcome = run(TESTS / name / "content")
    assert [title for tab in navigation(outcome) for title in tab] == tabs
    # Who has the address of a list, or links to it, still finds it.
    assert {"aid/index.md", "disputes.md"} <= outcome.tree.keys()
