"""Every page for everybody: axe in light and dark, the keyboard, small screens, paper, and no scripts."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from dossier.load import load
from dossier.model.paths import page_paths
from tests.site import DESK, PHONE, ROOT, watched

DOSSIER, _ = load(ROOT / "content")
PATHS = sorted(path.removesuffix(".md").removesuffix("index") for path in page_paths(DOSSIER))
# So many tests that several processes have something to do, and few enough that each is worth its start.
PARTS = [PATHS[i::12] for i in range(12)]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": STANDARD, "rules": {"target-size": {"enabled": True}}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", range(len(PARTS)))
def test_axe_finds_nothing(chromium: Browser, address: str, part: int, scheme: str) -> None:
    found = []
    with watched(chromium, viewport=DESK, color_scheme=scheme) as page:
        for path in PARTS[part]:
            page.goto(address + path)
            wrong = Axe().run(page, options=RULES).response["violations"]
            found += [(path, v["id"], n["html"][:150]) for v in wrong for n in v["nodes"][:2]]
    assert found == []


@pytest.mark.parametrize("part", range(len(PARTS)))
def test_nothing_scrolls_sideways_on_a_small_phone(chromium: Browser, address: str, part: int) -> None:
    with watched(chromium, viewport={"width": 320, "height": 640}) as page:
        for path in PARTS[part]:
            page.goto(address + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert (path, wide) == (path, 320)


def test_every_page_is_looked_at(site: Path) -> None:
    built = {path.parent.relative_to(site).as_posix().removeprefix(".") for path in site.rglob("index.html")}
    assert {path.strip("/") for path in PATHS} <= built


def test_controls_can_be_hit_with_a_thumb(chromium: Browser, address: str) -> None:
    """WCAG 2.2, 2.5.8: what is no link in a text is 24 pixels wide and high, or more."""
    with watched(chromium, viewport=PHONE, has_touch=True) as page:
        for path in ("", "chronology/", "actors/north-korea/", "sources/shoigu-support/"):
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
        assert {"SELECTactors", "SELECTsort"} <= set(seen)


def test_foreign_names_say_their_language(chromium: Browser, address: str) -> None:
    with watched(chromium) as page:
        for path, language in (("actors/choe-son-hui/", "ko"), ("actors/sergei-lavrov/", "ru")):
            page.goto(address + path)
            expect(page.locator(f".dossier-opening [lang={language}]")).to_have_count(1)


def test_the_text_is_set_for_reading(chromium: Browser, address: str) -> None:
    """A line holds 60 to 75 characters on a desk, and the fonts are our own."""
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}figures/troops-sent/")
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
        page.goto(f"{address}actors/north-korea/")
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
        page.goto(f"{address}figures/troops-sent/")
        expect(page.locator("table").first).to_contain_text("10,000 to 12,000")
        expect(page.locator(".dossier-chart svg").first).to_be_visible()
        page.locator("a.footnote-ref").first.click()
        expect(page.locator(".footnote li").first).to_be_in_viewport()
        page.goto(f"{address}actors/north-korea/")
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
