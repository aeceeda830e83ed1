"""Notes without leaving the place: previews by hover and focus, sheets by tap, and the way there and back."""

import pytest
from playwright.sync_api import Browser, expect

from tests.site import DESK, PHONE, watched

VELIN = "actors/anton-velin/"
PREVIEW = ".dossier-note"
SHEET = "#dossier-sheet"


@pytest.mark.parametrize("by", ["hover", "focus"])
def test_a_note_opens_as_a_preview(chromium: Browser, address: str, by: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + VELIN)
        ref = page.locator("a.footnote-ref").nth(1)
        if by == "hover":
            ref.hover()
        else:
            # With the keyboard, as those do who have no mouse.
            page.locator("a.footnote-ref").first.focus()
            page.keyboard.press("Tab")
        expect(page.locator(PREVIEW)).to_contain_text("paragraph")
        expect(page.locator(PREVIEW)).to_be_in_viewport(ratio=1)
        assert page.locator(f"{PREVIEW} .footnote-backref").count() == 0


def test_a_preview_stays_under_the_mouse_and_goes_with_escape(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + VELIN)
        ref = page.locator("a.footnote-ref").nth(1)
        ref.hover()
        link = page.locator(f"{PREVIEW} a").first
        expect(link).to_be_visible()
        link.hover()
        page.wait_for_timeout(400)
        expect(link).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(PREVIEW)).to_be_hidden()
        ref.hover()
        expect(link).to_be_visible()
        page.mouse.move(2, 2)
        expect(page.locator(PREVIEW)).to_be_hidden()


def test_a_preview_leads_on_to_the_claim(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + VELIN)
        page.locator("a.footnote-ref").nth(1).hover()
        page.locator(f"{PREVIEW} a").first.click()
        expect(page.locator(".dossier-claim:target")).to_be_in_viewport()


def test_a_tap_opens_the_note_as_a_sheet(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=PHONE, has_touch=True) as page:
        page.goto(address + VELIN)
        ref = page.locator("a.footnote-ref").nth(1)
        ref.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        ref.tap()
        context = page.locator(SHEET)
        expect(context).to_contain_text("paragraph")
        assert page.evaluate("scrollY") == before
        box = context.bounding_box()
        assert box
        assert box["y"] + box["height"] == PHONE["height"]
        context.get_by_role("button").tap()
        expect(context).to_be_hidden()
        ref.tap()
        page.touchscreen.tap(100, 20)
        expect(context).to_be_hidden()


def test_a_sheet_leads_to_all_notes(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=PHONE, has_touch=True) as page:
        page.goto(address + VELIN)
        page.locator("a.footnote-ref").nth(1).tap()
        page.locator(f"{SHEET} [data-all]").tap()
        expect(page.locator(SHEET)).to_be_hidden()
        expect(page.locator(".footnote li:target")).to_be_in_viewport()


def test_a_click_goes_to_the_note_and_the_note_back_to_each_place(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}meetings/pak-velin-orsan/")
        marks = page.locator('a.footnote-ref[href="#fn:1"]')
        uses = marks.count()
        assert uses > 1
        note = page.locator(".footnote li#fn\\:1")
        back = note.locator("a.footnote-backref")
        assert back.count() == uses
        places = set()
        for i in range(uses):
            marks.nth(i).click()
            expect(note).to_be_in_viewport()
            assert page.url.endswith("#fn:1")
            back.nth(i).click()
            place = page.url.partition("#")[2]
            places.add(place)
            expect(page.locator(f'[id="{place}"] a.footnote-ref[href="#fn:1"]')).to_be_in_viewport()
        assert len(places) == uses


def test_a_mark_is_described_by_its_note(chromium: Browser, address: str) -> None:
    """Screen readers read the note with the mark."""
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + VELIN)
        described = page.locator("a.footnote-ref").evaluate_all(
            "all => all.map(ref => document.getElementById(ref.getAttribute('aria-describedby'))?.innerText)"
        )
        assert len(described) > 4
        assert all("paragraph" in (note or "") for note in described)


def test_a_row_says_how_many_notes_more_there_are(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}aid/")
        expect(page.locator("td .dossier-more").first).to_be_visible()


def test_a_folded_part_opens_where_a_note_leads_back_into_it(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}actors/haemi/")
        fold = page.locator("details.dossier-fold").first
        inside = fold.locator("a.footnote-ref").last
        expect(inside).to_be_hidden()
        id_ = inside.locator("xpath=..").get_attribute("id")
        page.goto(f"{address}actors/haemi/#{id_}")
        expect(inside).to_be_visible()
