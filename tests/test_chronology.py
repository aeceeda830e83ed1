"""The chronology: a list first, that can be filtered, and a drawing of the same."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import DESK, PHONE, watched

PATH = "chronology/"
FILTER = "form.dossier-filter"


def visible_events(page: Page) -> list[str]:
    """The events that can be seen, by their anchors."""
    events = page.locator(".dossier-when[id]")
    return events.evaluate_all("all => all.filter(e => e.checkVisibility()).map(e => e.id)")


def test_the_list_is_whole_and_in_order_without_scripts(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False) as page:
        page.goto(address + PATH)
        expect(page.locator(FILTER)).to_be_hidden()
        items = page.locator(".md-content li:has(.dossier-when)")
        assert items.count() > 20
        assert all(items.nth(i).is_visible() for i in range(items.count()))
        years = [int(text.strip("¶")) for text in page.locator(".md-content h2").all_text_contents()[:3]]
        assert years == [2023, 2024, 2025]
        expect(page.locator(".dossier-strip svg[role=group]").last).to_be_attached()


@pytest.mark.parametrize("screen", [DESK, PHONE])
def test_the_list_can_be_filtered_by_actor_and_by_sort(
    chromium: Browser, address: str, screen: dict[str, int]
) -> None:
    with watched(chromium, viewport=screen) as page:
        page.goto(address + PATH)
        every = visible_events(page)
        page.get_by_label("Actor").select_option(label="Yana Lisova")
        by_actor = visible_events(page)
        assert "on-pak-lisova-june" in by_actor
        assert "on-pak-velin-orsan" not in by_actor
        page.get_by_label("What").select_option(label="Meetings")
        both = visible_events(page)
        assert set(both) == {"on-pak-lisova-june", "on-lisova-march"}
        expect(page.locator(f"{FILTER} output")).to_have_text(f"2 of {len(every)} events")
        # A year without events has no heading, and the drawing shows the same.
        assert page.locator(".md-content h2:visible").first.inner_text().startswith("2025")
        drawn = "all => all.filter(e => !e.classList.contains('dossier-faint')).map(e => e.dataset.event)"
        assert set(page.locator("[data-event]").evaluate_all(drawn)) == set(both)
        page.get_by_role("button", name="Show all").click()
        # The form is reset first, and the list follows.
        expect(page.locator(".dossier-when[id]:visible")).to_have_count(len(every))
        assert visible_events(page) == every


def test_a_filter_can_be_passed_on(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + PATH)
        page.get_by_label("What").select_option(label="Denied or not confirmed")
        chosen = visible_events(page)
        assert page.url.endswith("?sort=denied")
        page.reload()
        assert visible_events(page) == chosen
        page.goto(f"{address}{PATH}?sort=nothing-of-the-sort")
        assert len(visible_events(page)) > len(chosen)


def test_a_leader_is_found_under_the_state(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + PATH)
        page.get_by_label("Actor").select_option(label="Haemi")
        assert "on-pak-velin-orsan" in visible_events(page)


def test_denials_and_admissions_stand_in_it_with_what_their_date_is(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(f"{address}{PATH}?sort=denied")
        denial = page.locator("li:visible", has=page.locator("#on-pravda-voln-denial"))
        expect(denial).to_contain_text("when the article appeared")
        page.goto(f"{address}{PATH}?sort=reversed")
        admitted = page.locator("li:visible", has=page.locator("#on-coast-weekly-admission"))
        expect(admitted).to_contain_text("dated by the editors, from “Last April”")


def test_every_event_is_drawn_once_for_each_width(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + PATH)
        listed = page.locator(".dossier-when[id]").evaluate_all("all => all.map(e => e.id)")
        for width in ("narrow", "wide"):
            drawn = page.locator(f".dossier-{width} [data-event]").evaluate_all(
                "all => all.map(e => e.dataset.event)"
            )
            assert set(drawn) == set(listed)
            assert len(drawn) == len(listed)


def test_a_mark_is_called_what_stands_beside_it(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(address + PATH)
        marks = page.locator("[data-event]", has=page.locator("text")).evaluate_all(
            "all => all.map(e => [e.querySelector('title').textContent, "
            "[...e.querySelectorAll('text')].map(t => t.textContent).join(' ')])"
        )
        assert any(" " in words for _, words in marks)
        assert [title for title, words in marks if not title.endswith(f": {words}")] == []
