"""Titles keep their language, print keeps the address, and the plain page of origins says who and when."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from dossier.pipeline import Outcome, run
from tests.site import DESK, watched

FILES = {
    "dossier.yml": "title: Ferry\nlanguage: en\n",
    "actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
    "sources/paper.md": """---
title: Die Fähre hält
published: 2024-05-02
language: de
rights: CC-BY-4.0
claims:
  - id: stopped
    at: paragraph 1
    says: "[[Anna]] said that the ferry stopped."
    by: anna
    date: 2024-05-01
    passage: Fähre hält
---
""",
    "sources/bare.md": """---
title: "[A note on the ferry]"
published: 2024-05-03
language: de
rights: CC-BY-4.0
---
""",
}


@pytest.fixture
def ferry(tmp_path: Path) -> Outcome:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return run(tmp_path)


def test_a_title_in_another_language_carries_it_unless_the_words_are_the_editors(ferry: Outcome) -> None:
    title = '<span lang="de">Die Fähre hält</span>'
    assert '# <span lang="de"' in ferry.tree["sources/paper.md"].decode()
    assert f"[{title}](paper.md)" in ferry.tree["sources/index.md"].decode()
    assert "lang=" not in next(
        line for line in ferry.tree["sources/bare.md"].decode().splitlines() if line.startswith("# ")
    )


def test_wherever_a_page_names_a_title_in_another_language_it_carries_it(
    pages: dict[str, BeautifulSoup],
) -> None:
    title, without = "Velin thanks Haemi on its shore", []
    # Of notes, lists, dates, remarks and links in what editors wrote.
    places = [
        (address, words)
        for address, page in pages.items()
        for words in page.body.find_all(string=lambda words: title in words)
        # The description of a drawing is one text.
        if words.parent.name != "desc"
    ]
    for address, words in places:
        if words.find_parent(lang=True)["lang"] != "ko":
            without.append((address, str(words.parent.parent)))
    assert len({address for address, _ in places}) > 10
    assert without == []


def test_the_plain_page_of_origins_says_who_and_when(ferry: Outcome) -> None:
    page = ferry.markdown_pages["origins/index.md"].decode()
    (item,) = (part for part in page.split("\n- ")[1:] if "the ferry stopped" in part)
    # A table stands below the list.
    line, _, _ = item.partition("\n\n")
    assert line.rstrip().endswith("; Anna; 1 May 2024")


def test_print_shows_the_address_of_the_page(
    chromium: Browser, address: str, pages: dict[str, BeautifulSoup]
) -> None:
    shown = pages["actors/veldania/"].select_one(".dossier-printed").get_text()
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}actors/veldania/")
        printed = page.locator(".dossier-printed")
        expect(printed).to_be_hidden()
        page.emulate_media(media="print")
        expect(printed).to_be_visible()
        expect(printed).to_have_text(shown)
