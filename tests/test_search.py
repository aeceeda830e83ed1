"""What readers find, in a real Chromium, with both engines."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Shared
from tests.site import DESK, PHONE, built, project, served, watched

ENGINES = ("index", "pagefind")

# What readers know somebody or something by, and the page that is about it.
OWN_PAGES = (
    ("Velin", "Anton Velin"),
    ("Lisova", "Yana Lisova"),
    ("Keld", "Mara Keld"),
    ("pak dun", "Pak Dun"),
    ("Orlin", "Petr Orlin"),
    ("HPA", "Haemi Press Agency"),
    ("SWS", "Strait Wire Service"),
    ("VLD", "Veldania"),
    ("IU", "Isles Union"),
    ("Лисова", "Yana Lisova"),
    ("Велин", "Anton Velin"),
    ("Пётр", "Petr Orlin"),
    ("한소리", "Han Sori"),
    ("박둔", "Pak Dun"),
    ("Orsan", "Orsan"),
    ("Kelm", "Kelm shoals"),
    ("Harbour ministry of Veldania", "Veldanian harbour ministry"),
    ("Estmark's spy agency", "Estmark intelligence"),
    ("weapons of Haemi", "Patrol boats"),
)

# A query, a page that is among its first hits, and words that are marked there.
TEXTS = (
    ("600", "Haemi crew members lost", "600"),
    ("10,000", "Haemi crew members sent", "10,000"),
    ("10000", "Haemi crew members sent", "10,000"),
    ("stubborn brotherhood of the sea", "Anton Velin", "brotherhood"),
    ('"stubborn brotherhood of the sea"', "Anton Velin", "brotherhood"),
    ("“stubborn brotherhood of the sea”", "Anton Velin", "brotherhood"),
    ("Ŏrsan", "Orsan", "Orsan"),
    ("who says 600 lost", "Haemi crew members lost", "600"),
)

KINDS = (
    ("Velin", "Anton Velin", "Actor"),
    ("Pak–Velin meeting in Orsan", "Pak–Velin meeting in Orsan", "Meeting"),
    ("Patrol boats", "Patrol boats", "Aid or exchange"),
    ("members sent", "Haemi crew members sent", "Figure"),
    ("Port Haemi", "Port Haemi", "Place"),
    ("Bulletin", "Bulletin of the Isles Union on the strait", "Source"),
    ("Disputes", "Disputes and denials", "Overview"),
)


ANSWER = re.compile(r"^((No page with .* Nearest: )?\d+ pages?|Nothing found.*)$")


def in_chunks(folder: Path) -> Path:
    """The site of the strait, as that of a dossier which is too large to be searched whole."""
    return built(asking_for_chunks(folder))


def asking_for_chunks(folder: Path) -> Path:
    project(folder, "strait")
    with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
        settings.write("search: pagefind\n")
    return folder


@pytest.fixture(scope="session")
def sites(site: Path, shared: Shared) -> dict[str, Path]:
    """The same dossier, once searched whole and once in chunks."""
    return {"index": site, "pagefind": shared("pagefind", in_chunks) / "site"}


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        yield {engine: stack.enter_context(served(folder)) for engine, folder in sites.items()}


@pytest.fixture(scope="session", params=ENGINES)
def searched(request: pytest.FixtureRequest, addresses: dict[str, str]) -> str:
    """Where a site is served that is searched by one of the engines."""
    return addresses[request.param]


@contextmanager
def opened(chromium: Browser, address: str, **options: object) -> Iterator[Page]:
    """The front page with the search open and ready."""
    with watched(chromium, **{"viewport": DESK} | options) as page:
        page.goto(address)
        page.get_by_role("button", name="Search").click()
        yield page


def search(page: Page, query: str) -> None:
    """Put a query in as an input method or the clipboard does, without a key, and wait for its answer."""
    box = page.get_by_role("searchbox")
    if box.input_value():
        # The answer to the last query goes before the next is given.
        box.fill("")
        expect(page.get_by_role("status")).not_to_have_text(ANSWER)
    box.focus()
    page.keyboard.insert_text(query)
    expect(page.get_by_role("status")).to_have_text(ANSWER, timeout=30_000)


def titles(page: Page) -> list[str]:
    return page.locator(".dossier-search__title").all_text_contents()


def test_whoever_is_asked_for_by_any_name_comes_first(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        for query, title in OWN_PAGES:
            search(page, query)
            assert (query, titles(page)[0]) == (query, title)


def test_a_hit_has_its_title_in_the_language_of_its_article(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "Velin thanks Haemi on its shore")
        first = page.locator(".dossier-search__title").first
        expect(first).to_have_text("Velin thanks Haemi on its shore")
        expect(first).to_have_attribute("lang", "ko")
        search(page, "Anton Velin")
        assert page.locator(".dossier-search__title").first.get_attribute("lang") is None


def test_numbers_and_quoted_words_are_found_and_marked(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        for query, title, words in TEXTS:
            search(page, query)
            assert title in titles(page)[:5], query
            hit = page.locator(".dossier-search li", has=page.get_by_role("link", name=title, exact=True))
            expect(hit.locator("mark", has_text=words).first, query).to_be_visible()


def test_words_in_quotation_marks_stand_together(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, '"brotherhood stubborn sea"')
        assert titles(page) == []
        expect(page.get_by_role("status")).to_contain_text("Nothing found")
        search(page, "brotherhood stubborn sea")
        assert titles(page)


# Words of texts, and of no name, that nobody wrote so; and a page that has what is meant.
NEARLY = (
    ("amunition", "Aid and exchange"),
    # Ten pages hold the word; this one is among the first in either index.
    ("wheather", "Pak–Lisova meeting in June"),
    ("barracks zzzz", "Veldanian navy"),
)


def test_a_word_of_a_text_that_is_spelled_otherwise_leads_to_it_and_is_said_to_be_near(
    chromium: Browser, searched: str
) -> None:
    with opened(chromium, searched) as page:
        for query, title in NEARLY:
            search(page, query)
            assert title in titles(page)[:5], query
            expect(page.get_by_role("status")).to_have_text("Nothing found in just these words. The nearest:")


def test_two_syllables_are_enough(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        for query in ("한소", "소리"):
            search(page, query)
            assert (query, titles(page)[0]) == (query, "Han Sori")


def test_a_hit_shows_what_kind_of_page_it_is(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        for query, title, kind in KINDS:
            search(page, query)
            link = page.get_by_role("link", name=title, exact=True)
            hit = page.locator(".dossier-search li", has=link).first
            expect(hit.locator(".dossier-search__kind"), query).to_have_text(kind)


def test_a_figure_that_is_found_shows_its_number(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "Haemi crew members lost")
        hit = page.locator(".dossier-search li").first
        expect(hit.locator(".dossier-search__title")).to_have_text("Haemi crew members lost")
        expect(hit).to_contain_text("fewer than 40 sailors disputed")


def test_how_many_is_answered_with_all_totals(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        search(page, "how many sailors")
        expect(page.locator(".dossier-search li").first).to_contain_text(
            "About 3,000 (Estmark intelligence); 10,000 to 12,000"
        )


def test_a_hit_shows_whole_sentences_beginning_with_one_that_answers(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    with opened(chromium, addresses["index"]) as page:
        search(page, "how many sailors suggest autumn before")
        expect(page.locator(".dossier-search__excerpt").first).to_have_text(
            "… In an article that dates from November 2024, Estmark intelligence reports that 1,500 more had "
            "been sent, and puts the total at about 3,000. In another article, sources in Estmark suggest "
            "that 10,000 to 12,000 had sailed in the autumn of the year before. …"
        )


def test_editors_remarks_are_shown_where_they_are_asked_for(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        hits = page.locator(".dossier-search__excerpt")
        search(page, "Pak Velin met in Orsan")
        expect(hits.get_by_text("Pak Dun and Anton Velin met in Orsan.").first).to_be_visible()
        expect(hits.get_by_text("Editors’ note: No day")).to_have_count(0)
        search(page, "Pak Velin met no day given")
        expect(hits.get_by_text("Editors’ note: No day is given for the meeting.").first).to_be_visible()
        expect(hits.get_by_text("¦")).to_have_count(0)


def test_a_short_name_marks_nothing_that_only_begins_so(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        marks = page.locator(".dossier-search__excerpt mark")
        search(page, "met Ve")
        expect(marks.get_by_text("Velin").first).to_be_visible()
        search(page, "Ve met")
        expect(marks.get_by_text("met").first).to_be_visible()
        expect(marks.get_by_text("Velin")).to_have_count(0)


def test_what_no_page_says_but_in_other_words_is_said(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        search(page, "Treaty, Casualties")
        expect(page.get_by_role("status")).to_have_text(
            re.compile(r"^No page with “Treaty”, “Casualties”\. Nearest: \d+ pages?$")
        )
        # So is a word that nothing is like, where others of the query lead to pages.
        search(page, "zzzz crews sent")
        expect(page.get_by_role("status")).to_contain_text("No page with “zzzz”")
        # What has a word in another form has the word.
        search(page, "deny")
        expect(page.get_by_role("status")).not_to_contain_text("No page with")
        search(page, "pact")
        expect(page.get_by_role("status")).not_to_contain_text("No page with")


def test_what_a_word_only_begins_with_is_no_misspelling(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        # "sailors" and "said" stand there.
        search(page, "sail")
        expect(page.locator(".dossier-search mark").first).to_be_visible()
        expect(page.locator(".dossier-search")).not_to_contain_text("Nothing found")


def test_half_a_name_is_enough_where_the_other_word_stands_elsewhere(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    with opened(chromium, addresses["index"]) as page:
        search(page, "barracks coal")
        assert "Containers of coal" in titles(page)


WORDS = (
    ("North Harbour’s crews", ["north", "harbour", "crews"]),
    ("10,000 or 10.000, but 3.5", ["10000", "or", "10000", "but", "3.5"]),
    ("U.S. and D.P.R.K.", ["us", "and", "dprk"]),
    ("Ŏrsan, Élan, Straße", ["orsan", "elan", "strasse"]),
    ("don't, O’Hara", ["dont", "ohara"]),
)
# A word of a page, a query, and how well they match: as it stands, in part, or not at all.
LIKENESS = (
    ("boats", "boats", 1),
    ("boat", "boats", 0.9),
    ("boating", "boat", 0.5),
    ("boat", "b", 0),
    ("10000", "10", 0),
    ("600km", "600", 0.6),
    ("steamboat", "boat", 0),
)


def test_words_are_compared_as_readers_mean_them(chromium: Browser, address: str) -> None:
    """The modules on their own: every reading of a word, without a search for each."""
    script = """async ([url, texts, likenesses]) => {
        const { wordsOf, parse, likeness } = await import(url)
        return [
            texts.map(text => wordsOf(text).map(({ word }) => word)),
            likenesses.map(([word, query]) => likeness(word, parse(query).terms[0])),
            parse("„one two“ and “three” 10 000"),
        ] }"""
    url = f"{address}assets/javascripts/search/words.js"
    with watched(chromium) as page:
        page.goto(address)
        given = [url, [text for text, _ in WORDS], [pair[:2] for pair in LIKENESS]]
        words, found, query = page.evaluate(script, given)
    assert words == [expected for _, expected in WORDS]
    assert found == [expected for *_, expected in LIKENESS]
    assert query["phrases"] == [["one", "two"], ["three"]]
    assert [term["word"] for term in query["terms"]] == ["one", "two", "and", "three", "10000"]


def test_hits_of_one_kind_can_be_asked_for(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "Velin")
        page.get_by_label("Kind of page").select_option("Meeting")
        expect(page.locator(".dossier-search__title").first).to_contain_text("Velin")
        expect(page.locator(".dossier-search__kind").first).to_have_text("Meeting")
        assert set(page.locator(".dossier-search__kind").all_text_contents()) == {"Meeting"}


def test_nothing_is_loaded_before_the_search_is_opened(chromium: Browser, searched: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.removeprefix(searched)))
        page.goto(searched, wait_until="networkidle")
        before = [url for url in loaded if "search" in url]
        assert before == ["assets/stylesheets/search.css", "assets/javascripts/search.js"]
        page.get_by_role("button", name="Search").click()
        search(page, "Velin")
        assert "search/index.json" in loaded


def test_a_large_dossier_loads_only_chunks(
    chromium: Browser, addresses: dict[str, str], sites: dict[str, Path]
) -> None:
    assert (sites["pagefind"] / "search/index.json").stat().st_size < 200
    with watched(chromium, viewport=DESK) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(addresses["pagefind"])
        page.get_by_role("button", name="Search").click()
        search(page, "Velin")
        assert any(url.endswith(".pf_index") for url in loaded)


def test_the_whole_way_is_gone_by_keyboard(chromium: Browser, searched: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(searched)
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        search(page, "Velin")
        page.keyboard.press("ArrowDown")
        links = page.locator(".dossier-search__output a")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Anton Velin")


def test_enter_leads_to_the_first_hit(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "HPA")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Haemi Press Agency")


def test_escape_closes_the_search_and_leads_back(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "Velin")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_role("button", name="Search")).to_be_focused()
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_have_value("Velin")


def test_the_key_can_be_turned_off(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        page.get_by_label("The key / opens the search").uncheck()
        page.keyboard.press("Escape")
        page.reload()
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_hit_leads_to_the_statement(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "“stubborn brotherhood of the sea”")
        page.get_by_label("Kind of page").select_option("Source")
        page.locator(".dossier-search__title").first.click()
        page.wait_for_url("**/sources/strait-times/#brotherhood")
        expect(page.locator(".dossier-claim:target")).to_contain_text("stubborn brotherhood of the sea")


def test_the_section_of_a_hit_is_opened_at_its_sentence(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched, viewport=PHONE) as page:
        search(page, "denied crews")
        page.get_by_role("link", name="What went through Strait Wire Service").click()
        page.wait_for_url("**/actors/strait-wire/#what-went-through-strait-wire-service*")
        sentence = page.locator(".dossier-says", has_text="Haemi denied that it had sent")
        expect(sentence.first).to_be_in_viewport()


def test_hangul_is_found_while_it_is_composed(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        expect(page.get_by_role("status")).to_have_text("", timeout=30_000)
        client = page.context.new_cdp_session(page)
        for text in ("ㅎ", "하", "한", "한ㅅ", "한소"):
            client.send(
                "Input.imeSetComposition",
                {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
            )
        expect(page.locator(".dossier-search__title").first).to_have_text("Han Sori")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_is_accessible(chromium: Browser, searched: str, scheme: str) -> None:
    with opened(chromium, searched, color_scheme=scheme) as page:
        search(page, "Velin")
        found = Axe().run(page).response["violations"]
        assert [
            (v["id"], n["html"][:200], n.get("failureSummary")) for v in found for n in v["nodes"][:2]
        ] == []


def test_the_search_fits_on_a_phone(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched, viewport=PHONE) as page:
        search(page, "Velin")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        inner = page.locator(".dossier-search__output")
        assert inner.evaluate("it => it.scrollWidth <= it.clientWidth")
        targets = page.locator(".dossier-search :is(a, button, select, input):visible, [data-search-open]")
        for box in (target.bounding_box() for target in targets.all()):
            assert box
            assert min(box["width"], box["height"]) >= 24


def test_without_scripts_no_dead_button_is_shown(chromium: Browser, addresses: dict[str, str]) -> None:
    with watched(chromium, java_script_enabled=False) as page:
        page.goto(addresses["index"])
        expect(page.locator("[data-search-open]")).to_be_hidden()


def test_the_same_content_gives_the_same_chunks(sites: dict[str, Path], tmp_path: Path) -> None:
    """Whatever settings of Pagefind's own lie about, which it reads without being told."""
    folder = asking_for_chunks(tmp_path / "elsewhere")
    (folder / "pagefind.yml").write_text('exclude_selectors: ["p"]\n', encoding="utf-8")
    other = built(folder, PAGEFIND_EXCLUDE_SELECTORS="p")
    made = [
        {path.relative_to(site): path.read_bytes() for path in (site / "search").rglob("*") if path.is_file()}
        for site in (sites["pagefind"], other)
    ]
    assert len(made[0]) > 5
    assert made[0].keys() == made[1].keys()
    assert made[0] == made[1]
