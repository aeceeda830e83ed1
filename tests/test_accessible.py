"""Every page for everybody: axe in light and dark, the keyboard, small screens, paper, and no scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from tests.site import DESK, PHONE, watched

# So many tests that several processes have something to do, and few enough that each is worth its start.
PARTS = 6
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": STANDARD, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
SMALL = {"width": 320, "height": 640}


def barriers(page: Page, path: str) -> Iterator[tuple[str, str, str]]:
    """What axe finds wrong on the page that is open."""
    for violation in Axe().run(page, options=RULES).response["violations"]:
        yield from ((path, violation["id"], node["html"][:150]) for node in violation["nodes"][:2])


def width_on_a_small_phone(page: Page) -> int:
    page.set_viewport_size(SMALL)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(DESK)
    return int(width)


def layouts(pages: dict[str, BeautifulSoup]) -> list[str]:
    """The addresses of one page of each layout.

    A layout is the set of parts that a page has. One whose parts all stand on another page, too, is none.
    """
    found: dict[frozenset[str], str] = {}
    for address, soup in pages.items():
        classes = (name for tag in soup.select("[class*=dossier-]") for name in tag["class"])
        found.setdefault(frozenset(name for name in classes if name.startswith("dossier-")), address)
    return [address for parts, address in found.items() if not any(parts < others for others in found)]


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    chromium: Browser, address: str, pages: dict[str, BeautifulSoup], part: int
) -> None:
    """On any page, in light; a page with an error in its console fails here, too."""
    with watched(chromium, viewport=DESK, color_scheme="light") as page:
        # The server knows "404.html" by any name that is not there, and says so.
        for path in [path for path in pages if path != "404.html"][part::PARTS]:
            page.goto(address + path)
            assert list(barriers(page, path)) == []
            assert (path, width_on_a_small_phone(page)) == (path, SMALL["width"])


def test_axe_finds_nothing_in_the_dark(
    chromium: Browser, address: str, pages: dict[str, BeautifulSoup]
) -> None:
    """One page of each layout: in the dark only colours are others."""
    paths = layouts(pages)
    assert 10 < len(paths) < len(pages) / 2
    with watched(chromium, viewport=DESK, color_scheme="dark") as page:
        for path in paths:
            page.goto(address + path)
            assert list(barriers(page, path)) == []


def test_axe_would_find_something(chromium: Browser) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.set_content("<p style='width: 999px; color: #ddd'>Pale</p><img src='data:,'>")
        assert {"color-contrast", "image-alt"} <= {id_ for _, id_, _ in barriers(page, "")}
        assert width_on_a_small_phone(page) > SMALL["width"]


def test_controls_can_be_hit_with_a_thumb(chromium: Browser, address: str) -> None:
    """WCAG 2.2, 2.5.8: what is no link in a text is 24 pixels wide and high, or more."""
    with watched(chromium, viewport=PHONE, has_touch=True) as page:
        for path in ("", "chronology/", "actors/haemi/", "sources/coast-weekly/"):
            page.goto(address + path)
            small = page.evaluate(
                """() => [...document.querySelectorAll('button, select, summary, label.md-header__button')]
                    .filter(e => e.checkVisibility())
                    .filter(e => ["width", "height"].some(side => e.getBoundingClientRect()[side] < 24))
                    .map(e => e.outerHTML.slice(0, 100))"""
            )
            assert (path, small) == (path, [])


def test_the_keyboard_gets_everywhere_and_is_seen(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}chronology/")
        seen: list[str] = []
        for _ in range(40):
            page.keyboard.press("Tab")
            what = page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e)
                    return [e.tagName + (e.name ?? ''), s.outlineStyle + s.boxShadow + s.borderColor] }"""
            )
            seen.append(what[0])
            assert what[1] != "nonenone", what
        assert {"SELECTwho", "SELECTsort"} <= set(seen)


def test_foreign_names_say_their_language(chromium: Browser, address: str) -> None:
    with watched(chromium) as page:
        for path, language in (("actors/han-sori/", "ko"), ("actors/anton-velin/", "ru")):
            page.goto(address + path)
            expect(page.locator(f".dossier-opening [lang={language}]")).to_have_count(1)


def test_the_text_is_set_for_reading(chromium: Browser, address: str) -> None:
    """A line holds 60 to 75 characters on a desk, and the fonts are our own."""
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}figures/crews-sent/")
        page.wait_for_function("""document.fonts.check('1rem "Dossier Serif"')""")
        lengths = page.evaluate(
            """() => {
                const p = [...document.querySelectorAll('.md-content p')].find(p => p.innerText.length > 600)
                const height = parseFloat(getComputedStyle(p).lineHeight)
                return p.innerText.length / (p.getBoundingClientRect().height / height) }"""
        )
        assert 60 <= lengths <= 75


def test_paper_has_the_text_and_the_notes_and_nothing_to_click(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.emulate_media(media="print")
        page.goto(f"{address}actors/haemi/")
        for gone in (
            ".md-header",
            ".md-tabs",
            ".md-sidebar--secondary",
            ".md-footer",
            ".dossier-fold > summary",
        ):
            assert not page.locator(gone).first.is_visible(), gone
        expect(page.locator(".footnote li").last).to_be_visible()
        # What is folded on the screen is unfolded on paper.
        expect(page.locator("details.dossier-fold .dossier-statement").first).to_be_visible()


def test_without_scripts_all_but_search_and_filters_works(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False, viewport=DESK) as page:
        page.goto(f"{address}figures/crews-sent/")
        expect(page.locator("table").first).to_contain_text("10,000 to 12,000")
        expect(page.locator(".dossier-chart svg").first).to_be_visible()
        page.locator("a.footnote-ref").first.click()
        expect(page.locator(".footnote li").first).to_be_in_viewport()
        page.goto(f"{address}actors/haemi/")
        fold = page.locator("details.dossier-fold").first
        fold.locator("summary").click()
        expect(fold.locator(".dossier-statement").first).to_be_visible()


def test_motion_is_left_out_for_who_wants_none(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK, reduced_motion="reduce") as page:
        page.goto(address)
        moving = page.evaluate(
            """() => [...document.querySelectorAll('*')].filter(e => {
                const s = getComputedStyle(e)
                const times = [s.transitionDuration, s.animationDuration].flatMap(d => d.split(', '))
                return times.some(time => parseFloat(time) > 0.001)
            }).map(e => e.className)"""
        )
        assert moving == []
