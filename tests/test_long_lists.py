"""A dossier whose lists are all too long for a page: nothing of it is lost, and every link still leads."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from tests.conftest import parsed
from tests.site import built, project
from tests.test_site import BASE, dead

# Of one list a page holds so many items.
MOST = 3

Pages = dict[str, BeautifulSoup]


class Both(NamedTuple):
    """The pages of a dossier, those of the same with short pages, and where these stand."""

    whole: Pages
    short: Pages
    site: Path


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = project(tmp_path_factory.mktemp("long"), "strait")
    whole = parsed(built(folder))
    settings = folder / "content/dossier.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\npage_items: {MOST}\n", encoding="utf-8")
    site = built(folder)
    return Both(whole, parsed(site), site)


def said(pages: Pages, under: str) -> Counter[str]:
    """The statements that stand on a page and on its parts, and how often."""
    own = re.compile(rf"{re.escape(under)}(/|\.[^/]+/)")
    lists = [page.select(".dossier-says") for address, page in pages.items() if own.fullmatch(address)]
    return Counter(" ".join(tag.get_text().split()) for tags in lists for tag in tags)


def test_links_and_notes_of_parts_lead_where_they_should(both: Both) -> None:
    assert len(both.short) > len(both.whole) + 40
    assert list(dead(both.site, both.short, BASE)) == []
    for address, page in both.short.items():
        notes = {str(tag["id"]) for tag in page.select(".footnote li[id]")}
        marks = {str(tag["href"]).removeprefix("#") for tag in page.select("a.footnote-ref")}
        assert notes == marks, address


def test_every_statement_stands_on_a_page_or_on_its_parts(both: Both) -> None:
    lists = [address.rstrip("/") for address in both.whole if address not in ("", "404.html")]
    parted = [address for address in lists if any(other.startswith(f"{address}.") for other in both.short)]
    assert len(parted) > 8
    for address in lists:
        assert set(said(both.whole, address)) == set(said(both.short, address)), address


def test_no_list_is_longer_than_the_settings_say(both: Both) -> None:
    for address, page in both.short.items():
        # The claims of a source stay on its page, where their anchors are.
        if not address.startswith("sources/"):
            counts = [len(part.select("li > .dossier-statement")) for part in page.select("article ul")]
            assert max(counts, default=0) <= MOST, address
