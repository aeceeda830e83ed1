"""A reader's ways through the site, in a real Chromium under a sub-path."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.site import watched

ONE_OF_EACH = (
    "",
    "actors/",
    "actors/sergei-lavrov/",
    "meetings/",
    "meetings/kim-lavrov-wonsan/",
    "aid/troops/",
    "figures/troops-sent/",
    "places/kursk/",
    "sources/",
    "sources/shoigu-support/",
    "chronology/",
    "disputes/",
    "origins/",
    "method/",
)
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


def test_from_the_front_page_to_a_claim_and_back(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address)
        page.locator(".md-tabs").get_by_role("link", name="Meetings").click()
        page.get_by_role("link", name="Kim–Lavrov meeting in Wonsan").first.click()
        expect(page.locator("h1")).to_contain_text("Kim–Lavrov meeting in Wonsan")
        page.locator("a.footnote-ref").first.click()
        assert "#fn:1" in page.url
        page.locator(".footnote li#fn\\:1 a").first.click()
        expect(page.locator(".dossier-claim:target")).to_be_visible()
        assert "/repo/sources/" in page.url
        page.locator(".dossier-claim:target .dossier-uses a", has_text="Kim–Lavrov meeting in Wonsan").click()
        expect(page.locator("h1")).to_contain_text("Kim–Lavrov meeting in Wonsan")


def test_a_note_leads_back_to_each_place_that_cites_it(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}meetings/kim-lavrov-wonsan/")
        mark = page.locator("a.footnote-ref", has_text="1").first
        uses = page.locator('a.footnote-ref[href="#fn:1"]').count()
        assert uses > 1
        assert page.locator(".footnote li#fn\\:1 a.footnote-backref").count() == uses
        page.locator(".footnote li#fn\\:1 a.footnote-backref").first.click()
        assert "#fnref:1" in page.url
        expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("by", ["hover", "focus"])
def test_a_note_opens_as_a_preview(chromium: Browser, address: str, by: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}actors/sergei-lavrov/")
        mark = page.locator("a.footnote-ref").nth(1)
        page.wait_for_timeout(500)
        mark.hover() if by == "hover" else mark.focus()
        expect(page.locator(".md-tooltip2--active")).to_contain_text("paragraph")


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_nothing_scrolls_sideways_on_a_phone(chromium: Browser, address: str, path: str) -> None:
    with watched(chromium, viewport=PHONE) as page:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_pages_are_accessible(chromium: Browser, address: str, path: str, scheme: str) -> None:
    with watched(chromium, viewport=DESK, color_scheme=scheme) as page:
        page.goto(address + path)
        found = Axe().run(page).response["violations"]
        assert [
            (v["id"], n["html"][:200], n.get("failureSummary")) for v in found for n in v["nodes"][:2]
        ] == []


def test_pages_read_without_scripts(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}figures/troops-sent/")
        expect(page.locator("table").first).to_contain_text("10,000 to 12,000")
        page.locator("a.footnote-ref").first.click()
        expect(page.locator(".footnote li").first).to_be_in_viewport()


def test_no_page_has_a_console_error(chromium: Browser, address: str, site: Path) -> None:
    paths = [path.relative_to(site).parent.as_posix() for path in site.rglob("index.html")]
    assert len(paths) > 80
    with watched(chromium, viewport=DESK) as page:
        for path in paths:
            page.goto(f"{address}{path}/")
