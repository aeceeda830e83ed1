"""What readers find at once: opinions apart from facts, and events from the drawing of them."""

import pytest
from playwright.sync_api import Browser, expect

from tests.site import DESK, PHONE, watched

SOURCE = "sources/pravda-voln/"
CHRONOLOGY = "chronology/"
SCREENS = pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])


@SCREENS
def test_a_reader_can_choose_facts_or_opinions(
    chromium: Browser, address: str, screen: dict[str, int]
) -> None:
    # It needs no script.
    with watched(chromium, viewport=screen, java_script_enabled=False) as page:
        page.goto(address + SOURCE)
        opinions = page.locator(".dossier-opinion-claim:visible")
        facts = page.locator(".dossier-claim:not(.dossier-opinion-claim):visible")
        assert (facts.count(), opinions.count()) == (16, 1)
        page.get_by_label("Show:").select_option("stated")
        expect(opinions).to_have_count(0)
        expect(facts).to_have_count(16)
        page.get_by_label("Show:").select_option("opinions")
        expect(facts).to_have_count(0)
        expect(opinions).to_have_count(1)


@SCREENS
def test_every_mark_of_the_drawing_leads_to_its_event(
    chromium: Browser, address: str, screen: dict[str, int]
) -> None:
    with watched(chromium, viewport=screen) as page:
        for path in ("", CHRONOLOGY):
            page.goto(address + path)
            link = page.locator(".dossier-strip a[data-event]:visible", has_text="denied").first
            event = link.get_attribute("data-event")
            link.click()
            expect(page.locator(f"#{event}")).to_be_in_viewport()
            assert page.url == f"{address}{CHRONOLOGY}#{event}"


def test_years_of_the_chronology_are_reached_from_its_beginning(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=PHONE) as page:
        page.goto(address + CHRONOLOGY)
        page.locator(".dossier-jumps").get_by_role("link", name="2025").click()
        expect(page.get_by_role("heading", name="2025")).to_be_in_viewport()
