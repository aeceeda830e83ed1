"""On phones, sections, notes and links back fold under their headings, and open when they are looked for."""

from playwright.sync_api import Browser, expect

PAGE = "actors/estmark/"
FOLDED = "details.dossier-folded"
PHONE = {"width": 390, "height": 844}
NOTE = ".footnote li"


def test_notes_and_links_back_fold_on_a_phone(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(address + PAGE)
    sections = page.locator(".dossier-section[data-count]")
    expect(page.locator(f"{FOLDED}:not([open])")).to_have_count(sections.count() + 2)
    expect(page.locator(NOTE).first).to_be_hidden()
    folded = page.locator(FOLDED).last
    expect(folded.locator("summary > span")).to_have_text(str(page.locator(NOTE).count()))
    folded.locator("summary").click()
    expect(page.locator(NOTE).first).to_be_visible()
    page.close()


def test_long_sections_fold_with_their_counts(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(address + PAGE)
    sections = page.locator(".dossier-section[data-count]")
    assert sections.count() > 1
    for section in sections.all():
        summary = section.locator("xpath=preceding-sibling::summary/span")
        expect(summary).to_have_text(section.get_attribute("data-count") or "")
        expect(section).to_be_hidden()
    # All within it is there for whoever follows a link: also what a fold within the fold holds.
    inner = page.locator(".dossier-section h3[id]").last
    page.evaluate("id => { location.hash = id }", inner.get_attribute("id"))
    expect(inner).to_be_visible()
    page.close()


def test_a_link_into_the_notes_opens_them(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(f"{address}{PAGE}")
    page.locator(f"{FOLDED} > summary").first.click()
    # With a mouse, a mark leads to its note.
    page.locator("a.footnote-ref:visible").first.click()
    expect(page.locator(NOTE).first).to_be_visible()
    page.close()


def test_print_has_all_notes(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(address + PAGE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(f"{FOLDED}:not([open])")).to_have_count(0)
    page.close()


def test_nothing_folds_at_a_desk_or_without_scripts(chromium: Browser, address: str) -> None:
    for options in (
        {"viewport": {"width": 1280, "height": 900}},
        {"java_script_enabled": False, "viewport": PHONE},
    ):
        page = chromium.new_page(**options)  # type: ignore[arg-type]
        page.goto(address + PAGE)
        expect(page.locator(FOLDED)).to_have_count(0)
        expect(page.locator(NOTE).first).to_be_visible()
        page.close()


def test_a_link_to_the_heading_of_a_fold_opens_it(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}actors/haemi/")
    fold = page.locator("h3[id] + details").first
    expect(fold).not_to_have_attribute("open", "")
    heading = fold.locator("xpath=preceding-sibling::h3[1]")
    page.goto(f"{address}actors/haemi/#{heading.get_attribute('id')}")
    expect(fold).to_have_attribute("open", "")
    page.close()
