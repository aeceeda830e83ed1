"""A reader's ways through the site, in a real Chromium under a sub-path."""

import gzip
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.site import DESK, PHONE, watched


def test_from_the_front_page_to_a_claim_and_back(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address)
        page.locator(".md-tabs").get_by_role("link", name="Meetings").click()
        page.get_by_role("link", name="Pak–Velin meeting in Orsan").first.click()
        expect(page.locator("h1")).to_contain_text("Pak–Velin meeting in Orsan")
        page.locator("a.footnote-ref").first.click()
        assert "#fn:1" in page.url
        page.locator(".footnote li#fn\\:1 a").first.click()
        expect(page.locator(".dossier-claim:target")).to_be_visible()
        assert "/repo/sources/" in page.url
        page.locator(".dossier-claim:target .dossier-uses a", has_text="Pak–Velin meeting in Orsan").click()
        expect(page.locator("h1")).to_contain_text("Pak–Velin meeting in Orsan")


def test_the_front_page_is_light(chromium: Browser, address: str, site: Path) -> None:
    """At most 150 kB, compressed as GitHub Pages does, before search is opened."""
    loaded: list[str] = []
    with watched(chromium, viewport=PHONE) as page:
        page.on("response", lambda response: loaded.append(response.url.removeprefix(address)))
        page.goto(address, wait_until="networkidle")
    files = [site / (url.partition("?")[0] or "index.html") for url in loaded]
    weights = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert sum(weights.values()) <= 150_000, weights


def test_nothing_moves_while_a_page_loads(chromium: Browser, address: str) -> None:
    observe = """() => { window.moved = 0; new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.moved += entry.value
    }).observe({ type: 'layout-shift', buffered: true }) }"""
    for viewport in (PHONE, DESK):
        with watched(chromium, viewport=viewport) as page:
            for path in ("", "chronology/", "actors/anton-velin/"):
                page.add_init_script(f"({observe})()")
                page.goto(address + path, wait_until="networkidle")
                assert (path, page.evaluate("window.moved")) == (path, 0)
