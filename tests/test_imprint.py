"""Who edits and publishes a dossier, and whose its texts are, wherever it is said or taken away."""

import json

import feedparser
import pytest
import rispy
from bs4 import BeautifulSoup

from dossier.model.settings import Settings
from dossier.pipeline import Outcome, run
from dossier.render.imprint import rights
from dossier.render.messages import messages_of
from tests.site import TESTS

# As tests/strait has them; the first holds what HTML would take for its own.
PERSON, DESK, PUBLISHER = "Lena Marsk & Sohn <b>", "Strait Desk", "Haven Press"


@pytest.fixture(scope="module")
def strait() -> Outcome:
    return run(TESTS / "strait/content", "https://site.test/repo/")


def test_the_footer_of_every_page_says_it(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        foot = page.select_one("footer").get_text("\n", strip=True)
        assert f"Edited by {PERSON} and {DESK}." in foot
        assert f"Published by {PUBLISHER}." in foot
        assert "Texts CC BY 4.0; quotations remain their authors’." in foot


def test_a_page_is_cited_with_them(pages: dict[str, BeautifulSoup]) -> None:
    cited = pages["actors/veldania/"].select_one(".dossier-cite p").get_text()
    assert f"edited by {PERSON} and {DESK}, {PUBLISHER}, as of" in cited


def test_references_name_them(strait: Outcome) -> None:
    (item,) = json.loads(strait.tree["cite/index.json"])
    assert item["editor"] == [{"literal": PERSON}, {"literal": DESK}]
    assert item["publisher"] == PUBLISHER
    (entry,) = rispy.loads(strait.tree["cite/index.ris"].decode())
    assert (entry["secondary_authors"], entry["publisher"]) == ([PERSON, f"{DESK},"], PUBLISHER)
    tex = strait.tree["cite/index.bib"].decode()
    assert "editor = {{Lena Marsk \\& Sohn <b>} and {Strait Desk}}" in tex
    assert "publisher = {Haven Press}" in tex
    # An article's editors are not ours.
    assert b"Haven Press" not in strait.tree["data/bibliography.json"]


def test_feeds_have_them_as_authors(strait: Outcome) -> None:
    feed = feedparser.parse(strait.tree["feed.xml"]).feed
    assert [author["name"] for author in feed.authors] == [PERSON, DESK]
    assert feed.authors[1]["href"] == "https://example.org/desk/"


def test_search_engines_are_told(pages: dict[str, BeautifulSoup]) -> None:
    graph = json.loads(pages[""].select_one('script[type="application/ld+json"]').text)["@graph"]
    (data,) = (node for node in graph if node["@type"] == "Dataset")
    assert data["editor"] == [{"@type": "Person", "name": PERSON}]
    desk = {"@type": "Organization", "name": DESK, "url": "https://example.org/desk/"}
    assert data["creator"] == [desk]
    assert data["publisher"] == {"@type": "Organization", "name": PUBLISHER}


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("all-rights-reserved", "Texts: all rights reserved"),
        ("public-domain", "Texts are in the public domain"),
        ("CC-BY-NC-SA-4.0", "Texts CC BY-NC-SA 4.0"),
        ("CC0-1.0", "Texts CC0 1.0"),
        ("MIT", "Texts MIT"),
        ("ODbL-1.0", "Texts ODbL-1.0"),
    ],
)
def test_the_rights_are_worded(strait: Outcome, id: str, words: str) -> None:
    line = rights(Settings(rights=id), messages_of(strait.dossier))
    assert line == f"{words}; quotations remain their authors’."
